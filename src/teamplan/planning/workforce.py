"""The numbers behind one plan: selection, drivers, demand models and the sequence of seats."""

import math
from dataclasses import dataclass

from teamplan.model.brief import Brief, CompletedBrief
from teamplan.model.catalog import Catalog
from teamplan.model.plan import AssumptionUsed
from teamplan.planning.figures import Figures
from teamplan.planning.intake.completion import complete_brief
from teamplan.planning.intake.feasibility import refuse_too_much_work
from teamplan.planning.intake.selection import Selection, meets_needs, select_roles
from teamplan.planning.seats.sequence import SeatSequence
from teamplan.planning.service_desk.company_desk import service_fte_of
from teamplan.planning.work.demand import DemandModel
from teamplan.planning.work.drivers import Volumes, derive_volumes


@dataclass(frozen=True)
class Workforce:
    """Everything that follows from a brief before seats get their hats."""

    brief: CompletedBrief
    completed: tuple[AssumptionUsed, ...]
    catalog: Catalog
    figures: Figures
    selection: Selection
    volumes: Volumes
    demand: DemandModel
    sequence: SeatSequence
    size: int
    scale: float


def build_workforce(brief: Brief, catalog: Catalog) -> Workforce:
    """Work out roles, volumes, demand and size of a brief."""
    completed_brief, completed = complete_brief(brief, catalog)
    figures = Figures(catalog.assumption_by_key)
    selection = select_roles(completed_brief, catalog)
    profile = catalog.profile(completed_brief.model, live=completed_brief.live, platforms=completed_brief.platforms)
    volumes = derive_volumes(completed_brief, profile, figures)
    demand = DemandModel(selection.chosen, catalog, figures, service_fte_of(completed_brief, figures))
    preferred = {role.id for role in selection.chosen if meets_needs(role, completed_brief)}
    sequence = SeatSequence(catalog, demand, volumes, figures, completed_brief.team, preferred)
    size = completed_brief.size or max(1, math.ceil(demand.total(volumes.at(1.0)) - 1e-9))
    refuse_too_much_work(size)
    size = max(size, len(sequence.seats)) if completed_brief.size is None else size
    scale = 1.0 if volumes.anchored else scale_for(size, demand, volumes)
    return Workforce(completed_brief, completed, catalog, figures, selection, volumes, demand, sequence, size, scale)


def scale_for(size: int, demand: DemandModel, volumes: Volumes) -> float:
    """Return the scale at which there is work for exactly `size` people, or the smallest scale."""
    low = high = volumes.smallest_scale
    if demand.total(volumes.at(low)) >= size:
        return low
    while demand.total(volumes.at(high)) < size and high < 1e9:
        low, high = high, high * 2
    for _ in range(30):
        middle = math.sqrt(low * high)
        if demand.total(volumes.at(middle)) < size:
            low = middle
        else:
            high = middle
    return low
