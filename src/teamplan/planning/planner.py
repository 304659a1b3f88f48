"""(Catalog, Brief) → Plan."""

from __future__ import annotations

from collections import Counter

from teamplan.model.brief import Brief
from teamplan.model.catalog import Catalog
from teamplan.model.plan import AssumptionUsed, DemandLine, DriverLine, Origin, Plan, ServiceStaffing
from teamplan.model.staffing import QueueRule
from teamplan.model.terms import BusinessModel, RoleKind, chinese
from teamplan.planning.establishment import Establishment, establish
from teamplan.planning.figures import Figures, used_assumption
from teamplan.planning.hats.separation import separation_notes
from teamplan.planning.hiring import road_map
from teamplan.planning.intake.feasibility import refuse_impossible, refuse_over_budget
from teamplan.planning.least_team import least_team
from teamplan.planning.money.budget import people_budget
from teamplan.planning.outlook import next_hires, not_yet, split_triggers
from teamplan.planning.practices import choose_practices
from teamplan.planning.service_desk.company_desk import service_policy, staff_service
from teamplan.planning.work.demand_reasons import DemandReasons
from teamplan.planning.workforce import Workforce, build_workforce

LEAST_LEADING = 5
"""Hundredths of an FTE that a seat of leadership spends on leading at least."""


def plan_team(catalog: Catalog, brief: Brief) -> Plan:
    """Return the plan for `brief`.

    Raises InfeasibleBriefError where no plan satisfies the brief, and UnknownAssumptionError where the
    catalog's rules name a figure that it lacks.
    """
    refuse_impossible(brief, catalog)
    workforce = build_workforce(brief, catalog)
    plan = assemble(workforce)
    refuse_over_budget(plan, catalog, brief, plan_team)
    return plan


def assemble(workforce: Workforce) -> Plan:
    """Put the plan of a workforce together."""
    demand = _hundredths(workforce)
    established = establish(workforce, demand)
    positions, catalog, figures = established.positions, workforce.catalog, workforce.figures
    drivers = workforce.volumes.scaled_lines(workforce.scale)
    lines = _demand_lines(workforce, demand, drivers)
    service = _service(workforce, established)
    budget = people_budget(workforce.brief, positions, figures)
    return Plan(
        title=f"{(workforce.brief.company or '电商').removesuffix('团队')}团队组建方案",
        brief=workforce.brief,
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
        outside=established.outside,
        practices=choose_practices(workforce.brief, positions, catalog),
        phases=road_map(workforce.brief.stage, positions),
        budget=budget,
        notes=_notes(workforce, demand, established),
        assumptions=(*workforce.completed, *_figures_used(figures)),
    )


def _hundredths(workforce: Workforce) -> dict[str, int]:
    """Return the demand of every role with work to do, in hundredths of an FTE."""
    fte = workforce.demand.evaluate(workforce.volumes.at(workforce.scale))
    rounded = {role.id: int(work * 100 + 0.5) for role, work in zip(workforce.demand.roles, fte, strict=True)}
    leads = Counter(seat.role.id for seat in workforce.sequence.grow(workforce.size) if seat.role.kind.leads)
    for role, seats in leads.items():
        if role in rounded:
            rounded[role] = max(rounded[role], LEAST_LEADING * seats)
    pinned = set(workforce.brief.require)
    return {role: max(work, 2) if role in pinned else work for role, work in rounded.items() if work or role in pinned}


def _demand_lines(
    workforce: Workforce, demand: dict[str, int], drivers: tuple[DriverLine, ...]
) -> tuple[DemandLine, ...]:
    volumes = workforce.volumes.at(workforce.scale)
    catalog, figures = workforce.catalog, workforce.figures
    least = workforce.demand.bounded("low").evaluate(volumes)
    most = workforce.demand.bounded("high").evaluate(volumes)
    headcount = workforce.demand.headcount_base(volumes)
    shares = {role: work / 100 for role, work in demand.items()}
    reasons = DemandReasons(catalog, figures, drivers, headcount, _queue_model(workforce), shares)
    return tuple(
        reasons.line(role, demand[role.id] / 100, round(low, 2), round(high, 2))
        for role, low, high in zip(workforce.demand.roles, least, most, strict=True)
        if role.id in demand
    )


def _queue_model(workforce: Workforce) -> str:
    policy = service_policy(workforce.brief, workforce.figures, 5.0)
    return f"{policy.model}；{policy.definition}"


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


def _notes(workforce: Workforce, demand: dict[str, int], established: Establishment) -> tuple[str, ...]:
    work, size = sum(demand.values()) / 100, workforce.size
    model = chinese(workforce.brief.model or BusinessModel.B2C)
    if not workforce.volumes.anchored:
        notes = [f"简报只给了人数，业务量按{model}画像调整到与 {size} 人大致相当；有实际业务量后请重新生成"]
    elif work > size * 1.05:
        notes = [f"按业务量需要 {work:.1f} FTE，编制 {size} 人，缺 {work - size:.1f} FTE：要么增编，要么减业务"]
    elif work < size * 0.85:
        notes = [f"按业务量只需要 {work:.1f} FTE，编制 {size} 人，富余 {size - work:.1f} FTE，可支撑增长"]
    else:
        notes = [f"按业务量需要 {work:.1f} FTE，编制 {size} 人，基本相当"]
    if workforce.volumes.anchored and established.gaps:
        notes.extend(_too_few(demand, established, workforce))
    if established.outside:
        notes.append(f"{'、'.join(service.title for service in established.outside)}按外购服务处理，不占编制")
    return tuple(notes)


def _too_few(demand: dict[str, int], established: Establishment, workforce: Workforce) -> list[str]:
    """Return the proof that the team is too small for its work, where it is."""
    bought = {role for service in established.outside for role in service.instead_of}
    least = least_team({role: amount for role, amount in demand.items() if role not in bought}, workforce.catalog)
    if workforce.size >= least.at_least:
        return []
    return [f"{least.text}；编制 {workforce.size} 人不可能做完，缺口已逐项列出"]


def _figures_used(figures: Figures) -> tuple[AssumptionUsed, ...]:
    return tuple(used_assumption(assumption) for _, assumption in sorted(figures.used.items()))
