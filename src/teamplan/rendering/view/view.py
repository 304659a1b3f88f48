"""Everything that a document template can ask of a plan."""

from __future__ import annotations

from functools import cached_property

from teamplan.model.quantity import Count, Fte
from teamplan.rendering.document.blocks import OrgChart
from teamplan.rendering.view import assumptions, company, jobs, money, outlook, practices, risks, seats, work
from teamplan.rendering.view.assumptions import AssumptionFacts, GradeFacts
from teamplan.rendering.view.chart import org_chart
from teamplan.rendering.view.company import CompanyFacts, DepartmentFacts, OriginFacts, SourceFacts
from teamplan.rendering.view.index import PlanIndex
from teamplan.rendering.view.jobs import JobFacts
from teamplan.rendering.view.money import BudgetFacts, PayFacts
from teamplan.rendering.view.outlook import NextHireFacts, PhaseFacts, RefusalFacts, TriggerFacts
from teamplan.rendering.view.practices import PracticeFacts, ReportFacts
from teamplan.rendering.view.risks import OverloadFacts, SeparationFacts
from teamplan.rendering.view.seats import HireFacts, SeatFacts, SeatNode, TitleCount
from teamplan.rendering.view.work import BoughtFacts, DemandFacts, DemandTotal, GapFacts, ServiceFacts, VolumeFacts


class View:
    """The facts of a plan for one audience; a template knows it as `view`.

    Texts are those of the catalog, of the brief and of worded reasons; everything else is a quantity,
    a term (`startup`, `lead` …) that the `term` filter words, or a switch.
    """

    def __init__(self, index: PlanIndex) -> None:
        """Look everything up in `index`."""
        self._index = index

    @property
    def title(self) -> str:
        """Title of the plan."""
        return self._index.phrasing.title(self._index.plan)

    @cached_property
    def company(self) -> CompanyFacts:
        """What the brief says of the company."""
        return company.company(self._index)

    def is_assumed(self, key: str) -> bool:
        """Whether the plan assumed this key of the brief."""
        return key in self._index.assumed_keys

    @cached_property
    def seats(self) -> Count:
        """Seats (编制), filled or vacant."""
        return Count(len(self._index.plan.positions))

    @cached_property
    def vacant(self) -> Count:
        """Seats that nobody holds."""
        return Count(len(self._index.vacancies))

    @cached_property
    def filled(self) -> Count:
        """People who are there."""
        return Count(self.seats - self.vacant)

    @cached_property
    def total_load(self) -> Fte:
        """Work on all seats together."""
        return Fte(sum(self._index.loads))

    @cached_property
    def layers(self) -> Count:
        """Layers of the organisation, the head being the first."""
        return Count(self._index.layers)

    @property
    def head(self) -> str:
        """Title of the head's seat."""
        return self._index.head.title

    @cached_property
    def widest_span(self) -> TitleCount | None:
        """The seat with the most direct reports and how many they are; None where nobody reports to anybody."""
        reports = self._index.reports
        if not reports:
            return None
        widest = max(reports, key=lambda seat: len(reports[seat]))
        return TitleCount(self._index.seat_title(widest), Count(len(reports[widest])))

    @cached_property
    def notes(self) -> tuple[str, ...]:
        """What the plan has to say about itself."""
        return self._index.all_said(self._index.plan.notes)

    @cached_property
    def departments(self) -> tuple[DepartmentFacts, ...]:
        """Departments and their seats."""
        return company.departments(self._index)

    @cached_property
    def staffed_departments(self) -> Count:
        """Departments that have seats."""
        return Count(len(self._index.departments))

    @cached_property
    def establishment(self) -> tuple[SeatFacts, ...]:
        """Seats that differ in nothing a table shows, by department."""
        return seats.establishment(self._index)

    @cached_property
    def reporting_tree(self) -> tuple[SeatNode, ...]:
        """Seats by reporting line, from the head down."""
        return seats.reporting_tree(self._index)

    @cached_property
    def hat_wearers(self) -> tuple[SeatFacts, ...]:
        """Seats with several hats, and those with too much work where the reader may know."""
        return seats.hat_wearers(self._index)

    @cached_property
    def hires(self) -> tuple[HireFacts, ...]:
        """Vacancies in the order of hiring."""
        return seats.hires(self._index)

    @cached_property
    def hires_below_head(self) -> tuple[HireFacts, ...]:
        """Vacancies in the order of hiring, the head's seat left out."""
        head = self._index.head.order
        return tuple(hire for hire in self.hires if not (hire.first == hire.last == head))

    @cached_property
    def volumes(self) -> tuple[VolumeFacts, ...]:
        """Volumes that everything follows from."""
        return work.volumes(self._index)

    @property
    def sales(self) -> VolumeFacts | None:
        """Monthly sales, as given or assumed."""
        return next((line for line in self.volumes if line.driver == "monthly_sales"), None)

    @cached_property
    def demand(self) -> tuple[DemandFacts, ...]:
        """Work of every role."""
        return work.demand(self._index)

    @cached_property
    def gaps(self) -> tuple[GapFacts, ...]:
        """Work that nobody covers, the largest first."""
        return work.gaps(self._index)

    @cached_property
    def service(self) -> ServiceFacts | None:
        """The day of customer service."""
        return work.service(self._index)

    @cached_property
    def bought(self) -> tuple[BoughtFacts, ...]:
        """Services bought instead of staffed."""
        return work.bought(self._index)

    @cached_property
    def refusals(self) -> tuple[RefusalFacts, ...]:
        """Roles that are not needed yet."""
        return outlook.refusals(self._index)

    @property
    def refused(self) -> tuple[str, ...]:
        """Titles of the roles that are not needed yet, in the order of the plan."""
        return tuple(self._index.role_title(line.role) for line in self._index.plan.not_yet)

    @cached_property
    def next_hires(self) -> tuple[NextHireFacts, ...]:
        """Seats beyond the plan."""
        return outlook.next_hires(self._index)

    @cached_property
    def triggers(self) -> tuple[TriggerFacts, ...]:
        """When hats become jobs of their own."""
        return outlook.triggers(self._index)

    @cached_property
    def phases(self) -> tuple[PhaseFacts, ...]:
        """Steps of the road map."""
        return outlook.phases(self._index)

    @cached_property
    def jobs(self) -> tuple[JobFacts, ...]:
        """Roles in use, those with a seat of their own first."""
        return jobs.jobs(self._index)

    @property
    def small_hat(self) -> Fte:
        """Work below which a role that nobody has as main role is a small hat."""
        return Fte(self._index.small_hat)

    @cached_property
    def practices(self) -> tuple[PracticeFacts, ...]:
        """Chosen management practices."""
        return practices.practices(self._index)

    @cached_property
    def meetings(self) -> tuple[PracticeFacts, ...]:
        """Practices that are held regularly."""
        return practices.meetings(self.practices)

    @cached_property
    def reports(self) -> tuple[ReportFacts, ...]:
        """Reports that one role gives to another."""
        return practices.reports(self._index)

    @cached_property
    def pay_bands(self) -> tuple[PayFacts, ...]:
        """Pay of the seats that a figure covers; none for readers who must not see any."""
        return money.pay_bands(self._index) if self._index.audience.sees_money else ()

    @cached_property
    def unpaid(self) -> tuple[str, ...]:
        """Titles of the seats without a pay figure, by department, one for each seat."""
        return tuple(seat.title for group in self._index.departments.values() for seat in group if seat.pay is None)

    @cached_property
    def budget(self) -> BudgetFacts | None:
        """What the people cost; None for readers who must not see it."""
        return money.budget_facts(self._index)

    @cached_property
    def assumptions(self) -> tuple[AssumptionFacts, ...]:
        """What the plan assumed, as far as the reader may see it."""
        return assumptions.assumptions(self._index)

    @cached_property
    def grades(self) -> tuple[GradeFacts, ...]:
        """How many assumptions have each grade of evidence."""
        return assumptions.grades(self.assumptions)

    @cached_property
    def weak_titles(self) -> tuple[str, ...]:
        """Titles of all assumptions that rest on a weak source."""
        phrasing = self._index.phrasing
        return tuple(phrasing.figure_title(line) for line in self._index.plan.assumptions if line.weak)

    @cached_property
    def guessed_volumes(self) -> tuple[str, ...]:
        """Volumes taken from the profile of the business model."""
        return tuple(line.title for line in self.volumes if line.origin == "profile")

    @cached_property
    def separation(self) -> tuple[SeparationFacts, ...]:
        """Duties that should not meet in one person but do."""
        return risks.separation(self._index)

    @cached_property
    def controls(self) -> tuple[SeparationFacts, ...]:
        """One of each control that makes up for duties that meet."""
        return risks.controls(self.separation)

    @cached_property
    def overloads(self) -> tuple[OverloadFacts, ...]:
        """Seats with more than one person's work."""
        return risks.overloads(self._index)

    @cached_property
    def lone_departments(self) -> tuple[str, ...]:
        """Departments of one seat, in a team of more."""
        return risks.lone_departments(self._index)

    @cached_property
    def sources(self) -> tuple[SourceFacts, ...]:
        """Sources that the plan rests on."""
        return company.sources(self._index)

    @cached_property
    def origin(self) -> OriginFacts:
        """How the plan came about."""
        return company.origin(self._index)

    @cached_property
    def chart(self) -> OrgChart:
        """The organisation chart."""
        return org_chart(self._index)

    @cached_property
    def gap_total(self) -> Fte:
        """Work that nobody covers."""
        return Fte(sum(gap.missing.hundredths for gap in self.gaps))

    @cached_property
    def demand_total(self) -> DemandTotal | None:
        """Work of all roles together; None where the plan was not worked out from volumes."""
        return work.demand_total(self.demand)
