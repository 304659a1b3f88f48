"""Exact search: person by person, each filled in every way that could matter (bin completion).

The item with the fewest possible companions is placed next, with every maximal set of companions
that no better set replaces (Martello & Toth 1990, dominance; Korf 2002, bin completion). A
branch is cut where load, hats or points of what is left exceed what the people left can hold, and
where the same rest failed before. Nothing depends on the order of the input.
"""

from __future__ import annotations

from collections.abc import Sequence

from packing.bounds import Points
from packing.items import Bin, Items, bits


class OutOfEffortError(Exception):
    """The nodes allowed are used up."""


class Search:
    """Search for a packing into a given number of people; what failed is remembered from call to call."""

    def __init__(self, items: Items, bounds: Sequence[Points], effort: int) -> None:
        """Search with at most `effort` nodes, each a set of items for one person."""
        self._items, self._effort = items, effort
        self._bounds = [(points.values, points.per_person) for points in bounds]
        self._failed: dict[Bin, int] = {}
        self.nodes = 0

    def pack(self, people: int) -> list[Bin] | None:
        """Return a packing into `people`, or None where there is none.

        Raises OutOfEffortError where neither is known within the effort.
        """
        held: list[Bin] = []
        whole = self._items.everything
        weights = [sum(values) for values, _ in self._bounds]
        return held if self._place(whole, people, weights, held) else None

    def _place(self, rest: Bin, people: int, weights: list[int], held: list[Bin]) -> bool:
        if not rest:
            return True
        if self._failed.get(rest, 0) >= people:
            return False
        needs = [weight - (people - 1) * most for weight, (_, most) in zip(weights, self._bounds, strict=True)]
        if any(need > most for need, (_, most) in zip(needs, self._bounds, strict=True)):
            return False
        for bin_, taken in self._completions(rest, needs):
            held.append(bin_)
            left = [weight - part for weight, part in zip(weights, taken, strict=True)]
            if self._place(rest & ~bin_, people - 1, left, held):
                return True
            held.pop()
        self._failed[rest] = people
        return False

    def _completions(self, rest: Bin, needs: Sequence[int]) -> list[tuple[Bin, list[int]]]:
        """Return the sets worth trying for the next person, the fullest first."""
        friends = self._items.friends
        seed = min(bits(rest), key=lambda i: (friends[i] & rest).bit_count())
        found: list[Bin] = []
        room = self._items.capacity - self._items.loads[seed]
        self._extend(found, 1 << seed, (friends[seed] & rest, 0), room, self._items.most - 1)
        chosen = []
        for held in found:
            weights = [sum([values[i] for i in bits(held)]) for values, _ in self._bounds]
            enough = all(weight >= need for weight, need in zip(weights, needs, strict=True))
            if enough and not self._is_dominated(held, seed, rest):
                chosen.append((held, weights))
        chosen.sort(key=lambda entry: ([-weight for weight in reversed(entry[1])], entry[0]))
        return chosen

    def _extend(self, found: list[Bin], held: Bin, others: tuple[Bin, Bin], room: int, left: int) -> None:
        """Add every maximal set that contains `held`; `others` are the items still open and those passed over."""
        self.nodes += 1
        if self.nodes > self._effort:
            raise OutOfEffortError
        items, (candidates, skipped) = self._items, others
        small = items.no_larger(room) if left else 0
        fitting = candidates & small
        if not fitting:
            if not skipped & small:
                found.append(held)
            return
        for i in bits(fitting):
            candidates ^= 1 << i
            friends = items.friends[i]
            narrowed = candidates & friends, skipped & friends
            self._extend(found, held | 1 << i, narrowed, room - items.loads[i], left - 1)
            skipped |= 1 << i

    def _is_dominated(self, held: Bin, seed: int, rest: Bin) -> bool:
        """Whether a companion could give way to a better one that is still to be placed."""
        items = self._items
        room = items.capacity - items.load(held)
        for i in bits(held ^ 1 << seed):
            better = items.better[i] & rest & ~held & items.no_larger(room + items.loads[i])
            if any(not items.foes[j] & held & ~(1 << i) for j in bits(better)):
                return True
        return False
