"""When seats are filled, and the phases: what road_map.yaml says."""

from __future__ import annotations

from itertools import pairwise

import pytest

from teamplan.model.brief import Brief
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
    plan = plan_team(catalog, Brief(stage=Stage.GROWTH, size=size))
    seated = [seat for phase in plan.phases for seat in phase.positions]
    assert sorted(seated) == sorted(position.id for position in plan.positions)
    months = [(phase.from_month, phase.to_month) for phase in plan.phases]
    assert months[0][0] == 1
    assert all(end + 1 == begin for (_, end), (begin, _) in pairwise(months))
    assert all(begin <= end for begin, end in months)
    assert plan.phases[-1].key == "run_in"
    assert months[-1][1] - months[-1][0] + 1 == catalog.road_map.hiring[Stage.GROWTH].run_in


def test_another_road_map_gives_other_phases(catalog):
    plan = plan_team(catalog, Brief(stage=Stage.GROWTH, size=12))
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
