"""The fewest people that can hold a set of roles, with a reason why fewer cannot.

Roles are items with a load in hundredths of an FTE, people are bins: bin packing with conflicts and a bound
on the number of hats (Muritiba, Iori, Malaguti & Toth 2010). A role of more than one person's work is
split first: as many people as its load has whole capacities do nothing else, and the rest is an item
like any other; a role of less than one person's work is never shared out. Both are conventions of
this module, not laws: a load or hats certificate holds without them, too, and so does a clique of
conflicts, the others only with them.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from packing.bounds import Points, maximal_bins, price_bound, quick_bounds
from packing.items import Bin, Certificate, Items, Packing, bits, items_of
from packing.search import OutOfEffortError, Search
from packing.start import EjectionSearch, shaken, starts

EFFORT = 200_000
"""Nodes of the exact search (sets of roles looked at for one person) unless told otherwise.

The heuristics for many roles cost about as much.
"""

SMALL = 40
"""Items up to which the exact search is tried at once, and no further heuristic comes before it."""

TRY_NODES, STEP_NODES = 1_000, 20
"""Nodes that a shaken packing, and a step of the ejection search, count for."""

LARGEST = 250
"""Items beyond which only the heuristics and the quick bounds run."""

FIRST_NODES = 1_000
"""Nodes of the exact search before prices are worked out: most small cases end here."""

PRICED_BINS = 4_000
"""Sets of roles up to which the set-cover relaxation is solved."""

PRICE_ROUNDS = 400


@dataclass
class _Knowledge:
    """The best packing and the best bound so far."""

    items: Items
    effort: int
    packing: list[Bin]
    bounds: list[Points]
    lower: int
    nodes: int = field(default=0)
    exhausted: bool = field(default=False)
    """Whether the bound comes from the search."""

    @property
    def is_proved(self) -> bool:
        """Whether nothing is left to be found out."""
        return len(self.packing) <= self.lower


def fewest_people(
    loads: Mapping[str, int],
    conflicts: Collection[Collection[str]],
    capacity: int = 100,
    most_hats: int | None = None,
    effort: int = EFFORT,
) -> Packing:
    """Lay roles on as few people as possible.

    Args:
        loads: role → work (hundredths of an FTE, or any unit that `capacity` has), each at least 1
        conflicts: pairs of roles that must not share a person; pairs with other roles are ignored
        capacity: what one person can do
        most_hats: roles that one person can hold at most; None: any number
        effort: nodes of the search (about a microsecond each); beyond it the best packing and the best bound
            are returned, not proved

    Raises ValueError for a load, a capacity or a number of hats below 1.
    """
    if min([capacity, effort + 1, *loads.values()], default=1) < 1 or (most_hats is not None and most_hats < 1):
        message = "loads, capacity and most_hats must be at least 1"
        raise ValueError(message)
    whole = [(role,) for role in sorted(loads) for _ in range(loads[role] // capacity)]
    rests = {role: load % capacity for role, load in loads.items() if load % capacity}
    items = items_of(rests, conflicts, capacity, most_hats)
    known = _pack(items, effort)
    people = [tuple(items.names[i] for i in bits(held)) for held in known.packing]
    return Packing(
        people=(*whole, *sorted(people, key=lambda held: (-sum(rests[role] for role in held), held))),
        lower_bound=len(whole) + known.lower,
        proved=known.is_proved,
        certificate=_certificate(known, len(whole)),
    )


def _pack(items: Items, effort: int) -> _Knowledge:
    bounds = quick_bounds(items) if items.loads else []
    lower = max((points.people(items.everything) for points in bounds), default=0)
    known = _Knowledge(items, effort, starts(items, lower) if items.loads else [], bounds, lower)
    if not known.is_proved and len(items.loads) <= SMALL:
        _search(known, FIRST_NODES)
    if not known.is_proved and len(items.loads) > SMALL:
        known.packing = shaken(items, known.packing, known.lower, effort // TRY_NODES)
    if not known.is_proved and len(items.loads) <= LARGEST:
        _price(known)
    if not known.is_proved and len(items.loads) > SMALL:
        known.packing = EjectionSearch(items, effort // STEP_NODES).reduce(known.packing, known.lower)
    if not known.is_proved and len(items.loads) <= LARGEST:
        _search(known, effort - known.nodes)
    return known


def _price(known: _Knowledge) -> None:
    """Raise the bound by the prices of the set-cover relaxation, where the sets are few enough."""
    bins = maximal_bins(known.items, min(PRICED_BINS, known.effort // 20))
    if bins is None:
        return
    points = price_bound(known.items, bins, PRICE_ROUNDS)
    known.bounds.append(points)
    raised = points.people(known.items.everything)
    if raised > known.lower:
        known.lower, known.exhausted = raised, False


def _search(known: _Knowledge, effort: int) -> None:
    """Look for a packing into as many people as the bound says, then one more, until one is found."""
    search = Search(known.items, _useful(known.bounds), effort)
    try:
        while not known.is_proved:
            packing = search.pack(known.lower)
            if packing is not None:
                known.packing = packing
            else:
                known.lower, known.exhausted = known.lower + 1, True
    except OutOfEffortError:
        pass
    known.nodes += search.nodes


def _useful(bounds: Collection[Points]) -> list[Points]:
    """Return the bounds worth checking at every node: load, hats where they bind, and the latest points."""
    kept = [points for points in bounds if points.kind == "load"]
    kept += [points for points in bounds if points.kind == "hats" and points.per_person < len(points.values)]
    return kept + [points for points in bounds if points.kind == "points"][-1:]


def _certificate(known: _Knowledge, whole: int) -> Certificate:
    """Return the simplest reason for the bound."""
    people = whole + known.lower
    everything = known.items.everything
    reason = next((points for points in known.bounds if points.people(everything) >= known.lower), None)
    if reason is None and known.exhausted:
        return Certificate("search", people, whole, nodes=known.nodes)
    if reason is None:
        return Certificate("load", people, whole, per_person=known.items.capacity)
    points = tuple((name, value) for name, value in zip(known.items.names, reason.values, strict=True) if value)
    return Certificate(reason.kind, people, whole, points, reason.per_person)
