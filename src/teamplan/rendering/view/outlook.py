"""Facts about what comes later: roles not needed yet, the next hires, hats that become jobs."""

from typing import NamedTuple

from teamplan.model.quantity import Count, Figure, Period
from teamplan.rendering.view.index import PlanIndex, gathered
from teamplan.rendering.view.seats import TitleCount, counted_titles


class RefusalFacts(NamedTuple):
    """Roles that are refused for one reason."""

    roles: tuple[str, ...]
    because: str
    until: str
    """What would change it; empty where nothing is foreseen."""


class NextHireFacts(NamedTuple):
    """A seat beyond the plan."""

    order: Count
    title: str
    department: str
    because: str


class TriggerFacts(NamedTuple):
    """The volume at which a hat becomes a job of its own."""

    role: str
    worn_by: str
    driver: str
    volume: Figure
    unit: str
    text: str


class PhaseFacts(NamedTuple):
    """A step of the road map."""

    title: str
    period: Period
    arriving: Count
    titles: tuple[TitleCount, ...]
    """Titles of the seats that are filled."""
    milestones: tuple[str, ...]


def refusals(index: PlanIndex) -> tuple[RefusalFacts, ...]:
    """Return the roles that are not needed yet, those with one reason together."""
    alike = gathered(
        ((index.said(line.because), "" if line.until is None else index.said(line.until)), index.role_title(line.role))
        for line in index.plan.not_yet
    )
    return tuple(RefusalFacts(tuple(roles), because, until) for (because, until), roles in alike.items())


def next_hires(index: PlanIndex) -> tuple[NextHireFacts, ...]:
    """Return the seats beyond the plan."""
    return tuple(
        NextHireFacts(
            order=Count(hire.order),
            title=hire.title,
            department=hire.department,
            because=("" if hire.when is None else index.said(hire.when)) + index.said(hire.because),
        )
        for hire in index.plan.next_hires
    )


def triggers(index: PlanIndex) -> tuple[TriggerFacts, ...]:
    """Return when hats become jobs of their own."""
    return tuple(
        TriggerFacts(
            role=index.role_title(trigger.role),
            worn_by=index.seat_title(trigger.worn_by),
            driver=(driver := index.phrasing.driver(trigger.driver.value)),
            volume=Figure(trigger.volume),
            unit=driver.unit,
            text=index.said(trigger.reason),
        )
        for trigger in index.plan.split_triggers
    )


def phases(index: PlanIndex) -> tuple[PhaseFacts, ...]:
    """Return the steps of the road map."""
    return tuple(
        PhaseFacts(
            title=index.phrasing.made_up("phase", phase.key),
            period=Period(phase.from_month, phase.to_month, index.plan.brief.start),
            arriving=Count(len(phase.positions)),
            titles=counted_titles(map(index.seat_title, phase.positions)),
            milestones=index.all_said(phase.milestones),
        )
        for phase in index.plan.phases
    )
