"""Facts about the company and its departments, and how the plan came about."""

import re
from typing import NamedTuple

from teamplan.model.plan import Position
from teamplan.model.quantity import Count, Figure, Share
from teamplan.rendering.view.index import PlanIndex, gathered
from teamplan.rendering.view.seats import TitleCount, counted_titles

_DOCUMENT = re.compile(r"\D{0,3}(\d{3})\b")


class CompanyFacts(NamedTuple):
    """What the brief says; None where it says nothing."""

    name: str | None
    stage: str
    model: str | None
    platforms: tuple[str, ...]
    live: bool | None
    self_fulfilment: bool | None
    city: str | None
    start: str | None
    """Month in which the first hire starts, `2026-12`."""
    monthly_sales: Figure | None
    """As the user said it; None where the plan assumed it."""
    sales_target: Figure | None
    growth: Share | None
    """Of the target above the present sales, where the user said both."""


class DepartmentFacts(NamedTuple):
    """A department and the seats in it; without seats where a published structure names it only."""

    name: str
    mission: str
    titles: tuple[TitleCount, ...]
    seats: Count


class SourceFacts(NamedTuple):
    """A source, and the roles, practices and rules that rest on it."""

    key: str
    document: str
    """Number of the founding document that it is, such as `002`; empty for any other source."""
    rest: str
    """What the key says besides the document or the word `domain`."""
    roles: tuple[str, ...]
    practices: tuple[str, ...]
    separation: bool
    """Whether a rule of separated duties rests on it."""


class OriginFacts(NamedTuple):
    """How the plan came about."""

    planned: bool
    """Whether it was worked out from volumes, rather than reproduced from a published structure."""
    structure: str
    settings: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]


def company(index: PlanIndex) -> CompanyFacts:
    """Return what the brief says of the company."""
    brief = index.plan.brief
    sales, target = brief.monthly_sales, brief.sales_target
    return CompanyFacts(
        name=brief.company,
        stage=brief.stage.value,
        model=None if brief.model is None else brief.model.value,
        platforms=brief.platforms or (),
        live=brief.live,
        self_fulfilment=brief.self_fulfilment,
        city=brief.city if brief.city is not None and index.given("city") else None,
        start=brief.start,
        monthly_sales=Figure(sales) if sales is not None and index.given("monthly_sales") else None,
        sales_target=Figure(target) if target is not None and index.given("sales_target") else None,
        growth=Share(target / sales - 1) if target and sales and index.given("monthly_sales") else None,
    )


def departments(index: PlanIndex) -> tuple[DepartmentFacts, ...]:
    """Return the departments and their seats: in the order in which they were published, or else of the seats."""
    staffed, named = index.departments, index.plan.departments
    first = named if index.plan.origin.kind == "template" else staffed
    every = {name: staffed.get(name, []) for name in dict.fromkeys((*first, *staffed, *named))}
    return tuple(
        DepartmentFacts(
            name, _mission(index, name, seats), counted_titles(seat.title for seat in seats), Count(len(seats))
        )
        for name, seats in every.items()
    )


def _mission(index: PlanIndex, name: str, seats: list[Position]) -> str:
    """Return what the department does, as the plan or else the catalog says it."""
    stated = index.plan.departments.get(name)
    if stated:
        return stated
    functions = dict.fromkeys(seat.function for seat in seats)
    units = [index.catalog.unit_of[function] for function in functions if function in index.catalog.unit_of]
    named = [unit for unit in units if unit.department == name]
    return " ".join(unit.mission for unit in named or units)


def sources(index: PlanIndex) -> tuple[SourceFacts, ...]:
    """Return the sources that roles, practices and separated duties of the plan rest on, by key."""
    used = filter(None, map(index.role, index.roles_in_use))
    roles = gathered((key, role.title) for role in used for key in role.sources)
    practices = gathered((key, practice.title) for practice, _ in index.practices for key in practice.sources)
    apart = {note.source for note in index.plan.separation} if index.audience.sees_people else set()
    return tuple(
        SourceFacts(key, *_named(key), tuple(roles.get(key, ())), tuple(practices.get(key, ())), key in apart)
        for key in sorted({*roles, *practices, *apart})
    )


def _named(key: str) -> tuple[str, str]:
    """Return the number of a founding document that a source key begins with, and the rest of the key."""
    found = _DOCUMENT.match(key)
    if found is None:
        return "", key.removeprefix("domain-")
    return found.group(1), key[found.end() :].strip()


def origin(index: PlanIndex) -> OriginFacts:
    """Return how the plan came about."""
    found = index.plan.origin
    known = {team.id: team.title for team in index.catalog.teams}
    settings = found.settings.items() if index.audience.sees_money else ()
    return OriginFacts(
        planned=found.kind == "planned",
        structure=known.get(found.template, found.template) if found.template else "",
        settings=tuple((name, str(value)) for name, value in sorted(settings)),
        notes=index.all_said(found.notes),
    )
