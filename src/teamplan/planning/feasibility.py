"""Briefs that cannot be satisfied: found before or after planning, with changes that work."""

from __future__ import annotations

from collections.abc import Callable

from teamplan.model.brief import MAX_SIZE, Brief
from teamplan.model.catalog import Catalog
from teamplan.model.plan import Plan
from teamplan.planning.infeasible import Change, InfeasibleBriefError, largest_feasible

Planner = Callable[[Catalog, Brief], Plan]


def refuse_impossible(brief: Brief, catalog: Catalog) -> None:
    """Raise InfeasibleBriefError where pins or people on board leave no room for a plan."""
    head = catalog.organisation.head
    if head in brief.exclude:
        message = f"简报排除了负责人岗位 {head}，但每个方案都要有一位负责人"
        raise InfeasibleBriefError(message, [Change(f"从 exclude 中去掉 {head}", {})])
    kept = {role for person in brief.team for role in person.roles} & set(brief.exclude)
    if kept:
        titles = "、".join(catalog.role(role).title for role in sorted(kept))
        message = f"现有人员担任的{titles}同时写在 exclude 里，两处矛盾"
        raise InfeasibleBriefError(message, [Change(f"从 exclude 中去掉{titles}，或从 team 中去掉相应人员", {})])
    people = len(brief.team) + (not any(head in person.roles for person in brief.team))
    if brief.size is not None and brief.size < people:
        message = f"编制 {brief.size} 人少于已在岗的 {people} 人（含负责人）"
        raise InfeasibleBriefError(message, [Change(f"把 size 改为 {people} 或更多", {"size": people})])


def refuse_over_budget(plan: Plan, catalog: Catalog, brief: Brief, planner: Planner) -> None:
    """Raise InfeasibleBriefError where the people cost exceeds the cap; both ways out are planned first."""
    cap = brief.people_cost_cap
    if cap is None or plan.budget is None or plan.budget.monthly.base <= cap:
        return
    free = brief.model_copy(update={"people_cost_cap": None})

    def affordable(size: int) -> bool:
        return _cost(_try(planner, catalog, free, size)) <= cap

    cost, size = plan.budget.monthly.base, len(plan.positions)
    changes = [Change(f"把 people_cost_cap 提高到 {cost}（元/月）", {"people_cost_cap": cost})]
    smaller = largest_feasible(affordable, size)
    if smaller is not None:
        less = _cost(_try(planner, catalog, free, smaller))
        changes.insert(0, Change(f"把 size 减到 {smaller}：约 {less:,} 元/月", {"size": smaller}))
    message = f"{size} 人的人力成本约 {cost:,} 元/月，超过上限 {cap:,} 元/月"
    raise InfeasibleBriefError(message, changes)


def _try(planner: Planner, catalog: Catalog, brief: Brief, size: int) -> Plan | None:
    try:
        return planner(catalog, brief.model_copy(update={"size": min(size, MAX_SIZE)}))
    except InfeasibleBriefError:
        return None


def _cost(plan: Plan | None) -> int:
    if plan is None:
        return 10**15
    return plan.budget.monthly.base if plan.budget else 0
