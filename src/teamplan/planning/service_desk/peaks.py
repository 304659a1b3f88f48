"""Sales peaks (618, 双11): who does the work that the regular team has no time for."""

import math
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, NamedTuple

from teamplan.planning.service_desk.queueing import exact, quantity, share, whole
from teamplan.planning.service_desk.rostering import SHIFT_HOURS

OVERTIME_HOURS_PER_DAY: Final = 3
"""Most overtime a day in hours (《劳动法》第41条)."""
OVERTIME_HOURS_PER_MONTH: Final = 36
"""Most overtime a month in hours (《劳动法》第41条)."""


@dataclass(frozen=True, slots=True)
class PeakTerms:
    """How a sales peak (618, 双11) is bridged.

    `days`: length of the peak in days, above 0. `outsourced_share` (0...1): part of the missing
    work that goes to an outsourcer. `temporary_productivity` and `outsourced_productivity`
    (0 < p <= 1): work of such a person relative to a regular one. Raises ValueError for anything else.
    """

    days: int
    outsourced_share: float | Fraction
    temporary_productivity: float | Fraction
    outsourced_productivity: float | Fraction

    def __post_init__(self) -> None:
        """Refuse values outside the stated ranges."""
        share("outsourced_share", self.outsourced_share)
        productivity = min(
            share("temporary_productivity", self.temporary_productivity),
            share("outsourced_productivity", self.outsourced_productivity),
        )
        if whole("days", self.days) == 0 or productivity == 0:
            message = "days and productivities must be above 0"
            raise ValueError(message)


class PeakSplit(NamedTuple):
    """People (人) who do the work on a peak day."""

    regular: int
    temporary: int
    outsourced: int


def peak_split(regular_fte: float | Fraction, peak_multiplier: float | Fraction, terms: PeakTerms) -> PeakSplit:
    """Return how many regular, temporary and outsourced people carry a peak.

    `regular_fte`: FTE of the average day (0 or more). `peak_multiplier`: volume of a peak day over
    an average day, at least 1. The work is taken as proportional to the volume, on the safe side:
    larger desks need less than proportionally. First the regular staff work lawful overtime (3 hours
    a day and 36 a month, spread over the days of the peak), as much as is needed; the rest is divided
    by `terms`. All in exact rationals; none of the three heads falls when the FTE or the multiplier
    rises. Raises ValueError for invalid numbers.
    """
    quantity("regular_fte", regular_fte)
    if quantity("peak_multiplier", peak_multiplier) < 1:
        message = f"peak_multiplier must be at least 1, not {peak_multiplier!r}"
        raise ValueError(message)
    regular, multiplier = exact(regular_fte), exact(peak_multiplier)
    hours = min(Fraction(OVERTIME_HOURS_PER_DAY), Fraction(OVERTIME_HOURS_PER_MONTH, terms.days))
    hours = min(hours, (multiplier - 1) * SHIFT_HOURS)
    missing = regular * (multiplier - 1 - hours / SHIFT_HOURS)
    outside = missing * exact(terms.outsourced_share)
    return PeakSplit(
        regular=math.ceil(regular),
        temporary=math.ceil((missing - outside) / exact(terms.temporary_productivity)),
        outsourced=math.ceil(outside / exact(terms.outsourced_productivity)),
    )
