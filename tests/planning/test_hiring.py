"""When seats are filled, and the phases: what road_map.yaml says."""

from __future__ import annotations

from itertools import pairwise

import pytest

from teamplan.model.brief import Brief
from teamplan.model.plan import Position
from teamplan.model.reason import Reason
from teamplan.model.road_map import HiringPace, RoadMap, RoadMapPhase
from teamplan.model.terms import Stage
from teamplan.planning.hiring import hiring_month, phases_of
from teamplan.planning.planner import plan_team


@pytest.mark.parametrize("stage", Stage)
def test_hires_are_spread_evenly_over_the_months_of_the_stage(catalog, stage):
    pace = catalog.road_map.hiring[stage]
    months = [hiring_month(pace, 24, place) for place in range(1, 25)]
    assert months == sorted(months)
    assert set(months) == set(range(1, pace.months + 1))
    assert hiring_month(pace, 1, 1) == 1


@pytest.mark.parametrize("size", [1, 2, 3, 8, 30])
def test_phases_follow_one_another_and_seat_everybody_once(catalog, size):
    plan = plan_team(catalog, Brief(stage=Stage.GROWTH, size=size, staffed=False))
    seated = [seat for phase in plan.phases for seat in phase.positions]
    assert sorted(seated) == sorted(position.id for position in plan.positions)
    months = [(phase.from_month, phase.to_month) for phase in plan.phases]
    assert months[0][0] == 1
    assert all(end + 1 == begin for (_, end), (begin, _) in pairwise(months))
    assert all(begin <= end for begin, end in months)
    assert plan.phases[-1].key == "run_in"
    assert months[-1][1] - months[-1][0] + 1 == catalog.road_map.hiring[Stage.GROWTH].run_in


def test_another_road_map_gives_other_phases(catalog):
    plan = plan_team(catalog, Brief(stage=Stage.GROWTH, size=12, staffed=False))
    thirds = [
        step.model_copy(update={"until": until, "id": name})
        for step, until, name in zip(catalog.road_map.phases, (0.34, 0.67, 1), ("a", "b", "c"), strict=True)
    ]
    road_map = catalog.road_map.model_copy(update={"phases": tuple(thirds)})
    phases = phases_of(road_map, road_map.hiring[Stage.GROWTH], plan.positions)
    assert [phase.key for phase in phases] == ["a", "b", "c"]
    assert all(phase.positions for phase in phases)


def test_a_phase_without_hires_does_not_say_that_they_arrive(catalog):
    brief = Brief(stage=Stage.STARTUP, size=1)
    (found, run_in) = plan_team(catalog, brief).phases
    assert [reason.key for reason in found.milestones] == ["founding_signed", "founding_meetings"]
    assert found.to_month < run_in.from_month


@pytest.mark.parametrize(
    ("vacancies", "months", "expected"),
    [(1, 6, [1]), (2, 6, [1, 4]), (3, 6, [1, 3, 5]), (4, 6, [1, 2, 4, 5]), (6, 3, [1, 1, 2, 2, 3, 3])],
)
def test_a_hire_starts_in_its_month(vacancies, months, expected):
    pace = HiringPace(months=months, run_in=2, source="甲", grade="B", valid_from="2025")
    assert [hiring_month(pace, vacancies, place) for place in range(1, vacancies + 1)] == expected


def seat(name: str, month: int) -> Position:
    said = {"title": "甲", "function": "data", "department": "部", "kind": "specialist", "roles": {"buyer": 1}}
    return Position(id=name, order=1, month=month, because=Reason.of("on_board"), **said)


def step(name: str, until: float | None, *milestones: str) -> RoadMapPhase:
    return RoadMapPhase(id=name, until=until, milestones=milestones or ("first_review",))


def phases(months: list[int], *steps: RoadMapPhase) -> list[tuple[object, ...]]:
    """Key, first and last month, seats, and the milestones of each phase."""
    pace = HiringPace(months=6, run_in=2, source="甲", grade="B", valid_from="2025")
    road_map = RoadMap(hiring=dict.fromkeys(Stage, pace), phases=steps)
    seats = [seat(f"s{place}", month) for place, month in enumerate(months)]
    return [
        (phase.key, phase.from_month, phase.to_month, phase.positions, phase.milestones)
        for phase in phases_of(road_map, pace, seats)
    ]


REVIEW = Reason.of("first_review")
STEPS = (step("found", 0.34, "founding_hires", "first_review"), step("grow", 1, "later_hires"), step("run_in", None))


def test_phases_share_the_months_and_name_their_hires():
    assert phases([0, 1, 2, 3, 6], *STEPS) == [
        ("found", 1, 3, ("s0", "s1", "s2", "s3"), (Reason.of("founding_hires", hires=("s1", "s2", "s3")), REVIEW)),
        ("grow", 4, 6, ("s4",), (Reason.of("later_hires", hires=("s4",)),)),
        ("run_in", 7, 8, (), (REVIEW,)),
    ]


def test_the_first_phase_lasts_a_month_and_one_in_which_nobody_comes_is_left_out():
    assert phases([0], *STEPS) == [("found", 1, 1, ("s0",), (REVIEW,)), ("run_in", 2, 3, (), (REVIEW,))]
    assert phases([0, 1], *STEPS) == [
        ("found", 1, 1, ("s0", "s1"), (Reason.of("founding_hires", hires=("s1",)), REVIEW)),
        ("run_in", 2, 3, (), (REVIEW,)),
    ]


def test_a_phase_left_out_leaves_its_months_to_the_next():
    three = (step("a", 0.25), step("b", 0.5), step("c", 1))
    assert [row[:4] for row in phases([1, 8], *three)] == [("a", 1, 2, ("s0",)), ("c", 3, 8, ("s1",))]
    assert [row[:4] for row in phases([1, 3, 4, 5], *three)] == [
        ("a", 1, 2, ("s0",)),
        ("b", 3, 3, ("s1",)),
        ("c", 4, 5, ("s2", "s3")),
    ]
