"""The nouns of packing: roles to place, what one person can hold, and why fewer people cannot do it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

Bin = int
"""A set of items as a bit mask: bit i stands for item i."""


@dataclass(frozen=True)
class Items:
    """Items in decreasing order of load; none exceeds a person.

    `foes[i]` has a bit for each item that must not share a person with item i.
    """

    names: tuple[str, ...]
    loads: tuple[int, ...]
    foes: tuple[Bin, ...]
    capacity: int
    most: int
    """Items that one person holds at most."""

    @property
    def everything(self) -> Bin:
        """All items."""
        return (1 << len(self.loads)) - 1

    @cached_property
    def friends(self) -> tuple[Bin, ...]:
        """For each item, those that can share a person with it: no conflict, and both fit."""
        own = range(len(self.loads))
        room = self.capacity
        alone = self.most == 1
        return tuple(0 if alone else self.no_larger(room - self.loads[i]) & ~self.foes[i] & ~(1 << i) for i in own)

    @cached_property
    def better(self) -> tuple[Bin, ...]:
        """For each item, those that may take its place in any person they fit into, at no loss.

        An item may be swapped against one that is no smaller and has no friend that it lacks (dominance
        of Martello & Toth 1990, one item against one, with conflicts); between equals the first is better.
        """
        own = range(len(self.loads))
        return tuple(sum(1 << j for j in own if self._is_better(j, i)) for i in own)

    @cached_property
    def _negative(self) -> tuple[int, ...]:
        return tuple(-load for load in self.loads)

    @cached_property
    def _suffix(self) -> tuple[Bin, ...]:
        return tuple(self.everything >> i << i for i in range(len(self.loads) + 1))

    def no_larger(self, room: int) -> Bin:
        """Return the items whose load is at most `room`."""
        return self._suffix[bisect_left(self._negative, -room)]

    def load(self, held: Bin) -> int:
        """Return the load of a set of items."""
        return sum(self.loads[i] for i in bits(held))

    def _is_better(self, this: int, that: int) -> bool:
        pair = ~(1 << this | 1 << that)
        if this == that or self.loads[this] < self.loads[that] or self.foes[that] & pair & ~self.foes[this]:
            return False
        same = self.loads[this] == self.loads[that] and self.foes[that] & pair == self.foes[this] & pair
        return not same or this < that


Kind = Literal["load", "hats", "clique", "points", "search"]


@dataclass(frozen=True)
class Certificate:
    """Why fewer than `people` cannot do it.

    `whole` people are full with one role each. For the rests every kind but `search` gives `points` to roles
    so that nobody can hold roles of more than `per_person` points together:

    load     a point for each hundredth of work; a person's capacity
    hats     a point for each role; the number of hats
    clique   a point for each of some roles of which no two go to one person
    points   any other weights (the size bound of Martello & Toth, or prices of the set-cover relaxation)

    so that people = whole + ⌈points ÷ per_person⌉. `search`: every assignment to fewer was ruled out, in
    `nodes` nodes of the search tree.
    """

    kind: Kind
    people: int
    whole: int = 0
    points: tuple[tuple[str, int], ...] = ()
    per_person: int = 1
    nodes: int = 0

    @property
    def roles(self) -> tuple[str, ...]:
        """The roles that have points."""
        return tuple(role for role, _ in self.points)


@dataclass(frozen=True)
class Packing:
    """Roles laid on people, and how far it is proved that fewer cannot do it."""

    people: tuple[tuple[str, ...], ...]
    """The roles of each person; a role of more than one person's work is with several."""
    lower_bound: int
    proved: bool
    """Whether `lower_bound` people are enough."""
    certificate: Certificate


def bits(held: Bin) -> Iterator[int]:
    """Yield the items of a set, the largest load first."""
    while held:
        lowest = held & -held
        yield lowest.bit_length() - 1
        held ^= lowest


def items_of(
    loads: Mapping[str, int], conflicts: Iterable[Collection[str]], capacity: int, most_hats: int | None
) -> Items:
    """Put roles in the one order that does not depend on the order given: load, number of conflicts, id."""
    pairs = [tuple(pair) for pair in conflicts if len(set(pair)) > 1 and all(role in loads for role in pair)]
    enemies: dict[str, set[str]] = {role: set() for role in loads}
    for first, second in pairs:
        enemies[first].add(second)
        enemies[second].add(first)
    names = sorted(loads, key=lambda role: (-loads[role], -len(enemies[role]), role))
    place = {role: i for i, role in enumerate(names)}
    return Items(
        names=tuple(names),
        loads=tuple(loads[role] for role in names),
        foes=tuple(sum(1 << place[other] for other in enemies[role]) for role in names),
        capacity=capacity,
        most=len(names) if most_hats is None else min(most_hats, len(names)),
    )
