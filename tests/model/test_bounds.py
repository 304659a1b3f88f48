"""The ends of what a file may say: each end is taken, what lies beyond is refused."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from teamplan.model import base, brief, plan, road_map, staffing, team

BOUNDS: list[tuple[str, object, list[object], list[object]]] = [
    ("identifier", base.Identifier, ["a", "cs_agent2", "a" * 64], ["", "A", "2a", "_a", "a-b", "a b", "a" * 65]),
    ("slug", base.Slug, ["a", "7", "cs-1", "a" * 64], ["", "A", "-a", "a_b", "a b", "a" * 65]),
    ("name", base.Name, ["字", "a" * 200], ["", "  ", "a" * 201]),
    ("sentence", base.Sentence, ["字", "a" * 200_000], ["", "  ", "a" * 200_001]),
    ("number", base.Number, [-1e30, 0, 1e30], [-1.1e30, 1.1e30]),
    ("text", base.Text, ["字", "a" * 2000], ["", "  ", "a" * 2001]),
    ("turnover", brief.Turnover, [0, 0.5, 1e12], [-0.1, 1.1e12, "3", True]),
    ("flow", brief.Flow, [0, 0.5, 1e9], [-0.1, 1.1e9, "3", True]),
    ("things", brief.Things, [0, 0.5, 1e6], [-0.1, 1.1e6, "3", True]),
    ("money", brief.Money, [0, 10**12], [-1, 10**12 + 1, "3", 1.0]),
    ("share", plan.Share, [0, 3], [-0.01, 3.01]),
    ("clock", plan.Clock, ["08:30", "00:00"], ["8:30", "08:3", "08.30", "08:300"]),
    ("work", plan.Work, [0, 100_000], [-0.01, 100_000.01]),
    ("yuan", plan.Yuan, [0, 10**30], [-1, 10**30 + 1]),
    ("order", plan.Order, [1, 1_000_000], [0, 1_000_001]),
    ("month of a plan", plan.PlanMonth, [0, 1_200], [-1, 1_201]),
    ("id of a seat", plan.SeatId, ["a", "7", "cs-1", "a" * 80], ["", "A", "-a", "a_b", "a" * 81]),
    ("months", road_map.Months, [1, 120], [0, 121]),
    ("fte", staffing.Fte, [0, 10_000], [-0.01, 10_000.01]),
    ("count", team.Count, [0, 1000], [-1, 1001]),
]


@pytest.mark.parametrize(("kind", "taken", "refused"), [row[1:] for row in BOUNDS], ids=[row[0] for row in BOUNDS])
def test_each_end_is_taken_and_nothing_beyond(kind: object, taken: list[object], refused: list[object]):
    adapter: TypeAdapter[object] = TypeAdapter(kind)
    assert [adapter.validate_python(value) for value in taken] == taken
    for value in refused:
        with pytest.raises(ValidationError):
            adapter.validate_python(value)


def test_text_stands_without_the_spaces_around_it():
    assert TypeAdapter(base.Text).validate_python(" 两 字 \n") == "两 字"


@pytest.mark.parametrize(("size", "taken"), [(0, False), (1, True), (10_000, True), (10_001, False), (2.0, False)])
def test_a_team_has_from_one_person_to_the_most_that_is_planned(size: float, taken: bool):  # noqa: FBT001 - a column
    if taken:
        assert brief.Brief(stage="growth", size=size).size == size
    else:
        with pytest.raises(ValidationError):
            brief.Brief(stage="growth", size=size)


def test_a_record_is_frozen_and_takes_no_unknown_key():
    said = brief.Brief(stage="growth")
    with pytest.raises(ValidationError, match="frozen"):
        said.size = 3
    with pytest.raises(ValidationError, match="extra_forbidden"):
        brief.Brief(stage="growth", colour="red")
