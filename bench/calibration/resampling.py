"""Means over families, and how sure they are: families are drawn anew, never cases."""

from __future__ import annotations

import random
import statistics
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

DRAWS = 2_000
SEED = 1
OUTSIDE = 0.025
"""Part of the draws beyond each end of an interval: 95 % lie within."""


@dataclass(frozen=True)
class Estimate:
    """A mean over families with its percentile bootstrap interval of 95 %."""

    mean: float
    low: float
    high: float
    cases: int
    families: int

    def __str__(self) -> str:
        """The mean with its interval."""
        return f"{self.mean:.3f} [{self.low:.3f}, {self.high:.3f}]"


def family_means(values: Iterable[tuple[str, float]]) -> dict[str, float]:
    """Return the mean of each family's cases, from (family, value)."""
    groups: dict[str, list[float]] = defaultdict(list)
    for family, value in values:
        groups[family].append(value)
    return {family: statistics.fmean(group) for family, group in groups.items()}


def over_families(values: Iterable[tuple[str, float]]) -> Estimate:
    """Return the mean of (family, value) with every family weighted as one, and its interval."""
    given = list(values)
    means = [mean for _, mean in sorted(family_means(given).items())]
    dice = random.Random(SEED)
    drawn = sorted(statistics.fmean(dice.choices(means, k=len(means))) for _ in range(DRAWS))
    last = len(drawn) - 1
    return Estimate(
        statistics.fmean(means),
        drawn[round(OUTSIDE * last)],
        drawn[round((1 - OUTSIDE) * last)],
        len(given),
        len(means),
    )
