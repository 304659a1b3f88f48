"""What rules look at: one entry of a catalog, a whole catalog, a plan, a brief."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Generic, TypeVar

from teamplan.checks.finding import Place
from teamplan.model.assumption import Assumption
from teamplan.model.brief import Brief
from teamplan.model.catalog import Catalog
from teamplan.model.organisation import Organisation
from teamplan.model.plan import Plan
from teamplan.model.practice import Practice
from teamplan.model.profile import Profile
from teamplan.model.role import Role
from teamplan.model.staffing import StaffingRule
from teamplan.model.team import TeamStructure
from teamplan.model.terms import Function, RoleKind

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Entry(Generic[T]):
    """One entry of a catalog (a role, a practice, a team …) and where it stands."""

    item: T
    place: Place


@dataclass(frozen=True, slots=True)
class RoleOutline:
    """What rules about several roles need to know of each: catalogs may have very many."""

    id: str
    title: str
    aliases: tuple[str, ...]
    function: Function
    kind: RoleKind
    reports_to: tuple[str, ...]
    growth: tuple[str, ...]
    staffing: StaffingRule
    pay: str | None
    duty_marks: tuple[int, ...]
    """One number for each duty, equal for equal duties (within one process and its children)."""
    place: Place


def outline(role: Role, place: Place) -> RoleOutline:
    """Return the outline of `role`."""
    return RoleOutline(
        role.id,
        role.title,
        role.aliases,
        role.function,
        role.kind,
        role.reports_to,
        role.growth,
        role.staffing,
        role.pay,
        tuple([hash(duty) for duty in role.duties]),
        place,
    )


@dataclass
class CatalogSubject:
    """The entries of a catalog under check, and those it may refer to without being checked.

    `base` is a catalog that the files stand on (the built-in one for a lone role file): its entries
    are known, but nothing is said about them, and an entry of the same id takes their place.
    """

    roles: list[RoleOutline] = field(default_factory=list)
    practices: list[Entry[Practice]] = field(default_factory=list)
    assumptions: list[Entry[Assumption]] = field(default_factory=list)
    teams: list[Entry[TeamStructure]] = field(default_factory=list)
    profiles: list[Entry[Profile]] = field(default_factory=list)
    organisations: list[Entry[Organisation]] = field(default_factory=list)
    base: Catalog | None = None

    @cached_property
    def role_by_id(self) -> Mapping[str, RoleOutline]:
        """Every role that may be named."""
        known = [outline(role, Place("")) for role in self.base.roles] if self.base else []
        return {role.id: role for role in (*known, *reversed(self.roles))}

    @cached_property
    def assumption_keys(self) -> frozenset[str]:
        """Every assumption that may be named."""
        known = self.base.assumption_by_key if self.base else {}
        return frozenset(known) | {entry.item.key for entry in self.assumptions}

    @property
    def organisation(self) -> Organisation | None:
        """The organisation in force."""
        if self.organisations:
            return self.organisations[0].item
        return self.base.organisation if self.base else None

    def add(self, item: object, place: Place) -> None:
        """Take in one entry."""
        if isinstance(item, Role):
            self.roles.append(outline(item, place))
        elif isinstance(item, Practice):
            self.practices.append(Entry(item, place))
        elif isinstance(item, Assumption):
            self.assumptions.append(Entry(item, place))
        elif isinstance(item, TeamStructure):
            self.teams.append(Entry(item, place))
        elif isinstance(item, Profile):
            self.profiles.append(Entry(item, place))
        elif isinstance(item, Organisation):
            self.organisations.append(Entry(item, place))


@dataclass(frozen=True)
class BriefSubject:
    """A brief, on its own or within a plan, and the catalog that it will be planned with."""

    brief: Brief
    place: Place
    catalog: Catalog


@dataclass(frozen=True)
class PlanSubject:
    """A plan and the catalog that it is read against."""

    plan: Plan
    place: Place
    catalog: Catalog

    @cached_property
    def position_ids(self) -> frozenset[str]:
        """Ids of all positions."""
        return frozenset(position.id for position in self.plan.positions)


def first_of_each(pairs: Iterable[tuple[str, Place]]) -> tuple[dict[str, Place], Sequence[tuple[str, Place, Place]]]:
    """Return key → its first place, and (key, place, first place) of every repetition."""
    first: dict[str, Place] = {}
    repeated: list[tuple[str, Place, Place]] = []
    for key, place in pairs:
        earlier = first.setdefault(key, place)
        if earlier is not place:
            repeated.append((key, place, earlier))
    return first, repeated
