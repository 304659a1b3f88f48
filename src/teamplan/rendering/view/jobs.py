"""Facts about roles in use: who holds them, and what their job description needs of the plan."""

from typing import NamedTuple

from teamplan.model.plan import Position
from teamplan.model.quantity import Count, Share
from teamplan.model.role import Role
from teamplan.model.terms import Function, RoleKind
from teamplan.rendering.view.index import PlanIndex, gathered, main_role

_MOST_SUPERIORS = 20
"""Superiors whose other reports are named as colleagues; more would not be read."""
_PEERS = 4
"""Colleagues named for each superior."""


class MeasureFacts(NamedTuple):
    """A performance measure of a role."""

    name: str
    definition: str
    formula: str
    data_source: str
    weight: Share


class JobFacts(NamedTuple):
    """A role of the catalog as this plan staffs it."""

    role: Role
    """Title, mission, KPIs, skills, records and qualifications, as the catalog has them."""
    duties: tuple[str, ...]
    """What is done in a team of this size, with the title of the direct superior where it is named."""
    authority: tuple[str, ...]
    """What the holder may decide alone in a team of this size."""
    tools: tuple[str, ...]
    """Those of the role that a company on the platforms of the plan has; all where it names none."""
    owner: bool
    """Whether the holder owns a shop without departments: no requirements are stated."""
    code: str
    """Number of the job: the function's and the role's place in the catalog, `02-007`."""
    measures: tuple[MeasureFacts, ...]
    function: str
    small: bool
    """Whether it is only a small part of somebody's work."""
    holders: Count
    """Seats whose main role it is."""
    wearers: tuple[str, ...]
    """Titles of the seats that wear it as a further hat."""
    departments: tuple[str, ...]
    superiors: tuple[str | None, ...]
    """Title of the superior of each seat; None for the owner of the company."""
    reports: tuple[str, ...]
    """Titles of those who report to its holders."""
    colleagues: tuple[str, ...]
    growth: tuple[str, ...]
    """Titles of the roles that a holder can grow into."""
    outside: str
    """Whom the people of the function deal with outside the company."""


def jobs(index: PlanIndex) -> tuple[JobFacts, ...]:
    """Return the roles in use that the catalog knows, those with a seat of their own first."""
    codes = _codes(index)
    known = (index.role(role) for role in index.roles_in_use)
    return tuple(_job(index, role, codes[role.id]) for role in known if role is not None)


def _codes(index: PlanIndex) -> dict[str, str]:
    roles = gathered((role.function, role.id) for role in index.catalog.roles)
    return {
        role: f"{place:02d}-{number:03d}"
        for place, function in enumerate(Function, 1)
        for number, role in enumerate(roles.get(function, ()), 1)
    }


def _job(index: PlanIndex, role: Role, code: str) -> JobFacts:
    holders = index.holders.get(role.id, [])
    wearers = index.wearers.get(role.id, [])
    seats = holders or wearers
    size = len(index.plan.positions)
    small = role.small_for(size)
    return JobFacts(
        role=role,
        duties=role.duties_under(_superior(index, seats), size),
        authority=role.authority if small is None else small.authority,
        tools=_tools(index, role),
        owner=small is not None,
        code=code,
        measures=tuple(
            MeasureFacts(kpi.name, kpi.definition, kpi.formula, kpi.data_source, Share(kpi.weight / 100, 0))
            for kpi in role.kpis
        ),
        function=role.function.value,
        small=role.id in index.small_hats,
        holders=Count(len(holders)),
        wearers=tuple(seat.title for seat in wearers),
        departments=tuple(seat.department for seat in seats),
        superiors=tuple(map(index.superior_title, seats)),
        reports=tuple(report.title for seat in holders for report in index.reports.get(seat.id, ())),
        colleagues=_colleagues(index, seats),
        growth=tuple(map(index.role_title, role.growth)),
        outside=index.catalog.unit_of[role.function].outside,
    )


def _colleagues(index: PlanIndex, seats: list[Position]) -> tuple[str, ...]:
    superiors = dict.fromkeys((seat.reports_to or "", seat.title) for seat in seats)
    found: list[str] = []
    for superior, title in list(superiors)[:_MOST_SUPERIORS]:
        found += [peer.title for peer in index.reports.get(superior, ()) if peer.title != title][:_PEERS]
    return tuple(found)


def _superior(index: PlanIndex, seats: list[Position]) -> str:
    """Return what the duties call the superior: its title; a head, or nobody above, is the one in charge."""
    above = next((index.position_by_id.get(seat.reports_to or "") for seat in seats), None)
    main = None if above is None else index.role(main_role(above))
    if above is None or (main is not None and main.kind is RoleKind.HEAD):
        return index.phrasing.phrase("in_charge")
    return above.title


def _tools(index: PlanIndex, role: Role) -> tuple[str, ...]:
    here = frozenset(index.plan.brief.platforms or ())
    theirs = index.catalog.platforms_of_tool
    return tuple(tool for tool in role.tools if not here or tool not in theirs or theirs[tool] & here)
