"""What comparable published teams are made of: the share of heads of each function, by size of the team.

The answer is what lies nearest to all teams together by absolute differences (the multivariate median), not their
mean: sources name few functions each, and a mean smears a team over everything that anybody ever named. Teams of
one family are one voice.
"""

import math
from bisect import bisect_left
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from teamplan.model.evidence import PublishedTeam
from teamplan.model.terms import Function
from teamplan.planning.figures import Figures

_STEP = 2 ** (1 / 2)
"""Factor between the sizes at which teams are compared; sizes between them take the nearest."""
_HALVINGS = 20


@dataclass(frozen=True)
class Comparable:
    """A published team, and how alike it is to the company in everything but its size."""

    size: float
    """People (人)."""
    shares: Mapping[Function, float]
    """Share of heads of each function that the source names."""
    family: str
    likeness: float
    """Trust in its kind of source × how alike model, stage, live and platforms are; above 0."""
    team: PublishedTeam | None = None
    """What was published."""


class Composition:
    """Shares of heads by function, for teams of any size."""

    def __init__(
        self, teams: Callable[[], Sequence[Comparable]], figures: Figures, beside: Collection[Function] = ()
    ) -> None:
        """Compare with `teams`, which are asked for when first needed.

        Functions `beside` a team are left out, because sources leave them out.
        """
        self._look_up, self.beside = teams, tuple(beside)
        self._reach = figures.base("evidence_reach")
        self._found: dict[int, tuple[dict[Function, float], float]] = {}

    @cached_property
    def _teams(self) -> tuple[Comparable, ...]:
        return tuple(self._look_up())

    @cached_property
    def _named(self) -> dict[Function, list[tuple[float, int]]]:
        """The shares of each function, in order, each with the place of its team."""
        return {
            function: sorted(
                (share, place) for place, team in enumerate(self._teams) if (share := team.shares.get(function))
            )
            for function in Function
        }

    def at(self, size: int) -> tuple[dict[Function, float], float]:
        """Return the share of each function in teams of about `size` people, and how many voices it rests on.

        The shares add up to 1, or are empty where there is no team to compare with.
        """
        step = self.step(size)
        found = self._found.get(step)
        if found is None:
            found = self._found[step] = self._nearest_to_all(_STEP**step)
        return found

    @staticmethod
    def step(size: int) -> int:
        """Return the number of the size that stands for `size`."""
        return round(math.log(max(size, 1)) / math.log(_STEP))

    def _nearest_to_all(self, size: float) -> tuple[dict[Function, float], float]:
        """Return the shares with the least weighted sum of absolute differences from those of all teams.

        Of shares that add up to 1 these are quantiles of one level: the median where medians add up to 1, higher
        where they add up to less, because each team names other functions.
        """
        weights = self._weights(size)
        voices = sum(weights)
        if not voices:
            return {}, 0.0
        functions = [function for function, named in self._named.items() if named]
        columns = [
            _Steps.of([(share, weights[place]) for share, place in self._named[function]], voices)
            for function in functions
        ]
        low, high = 0.0, 1.0
        for _ in range(_HALVINGS):
            middle = (low + high) / 2
            low, high = (middle, high) if sum(column.at(middle) for column in columns) < 1 else (low, middle)
        below, above = [column.at(low) for column in columns], [column.at(high) for column in columns]
        step, left = sum(above) - sum(below), 1 - sum(below)
        part = left / step if step else 0.0
        found = [lower + part * (upper - lower) for lower, upper in zip(below, above, strict=True)]
        shares = {function: share for function, share in zip(functions, found, strict=True) if share > 0}
        return shares, voices

    def _weights(self, size: float) -> list[float]:
        """Return the weight of each team: a family has as much as its most alike team, shared by all of it."""
        near = [
            team.likeness * math.exp(-0.5 * (math.log(size / team.size) / self._reach) ** 2) for team in self._teams
        ]
        most: dict[str, float] = {}
        total: dict[str, float] = {}
        for team, weight in zip(self._teams, near, strict=True):
            most[team.family] = max(most.get(team.family, 0.0), weight)
            total[team.family] = total.get(team.family, 0.0) + weight
        return [
            weight * most[team.family] / total[team.family] if weight else 0.0
            for team, weight in zip(self._teams, near, strict=True)
        ]


@dataclass(frozen=True)
class _Steps:
    """A distribution of values from 0 on: the part of the weight up to each."""

    values: tuple[float, ...]
    reached: tuple[float, ...]

    @classmethod
    def of(cls, ordered: Sequence[tuple[float, float]], whole: float) -> "_Steps":
        """Return the distribution of (value, weight) in order; what is missing of the `whole` weight stands at 0."""
        running = list(accumulate((weight for _, weight in ordered), initial=0.0))
        nothing = whole - running[-1]
        return cls((0.0, *(value for value, _ in ordered)), tuple((nothing + each) / whole for each in running))

    def at(self, level: float) -> float:
        """Return the value up to which there is `level` of the weight."""
        return self.values[min(bisect_left(self.reached, level), len(self.values) - 1)]
