"""Everything that a document template can ask of a plan."""

from collections.abc import Callable
from functools import cached_property
from typing import TypeVar

from teamplan.model.quantity import Count, Fte
from teamplan.rendering.view import assumptions as assumption_facts
from teamplan.rendering.view import chart as chart_facts
from teamplan.rendering.view import company as company_facts
from teamplan.rendering.view import jobs as job_facts
from teamplan.rendering.view import judgement as judgement_facts
from teamplan.rendering.view import money, outlook, risks, work
from teamplan.rendering.view import practices as practice_facts
from teamplan.rendering.view import seats as seat_facts
from teamplan.rendering.view.index import PlanIndex
from teamplan.rendering.view.seats import TitleCount
from teamplan.rendering.view.work import VolumeFacts

T = TypeVar("T")


class Fact(cached_property[T]):
    """What `find` returns for the plan of a view, looked up once; its docstring says what the fact means."""

    def __init__(self, find: Callable[[PlanIndex], T]) -> None:
        super().__init__(lambda view: find(view._index))  # noqa: SLF001 - a part of the view
        self.find = find


class View:
    """The facts of a plan for one audience; a template knows it as `view`.

    Texts are those of the catalog, of the brief and of worded reasons; everything else is a quantity,
    a term (`startup`, `lead` …) that the `term` filter words, or a switch.
    """

    def __init__(self, index: PlanIndex) -> None:
        self._index = index

    title: Fact[str] = Fact(lambda index: index.phrasing.title(index.plan))
    """Title of the plan."""
    company = Fact(company_facts.company)

    def is_assumed(self, key: str) -> bool:
        """Whether the plan assumed this key of the brief."""
        return key in self._index.assumed

    seats: Fact[Count] = Fact(lambda index: Count(len(index.plan.positions)))
    """Seats (编制), filled or vacant."""
    vacant: Fact[Count] = Fact(lambda index: Count(len(index.vacancies)))
    """Seats that nobody holds."""
    filled: Fact[Count] = Fact(lambda index: Count(len(index.plan.positions) - len(index.vacancies)))
    """People who are there."""
    total_load: Fact[Fte] = Fact(lambda index: Fte(sum(index.loads)))
    """Work on all seats together."""
    layers: Fact[Count] = Fact(lambda index: Count(index.layers))
    """Layers of the organisation, the head being the first."""
    head: Fact[str] = Fact(lambda index: index.head.title)
    """Title of the head's seat."""

    owner_leads: Fact[bool] = Fact(lambda index: index.owns_company(index.head))
    """Whether the head is the owner of the company, rather than somebody employed to lead the team."""
    published_goals: Fact[tuple[str, ...]] = Fact(lambda index: index.structure.goals if index.structure else ())
    """What the team is to reach, as the published structure that the plan reproduces says it."""

    @cached_property
    def widest_span(self) -> TitleCount | None:
        """The seat with the most direct reports and how many they are; None where nobody reports to anybody."""
        reports = self._index.reports
        if not reports:
            return None
        widest = max(reports, key=lambda seat: len(reports[seat]))
        return TitleCount(self._index.seat_title(widest), Count(len(reports[widest])))

    notes: Fact[tuple[str, ...]] = Fact(lambda index: index.all_said(index.plan.notes))
    """What the plan has to say about itself."""
    departments = Fact(company_facts.departments)
    staffed_departments: Fact[Count] = Fact(lambda index: Count(len(index.departments)))
    """Departments that have seats."""
    establishment = Fact(seat_facts.establishment)
    reporting_tree = Fact(seat_facts.reporting_tree)
    hat_wearers = Fact(seat_facts.hat_wearers)
    hires = Fact(seat_facts.hires)

    judgement = Fact(judgement_facts.judgement)
    target = Fact(judgement_facts.target)
    volumes = Fact(work.volumes)

    @property
    def sales(self) -> VolumeFacts | None:
        """Monthly sales, as given or assumed."""
        return next((line for line in self.volumes if line.driver == "monthly_sales"), None)

    demand = Fact(work.demand)
    gaps = Fact(work.gaps)
    service = Fact(work.service)
    bought = Fact(work.bought)
    refusals = Fact(outlook.refusals)
    refused: Fact[tuple[str, ...]] = Fact(
        lambda index: tuple(index.role_title(line.role) for line in index.plan.not_yet)
    )
    """Titles of the roles that are not needed yet, in the order of the plan."""
    next_hires = Fact(outlook.next_hires)
    triggers = Fact(outlook.triggers)
    phases = Fact(outlook.phases)
    jobs = Fact(job_facts.jobs)
    small_hat: Fact[Fte] = Fact(lambda index: Fte(index.small_hat))
    """Work below which a role that nobody has as main role is a small hat."""
    practices = Fact(practice_facts.practices)
    meetings = Fact(practice_facts.meetings)
    reports = Fact(practice_facts.reports)
    pay_bands = Fact(money.pay_bands)
    unpaid: Fact[tuple[str, ...]] = Fact(
        lambda index: tuple(seat.title for seat in index.by_department if seat.pay is None)
    )
    """Titles of the seats without a pay figure, by department, one for each seat."""
    budget = Fact(money.budget)
    assumptions = Fact(assumption_facts.assumptions)
    grades = Fact(assumption_facts.grades)

    @cached_property
    def weak_titles(self) -> tuple[str, ...]:
        """Titles of all assumptions that rest on a weak source."""
        phrasing = self._index.phrasing
        return tuple(phrasing.figure_title(line) for line in self._index.plan.assumptions if line.weak)

    @property
    def guessed_volumes(self) -> tuple[str, ...]:
        """Volumes taken from the profile of the business model."""
        return tuple(line.title for line in self.volumes if line.origin == "profile")

    separation = Fact(risks.separation)
    controls = Fact(risks.controls)
    overloads = Fact(risks.overloads)
    lone_departments = Fact(risks.lone_departments)
    sources = Fact(company_facts.sources)
    origin = Fact(company_facts.origin)
    chart = Fact(chart_facts.org_chart)

    @property
    def gap_total(self) -> Fte:
        """Work that nobody covers."""
        return Fte(sum(gap.missing.hundredths for gap in self.gaps))

    demand_total = Fact(work.demand_total)
