"""Which practices a company of some stage and size has, and who owns them."""

from __future__ import annotations

import pytest

from teamplan.model.brief import Brief
from teamplan.model.plan import ChosenPractice, Position
from teamplan.model.reason import Reason
from teamplan.planning.practices import choose_practices


def seat(name: str, *hats: str, owns: tuple[str, ...] = (), reports_to: str | None = "head") -> Position:
    said = {"title": "甲", "function": "data", "department": "部", "kind": "specialist", "order": 1}
    roles = dict.fromkeys(hats, 0.5)
    because = Reason.of("on_board")
    return Position(id=name, roles=roles, accountable=owns, reports_to=reports_to, because=because, **said)


TEAM = (
    seat("a", "buyer", "cashier"),
    seat("b", "buyer", "auditor", owns=("cashier",)),
    seat("head", "general_manager", reports_to=None),
)


def chosen(catalog, brief: dict[str, object] | None = None, **changed: object) -> tuple[ChosenPractice, ...]:
    said = {"from_stage": "growth", "from_size": 3, "needs": (), "owners": ("buyer",)} | changed
    practice = type(catalog.practices[0]).model_validate(catalog.practices[0].model_dump() | {"id": "meeting"} | said)
    small = catalog.model_copy(update={"practices": (practice,)})
    return choose_practices(Brief.model_validate({"stage": "growth", "live": False} | (brief or {})), TEAM, small)


@pytest.mark.parametrize(
    ("owners", "seat_id"),
    [
        (("cashier",), "b"),
        (("buyer",), "a"),
        (("legal_counsel", "cashier", "buyer"), "b"),
        (("auditor",), "head"),
        (("legal_counsel",), "head"),
    ],
)
def test_a_practice_belongs_to_who_answers_for_its_role_or_has_it_as_main_hat(catalog, owners, seat_id):
    assert chosen(catalog, owners=owners) == (ChosenPractice(practice="meeting", owner=seat_id),)


@pytest.mark.parametrize(
    ("brief", "changed", "fits"),
    [
        ({}, {}, True),
        ({"stage": "mature"}, {}, True),
        ({"stage": "startup"}, {}, False),
        ({}, {"from_size": 4}, False),
        ({}, {"from_size": 1}, True),
        ({}, {"needs": ("live",)}, False),
        ({"live": True}, {"needs": ("live",)}, True),
        ({"live": True}, {"needs": ("live", "self_fulfilment")}, False),
        ({"live": True, "self_fulfilment": True}, {"needs": ("live", "self_fulfilment")}, True),
    ],
    ids=str,
)
def test_a_practice_is_worth_it_from_its_stage_and_size_on(catalog, brief, changed, fits):
    assert bool(chosen(catalog, brief, **changed)) is fits
