"""(Catalog, Brief) → Plan."""

from collections.abc import Mapping, Sequence

from teamplan.model.brief import Brief
from teamplan.model.catalog import Catalog
from teamplan.model.plan import AssumptionUsed, DemandLine, DriverLine, Origin, Plan, Position, Service, ServiceStaffing
from teamplan.model.platform import platform_words
from teamplan.model.reason import Reason
from teamplan.model.staffing import QueueRule
from teamplan.model.terms import Function, RoleKind
from teamplan.planning.establishment import Establishment, establish
from teamplan.planning.figures import Figures, used_assumption
from teamplan.planning.hats.separation import separation_notes
from teamplan.planning.hiring import phases_of
from teamplan.planning.intake.feasibility import people_on_board, refuse_impossible, refuse_over_budget
from teamplan.planning.intake.infeasible import InfeasibleError
from teamplan.planning.judgement import judge
from teamplan.planning.least_team import least_team
from teamplan.planning.money.budget import pay_of, people_budget, running_costs
from teamplan.planning.outlook import next_hires, not_yet, split_triggers
from teamplan.planning.practices import choose_practices
from teamplan.planning.requirement import Requirement, required_work
from teamplan.planning.service_desk.company_desk import service_policy, staff_service
from teamplan.planning.target import target_team
from teamplan.planning.work.demand_lines import DemandLines
from teamplan.planning.workforce import Workforce, build_workforce
from teamplan.text.suggestion import nearest_word


def plan_team(catalog: Catalog, brief: Brief) -> Plan:
    """Return the plan for `brief`.

    Raises InfeasibleError where no plan satisfies the brief, and UnknownAssumptionError where the
    catalog's rules name a figure that it lacks.
    """
    refuse_impossible(brief, catalog)
    workforce = build_workforce(brief, catalog)
    plan = assemble(workforce)
    refuse_over_budget(plan, brief, lambda: _costs_of_smaller_teams(brief, catalog, workforce.size))
    return plan


def _costs_of_smaller_teams(brief: Brief, catalog: Catalog, size: int) -> tuple[int, ...]:
    """Return what teams under `size` cost (元/月), from that of the people on board on: each has one seat more."""
    least = people_on_board(brief, catalog)
    try:
        smaller = build_workforce(brief.model_copy(update={"size": max(least, size - 1)}), catalog)
    except InfeasibleError:
        return ()
    pays = [pay_of(seat.role.id, catalog, smaller.figures) for seat in smaller.sequence.grow(size - 1)]
    return running_costs(brief, pays, smaller.figures, catalog)[least - 1 :]


def assemble(workforce: Workforce) -> Plan:
    """Put the plan of a workforce together."""
    required = required_work(workforce)
    demand = required.work
    established = establish(workforce, demand)
    positions, catalog, figures = established.positions, workforce.catalog, workforce.figures
    drivers = workforce.volumes.scaled_lines(workforce.scale)
    lines = _demand_lines(workforce, required, drivers)
    service = _service(workforce, established)
    software = _shop_software(workforce, positions)
    budget = people_budget(workforce.brief, positions, figures, catalog, software)
    judgement = judge(workforce, positions, budget)
    return Plan(
        brief=workforce.brief.as_brief(workforce.size),
        origin=Origin(kind="planned"),
        positions=positions,
        departments={
            unit.department: unit.mission
            for division in catalog.organisation.divisions
            for unit in division.functions
            if any(position.function is unit.function for position in positions)
        },
        drivers=drivers,
        demand=lines,
        gaps=established.gaps,
        not_yet=not_yet(workforce, demand, positions),
        next_hires=next_hires(workforce),
        split_triggers=split_triggers(workforce, positions),
        separation=separation_notes(positions, catalog),
        service=service,
        outside=(*established.outside, *((_software_bought(positions),) if software else ())),
        practices=choose_practices(workforce.brief, positions, catalog),
        phases=phases_of(catalog.road_map, catalog.road_map.hiring[workforce.brief.stage], positions),
        budget=budget,
        target=target_team(workforce),
        judgement=judgement,
        notes=_notes(workforce, required, established),
        assumptions=(*workforce.completed, *_figures_used(figures)),
        planner_figures=_planner_figures(figures),
    )


def _shop_software(workforce: Workforce, positions: Sequence[Position]) -> str | None:
    """Return the figure with the price of the shop software that stands in for a technical team; None with one."""
    if any(position.function is Function.TECHNOLOGY for position in positions):
        return None
    return workforce.catalog.profile(workforce.brief.model, workforce.brief.platforms).shop_software


def _software_bought(positions: Sequence[Position]) -> Service:
    return Service(
        title=Reason.of("shop_software"),
        instead_of=(),
        note=Reason.of("software_for_technology"),
        contact=positions[0].id,
    )


def _demand_lines(
    workforce: Workforce, required: Requirement, drivers: tuple[DriverLine, ...]
) -> tuple[DemandLine, ...]:
    volumes = workforce.volumes.at(workforce.scale)
    catalog, figures = workforce.catalog, workforce.figures
    least = workforce.demand.bounded("low").evaluate(volumes)
    most = workforce.demand.bounded("high").evaluate(volumes)
    headcount = workforce.demand.headcount_base(volumes)
    factor, demand = required.factor, required.work
    shares = {role: work / 100 for role, work in demand.items()}
    queue_model = service_policy(workforce.brief, figures, handle_minutes=1.0).model
    lines = DemandLines(catalog, figures, drivers, headcount, queue_model, shares)
    return tuple(
        lines.line(role, round(low * factor, 2), round(high * factor, 2))
        for role, low, high in zip(workforce.demand.roles, least, most, strict=True)
        if role.id in demand
    )


def _service(workforce: Workforce, established: Establishment) -> ServiceStaffing | None:
    """Return the roster of the first role that answers contacts."""
    for role in workforce.demand.roles:
        rule = role.staffing
        if isinstance(rule, QueueRule):
            agents = [
                other.id
                for other in workforce.demand.roles
                if other.function is role.function and other.kind is RoleKind.SPECIALIST
            ]
            in_house = sum(
                share for position in established.positions for hat, share in position.roles.items() if hat in agents
            )
            contacts = workforce.volumes.at(workforce.scale)[rule.driver] * rule.share
            minutes = workforce.figures.base(rule.handle_minutes)
            return staff_service(workforce.brief, workforce.figures, round(contacts, 1), minutes, in_house)
    return None


def _notes(workforce: Workforce, required: Requirement, established: Establishment) -> tuple[Reason, ...]:
    demand, size = required.work, workforce.size
    work = sum(demand.values()) / 100
    unknown = tuple(name for name in workforce.brief.platforms if name not in workforce.catalog.platform_by_name)
    notes: list[Reason] = []
    if unknown:
        near = tuple(dict.fromkeys(word for name in unknown if (word := nearest_word(name, platform_words()))))
        notes.append(Reason.of("platforms_unknown", platforms=unknown, near=near or None))
    if not workforce.volumes.anchored:
        notes += [Reason.of("volumes_scaled_to_size", model=workforce.brief.model.value, size=size)]
    elif work > size * workforce.figures.base("too_much_work"):
        missing = round(sum(gap.fte for gap in established.gaps), 2)
        notes += [Reason.of("work_exceeds_size", work=work, size=size, missing=missing)]
    elif required.factor < _STRETCHED:
        scatter = workforce.figures.base("staff_scatter")
        usual = round(work / required.factor, 1)
        notes += [Reason.of("team_stretched", size=size, usual=usual, scatter=scatter)]
    elif work < size * workforce.figures.base("too_little_work"):
        notes += [Reason.of("size_exceeds_work", work=work, size=size, spare=round(size - work, 1))]
    else:
        notes += [Reason.of("work_fits_size", work=work, size=size)]
    if workforce.volumes.anchored and established.gaps:
        notes.extend(_too_few(demand, established, workforce))
    if established.outside:
        services = tuple(role for service in established.outside for role in service.instead_of)
        notes.append(Reason.of("services_bought", services=services))
    return tuple(notes)


_STRETCHED = 0.9
"""Factor on the work below which a reader is told."""


def _too_few(demand: Mapping[str, int], established: Establishment, workforce: Workforce) -> list[Reason]:
    """Return the proof that the team is too small for its work, where it is."""
    bought = {role for service in established.outside for role in service.instead_of}
    staffed = {role: amount for role, amount in demand.items() if role not in bought}
    least = least_team(staffed, workforce.catalog, workforce.size)
    return [] if workforce.size >= least.at_least else [least.reason]


def _figures_used(figures: Figures) -> tuple[AssumptionUsed, ...]:
    return tuple(used_assumption(figure) for _, figure in sorted(figures.used.items()) if figure.scope is None)


def _planner_figures(figures: Figures) -> dict[str, float]:
    return {key: figure.base for key, figure in sorted(figures.used.items()) if figure.scope == "planner"}
