"""Layers of leadership: when one more seat needs a new lead first, and who reports to whom.

A lead exists only where spans of control require it: within a function once its leads are full, and
above functions once the head or a director would have too many direct reports.
"""

from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import NamedTuple, Protocol

from teamplan.model.catalog import Catalog
from teamplan.model.reason import Reason
from teamplan.model.role import Role
from teamplan.model.terms import Function, RoleKind
from teamplan.planning.figures import Figures


class MissingLead(NamedTuple):
    """A seat of leadership that must exist before the team can grow."""

    role: str
    level: int
    because: Reason


class Seated(Protocol):
    """What the reporting lines need to know of a seat."""

    @property
    def id(self) -> str:
        """Id of the seat."""

    @property
    def role(self) -> Role:
        """Main role of the seat."""

    @property
    def level(self) -> int:
        """Layer within the function; 0 does the work."""


class Hierarchy:
    """Counts of seats by layer, and the spans that bound them."""

    def __init__(self, catalog: Catalog, figures: Figures, preferred: Collection[str]) -> None:
        """Take the spans of control from the catalog's assumptions; leaders are `preferred` roles where possible."""
        self._preferred = frozenset(preferred)
        organisation = catalog.organisation
        self._divisions = organisation.divisions
        self._unit_of, self._division_of = catalog.unit_of, catalog.division_of
        self.head_span = int(figures.base(organisation.head_span))
        self.manager_span = int(figures.base(organisation.manager_span))
        self.lead_span = {function: int(figures.base(unit.span)) for function, unit in self._unit_of.items()}
        self._layers: dict[Function, list[int]] = {function: [0] for function in self._unit_of}
        self._directors: set[str] = set()

    def has_director(self, division: str) -> bool:
        """Whether the division with this id has a director."""
        return division in self._directors

    def seat(self, role: Role, level: int) -> None:
        """Count a new seat of `role` on layer `level` of its function."""
        if role.kind is RoleKind.HEAD:
            return
        if role.kind is RoleKind.DIRECTOR:
            led = next((division.id for division in self._divisions if division.director == role.id), None)
            if led is not None:
                self._directors.add(led)
                return
        layers = self._layers[role.function]
        while len(layers) <= level:
            layers.append(0)
        layers[level] += 1

    def span_of(self, function: Function, level: int) -> int:
        """Return how many direct reports a lead on `level` may have (人)."""
        return self.lead_span[function] if level == 1 else self.manager_span

    def missing_lead(self, function: Function) -> MissingLead | None:
        """Return the lead that must be seated before one more specialist of `function`, or None."""
        layers = self._layers[function]
        top = len(layers) - 1
        level = 0
        while level < top and layers[level] + 1 > layers[level + 1] * self.span_of(function, level + 1):
            level += 1
        if level == top:
            crowded = self._crowded_superior(function)
            if crowded is not None:
                return crowded
        if level == 0:
            return None
        because = Reason.of("leads_full", function=function.value, span=self.span_of(function, level))
        return MissingLead(self._leader_role(function, level), level, because)

    def _crowded_superior(self, function: Function) -> MissingLead | None:
        """Return the lead that makes room under the superior of `function`, if it is full."""
        division = self._division_of[function]
        if division.id in self._directors:
            functions = [unit.function for unit in division.functions]
            direct, span = sum(map(self._direct, functions)), self.manager_span
            because = Reason.of("director_full", division=division.id, span=span)
        else:
            free = [item for item in self._divisions if item.id not in self._directors]
            functions = [unit.function for item in free for unit in item.functions]
            direct = sum(map(self._direct, functions)) + len(self._directors)
            span = self.head_span
            because = Reason.of("head_full", span=span)
        if direct + 1 <= span:
            return None
        led = [item for item in functions if self._has_leader(item)]
        return (
            self._lead_over(led, because)
            or (None if division.id in self._directors else self._director_for_room(because))
            or self._lead_for_two(function, because)
            or self._lead_over(functions, because)
        )

    def _has_leader(self, function: Function) -> bool:
        """Whether the role that would lead the next layer of `function` is among the preferred."""
        return self._leader_role(function, len(self._layers[function])) in self._preferred

    def _lead_over(self, functions: Sequence[Function], because: Reason) -> MissingLead | None:
        """Return a lead for the function with the most direct reports, if it has two."""
        largest = max(functions, key=self._direct, default=None)
        if largest is None or self._direct(largest) < 2:
            return None
        level = self._short_layer(largest) or len(self._layers[largest])
        return MissingLead(self._leader_role(largest, level), level, because)

    def _director_for_room(self, because: Reason) -> MissingLead | None:
        free = [item for item in self._divisions if item.id not in self._directors]
        sizes = {item.id: sum(self._direct(unit.function) for unit in item.functions) for item in free}
        division = max(free, key=lambda item: sizes[item.id], default=None)
        if division is None or sizes[division.id] < 2:
            return None
        return MissingLead(division.director, 3, because)

    def _lead_for_two(self, function: Function, because: Reason) -> MissingLead | None:
        """Return the lead or director over the one seat there is and the one that is about to come."""
        if self._direct(function) and self._has_leader(function):
            level = len(self._layers[function])
            return MissingLead(self._leader_role(function, level), level, because)
        division = self._division_of[function]
        if division.id not in self._directors and any(self._direct(unit.function) for unit in division.functions):
            return MissingLead(division.director, 3, because)
        return None

    def _direct(self, function: Function) -> int:
        """Return how many seats of the function report beyond it: its top, and those whom no leader has room for."""
        layers = self._layers[function]
        spilled = (
            below - above * self.span_of(function, level) for level, (below, above) in enumerate(pairwise(layers), 1)
        )
        return layers[-1] + sum(left for left in spilled if left > 0)

    def _short_layer(self, function: Function) -> int | None:
        """Return the lowest layer of leaders that has no room for all below it, or None."""
        pairs = enumerate(pairwise(self._layers[function]), 1)
        return next((level for level, (below, above) in pairs if below > above * self.span_of(function, level)), None)

    def _leader_role(self, function: Function, level: int) -> str:
        unit = self._unit_of[function]
        return unit.lead if level == 1 else unit.manager


def reporting_lines(seats: Sequence[Seated], catalog: Catalog, hierarchy: Hierarchy) -> dict[str, str | None]:
    """Return seat id → id of the seat it reports to (None for the head).

    The seats of a layer are spread evenly, in order, over the layer above; the top layer of a
    function, and whom the spans of `hierarchy` leave no room for, report to the director of its division, or
    to the head.
    """
    head = seats[0].id
    director_of: dict[str, str] = {}
    layers: dict[Function, dict[int, list[str]]] = {}
    lines: dict[str, str | None] = {head: None}
    directors = {division.director: division.id for division in catalog.organisation.divisions}
    for seat in seats[1:]:
        if seat.role.id in directors and directors[seat.role.id] not in director_of:
            director_of[directors[seat.role.id]] = seat.id
            lines[seat.id] = head
        else:
            layers.setdefault(seat.role.function, {}).setdefault(seat.level, []).append(seat.id)
    for function, by_level in layers.items():
        superior = director_of.get(catalog.division_of[function].id, head)
        lines |= {member: superior for members in by_level.values() for member in members}
        for level, above in pairwise(sorted(by_level)):
            leaders = by_level[above]
            members = by_level[level][: len(leaders) * hierarchy.span_of(function, above)]
            for place, member in enumerate(members):
                lines[member] = leaders[place * len(leaders) // len(members)]
    return lines
