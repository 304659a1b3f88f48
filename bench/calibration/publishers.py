"""What comparable publishers say instead: the mean of the other families' teams, or one of them alone."""

from __future__ import annotations

import math
from collections import defaultdict
from statistics import fmean
from typing import TYPE_CHECKING

from calibration.measures import Composition, composition, distance

if TYPE_CHECKING:
    from collections.abc import Sequence

    from calibration.cases import Case

NEAR = 1.35
"""Factor by which the sizes of two teams of nearly the same brief may differ."""


def mean_of_others(case: Case, cases: Sequence[Case], *, same_live: bool) -> Composition | None:
    """Return the mean team of the other families with the model and stage of `case`, every family weighted as one.

    With `same_live` only those that say the same of selling live. None where nobody else has such a team.
    """
    families = _others(case, [other for other in cases if _alike(case, other, same_live=same_live)])
    total: dict[str, float] = {}
    for teams in families.values():
        for team in teams:
            for function, share in team.items():
                total[function] = total.get(function, 0.0) + share / len(teams)
    return composition(total) if total else None


def one_of_the_others(case: Case, cases: Sequence[Case]) -> float | None:
    """Return how far a single team of another family is from `case` that has nearly the same brief.

    Model, stage and live are the same and the sizes within `NEAR`; the mean over such families, None without any.
    """
    close = [
        other
        for other in cases
        if _alike(case, other, same_live=True) and abs(math.log(other.size / case.size)) <= math.log(NEAR)
    ]
    distances = [fmean(distance(team, case.shares) for team in teams) for teams in _others(case, close).values()]
    return fmean(distances) if distances else None


def _others(case: Case, cases: Sequence[Case]) -> dict[str, list[Composition]]:
    """Return the teams of the other families, by family."""
    families: dict[str, list[Composition]] = defaultdict(list)
    for other in cases:
        if other.family != case.family:
            families[other.family].append(other.shares)
    return families


def _alike(case: Case, other: Case, *, same_live: bool) -> bool:
    first, second = case.team, other.team
    same = first.model is second.model and first.stage is second.stage
    return same and (not same_live or bool(first.live) is bool(second.live))
