"""Which practices a company of some stage and size has, and who owns them."""

from __future__ import annotations

from collections import Counter
from itertools import product

import pytest

from teamplan.model.brief import Brief
from teamplan.model.plan import ChosenPractice, Plan, Position
from teamplan.model.reason import Reason
from teamplan.planning.planner import plan_team
from teamplan.planning.practices import choose_practices
from teamplan.planning.published_team import plan_published_team, structure_brief


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


def test_the_head_owns_nothing_for_a_mere_hat_while_others_can(catalog):
    head = seat("head", "general_manager", "auditor", owns=("general_manager", "auditor"), reports_to=None)
    assert _owner(catalog, (*TEAM[:2], head), ("auditor", "buyer")) == "a"
    assert _owner(catalog, (*TEAM[:2], head), ("auditor",)) == "head"
    assert _owner(catalog, (*TEAM[:2], head), ("general_manager", "buyer")) == "head"


def _owner(catalog, team: tuple[Position, ...], owners: tuple[str, ...]) -> str:
    practice = catalog.practices[0].model_copy(update={"owners": owners, "from_size": 1, "needs": ()})
    small = catalog.model_copy(update={"practices": (practice,)})
    (chosen_one,) = choose_practices(Brief.model_validate({"stage": "mature"}), team, small)
    return chosen_one.owner


@pytest.mark.parametrize(("owners", "found"), [(("buyer",), 1), (("legal_counsel", "cashier"), 1), (("auditor",), 0)])
def test_what_only_its_owners_can_do_is_left_out_without_them(catalog, owners, found):
    assert len(chosen(catalog, owners=owners, only_owners=True)) == found


def test_practices_come_by_their_place_and_then_by_id(catalog):
    kept = catalog.practices[0].model_dump() | {"from_size": 1, "from_stage": "startup", "needs": ()}
    listed = [type(catalog.practices[0]).model_validate(kept | {"id": name, "place": place}) for name, place in PLACES]
    plan = choose_practices(
        Brief.model_validate({"stage": "mature"}), TEAM, catalog.model_copy(update={"practices": tuple(listed)})
    )
    assert [line.practice for line in plan] == ["c", "a", "b"]


PLACES = (("a", 2), ("b", 2), ("c", 1))


def test_no_two_practices_of_a_chapter_have_one_place(catalog):
    places = Counter((practice.chapter, practice.place) for practice in catalog.practices)
    assert len(places) > 40
    assert max(places.values()) == 1


WORKING_DAYS = 21.75
"""A month; of eight hours each."""
TIMES_A_MONTH = {
    "daily": WORKING_DAYS, "weekly": 52 / 12, "monthly": 1, "quarterly": 1 / 3, "yearly": 1 / 12, "per_event": 0,
}  # fmt: skip


def _hours(catalog, plan: Plan) -> Counter[str]:
    """Return the hours a month that each seat gives to the practices that it owns."""
    hours: Counter[str] = Counter()
    for line in plan.practices:
        practice = catalog.practice_by_id[line.practice]
        hours[line.owner] += practice.minutes * TIMES_A_MONTH[practice.cadence.value] / 60
    return hours


def test_an_owner_of_practices_has_time_for_the_work(catalog):
    for model, stage, size in product(("b2c", "social", "cross_border"), ("startup", "growth"), (1, 3, 5, 8, 12)):
        busiest = max(_hours(catalog, plan_team(catalog, Brief(model=model, stage=stage, size=size))).values())
        share = 1 if size < 10 else 1.2  # of an hour each working day
        assert 0 < busiest <= WORKING_DAYS * share, (model, stage, size, busiest)


def test_who_leads_a_published_team_has_time_for_the_work(catalog):
    assert catalog.teams
    for team in catalog.teams:
        said = {"projects": 3} if team.id == "ops-centre" else {}
        busiest = max(_hours(catalog, plan_published_team(catalog, team, structure_brief(team, said))).values())
        assert 0 < busiest <= WORKING_DAYS * 1.2, (team.id, busiest)


def test_the_weekly_meeting_lasts_as_long_as_whoever_holds_it_is_told(catalog):
    said = [duty for duty in catalog.role("general_manager").duties if "例会" in duty]
    assert said
    minutes = catalog.practice_by_id["weekly_meeting"].minutes
    assert f"{minutes} 分钟" in catalog.practice_by_id["weekly_meeting"].what
    assert all(f"{minutes} 分钟" in duty for duty in said if "分钟" in duty)
