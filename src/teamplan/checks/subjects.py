"""What rules look at: one entry of a catalog, a whole catalog, a plan, a brief."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from sys import intern
from typing import Any, Generic, NamedTuple, TypeVar

from teamplan.findings.finding import Place
from teamplan.model.assumption import Assumption
from teamplan.model.brief import Brief
from teamplan.model.catalog import Catalog
from teamplan.model.plan import Plan
from teamplan.model.role import Role
from teamplan.model.terms import BusinessModel, Function, RoleKind
from teamplan.planning.work.rules.registry import KINDS, kind_of

T = TypeVar("T")


class Entry(NamedTuple, Generic[T]):
    """One entry of a catalog (a role, a practice, a team …) and where it stands."""

    item: T
    place: Place


class RoleOutline(NamedTuple):
    """What rules about several roles need to know of each: catalogs may have very many."""

    id: str
    title: str
    aliases: tuple[str, ...]
    function: Function
    kind: RoleKind
    models: tuple[BusinessModel, ...]
    """Business models that the role belongs to; empty: all."""
    reports_to: tuple[str, ...]
    growth: tuple[str, ...]
    rule: str
    """Name of the staffing rule."""
    split: tuple[str, float] | None
    """The role whose work a split rule shares, and the share."""
    figures: tuple[tuple[tuple[str, ...], str], ...]
    """Every assumption that the role names: where within it, and which."""
    duty_marks: array[int]
    """One number for each duty, equal for equal duties (within one process)."""
    place: Place


_PLACES: dict[str, tuple[str, ...]] = {name: ("staffing", name) for kind in KINDS for name in kind.figures}
"""Key of a staffing rule that names an assumption → where it stands within a role."""


def outline(role: Role, place: Place) -> RoleOutline:
    """Return the outline of `role`; ids that many roles name are kept once."""
    rule = role.staffing
    kind = kind_of(rule)
    figures = [(_PLACES[name], intern(key)) for name in kind.figures if (key := getattr(rule, name)) is not None]
    pool = kind.pool(rule)
    if role.pay is not None:
        figures.append((("pay",), intern(role.pay)))
    return RoleOutline(
        role.id,
        role.title,
        role.aliases,
        role.function,
        role.kind,
        role.applies.models,
        tuple(map(intern, role.reports_to)),
        tuple(map(intern, role.growth)),
        rule.rule,
        None if pool is None else (intern(pool[0]), pool[1]),
        tuple(figures),
        array("q", map(hash, role.duties)),
        place,
    )


@dataclass
class CatalogSubject:
    """The entries of a catalog under check, and those it may refer to without being checked.

    `base` is a catalog that the files stand on (the built-in one for a lone role file): its entries
    are known, but nothing is said about them, and an entry of the same id takes their place.
    """

    roles: list[RoleOutline] = field(default_factory=list)
    base: Catalog | None = None
    _entries: dict[type[object], list[Entry[Any]]] = field(default_factory=dict)

    def entries(self, model: type[T]) -> Sequence[Entry[T]]:
        """Return the entries of `model`, in the order of their files; of roles, only outlines are kept."""
        return self._entries.get(model, ())

    def places_by_model(self) -> Iterator[tuple[type[object], Sequence[tuple[object, Place]]]]:
        """Return (model, (entry, place) of each) for every kind that has entries; a role is its outline."""
        if self.roles:
            yield Role, [(role, role.place) for role in self.roles]
        for model, entries in self._entries.items():
            yield model, [(entry.item, entry.place) for entry in entries]

    @cached_property
    def role_by_id(self) -> Mapping[str, RoleOutline]:
        """Every role that may be named."""
        known = [outline(role, Place("")) for role in self.base.roles] if self.base else []
        return {role.id: role for role in (*known, *reversed(self.roles))}

    @cached_property
    def assumption_keys(self) -> frozenset[str]:
        """Every assumption that may be named."""
        known = self.base.assumption_by_key if self.base else {}
        return frozenset(known) | {entry.item.key for entry in self.entries(Assumption)}

    def has_entries(self) -> bool:
        """Whether there is anything to check."""
        return bool(self.roles or self._entries)

    def add(self, item: object, place: Place) -> None:
        """Take in one entry."""
        if isinstance(item, Role):
            self.roles.append(outline(item, place))
        else:
            self._entries.setdefault(type(item), []).append(Entry(item, place))


class BriefSubject(NamedTuple):
    """A brief, on its own or within a plan, and the catalog that it will be planned with."""

    brief: Brief
    place: Place
    catalog: Catalog


class PlanSubject(NamedTuple):
    """A plan and the catalog that it is read against."""

    plan: Plan
    place: Place
    catalog: Catalog


def repetitions(pairs: Iterable[tuple[str, Place]]) -> Iterator[tuple[str, Place, Place]]:
    """Return (key, place, first place) for every key that came before.

    >>> [key for key, *_ in repetitions([("a", Place("x")), ("b", Place("x")), ("a", Place("y"))])]
    ['a']
    """
    first: dict[str, Place] = {}
    for key, place in pairs:
        earlier = first.setdefault(key, place)
        if earlier is not place:
            yield key, place, earlier
