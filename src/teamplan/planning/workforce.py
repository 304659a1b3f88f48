"""The numbers behind one plan: selection, drivers, demand models and the sequence of seats."""

import math
from dataclasses import dataclass
from operator import itemgetter

from teamplan.model.brief import MAX_SIZE, Brief, CompletedBrief
from teamplan.model.catalog import Catalog
from teamplan.model.driver import Driver
from teamplan.model.plan import MAX_WORK, AssumptionUsed
from teamplan.model.reason import Reason
from teamplan.model.role import Role
from teamplan.model.terms import STAGE_ORDER
from teamplan.planning.evidence.composition import Composition
from teamplan.planning.evidence.headcount import Headcount
from teamplan.planning.evidence.likeness import comparable_teams, turnovers
from teamplan.planning.figures import Figures
from teamplan.planning.intake.completion import complete_brief
from teamplan.planning.intake.feasibility import refuse_too_many_seats
from teamplan.planning.intake.infeasible import Change, InfeasibleError
from teamplan.planning.intake.selection import Selection, meets_needs, select_roles
from teamplan.planning.seats.sequence import SeatSequence, Wishes
from teamplan.planning.service_desk.company_desk import service_fte_of
from teamplan.planning.work.channels import lives_by_streaming, mix_of, turnover_shares
from teamplan.planning.work.demand import DemandModel
from teamplan.planning.work.drivers import Volumes, derive_volumes
from teamplan.planning.work.paced import PacedWork, UsualCompany
from teamplan.planning.work.rules.registry import kind_of


@dataclass(frozen=True)
class Workforce:
    """Everything that follows from a brief before seats get their hats."""

    brief: CompletedBrief
    completed: tuple[AssumptionUsed, ...]
    catalog: Catalog
    figures: Figures
    selection: Selection
    work: PacedWork
    sequence: SeatSequence
    size: int
    scale: float

    @property
    def volumes(self) -> Volumes:
        """What the company does."""
        return self.work.volumes

    @property
    def demand(self) -> DemandModel:
        """The staffing rules of the chosen roles."""
        return self.work.model


def build_workforce(brief: Brief, catalog: Catalog) -> Workforce:
    """Work out roles, volumes, demand and size of a brief; raises InfeasibleError where a plan cannot hold the work."""
    workforce = _workforce(brief, catalog)
    role = _beyond_all_plans(workforce)
    if role is None:
        refuse_too_many_seats(workforce.size)
        return workforce
    reason = Reason.of("work_beyond_plan", limit=MAX_WORK, role=role.id)
    raise InfeasibleError(reason, _volumes_to_mend(brief, catalog))


def _beyond_all_plans(workforce: Workforce) -> Role | None:
    """Return the role with the most work, where that is more than a plan can hold."""
    volumes = workforce.volumes.at(workforce.scale)
    models = (workforce.demand, workforce.demand.bounded("high"))
    most, role = max(
        ((work, role) for model in models for work, role in zip(model.evaluate(volumes), model.roles, strict=True)),
        key=itemgetter(0),
    )
    return role if most > MAX_WORK else None


def _volumes_to_mend(brief: Brief, catalog: Catalog) -> list[Change]:
    """Return the stated volume without which a plan can hold the work, where it is one alone."""
    for driver in Driver:
        if brief.volume(driver) is None:
            continue
        without: dict[str, object] = {driver.value: None}
        try:
            workforce = _workforce(brief.model_copy(update=without), catalog)
        except InfeasibleError:
            continue
        if workforce.size <= MAX_SIZE and _beyond_all_plans(workforce) is None:
            return [Change(Reason.of("mend_volume", driver=driver.value), without)]
    return []


def _workforce(brief: Brief, catalog: Catalog) -> Workforce:
    completed_brief, completed = complete_brief(brief, catalog)
    figures = Figures(catalog.assumption_by_key)
    selection = select_roles(completed_brief, catalog)
    work = _paced_work(completed_brief, selection, catalog, figures)
    preferred = {role.id for role in selection.chosen if meets_needs(role, completed_brief)}
    first = catalog.profile(completed_brief.model, completed_brief.platforms).first_seats
    stage = completed_brief.stage
    wishes = Wishes(frozenset(preferred), stage, selection.barred, first.get(stage, ()))
    sequence = SeatSequence(catalog, work, figures, completed_brief.team, wishes)
    size = completed_brief.size or max(1, len(sequence.seats), math.floor(work.people_for(1.0) + 0.5))
    scale = 1.0 if work.volumes.anchored else max(scale_for(size, work), _least_scale(brief, size, catalog))
    return Workforce(completed_brief, completed, catalog, figures, selection, work, sequence, size, scale)


def _paced_work(brief: CompletedBrief, selection: Selection, catalog: Catalog, figures: Figures) -> PacedWork:
    profile = catalog.profile(brief.model, brief.platforms)
    mix = mix_of(turnover_shares(brief, catalog), figures.base("contact_power"))
    volumes = derive_volumes(brief, profile, figures, mix)
    demand = DemandModel(selection.chosen, catalog, figures, service_fte_of(brief, figures))
    published = catalog.published_teams
    people = Headcount(catalog.profile(brief.model), brief.stage, figures, turnovers(published, figures))
    usual = UsualCompany(*_usual_company(brief, catalog), people)
    beside = {function for function, unit in catalog.unit_of.items() if unit.beside_the_team}
    beside |= {role.function for role in selection.chosen if _is_stated(role, brief)}
    compared = brief.model_copy(update={"live": lives_by_streaming(brief, catalog)})
    peers = Composition(lambda: comparable_teams(published, compared, figures), figures, beside)
    return PacedWork(demand, volumes, usual, peers, figures, selection.barred)


def _is_stated(role: Role, brief: CompletedBrief) -> bool:
    """Whether the brief itself says how much work of a role there is: then peers have nothing to add."""
    driver = kind_of(role.staffing).driver(role.staffing)
    return driver not in (None, Driver.MONTHLY_SALES) and brief.volume(driver) is not None


def _usual_company(brief: CompletedBrief, catalog: Catalog) -> tuple[DemandModel, Volumes]:
    """Return what a company does of which nothing is known but the business model and the stage."""
    figures = Figures(catalog.assumption_by_key)
    bare = Brief(stage=brief.stage, model=brief.model, platforms=(), live=False)
    usual, _ = complete_brief(bare, catalog)
    chosen = select_roles(usual, catalog).chosen
    volumes = derive_volumes(usual, catalog.profile(brief.model), figures)
    return DemandModel(chosen, catalog, figures, service_fte_of(usual, figures)), volumes


def _least_scale(brief: Brief, size: int, catalog: Catalog) -> float:
    """Return the scale that a team of this size has at the stage before: a later stage never sells less."""
    place = STAGE_ORDER.index(brief.stage)
    if place == 0:
        return 0.0
    earlier = brief.model_copy(update={"stage": STAGE_ORDER[place - 1]})
    completed, _ = complete_brief(earlier, catalog)
    work = _paced_work(completed, select_roles(completed, catalog), catalog, Figures(catalog.assumption_by_key))
    return max(scale_for(size, work), _least_scale(earlier, size, catalog))


def scale_for(size: int, work: PacedWork) -> float:
    """Return the scale at which there is work for exactly `size` people, or the smallest scale."""
    low = high = work.volumes.smallest_scale
    if work.people_for(low) >= size:
        return low
    while work.people_for(high) < size and high < 1e9:
        low, high = high, high * 2
    for _ in range(30):
        middle = math.sqrt(low * high)
        if work.people_for(middle) < size:
            low = middle
        else:
            high = middle
    return low
