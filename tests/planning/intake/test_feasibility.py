"""Briefs that no plan satisfies: refused with changes that do work."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamplan.model.brief import Brief
from teamplan.model.reason import Reason
from teamplan.model.terms import Stage
from teamplan.planning.intake.infeasible import InfeasibleError, largest_feasible
from teamplan.planning.planner import plan_team


def refused(catalog, **stated: object) -> InfeasibleError:
    with pytest.raises(InfeasibleError) as caught:
        plan_team(catalog, Brief.model_validate({"stage": Stage.GROWTH} | stated))
    return caught.value


def staff(*roles: str) -> tuple[dict[str, object], ...]:
    return tuple({"title": f"同事{place}", "roles": (role,)} for place, role in enumerate(roles))


@given(limit=st.integers(0, 60), below=st.integers(1, 60), least=st.integers(1, 20))
def test_bisection_finds_what_trying_every_size_finds(limit, below, least):
    tried = [size for size in range(least, below) if size <= limit]
    found = largest_feasible(lambda size: least <= size <= limit, below, least)
    assert found == (max(tried) if tried else None)


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


def test_a_plan_at_its_cap_is_no_error(catalog):
    budget = plan_team(catalog, Brief(stage=Stage.GROWTH, size=9)).budget
    assert budget is not None
    plan = plan_team(catalog, Brief(stage=Stage.GROWTH, size=9, people_cost_cap=budget.monthly.base))
    assert plan.budget is not None
    assert plan.budget.cap == budget.monthly.base
