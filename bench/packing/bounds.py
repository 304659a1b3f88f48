"""Lower bounds on the number of people, each as points that a certificate can show.

Points are weights v ≥ 0 on items such that no person can hold more than P points (a dual feasible
solution of the set-cover formulation); ⌈Σv ÷ P⌉ people are then needed for any set of items.

Sources: Martello & Toth, Knapsack Problems (1990), ch. 8, bound L2, in the form of the dual feasible
functions of Fekete & Schepers (2001); Farley, A note on bounding a class of linear programming
problems (1990): prices of an unfinished column generation, divided by the largest value of a
column, are still a bound; Gilmore & Gomory (1961) for the relaxation itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from packing.items import Bin, Items, Kind, bits
from teamplan.planning.hats.clique import largest_clique

PRICE_UNIT = 1_000_000
"""Points that stand for one person in the prices of the relaxation."""

_TOLERANCE = 1e-9


@dataclass(frozen=True)
class Points:
    """Weights of which nobody can hold more than `per_person`."""

    kind: Kind
    values: tuple[int, ...]
    per_person: int

    def people(self, held: Bin) -> int:
        """Return how many people `held` needs at least."""
        return -(-sum(self.values[i] for i in bits(held)) // self.per_person)


def quick_bounds(items: Items) -> list[Points]:
    """Return the bounds that cost next to nothing, in the order in which they are preferred as a reason."""
    ones = (1,) * len(items.loads)
    bounds = [Points("load", items.loads, items.capacity), Points("hats", ones, max(1, items.most))]
    clique = largest_foes(items)
    members = Points("clique", tuple(clique >> i & 1 for i in range(len(ones))), 1)
    return [*bounds, members, *size_bounds(items)]


def size_bounds(items: Items) -> Iterator[Points]:
    """Yield the size bound at its best threshold K: items over c − K count as full, those under K as nothing."""
    capacity, whole = items.capacity, items.everything
    best: Points | None = None
    for threshold in sorted({load for load in items.loads if 2 * load <= capacity}):
        values = tuple(_stretched(load, threshold, capacity) for load in items.loads)
        points = Points("points", values, capacity)
        if best is None or points.people(whole) > best.people(whole):
            best = points
    if best is not None:
        yield best


def _stretched(load: int, threshold: int, capacity: int) -> int:
    if load > capacity - threshold:
        return capacity
    return load if load >= threshold else 0


def largest_foes(items: Items) -> Bin:
    """Return the most items found of which no two can share a person."""
    return largest_clique([items.everything & ~friends & ~(1 << i) for i, friends in enumerate(items.friends)])


def maximal_bins(items: Items, limit: int) -> list[Bin] | None:
    """Return every set of items that one person can hold and that no further item fits into; None beyond `limit`."""
    found: list[Bin] = []
    steps = limit * 4

    def extend(held: Bin, candidates: Bin, skipped: Bin, room: int, left: int) -> bool:
        nonlocal steps
        steps -= 1
        fitting = candidates & items.no_larger(room) if left else 0
        if not fitting:
            if not left or not skipped & items.no_larger(room):
                found.append(held)
            return steps > 0 and len(found) <= limit
        for i in bits(fitting):
            candidates ^= 1 << i
            friends = items.friends[i]
            if not extend(held | 1 << i, candidates & friends, skipped & friends, room - items.loads[i], left - 1):
                return False
            skipped |= 1 << i
        return True

    complete = extend(0, items.everything, 0, items.capacity, items.most)
    return found if complete else None


def price_bound(items: Items, bins: Sequence[Bin], rounds: int) -> Points:
    """Return the points that the set-cover relaxation over `bins` gives to the items.

    Prices are rounded to whole points, and the dearest bin is what a person can hold: the bound is
    exact arithmetic, however far the relaxation got in `rounds` steps.
    """
    prices = _relaxation_prices(len(items.loads), bins, rounds)
    values = tuple(int(max(0.0, price) * PRICE_UNIT + 0.5) for price in prices)
    members = [tuple(bits(held)) for held in bins]
    dearest = max((sum(values[i] for i in held) for held in members), default=1)
    return Points("points", values, max(1, dearest))


def _relaxation_prices(size: int, bins: Sequence[Bin], rounds: int) -> list[float]:
    """Minimise Σx over covers of the items by bins: revised simplex, the largest saving first; return the prices."""
    members = [tuple(bits(held)) for held in bins]
    inverse = [[float(row == column) for column in range(size)] for row in range(size)]
    level, cost = [1.0] * size, [1.0] * size
    prices = [1.0] * size
    for _ in range(rounds):
        entering, column, price = _entering(members, prices)
        if entering <= _TOLERANCE:
            break
        direction = [sum(row[i] for i in column) * price for row in inverse]
        ratios = [(level[r] / d, r) for r, d in enumerate(direction) if d > _TOLERANCE]
        if not ratios:
            break
        pivot = min(ratios)[1]
        _pivot(inverse, level, direction, pivot)
        cost[pivot] = 1.0 if price > 0 else 0.0
        prices = [sum(c * row[i] for c, row in zip(cost, inverse, strict=True) if c) for i in range(size)]
    return prices


def _entering(members: Sequence[tuple[int, ...]], prices: Sequence[float]) -> tuple[float, tuple[int, ...], float]:
    """Return the saving, the items and the sign of the best column: a bin, or a surplus of one item."""
    worth = [sum([prices[i] for i in held]) for held in members]
    best = max(range(len(members)), key=worth.__getitem__)
    lowest = min(range(len(prices)), key=prices.__getitem__)
    if -prices[lowest] > worth[best] - 1:
        return -prices[lowest], (lowest,), -1.0
    return worth[best] - 1, members[best], 1.0


def _pivot(inverse: list[list[float]], level: list[float], direction: Sequence[float], pivot: int) -> None:
    scale = 1 / direction[pivot]
    inverse[pivot] = [value * scale for value in inverse[pivot]]
    level[pivot] *= scale
    row, share = inverse[pivot], level[pivot]
    for other, factor in enumerate(direction):
        if other != pivot and factor:
            inverse[other] = [value - factor * part for value, part in zip(inverse[other], row, strict=True)]
            level[other] -= factor * share
