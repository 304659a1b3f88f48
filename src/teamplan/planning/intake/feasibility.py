"""Briefs that cannot be satisfied: found before or after planning, with changes that work."""

from bisect import bisect_right
from collections.abc import Callable, Sequence

from teamplan.model.brief import MAX_SIZE, Brief
from teamplan.model.catalog import Catalog
from teamplan.model.driver import VOLUMES_OF_SWITCH
from teamplan.model.plan import Plan
from teamplan.model.reason import Reason
from teamplan.planning.intake.infeasible import Change, InfeasibleError


def refuse_impossible(brief: Brief, catalog: Catalog) -> None:
    """Raise InfeasibleError where the brief contradicts itself, or leaves no room for the people on board."""
    _refuse_switched_off_volumes(brief)
    _refuse_excluded_head(brief, catalog)
    _refuse_excluded_people(brief)
    _refuse_two_heads(brief, catalog)
    _refuse_too_many_people(brief, catalog)


def _refuse_switched_off_volumes(brief: Brief) -> None:
    for switch, drivers in VOLUMES_OF_SWITCH.items():
        if getattr(brief, switch) is not False:
            continue
        stated = tuple(driver.value for driver in drivers if brief.volume(driver))
        if stated:
            raise InfeasibleError(
                Reason.of("volumes_switched_off", switch=switch, drivers=stated),
                [
                    Change(Reason.of("turn_on", switch=switch), {switch: True}),
                    Change(Reason.of("drop_volumes", drivers=stated), dict.fromkeys(stated)),
                ],
            )


def _refuse_excluded_head(brief: Brief, catalog: Catalog) -> None:
    head = catalog.organisation.head
    if head in brief.exclude:
        others = tuple(role for role in brief.exclude if role != head)
        raise InfeasibleError(
            Reason.of("head_excluded", role=head),
            [Change(Reason.of("drop_head_exclusion", role=head), {"exclude": others})],
        )


def _refuse_excluded_people(brief: Brief) -> None:
    kept = tuple(sorted({role for person in brief.team for role in person.roles} & set(brief.exclude)))
    if kept:
        others = tuple(role for role in brief.exclude if role not in kept)
        raise InfeasibleError(
            Reason.of("people_excluded", roles=kept),
            [Change(Reason.of("drop_people_or_exclusion", roles=kept), {"exclude": others})],
        )


def _refuse_two_heads(brief: Brief, catalog: Catalog) -> None:
    head = catalog.organisation.head
    heads = [person for person in brief.team if head in person.roles]
    if len(heads) < 2:
        return
    people = tuple(person.name or person.title for person in heads)
    raise InfeasibleError(
        Reason.of("two_heads", role=head, people=people), [Change(Reason.of("one_head_only", role=head), {})]
    )


def _refuse_too_many_people(brief: Brief, catalog: Catalog) -> None:
    people = people_on_board(brief, catalog)
    if brief.size is not None and brief.size < people:
        raise InfeasibleError(
            Reason.of("size_below_people", size=brief.size, people=people),
            [Change(Reason.of("raise_size", size=people), {"size": people})],
        )


def refuse_too_many_seats(people: int) -> None:
    """Raise InfeasibleError where the volumes ask for more people than are planned in one piece."""
    if people > MAX_SIZE:
        raise InfeasibleError(
            Reason.of("work_beyond_limit", people=people, limit=MAX_SIZE),
            [Change(Reason.of("limit_size", size=MAX_SIZE), {"size": MAX_SIZE})],
        )


def people_on_board(brief: Brief, catalog: Catalog) -> int:
    """Return how many are there already, the head included."""
    head = catalog.organisation.head
    return len(brief.team) + (not any(head in person.roles for person in brief.team))


def refuse_over_budget(plan: Plan, brief: Brief, costs: Callable[[], Sequence[int]]) -> None:
    """Raise InfeasibleError where the people cost exceeds the cap, with what keeps within it.

    `costs` gives what teams cost (元/月) that are smaller than the plan's: of as many people as are on board, and
    each with one more than the one before.
    """
    cap = brief.people_cost_cap
    if cap is None or plan.budget is None or plan.budget.monthly.base <= cap:
        return
    size, cost = len(plan.positions), plan.budget.monthly.base
    changes = [raised_cap(cost)]
    smaller = costs()
    within = bisect_right(smaller, cap)
    if within:
        less, people = smaller[within - 1], size - len(smaller) + within - 1
        changes.insert(0, Change(Reason.of("reduce_size", size=people, cost=less), {"size": people}))
    raise InfeasibleError(over_cap(size, cost, cap), changes)


def over_cap(size: int, cost: int, cap: int) -> Reason:
    """Return that the people cost exceeds the cap (元/月)."""
    return Reason.of("cost_over_cap", size=size, cost=cost, cap=cap)


def raised_cap(cost: int) -> Change:
    """Return the change that raises the cap to `cost` (元/月)."""
    return Change(Reason.of("raise_cap", cap=cost), {"people_cost_cap": cost})
