"""Print the price of nesting: what it costs that nobody is un-hired when the team grows (goal S17).

Cost of a team, in hundredths of an FTE, with the weights of planning/hats.py:

    2 · gaps  +  distance_cost · distance of every hat from the seat's function  +  incompatible duties

Work that only a purchase can keep lawful counts as a gap. The rival is built from scratch at each size with
the same hats procedure: the best main roles for all seats but the head and the leads, by exhaustive choice up to
four people and by seeded local search beyond. There the rival is the best found, so that its cost is an upper
bound of the optimum's and the ratio a lower bound of the price. Spans of control do not bind the
rival, which works the other way. The ratio is the price of the whole procedure: of nesting, and of choosing
seats by work and not by this cost. What nesting alone costs shows beside the team that the
planner's divisor method (over single roles) gives at that size without a history.

The second table asks for heads: with the work of a size-only brief, at which size has the nested team no gap,
and how few people could do it at all (bench/packing)?

Run: python bench/nesting.py [--evaluations N] [--sizes 2,3,…]
"""

from __future__ import annotations

import argparse
import math
import random
from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations_with_replacement
from typing import TYPE_CHECKING

from packing.fewest_people import fewest_people

from teamplan import Brief, load_catalog
from teamplan.model.reason import Reason
from teamplan.model.terms import BusinessModel, RoleKind, Stage
from teamplan.planning.establishment import _bought_roles
from teamplan.planning.hats.rack import HatRack, hang_hats
from teamplan.planning.hats.seating import FULL, Seating
from teamplan.planning.least_team import law_pairs, least_team
from teamplan.planning.requirement import required_work
from teamplan.planning.seats.sequence import Seat
from teamplan.planning.workforce import Workforce, build_workforce

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from teamplan import Catalog

SIZES = (2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40)
CLASSES = ((2, 4), (5, 8), (9, 15), (16, 40))
"""Sizes that a row of the table takes together."""
EXHAUSTIVE = 4
"""People up to which every choice of main roles is tried."""
GAP_WEIGHT = 2
"""Cost of a hundredth that nobody does: that of a hundredth of overload in hats.py."""
HEAD_COUNTS = (3, 6, 12, 24)
BEYOND = 40
"""Seats beyond the size up to which a team without gaps is looked for."""


@dataclass(frozen=True)
class Task:
    """The work of one size-only brief, and the nested team for it."""

    catalog: Catalog
    workforce: Workforce
    demand: Mapping[str, int]

    def nested(self, size: int) -> list[Seat]:
        """Return the first seats of the hiring order."""
        return self.workforce.sequence.grow(size)

    def rack(self, seats: Sequence[Seat]) -> HatRack:
        """Hang all hats on `seats` that are not bought."""
        bought = self.bought(seats)
        staffed = {role: work for role, work in self.demand.items() if role not in bought}
        return hang_hats(seats, staffed, self.catalog, self.workforce.figures)

    def bought(self, seats: Sequence[Seat]) -> tuple[str, ...]:
        """Return the roles that are usually bought and too small for a seat."""
        below = self.workforce.figures.hundredths("outsourced_below")
        return _bought_roles(seats, self.demand, self.catalog, below, ())

    def cost(self, seats: Sequence[Seat]) -> float:
        """Return the cost of a team (hundredths of an FTE)."""
        rack = self.rack(seats)
        undone = sum(rack.gaps.values()) + sum(self.demand[role] for role in rack.bought)
        seating = Seating(seats, self.catalog, self.workforce.figures)
        distance_cost = self.workforce.figures.hundredths("distance_cost")
        hats = 0.0
        for seat in seats:
            for role_id, share in rack.shares[seat.id].items():
                role = self.catalog.role(role_id)
                if role_id != seat.role.id:
                    hats += distance_cost * seating.distance(seat, role) ** 2 + seating.conflict(seat, role)
                seating.add(seat, role_id, share)
        return GAP_WEIGHT * undone + hats


def task_of(catalog: Catalog, stage: Stage, model: BusinessModel, size: int) -> Task:
    """Return the work of a brief that gives stage, model and size."""
    workforce = build_workforce(Brief(stage=stage, model=model, size=size), catalog)
    return Task(catalog, workforce, required_work(workforce).work)


class Rival:
    """The best team from scratch: head and leads as in the nested team, every other main role free."""

    def __init__(self, task: Task, size: int, evaluations: int) -> None:
        """Look for a team of `size` with at most `evaluations` teams tried beyond EXHAUSTIVE people."""
        self._task, self._left = task, evaluations
        seats = task.nested(size)
        self._fixed = [seat for seat in seats if seat.order == 1 or seat.level > 0]
        self._start = tuple(sorted(seat.role.id for seat in seats if seat not in self._fixed))
        roles = (task.catalog.role(role) for role in task.demand)
        self._choices = sorted(role.id for role in roles if role.kind is RoleKind.SPECIALIST)
        self._chance = random.Random(f"{size} {self._start}")
        self._known: dict[tuple[str, ...], float] = {}
        self.is_optimum = size <= EXHAUSTIVE

    def best(self) -> float:
        """Return the cost of the best team found."""
        if self.is_optimum:
            free = len(self._start)
            return min(self._cost(main) for main in combinations_with_replacement(self._choices, free))
        half = self._left // 2
        return min(self._improved(self._start, half), self._improved(self._apportioned(), half))

    def same_rule(self) -> float:
        """Return the cost of the team that Webster's method gives at this size, without history."""
        return self._cost(self._apportioned())

    def _cost(self, main: tuple[str, ...]) -> float:
        if main not in self._known:
            self._left -= 1
            seats = [*self._fixed]
            for place, role in enumerate(main):
                order = len(self._fixed) + place + 1
                because = Reason.of("own_words", words="tried")
                seats.append(Seat(f"seat-{order}", self._task.catalog.role(role), role, 0, order, because, 1.0))
            self._known[main] = self._task.cost(seats)
        return self._known[main]

    def _apportioned(self) -> tuple[str, ...]:
        """Return the main roles that Webster's method gives to the work at this size alone."""
        seats = dict.fromkeys(self._choices, 0)
        for _ in self._start:
            neediest = max(self._choices, key=lambda role: self._task.demand[role] / (seats[role] + 0.5))
            seats[neediest] += 1
        return tuple(role for role in self._choices for _ in range(seats[role]))

    def _improved(self, main: tuple[str, ...], evaluations: int) -> float:
        """Replace one main role at a time while that is cheaper; the moves in a seeded order."""
        best, stop = self._cost(main), self._left - evaluations
        while True:
            moves = [(out, into) for out in sorted(set(main)) for into in self._choices if into != out]
            self._chance.shuffle(moves)
            for out, into in moves:
                if self._left <= stop:
                    return best
                rest = list(main)
                rest.remove(out)
                changed = tuple(sorted([*rest, into]))
                cost = self._cost(changed)
                if cost < best:
                    best, main = cost, changed
                    break
            else:
                return best


def price_table(catalog: Catalog, sizes: Sequence[int], evaluations: int) -> None:
    """Print cost nested ÷ cost from scratch by size, and over all."""
    costs: dict[int, list[tuple[float, float, float]]] = defaultdict(list)
    for stage in Stage:
        for model in BusinessModel:
            for size in sizes:
                task = task_of(catalog, stage, model, size)
                rival = Rival(task, size, evaluations)
                costs[size].append((task.cost(task.nested(size)), rival.same_rule(), rival.best()))
    print("price of nesting: cost (hundredths of an FTE) of the nested team, of Webster's method at this size alone,")
    print("and of the best found from scratch; ratios nested ÷ best")
    print("  people  cases   nested  Webster     best  ratio of sums  median   worst")
    for low, high in CLASSES:
        _print_row(f"{low}–{high}", [row for size in costs if low <= size <= high for row in costs[size]])
    _print_row("all", [row for rows in costs.values() for row in rows])


def _print_row(label: str, rows: Sequence[tuple[float, float, float]]) -> None:
    if not rows:
        return
    each = sorted(nested / best if best else (1.0 if not nested else math.inf) for nested, _, best in rows)
    means = [sum(row[column] for row in rows) / len(rows) for column in range(3)]
    print(
        f"{label:>8} {len(rows):6} "
        + " ".join(f"{mean:8.1f}" for mean in means)
        + f" {means[0] / means[2] if means[2] else 1:14.3f} {each[len(each) // 2]:7.3f} {each[-1]:7.3f}"
    )


def heads_table(catalog: Catalog) -> None:
    """Print the size without gaps of the nested team beside the fewest people for the same work."""
    print("\nheads for the work of a size-only brief: nested without a gap / by law and load / no role shared out")
    print("             " + "".join(f"{f'{size} people':>18}" for size in HEAD_COUNTS))
    nested_heads = fewest = 0
    for stage in Stage:
        for model in BusinessModel:
            cells = []
            for size in HEAD_COUNTS:
                task = task_of(catalog, stage, model, size)
                enough = _gapless(task, size)
                work = {role: amount for role, amount in _staffed(task, size).items() if amount}
                least = least_team(work, catalog)
                whole = len(fewest_people(work, law_pairs(catalog), FULL).people)
                cells.append(f"{enough or '–'} / {least.at_least} / {whole}")
                nested_heads += enough or size + BEYOND
                fewest += least.at_least
            print(f"{stage.value:8} {model.value:13}" + "".join(f"{cell:>18}" for cell in cells))
    print(f"heads of all: nested {nested_heads}, at least {fewest}, ratio {nested_heads / fewest:.3f}")


def _staffed(task: Task, size: int) -> dict[str, int]:
    """Return the work that is not bought."""
    seats = task.nested(size)
    bought = {*task.bought(seats), *task.rack(seats).bought}
    return {role: work for role, work in task.demand.items() if role not in bought}


def _gapless(task: Task, size: int) -> int | None:
    """Return the smallest number of seats from which the hiring order leaves no gap."""
    for people in range(1, size + BEYOND):
        if not task.rack(task.nested(people)).gaps:
            return people
    return None


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description="Compare the nested team with the best one from scratch.")
    parser.add_argument("--evaluations", type=int, default=400, help="teams tried per size beyond four people")
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)), help="sizes, separated by commas")
    arguments = parser.parse_args()
    catalog = load_catalog()
    price_table(catalog, [int(size) for size in arguments.sizes.split(",")], arguments.evaluations)
    heads_table(catalog)


if __name__ == "__main__":
    main()
