"""Facts about money: pay and budget. There are none for readers who must not see any."""

from typing import NamedTuple

from teamplan.model.plan import Budget, CostLine, MoneyRange, Position
from teamplan.model.quantity import Count, Money, MoneySpan, Share
from teamplan.rendering.view.index import PlanIndex, gathered, main_role
from teamplan.rendering.view.seats import money_span


class PayFacts(NamedTuple):
    """The pay of seats with one title."""

    title: str
    seats: Count
    span: MoneySpan
    base: Money
    weak: bool


class CostFacts(NamedTuple):
    """One line of the budget."""

    item: str
    low: Money
    base: Money
    high: Money
    basis: str


class CostsFacts(NamedTuple):
    """The lines of one kind, and their total as the plan states it."""

    lines: tuple[CostFacts, ...]
    base: Money
    span: MoneySpan
    ties_out: bool
    """Whether the stated total is the sum of the lines."""


class SalesShareFacts(NamedTuple):
    """People cost as a share of monthly sales."""

    base: Share
    low: Share
    high: Share
    given: bool
    """Whether the user said the sales, rather than the plan assuming them."""


class BudgetFacts(NamedTuple):
    """What the people cost."""

    monthly: CostsFacts
    one_off: CostsFacts
    uncovered: tuple[str, ...]
    """Titles of the seats without a figure, one for each seat."""
    cap: Money | None
    over: Money | None
    """By how much the base exceeds the cap."""
    over_at_high: Money | None
    """By how much the high end exceeds the cap."""
    left: Money | None
    """What the base leaves of the cap."""
    left_at_high: Money | None
    of_sales: SalesShareFacts | None


def pay_bands(index: PlanIndex) -> tuple[PayFacts, ...]:
    """Return the pay of every seat that a figure covers, equal ones together; none for readers who must not see any."""
    if not index.audience.sees_money:
        return ()
    groups = gathered(((seat.title, seat.pay), seat) for seat in index.by_department if seat.pay is not None)
    return tuple(_band(index, title, pay, seats) for (title, pay), seats in groups.items())


def _band(index: PlanIndex, title: str, pay: MoneyRange, seats: list[Position]) -> PayFacts:
    role = index.role(main_role(seats[0]))
    weak = role is not None and role.pay in index.weak
    return PayFacts(title, Count(len(seats)), money_span(pay), Money(pay.base), weak)


def budget(index: PlanIndex) -> BudgetFacts | None:
    """Return what the people cost; None where the plan has no budget or the reader must not see it."""
    found = index.plan.budget
    if found is None or not index.audience.sees_money:
        return None
    cap, base, high = found.cap, found.monthly.base, found.monthly.high
    return BudgetFacts(
        monthly=_costs(index, found, "monthly", found.monthly),
        one_off=_costs(index, found, "one_off", found.one_off),
        uncovered=tuple(map(index.seat_title, found.uncovered)),
        cap=None if cap is None else Money(cap),
        over=Money(base - cap) if cap is not None and base > cap else None,
        over_at_high=Money(high - cap) if cap is not None and high > cap else None,
        left=Money(cap - base) if cap is not None and base <= cap else None,
        left_at_high=Money(cap - high) if cap is not None and high <= cap else None,
        of_sales=_of_sales(index, found.monthly),
    )


def _costs(index: PlanIndex, budget: Budget, kind: str, stated: MoneyRange) -> CostsFacts:
    lines = [line for line in budget.lines if line.kind == kind]
    summed = tuple(sum(getattr(line.amount, end) for line in lines) for end in ("low", "base", "high"))
    return CostsFacts(
        lines=tuple(_line(index, line) for line in lines),
        base=Money(stated.base),
        span=money_span(stated),
        ties_out=summed == (stated.low, stated.base, stated.high),
    )


def _line(index: PlanIndex, line: CostLine) -> CostFacts:
    low, base, high = Money(line.amount.low), Money(line.amount.base), Money(line.amount.high)
    return CostFacts(index.phrasing.term("cost_item", line.item), low, base, high, index.said(line.basis))


def _of_sales(index: PlanIndex, monthly: MoneyRange) -> SalesShareFacts | None:
    sales = index.plan.brief.monthly_sales
    if not sales:
        return None
    low, base, high = (Share(amount / sales) for amount in (monthly.low, monthly.base, monthly.high))
    return SalesShareFacts(base, low, high, index.given("monthly_sales"))
