"""Who covers a seat until it is filled, and who leads until then."""

from __future__ import annotations

from teamplan.model.plan import Position
from teamplan.model.reason import Reason
from teamplan.model.terms import Function
from teamplan.planning.standing_in import with_stand_ins

RANKED = Reason.of("on_board")


def seat(name: str, order: int, month: int, above: str | None, function: str = "design", **roles: float) -> Position:
    said = {"title": "甲", "department": "部", "kind": "specialist", "because": RANKED}
    hats = roles or {"buyer": 0.5}
    return Position(
        id=name, order=order, month=month, reports_to=above, function=Function(function), roles=hats, **said
    )


HEAD = seat("head", 1, 0, None, "management")


def stood_in(*seats: Position) -> dict[str, Position]:
    return {position.id: position for position in with_stand_ins((HEAD, *seats))}


def test_a_vacancy_is_covered_by_the_last_before_it_of_its_function_else_by_the_head():
    found = stood_in(
        seat("d-1", 2, 0, "head"),
        seat("d-2", 3, 1, "head"),
        seat("d-3", 4, 2, "head"),
        seat("f-1", 5, 2, "head", "data"),
    )
    assert [found[name].covered_by for name in ("head", "d-1", "d-2", "d-3", "f-1")] == [
        None,
        None,
        "d-1",
        "d-2",
        "head",
    ]


def test_who_comes_in_the_same_month_covers_nobody():
    found = stood_in(seat("d-1", 2, 3, "head"), seat("d-2", 3, 3, "head"))
    assert found["d-2"].covered_by == "head"


def test_a_hire_says_whom_it_frees_of_how_many_hours_and_keeps_why_it_has_its_rank():
    hats = {"packer": 0.1, "buyer": 0.4, "cashier": 0.2, "auditor": 0.05}
    found = stood_in(seat("d-1", 2, 0, "head"), seat("d-2", 3, 1, "head", **hats))["d-2"]
    assert found.because == Reason.of("hire_frees", hours=30, roles=("buyer", "cashier", "packer"), position="d-1")
    assert found.ranked == RANKED


def test_until_a_lead_comes_the_first_above_who_is_there_leads():
    found = stood_in(
        seat("manager", 2, 5, "head"),
        seat("lead", 3, 3, "manager"),
        seat("d-1", 4, 1, "lead"),
        seat("d-2", 5, 3, "lead"),
    )
    assert [found[name].led_by for name in ("manager", "lead", "d-1", "d-2")] == [None, "head", "head", None]


def test_who_is_there_already_is_left_as_it_is():
    assert with_stand_ins((HEAD, seat("d-1", 2, 0, "head"))) == (HEAD, seat("d-1", 2, 0, "head"))
