"""How far a plan is from a published team: shares of heads, functions seated, numbers of people.

Sources count whoever runs the shop among management or operations (店长 in one, 运营主管 in the next), so these two
functions are one throughout. "By title" counts every seat once, under the function of its title, as sources count
their people; "by hat" splits it over its hats by their work.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from teamplan import Catalog
    from teamplan.model.plan import DemandLine, Position

Composition = dict[str, float]
"""Function → share of the heads; they add up to 1."""


def merged(function: str) -> str:
    """Return the function under which a head is counted."""
    return "operations" if function == "management" else function


def composition(heads: Mapping[str, float]) -> Composition:
    """Return the share of each function; management and operations are one.

    >>> composition({"management": 1, "operations": 1, "design": 2})
    {'operations': 0.5, 'design': 0.5}
    """
    counted: dict[str, float] = {}
    for function, number in heads.items():
        counted[merged(function)] = counted.get(merged(function), 0.0) + number
    total = sum(counted.values())
    return {function: number / total for function, number in counted.items()}


def by_title(positions: Iterable[Position]) -> Composition:
    """Return the shares of a plan where every seat is one head of the function of its title."""
    return composition(Counter(position.function.value for position in positions))


def by_hat(positions: Iterable[Position], catalog: Catalog) -> Composition:
    """Return the shares of a plan where every seat is one head, split over its hats by FTE."""
    heads: dict[str, float] = {}
    for position in positions:
        load = sum(position.roles.values())
        hats = [(catalog.role(role).function.value, share / load) for role, share in position.roles.items() if load]
        for function, part in hats or [(position.function.value, 1.0)]:
            heads[function] = heads.get(function, 0.0) + part
    return composition(heads)


def distance(first: Mapping[str, float], second: Mapping[str, float]) -> float:
    """Return the share of heads that stand in another function: 0 for the same team, 1 for nothing in common."""
    return sum(abs(first.get(key, 0.0) - second.get(key, 0.0)) for key in {*first, *second}) / 2


@dataclass(frozen=True)
class Seated:
    """How the functions that have a seat in a plan agree with those that a source names."""

    precision: float
    """Part of the functions seated that the source names."""
    recall: float
    """Part of the functions named that have a seat."""

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def seated(planned: Mapping[str, float], published: Mapping[str, float]) -> Seated:
    """Compare the functions of a plan by title with those that a source names."""
    common = len(planned.keys() & published.keys())
    return Seated(common / len(planned), common / len(published))


def first_hired(positions: Iterable[Position], published: Mapping[str, float]) -> float:
    """Return which part of the k functions that a source names are among the first k in the order of hires."""
    ordered = dict.fromkeys(merged(seat.function.value) for seat in sorted(positions, key=lambda seat: seat.order))
    return len({*list(ordered)[: len(published)]} & published.keys()) / len(published)


def near(planned: Mapping[str, float], published: Mapping[str, float], people: int, most: float) -> float:
    """Return the part of the functions of either side whose heads in a team of `people` differ by up to `most`."""
    functions = {*planned, *published}
    gaps = [abs(planned.get(key, 0.0) - published.get(key, 0.0)) * people for key in functions]
    return sum(gap <= most + 1e-9 for gap in gaps) / len(gaps)


@dataclass(frozen=True)
class Covered:
    """How the low to high of a plan's work holds the people that a source counts."""

    part: float
    """Part of the functions named whose people lie within low to high of their work."""
    width: float
    """Mean width of low to high over these functions (FTE)."""


def covered(lines: Sequence[DemandLine], catalog: Catalog, published: Mapping[str, float], people: int) -> Covered:
    """Hold the people of each function named against low to high of its work in the plan.

    A function without work in the plan has no range and holds nobody.
    """
    low: dict[str, float] = defaultdict(float)
    high: dict[str, float] = defaultdict(float)
    for line in lines:
        function = merged(catalog.role(line.role).function.value)
        low[function] += line.low
        high[function] += line.high
    held = [low[function] <= share * people <= high[function] for function, share in published.items()]
    return Covered(sum(held) / len(held), sum(high[each] - low[each] for each in published) / len(published))
