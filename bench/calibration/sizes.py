"""How many people a stated turnover or number of orders gives, where the size is kept from the planner."""

from __future__ import annotations

import math
import statistics
from dataclasses import dataclass
from typing import TYPE_CHECKING

from calibration.cases import Case, families_of, without_family
from calibration.resampling import family_means
from teamplan.planning.evidence.likeness import middle
from teamplan.planning.workforce import build_workforce

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teamplan import Catalog


@dataclass(frozen=True)
class Sized:
    """The size of a plan beside the size that its source states."""

    case: Case
    planned: int
    log_ratio: float
    """Logarithm to base 2 of planned ÷ published."""


def sized(cases: Sequence[Case], catalog: Catalog) -> list[Sized]:
    """Find the size of every case that states turnover or orders, without its family and without its size."""
    with_volume = [case for case in cases if case.has_volume]
    found = []
    for family in families_of(with_volume):
        unaware = without_family(catalog, family)
        for case in with_volume:
            if case.family == family:
                planned = build_workforce(case.brief(sized=False), unaware).size
                found.append(Sized(case, planned, math.log2(planned / middle(case.team.size))))
    return found


@dataclass(frozen=True)
class Agreement:
    """How planned sizes agree with published ones, by case and by family."""

    cases: int
    families: int
    ratio_by_case: float
    """Geometric mean of planned ÷ published over cases."""
    ratio_by_family: float
    """The same over families."""
    off_by_case: float
    """Median of |log2 (planned ÷ published)| over cases; 1 is twice or half."""
    off_by_family: float
    """The same over the families' means."""
    within: float
    """Part of the cases whose published size lies within the planned one divided and multiplied by `scatter`."""


def agreement(sizes: Sequence[Sized], scatter: float) -> Agreement:
    """Sum up `sizes`; `scatter` is the factor by which companies of equal sales are said to differ."""
    ratios = [each.log_ratio for each in sizes]
    ratio_of = family_means((each.case.family, each.log_ratio) for each in sizes)
    off_of = family_means((each.case.family, abs(each.log_ratio)) for each in sizes)
    return Agreement(
        cases=len(ratios),
        families=len(ratio_of),
        ratio_by_case=2 ** statistics.fmean(ratios),
        ratio_by_family=2 ** statistics.fmean(ratio_of.values()),
        off_by_case=statistics.median(abs(ratio) for ratio in ratios),
        off_by_family=statistics.median(off_of.values()),
        within=sum(abs(ratio) <= math.log2(scatter) for ratio in ratios) / len(ratios),
    )
