"""Facts about the size of the team and what it costs beside its income. Readers who see no money get none."""

from typing import NamedTuple

from teamplan.model.judgement import Band, Estimate
from teamplan.model.quantity import Count, Figure, FigureSpan, Money, MoneySpan, Month, Share
from teamplan.rendering.view.index import PlanIndex


class WitnessFacts(NamedTuple):
    """What one witness says of the number of people."""

    name: str
    """`work`, `peers` or `money`."""
    base: Figure
    span: FigureSpan


class JudgementFacts(NamedTuple):
    """The three witnesses of the size, and what the team costs beside its income."""

    witnesses: tuple[WitnessFacts, ...]
    families: Count
    """Sources of published teams behind the peers."""
    income: Money
    people_cost: Share
    least_cost: Share
    most_cost: Share
    sales_per_head: Money
    sales_per_head_band: MoneySpan
    notes: tuple[str, ...]


class TargetHireFacts(NamedTuple):
    """A hire on the way to the sales target."""

    order: Count
    title: str
    month: Month


class TargetFacts(NamedTuple):
    """The team at the sales target."""

    sales: Figure
    month: Month
    people: Count
    cost: Money | None
    """None for readers who see no money."""
    hires: tuple[TargetHireFacts, ...]


def judgement(index: PlanIndex) -> JudgementFacts | None:
    """Return what is known of the size and its cost; None where nothing is, or for readers who see no money."""
    found = index.plan.judgement
    if found is None or not index.audience.sees_money:
        return None
    cost, head = found.people_cost, found.sales_per_head
    return JudgementFacts(
        witnesses=tuple(_witness(name, getattr(found, name)) for name in ("work", "peers", "money")),
        families=Count(found.families),
        income=Money(round(found.income)),
        people_cost=_share(cost.value),
        least_cost=_share(cost.low),
        most_cost=_share(cost.high),
        sales_per_head=Money(round(head.value)),
        sales_per_head_band=_money(head),
        notes=index.all_said(found.notes),
    )


def target(index: PlanIndex) -> TargetFacts | None:
    """Return the team at the sales target; None where the brief names none above today's turnover."""
    found = index.plan.target
    if found is None:
        return None
    start = index.plan.brief.start
    return TargetFacts(
        sales=Figure(found.sales),
        month=Month(found.months, start),
        people=Count(found.people),
        cost=Money(found.cost) if index.audience.sees_money else None,
        hires=tuple(TargetHireFacts(Count(hire.order), hire.title, Month(hire.month, start)) for hire in found.hires),
    )


def _witness(name: str, estimate: Estimate) -> WitnessFacts:
    return WitnessFacts(name, Figure(estimate.base), FigureSpan(estimate.low, estimate.high))


def _money(band: Band) -> MoneySpan:
    return MoneySpan(Money(round(band.low)), Money(round(band.high)))


def _share(part: float) -> Share:
    return Share(part, 0)
