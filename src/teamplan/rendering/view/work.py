"""Facts about work: volumes, the demand of every role, what nobody covers, the shifts, what is bought."""

from itertools import groupby
from typing import NamedTuple

from teamplan.model.quantity import Count, Figure, Fte
from teamplan.rendering.document.blocks import Explanation
from teamplan.rendering.explanation import footnote, formula_of
from teamplan.rendering.view.index import PlanIndex


class VolumeFacts(NamedTuple):
    """A volume of the company, and where it comes from."""

    driver: str
    title: str
    value: Figure
    unit: str
    origin: str
    """`brief`, `derived`, `profile` or `structure`."""
    formula: str
    weak: bool
    why: Explanation


class DemandFacts(NamedTuple):
    """The work of one role."""

    role: str
    low: Fte
    base: Fte
    high: Fte
    formula: str
    weak: bool
    why: Explanation


class DemandTotal(NamedTuple):
    """The work of all roles together."""

    low: Fte
    base: Fte
    high: Fte


class GapFacts(NamedTuple):
    """Work of a role that nobody has time for."""

    role: str
    missing: Fte
    text: str


class HoursFacts(NamedTuple):
    """Hours of the day with the same number of agents."""

    start: int
    end: int
    agents: Count


class ServiceFacts(NamedTuple):
    """The day of customer service."""

    text: str
    contacts: Figure
    model: str
    shifts: tuple[tuple[str, Count], ...]
    """Name and hours of each shift, and the agents on it."""
    peak: tuple[tuple[str, Count], ...]
    """`regular`, `temporary` and `outsourced` people on a promotion day."""
    hours: tuple[HoursFacts, ...]


class BoughtFacts(NamedTuple):
    """A service bought instead of staffed."""

    title: str
    roles: tuple[str, ...]
    note: str
    cost: str | None
    """None where nothing is known, or where the reader must not see it."""


def volumes(index: PlanIndex) -> tuple[VolumeFacts, ...]:
    """Return the volumes that everything follows from."""
    return tuple(
        VolumeFacts(
            driver=line.driver.value,
            title=(named := index.phrasing.driver(line.driver.value)),
            value=Figure(line.value),
            unit=named.unit,
            origin=line.origin,
            formula=formula_of(line, index.phrasing),
            weak=line.origin == "profile" or any(item.assumption in index.weak for item in line.inputs),
            why=Explanation(f"driver:{line.driver.value}", named, footnote(index.why.driver(line), index.phrasing)),
        )
        for line in index.plan.drivers
    )


def demand(index: PlanIndex) -> tuple[DemandFacts, ...]:
    """Return the work of every role, with what explains it."""
    return tuple(
        DemandFacts(
            role=(role := index.role_title(line.role)),
            low=Fte.of(line.low),
            base=Fte.of(line.fte),
            high=Fte.of(line.high),
            formula=formula_of(line, index.phrasing),
            weak=any(item.assumption in index.weak for item in line.inputs),
            why=Explanation(
                key=f"demand:{line.role}",
                title=index.phrasing.phrase("work_of", role=role),
                text=footnote(index.why.demand(line), index.phrasing),
            ),
        )
        for line in index.plan.demand
    )


def demand_total(index: PlanIndex) -> DemandTotal | None:
    """Return the work of all roles together; None where the plan was not worked out from volumes."""
    lines = index.plan.demand
    if not lines:
        return None
    low, _, high = index.plan.work_range
    return DemandTotal(Fte.of(low), Fte(sum(Fte.of(line.fte).hundredths for line in lines)), Fte.of(high))


def gaps(index: PlanIndex) -> tuple[GapFacts, ...]:
    """Return the work that nobody covers, the largest first."""
    found = sorted(index.plan.gaps, key=lambda gap: -gap.fte)
    return tuple(GapFacts(index.role_title(gap.role), Fte.of(gap.fte), index.said(gap.reason)) for gap in found)


def service(index: PlanIndex) -> ServiceFacts | None:
    """Return the day of customer service, where it has one of its own."""
    staffing = index.plan.service
    if staffing is None:
        return None
    hours = range(len(staffing.hourly))
    runs = ((heads, list(run)) for heads, run in groupby(hours, key=staffing.hourly.__getitem__))
    return ServiceFacts(
        text=index.said(staffing.reason),
        contacts=Figure(staffing.contacts_per_day),
        model=index.said(staffing.model),
        shifts=tuple((index.phrasing.shift(shift), Count(shift.agents)) for shift in staffing.shifts),
        peak=tuple((name, Count(heads)) for name, heads in staffing.peak.items()),
        hours=tuple(HoursFacts(run[0], run[-1] + 1, Count(heads)) for heads, run in runs if heads),
    )


def bought(index: PlanIndex) -> tuple[BoughtFacts, ...]:
    """Return the services that are bought instead of staffed."""
    return tuple(
        BoughtFacts(
            title=index.said(item.title),
            roles=tuple(map(index.role_title, item.instead_of)),
            note=index.said(item.note),
            cost=item.cost,
        )
        for item in index.plan.outside
    )
