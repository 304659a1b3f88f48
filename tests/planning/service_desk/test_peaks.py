"""Peaks: who does the work of a campaign day, within the law on overtime."""

from __future__ import annotations

import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamplan.planning.service_desk.peaks import PeakSplit, PeakTerms, peak_split


def test_peak_split_adds_up() -> None:
    """10 FTE at four times the volume: 12 days allow 36 / 12 = 3 hours of overtime a day."""
    split = peak_split(10, 4)
    assert split.regular == 10
    missing = Fraction(40) - 10 * Fraction(11, 8)
    assert split.temporary == math.ceil(missing / 2 / Fraction(7, 10)) == 19
    assert split.outsourced == math.ceil(missing / 2 / Fraction(8, 10)) == 17


@pytest.mark.parametrize(
    ("terms", "overtime"),
    [
        (PeakTerms(days=30), Fraction(6, 5)),
        (PeakTerms(days=3), Fraction(3)),
        (PeakTerms(overtime=False), Fraction(0)),
    ],
)
def test_overtime_stays_within_the_law(terms: PeakTerms, overtime: Fraction) -> None:
    """100 FTE at four times the volume, with hours of overtime a day that leave the rest to others."""
    missing = 100 * (3 - overtime / 8)
    split = peak_split(100, 4, terms)
    assert split.temporary == math.ceil(missing / 2 / Fraction(7, 10))
    assert split.outsourced == math.ceil(missing / 2 / Fraction(8, 10))


def test_overtime_alone_carries_a_small_peak() -> None:
    assert peak_split(10, Fraction(11, 8)) == PeakSplit(regular=10, temporary=0, outsourced=0)
    assert peak_split(10, Fraction(12, 8)).temporary > 0


def test_a_normal_day_needs_nobody_else() -> None:
    assert peak_split(7.2, 1) == PeakSplit(regular=8, temporary=0, outsourced=0)


def test_all_outside_or_all_own() -> None:
    assert peak_split(10, 4, PeakTerms(outsourced_share=1)).temporary == 0
    assert peak_split(10, 4, PeakTerms(outsourced_share=0)).outsourced == 0


@given(st.floats(0, 500), st.floats(0, 50), st.floats(1, 10), st.floats(0, 5), st.booleans())
def test_peak_heads_never_fall(
    fte: float,
    more: float,
    times: float,
    higher: float,
    overtime: bool,  # noqa: FBT001
) -> None:
    terms = PeakTerms(overtime=overtime)
    low = peak_split(fte, times, terms)
    for high in (peak_split(fte + more, times, terms), peak_split(fte, times + higher, terms)):
        assert low.regular <= high.regular
        assert low.temporary <= high.temporary
        assert low.outsourced <= high.outsourced


@pytest.mark.parametrize(
    "call",
    [
        lambda: peak_split(-1, 2),
        lambda: peak_split(math.nan, 2),
        lambda: peak_split(10, 0.5),
        lambda: peak_split(10, math.inf),
        lambda: PeakTerms(days=0),
        lambda: PeakTerms(outsourced_share=1.5),
        lambda: PeakTerms(temporary_productivity=0),
    ],
)
def test_impossible_requests_are_refused(call) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ValueError, match=r"\w"):
        call()
