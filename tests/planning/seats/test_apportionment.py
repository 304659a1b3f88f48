"""Webster's divisor method, against published tables and against its definition in exact fractions."""

from __future__ import annotations

from fractions import Fraction
from math import floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamplan.planning.seats.apportionment import next_in_turn


def seats_of(claims: list[int], house: int) -> list[int]:
    """Hand out the seats of `house` one at a time."""
    seats = [0] * len(claims)
    for _ in range(house):
        seats[next_in_turn((place, claim, seats[place]) for place, claim in enumerate(claims))] += 1
    return seats


def largest_remainder(claims: list[int], house: int) -> list[int]:
    """Hamilton's method, which the planner avoids: whole quotas, then the largest fractions."""
    quotas = [Fraction(claim * house, sum(claims)) for claim in claims]
    seats = [floor(quota) for quota in quotas]
    fractions = sorted(range(len(claims)), key=lambda place: seats[place] - quotas[place])
    for place in fractions[: house - sum(seats)]:
        seats[place] += 1
    return seats


PUBLISHED = [
    ([53_000, 24_000, 23_000], 7, [3, 2, 2]),
    ([47_000, 16_000, 15_900, 12_000, 6_000, 3_100], 10, [4, 2, 2, 1, 1, 0]),
]
"""Votes, seats and outcome of the worked examples of the Sainte-Laguë (Webster) method in wide use."""


@pytest.mark.parametrize(("claims", "house", "expected"), PUBLISHED)
def test_published_examples(claims, house, expected):
    assert seats_of(claims, house) == expected


@pytest.mark.parametrize(("claims", "house"), [([6, 6, 2], 10), ([5_670, 3_850, 420, 60], 323)])
def test_the_alabama_paradox_does_not_arise(claims, house):
    before, after = largest_remainder(claims, house), largest_remainder(claims, house + 1)
    assert any(later < earlier for earlier, later in zip(before, after, strict=True)), "no paradox to avoid"
    assert all(
        later >= earlier for earlier, later in zip(seats_of(claims, house), seats_of(claims, house + 1), strict=True)
    )


@given(claims=st.lists(st.integers(1, 10_000), min_size=1, max_size=8), house=st.integers(0, 60))
def test_outcome_satisfies_the_min_max_inequality(claims, house):
    """Balinski & Young: a is a Webster apportionment iff max p/(a + ½) <= min p/(a − ½)."""
    seats = seats_of(claims, house)
    assert sum(seats) == house
    asking = [Fraction(claim) / (count + Fraction(1, 2)) for claim, count in zip(claims, seats, strict=True)]
    kept = [Fraction(claim) / (count - Fraction(1, 2)) for claim, count in zip(claims, seats, strict=True) if count > 0]
    assert not kept or max(asking) <= min(kept)


@given(claims=st.lists(st.integers(1, 10_000), min_size=2, max_size=8), house=st.integers(1, 60), data=st.data())
def test_more_work_never_costs_a_seat(claims, house, data):
    place = data.draw(st.integers(0, len(claims) - 1))
    more = [claim + (500 if other == place else 0) for other, claim in enumerate(claims)]
    assert seats_of(more, house)[place] >= seats_of(claims, house)[place]


def test_of_equals_the_first():
    assert next_in_turn([("early", 2.0, 1), ("late", 2.0, 1), ("least", 1.0, 1)]) == "early"


def test_nobody_to_choose_from():
    with pytest.raises(ValueError, match="empty"):
        next_in_turn([])
