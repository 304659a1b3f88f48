"""Good packings quickly: best fit, minimum bin slack, and ejection chains.

Sources: Johnson et al. (1974) for best fit decreasing; Gupta & Ho (1999) and Fleszar & Hindi (2002) for
minimum bin slack with the largest item fixed; Nagata & Bräysy (2009) for guided ejection search,
here with conflicts. All are deterministic: the only randomness is seeded.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

from packing.items import Bin, Items, bits

SLACK_NODES = 60
"""Sets that are looked at for the fullest person."""

SEED = 20260101


def best_fit(items: Items, order: Sequence[int]) -> list[Bin]:
    """Lay each item on the fullest person that can take it."""
    people: list[Bin] = []
    room: list[int] = []
    for i in order:
        load, foes = items.loads[i], items.foes[i]
        best = -1
        for p, held in enumerate(people):
            fits = load <= room[p] and not held & foes and held.bit_count() < items.most
            if fits and (best < 0 or room[p] < room[best]):
                best = p
        if best < 0:
            people.append(1 << i)
            room.append(items.capacity - load)
        else:
            people[best] |= 1 << i
            room[best] -= load
    return people


def least_slack(items: Items, weight: Sequence[int]) -> list[Bin]:
    """Fill one person after the other as full as possible, each around the open item of most `weight`."""
    people: list[Bin] = []
    rest = items.everything
    while rest:
        seed = max(bits(rest), key=weight.__getitem__)
        held = _fullest(items, rest, seed, weight)
        people.append(held)
        rest &= ~held
    return people


def _fullest(items: Items, rest: Bin, seed: int, weight: Sequence[int]) -> Bin:
    best, most, steps = 1 << seed, -1, SLACK_NODES

    def extend(held: Bin, candidates: Bin, room: int, left: int, worth: int) -> bool:
        nonlocal best, most, steps
        steps -= 1
        if worth > most:
            best, most = held, worth
        if steps <= 0 or room == 0:
            return False
        for i in bits(candidates & items.no_larger(room) if left else 0):
            candidates ^= 1 << i
            inner = candidates & items.friends[i]
            if not extend(held | 1 << i, inner, room - items.loads[i], left - 1, worth + weight[i]):
                return False
        return True

    extend(1 << seed, items.friends[seed] & rest, items.capacity - items.loads[seed], items.most - 1, 0)
    return best


def starts(items: Items, lower_bound: int) -> list[Bin]:
    """Return the best of several greedy packings; stop at `lower_bound` people."""
    own = range(len(items.loads))
    degree = [foes.bit_count() for foes in items.foes]
    mixed = [items.loads[i] * len(own) + degree[i] * items.capacity for i in own]
    crowded = sorted(own, key=lambda i: (-mixed[i], i))
    tries: list[Callable[[], list[Bin]]] = [
        lambda: best_fit(items, own),
        lambda: best_fit(items, crowded),
        lambda: least_slack(items, items.loads),
        lambda: least_slack(items, mixed),
    ]
    best: list[Bin] = []
    for attempt in tries:
        packing = attempt()
        if not best or len(packing) < len(best):
            best = packing
        if len(best) <= lower_bound:
            break
    return best


def shaken(items: Items, best: list[Bin], lower_bound: int, tries: int) -> list[Bin]:
    """Return the best of `best` and `tries` packings by minimum slack, with weights shaken by up to a tenth."""
    chance = random.Random(SEED)
    degree = [foes.bit_count() * items.capacity / len(items.foes) for foes in items.foes]
    for _ in range(tries):
        if len(best) <= lower_bound:
            break
        crowding = chance.random() * 1000
        weight = [
            int(load * (1000 + 100 * chance.random()) + crowding * foes)
            for load, foes in zip(items.loads, degree, strict=True)
        ]
        packing = least_slack(items, weight)
        best = min(best, packing, key=len)
    return best


class EjectionSearch:
    """Pack into a given number of people: an item that fits nowhere pushes out those that are easiest to place."""

    def __init__(self, items: Items, steps: int) -> None:
        """Search with at most `steps` insertions."""
        self._items, self._steps = items, steps
        self._random = random.Random(SEED)
        self._blame = [1] * len(items.loads)

    def reduce(self, packing: Sequence[Bin], lower_bound: int) -> list[Bin]:
        """Return a packing of fewer people, as few as the steps allow."""
        best = list(packing)
        while len(best) > lower_bound:
            fewer = self._without_one(best)
            if fewer is None:
                break
            best = fewer
        return best

    def _without_one(self, packing: Sequence[Bin]) -> list[Bin] | None:
        items = self._items
        people = sorted(packing, key=lambda held: (-items.load(held), held))
        pool = list(bits(people.pop()))
        while pool and self._steps > 0:
            self._steps -= 1
            item = pool.pop(int(self._random.random() * len(pool)))
            place, out = self._place_for(people, item)
            if out:
                self._blame[item] += 1
            people[place] = people[place] & ~out | 1 << item
            pool.extend(bits(out))
        return None if pool else people

    def _place_for(self, people: Sequence[Bin], item: int) -> tuple[int, Bin]:
        """Return the person for `item` and whom it pushes out: the least blamed in all, at random between equals."""
        choices = [self._pushed_out(held, item) for held in people]
        costs = [sum([self._blame[i] for i in bits(out)]) for out in choices]
        least = min(costs)
        ties = [place for place, cost in enumerate(costs) if cost == least]
        place = ties[int(self._random.random() * len(ties))]
        return place, choices[place]

    def _pushed_out(self, held: Bin, item: int) -> Bin:
        """Return what must leave a person before `item` can join: foes, then the least blamed until it fits."""
        items = self._items
        out = held & items.foes[item]
        stay = held & ~out
        excess = items.load(stay) + items.loads[item] - items.capacity
        surplus = stay.bit_count() + 1 - items.most
        if excess <= 0 and surplus <= 0:
            return out
        for i in sorted(bits(stay), key=lambda i: (self._blame[i] / items.loads[i], i)):
            if excess <= 0 and surplus <= 0:
                break
            out |= 1 << i
            excess -= items.loads[i]
            surplus -= 1
        return out
