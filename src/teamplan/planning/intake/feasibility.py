"""Briefs that cannot be satisfied: found before or after planning, with changes that work."""

from __future__ import annotations

from collections.abc import Callable

from teamplan.findings.words import Words
from teamplan.model.brief import MAX_SIZE, Brief
from teamplan.model.catalog import Catalog
from teamplan.model.driver import SWITCHED_OFF, TITLES, VOLUMES_OF_SWITCH
from teamplan.model.plan import Plan
from teamplan.planning.intake.infeasible import Change, InfeasibleBriefError, largest_feasible

Planner = Callable[[Catalog, Brief], Plan]


def refuse_impossible(brief: Brief, catalog: Catalog) -> None:
    """Raise InfeasibleBriefError where the brief contradicts itself, or leaves no room for the people on board."""
    _refuse_switched_off_volumes(brief)
    _refuse_excluded_people(brief, catalog)
    _refuse_two_heads(brief, catalog)
    _refuse_too_many_people(brief, catalog)


def _refuse_switched_off_volumes(brief: Brief) -> None:
    for switch, drivers in VOLUMES_OF_SWITCH.items():
        if getattr(brief, switch) is not False:
            continue
        stated = [driver for driver in drivers if brief.volume(driver)]
        if stated:
            titles, keys = "、".join(TITLES[driver] for driver in stated), ", ".join(stated)
            reason = Words(
                f"简报写明{SWITCHED_OFF[switch]}（{switch}: false），又给出了{titles}（{keys}），两处矛盾",
                f"the brief says {switch}: false, yet gives {keys}",
            )
            raise InfeasibleBriefError(
                reason,
                [
                    Change(Words(f"把 {switch} 改为 true", f"set {switch} to true"), {switch: True}),
                    Change(Words(f"去掉 {keys}", f"drop {keys}"), dict.fromkeys(map(str, stated))),
                ],
            )


def _refuse_excluded_people(brief: Brief, catalog: Catalog) -> None:
    head = catalog.organisation.head
    if head in brief.exclude:
        others = tuple(role for role in brief.exclude if role != head)
        raise InfeasibleBriefError(
            Words(
                f"简报排除了负责人岗位 {head}，但每个方案都要有一位负责人",
                f"the brief excludes {head}, but every plan has a head",
            ),
            [Change(Words(f"从 exclude 中去掉 {head}", f"drop {head} from exclude"), {"exclude": others})],
        )
    kept = sorted({role for person in brief.team for role in person.roles} & set(brief.exclude))
    if kept:
        titles, ids = "、".join(catalog.role(role).title for role in kept), ", ".join(kept)
        others = tuple(role for role in brief.exclude if role not in kept)
        raise InfeasibleBriefError(
            Words(
                f"现有人员担任的{titles}（{ids}）同时写在 exclude 里，两处矛盾",
                f"people on board hold {ids}, which the brief excludes",
            ),
            [
                Change(
                    Words(
                        f"从 exclude 中去掉 {ids}（或从 team 中去掉相应人员）",
                        f"drop {ids} from exclude (or the people from team)",
                    ),
                    {"exclude": others},
                )
            ],
        )


def _refuse_two_heads(brief: Brief, catalog: Catalog) -> None:
    head = catalog.organisation.head
    heads = [person for person in brief.team if head in person.roles]
    if len(heads) < 2:
        return
    titles = "、".join(person.name or person.title for person in heads)
    raise InfeasibleBriefError(
        Words(
            f"team 中有 {len(heads)} 人担任负责人 {head}（{titles}），只能有一位",
            f"{len(heads)} people of the team hold {head}; a team has one head",
        ),
        [Change(Words(f"只给一个人写上 {head}", f"give {head} to one of them only"), {})],
    )


def _refuse_too_many_people(brief: Brief, catalog: Catalog) -> None:
    people = people_on_board(brief, catalog)
    if brief.size is not None and brief.size < people:
        raise InfeasibleBriefError(
            Words(
                f"编制 {brief.size} 人少于已在岗的 {people} 人（含负责人）",
                f"size {brief.size} is less than the {people} people on board (the head included)",
            ),
            [Change(Words(f"把 size 改为 {people} 或更多", f"set size to {people} or more"), {"size": people})],
        )


def refuse_too_much_work(people: int) -> None:
    """Raise InfeasibleBriefError where the volumes ask for more people than are planned in one piece."""
    if people > MAX_SIZE:
        raise InfeasibleBriefError(
            Words(
                f"按业务量需要 {people:,} 人，超过一份方案的上限 {MAX_SIZE:,} 人",
                f"the volumes ask for {people:,} people; one plan holds {MAX_SIZE:,} at most",
            ),
            [
                Change(
                    Words(f"把 size 写成 {MAX_SIZE}，缺口会列出来", f"set size to {MAX_SIZE}: the gaps are listed"),
                    {"size": MAX_SIZE},
                )
            ],
        )


def people_on_board(brief: Brief, catalog: Catalog) -> int:
    """Return how many are there already, the head included."""
    head = catalog.organisation.head
    return len(brief.team) + (not any(head in person.roles for person in brief.team))


def refuse_over_budget(plan: Plan, catalog: Catalog, brief: Brief, planner: Planner) -> None:
    """Raise InfeasibleBriefError where the people cost exceeds the cap; both ways out are planned first."""
    cap = brief.people_cost_cap
    if cap is None or plan.budget is None or plan.budget.monthly.base <= cap:
        return
    free = brief.model_copy(update={"people_cost_cap": None})

    def affordable(size: int) -> bool:
        return _cost(_try(planner, catalog, free, size)) <= cap

    changes = [raised_cap(plan.budget.monthly.base)]
    smaller = largest_feasible(affordable, len(plan.positions), people_on_board(brief, catalog))
    if smaller is not None:
        less = _cost(_try(planner, catalog, free, smaller))
        text = Words(f"把 size 减到 {smaller}：约 {less:,} 元/月", f"reduce size to {smaller}: about ¥{less:,} a month")
        changes.insert(0, Change(text, {"size": smaller}))
    raise InfeasibleBriefError(over_cap(len(plan.positions), plan.budget.monthly.base, cap), changes)


def over_cap(size: int, cost: int, cap: int) -> Words:
    """Return that the people cost exceeds the cap (元/月)."""
    return Words(
        f"{size} 人的人力成本约 {cost:,} 元/月，超过上限 {cap:,} 元/月",
        f"{size} people cost about ¥{cost:,} a month, more than the cap of ¥{cap:,}",
    )


def raised_cap(cost: int) -> Change:
    """Return the change that raises the cap to `cost` (元/月)."""
    text = Words(f"把 people_cost_cap 提高到 {cost}（元/月）", f"raise people_cost_cap to {cost} (yuan a month)")
    return Change(text, {"people_cost_cap": cost})


def _try(planner: Planner, catalog: Catalog, brief: Brief, size: int) -> Plan | None:
    try:
        return planner(catalog, brief.model_copy(update={"size": min(size, MAX_SIZE)}))
    except InfeasibleBriefError:
        return None


def _cost(plan: Plan | None) -> int:
    if plan is None:
        return 10**15
    return plan.budget.monthly.base if plan.budget else 0
