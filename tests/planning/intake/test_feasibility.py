"""Briefs that no plan satisfies: refused with changes that do work."""

from __future__ import annotations

import pytest

from teamplan.model.brief import Brief
from teamplan.model.reason import Reason
from teamplan.model.terms import Stage
from teamplan.planning import planner
from teamplan.planning.intake.feasibility import people_on_board, refuse_impossible, refuse_too_many_seats
from teamplan.planning.intake.infeasible import Change, InfeasibleError
from teamplan.planning.planner import plan_team
from teamplan.planning.workforce import build_workforce

pytestmark = pytest.mark.slow


def refused(catalog, **stated: object) -> InfeasibleError:
    with pytest.raises(InfeasibleError) as caught:
        plan_team(catalog, Brief.model_validate({"stage": Stage.GROWTH} | stated))
    return caught.value


def staff(*roles: str) -> tuple[dict[str, object], ...]:
    return tuple({"title": f"同事{place}", "roles": (role,)} for place, role in enumerate(roles))


CONTRADICTIONS = [
    {"exclude": ("general_manager",)},
    {"exclude": ("cs_agent",), "team": staff("cs_agent")},
    {"size": 2, "team": staff("cs_agent", "visual_designer", "store_operator")},
    {"live": False, "live_hours_per_day": 4},
    {"live": False, "live_rooms": 1, "live_hours_per_day": 4},
    {"self_fulfilment": False, "parcels_per_day": 10},
    {"self_fulfilment": False, "returns_per_day": 10},
]


@pytest.mark.parametrize("stated", CONTRADICTIONS, ids=str)
def test_each_change_offered_works(catalog, stated):
    error = refused(catalog, **stated)
    assert Reason.model_validate(error.reason.model_dump()) == error.reason
    assert error.changes
    for change in error.changes:
        assert change.settings
        changed = {"stage": Stage.GROWTH} | stated | change.settings
        assert plan_team(catalog, Brief.model_validate(changed)).positions


def test_nothing_is_a_contradiction_where_the_switch_is_open_or_the_volume_zero(catalog):
    for stated in ({"live_hours_per_day": 4}, {"live": False, "live_rooms": 0}, {"live": True, "live_rooms": 1}):
        assert plan_team(catalog, Brief.model_validate({"stage": "growth", "size": 6} | stated)).positions


def test_two_heads_are_one_too_many(catalog):
    error = refused(catalog, team=staff("general_manager", "general_manager"))
    assert len(error.reason.values["people"]) == 2
    assert plan_team(catalog, Brief.model_validate({"stage": "growth", "size": 3, "team": staff("general_manager")}))


def test_people_on_board_count_with_the_head(catalog):
    team = staff("cs_agent", "cs_agent", "visual_designer")
    assert refused(catalog, size=3, team=team).changes[0].settings == {"size": 4}
    plan = plan_team(catalog, Brief.model_validate({"stage": "growth", "size": 4, "team": team}))
    assert [seat.incumbent is not None for seat in plan.positions] == [True] * 4
    with_head = staff("general_manager", "cs_agent", "visual_designer")
    assert (
        len(plan_team(catalog, Brief.model_validate({"stage": "growth", "size": 3, "team": with_head})).positions) == 3
    )


@pytest.mark.parametrize(
    "team", [(), staff("cs_agent", "cs_agent", "visual_designer", "store_operator")], ids=["new", "team"]
)
@pytest.mark.parametrize("share", [0.45, 0.7, 0.95])
def test_both_ways_out_of_a_budget_are_exact(catalog, share, team):
    brief = Brief.model_validate({"stage": "growth", "size": 14, "team": team})
    full = plan_team(catalog, brief).budget
    assert full is not None
    cap = int(full.monthly.base * share)
    error = refused(catalog, size=14, team=team, people_cost_cap=cap)
    settings = {key: value for change in error.changes for key, value in change.settings.items()}
    assert settings["people_cost_cap"] == full.monthly.base
    capped = brief.model_copy(update={"people_cost_cap": cap})
    fits = plan_team(catalog, capped.model_copy(update={"size": settings["size"]}))
    assert fits.budget is not None
    assert fits.budget.monthly.base <= cap
    with pytest.raises(InfeasibleError):
        plan_team(catalog, capped.model_copy(update={"size": settings["size"] + 1}))


def test_the_search_for_a_size_starts_at_the_people_on_board(catalog):
    team = staff(*["cs_agent"] * 9)
    brief = Brief.model_validate({"stage": "growth", "size": 13, "team": team})
    budget = plan_team(catalog, brief.model_copy(update={"size": 11})).budget
    assert budget is not None
    error = refused(catalog, size=13, team=team, people_cost_cap=budget.monthly.base)
    assert error.changes[0].settings == {"size": 11}


def test_a_budget_below_the_people_on_board_leaves_only_the_cap(catalog):
    error = refused(catalog, size=4, team=staff("cs_agent", "cs_agent", "cs_agent"), people_cost_cap=100)
    assert [list(change.settings) for change in error.changes] == [["people_cost_cap"]]


@pytest.mark.parametrize("stated", [{}, {"city": "上海"}, {"monthly_sales": 3e6}, {"team": staff("cs_agent")}], ids=str)
def test_the_cost_of_a_smaller_team_is_that_of_its_plan(catalog, stated):
    whole = plan_team(catalog, Brief.model_validate({"stage": "growth", "size": 16} | stated)).budget
    assert whole is not None
    for cap in (whole.monthly.base // 3, whole.monthly.base - 1):
        first, _ = refused(catalog, size=16, people_cost_cap=cap, **stated).changes
        budget = plan_team(catalog, Brief.model_validate({"stage": "growth"} | stated | first.settings)).budget
        assert budget is not None
        assert first.reason.values["cost"] == budget.monthly.base <= cap


def test_a_budget_of_a_team_without_a_stated_size_is_kept_by_a_size(catalog):
    error = refused(catalog, monthly_sales=3e6, people_cost_cap=100_000)
    size = error.changes[0].settings["size"]
    plan_team(catalog, Brief.model_validate({"stage": "growth", "monthly_sales": 3e6, "size": size}))


def test_only_two_teams_are_planned_for_the_ways_out_of_a_budget(catalog, monkeypatch):
    built = []
    monkeypatch.setattr(
        planner, "build_workforce", lambda brief, catalog: built.append(brief) or build_workforce(brief, catalog)
    )
    refused(catalog, size=300, people_cost_cap=1_000_000)
    assert len(built) == 2


def test_a_plan_at_its_cap_is_no_error(catalog):
    budget = plan_team(catalog, Brief(stage=Stage.GROWTH, size=9)).budget
    assert budget is not None
    plan = plan_team(catalog, Brief(stage=Stage.GROWTH, size=9, people_cost_cap=budget.monthly.base))
    assert plan.budget is not None
    assert plan.budget.cap == budget.monthly.base


HEADS = (
    {"title": "老板", "roles": ("general_manager",)},
    {"title": "经理", "name": "张三", "roles": ("general_manager",)},
)
CASHIER = ({"title": "出纳", "roles": ("cashier", "buyer")},)


@pytest.mark.parametrize(
    ("stated", "reason", "changes"),
    [
        (
            {"live": False, "live_hours_per_day": 4, "live_rooms": 1},
            Reason.of("volumes_switched_off", switch="live", drivers=("live_hours_per_day", "live_rooms")),
            [
                Change(Reason.of("turn_on", switch="live"), {"live": True}),
                Change(
                    Reason.of("drop_volumes", drivers=("live_hours_per_day", "live_rooms")),
                    {"live_hours_per_day": None, "live_rooms": None},
                ),
            ],
        ),
        (
            {"self_fulfilment": False, "parcels_per_day": 0.5},
            Reason.of("volumes_switched_off", switch="self_fulfilment", drivers=("parcels_per_day",)),
            [
                Change(Reason.of("turn_on", switch="self_fulfilment"), {"self_fulfilment": True}),
                Change(Reason.of("drop_volumes", drivers=("parcels_per_day",)), {"parcels_per_day": None}),
            ],
        ),
        (
            {"exclude": ("buyer", "general_manager", "cashier")},
            Reason.of("head_excluded", role="general_manager"),
            [Change(Reason.of("drop_head_exclusion", role="general_manager"), {"exclude": ("buyer", "cashier")})],
        ),
        (
            {"exclude": ("cs_agent", "cashier", "buyer"), "team": CASHIER},
            Reason.of("people_excluded", roles=("buyer", "cashier")),
            [Change(Reason.of("drop_people_or_exclusion", roles=("buyer", "cashier")), {"exclude": ("cs_agent",)})],
        ),
        (
            {"team": HEADS},
            Reason.of("two_heads", role="general_manager", people=("老板", "张三")),
            [Change(Reason.of("one_head_only", role="general_manager"), {})],
        ),
        (
            {"size": 1, "team": CASHIER},
            Reason.of("size_below_people", size=1, people=2),
            [Change(Reason.of("raise_size", size=2), {"size": 2})],
        ),
    ],
    ids=lambda value: value.key if isinstance(value, Reason) else "",
)
def test_a_contradiction_is_refused_with_its_reason_and_the_ways_out(catalog, stated, reason, changes):
    with pytest.raises(InfeasibleError) as caught:
        refuse_impossible(Brief.model_validate({"stage": "growth"} | stated), catalog)
    assert (caught.value.reason, list(caught.value.changes)) == (reason, changes)
    assert str(caught.value) == f"{reason.key} {reason.values}"


@pytest.mark.parametrize(
    "stated",
    [
        {},
        {"live": True, "live_rooms": 1, "self_fulfilment": True, "parcels_per_day": 9},
        {"live": False, "live_rooms": 0},
        {"exclude": ("buyer",), "team": HEADS[:1]},
        {"size": 2, "team": CASHIER},
        {"size": 1, "team": HEADS[:1]},
    ],
    ids=str,
)
def test_what_is_no_contradiction_passes(catalog, stated):
    refuse_impossible(Brief.model_validate({"stage": "growth"} | stated), catalog)


@pytest.mark.parametrize(("team", "people"), [((), 1), (CASHIER, 2), (HEADS[:1], 1), ((*HEADS[:1], *CASHIER), 2)])
def test_the_head_is_on_board_from_the_beginning(catalog, team, people):
    assert people_on_board(Brief.model_validate({"stage": "growth", "team": team}), catalog) == people


def test_more_people_than_are_planned_are_refused_with_the_most():
    refuse_too_many_seats(10_000)
    with pytest.raises(InfeasibleError) as caught:
        refuse_too_many_seats(10_001)
    assert caught.value.reason == Reason.of("work_beyond_limit", people=10_001, limit=10_000)
    assert caught.value.changes == (Change(Reason.of("limit_size", size=10_000), {"size": 10_000}),)


def test_an_error_without_ways_out_has_none():
    assert InfeasibleError(Reason.of("no_role_to_seat")).changes == ()


def test_a_cap_below_the_cost_is_refused_with_the_largest_team_it_pays_and_the_cost(catalog):
    costs = {}
    for size in (5, 6, 7):
        budget = plan_team(catalog, Brief(stage=Stage.GROWTH, size=size)).budget
        costs[size] = budget.monthly.base if budget else 0
    error = refused(catalog, size=7, people_cost_cap=costs[6] - 1)
    assert error.reason == Reason.of("cost_over_cap", size=7, cost=costs[7], cap=costs[6] - 1)
    assert list(error.changes) == [
        Change(Reason.of("reduce_size", size=5, cost=costs[5]), {"size": 5}),
        Change(Reason.of("raise_cap", cap=costs[7]), {"people_cost_cap": costs[7]}),
    ]
    exact = refused(catalog, size=7, people_cost_cap=costs[6])
    assert exact.changes[0] == Change(Reason.of("reduce_size", size=6, cost=costs[6]), {"size": 6})
