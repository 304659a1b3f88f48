"""Quantities: sums stay exact and of their kind, and none becomes text by accident."""

from __future__ import annotations

import pytest

from teamplan.model.quantity import (
    Count,
    Figure,
    FigureSpan,
    Fte,
    Load,
    Money,
    MoneySpan,
    Month,
    Period,
    Share,
    total,
)

UNWRITTEN = [
    Fte(5),
    Load(5),
    Money(5),
    MoneySpan(Money(1), Money(2)),
    Share(0.5),
    Figure(1.5),
    FigureSpan(1, None),
    Month(1),
    Period(1, 2),
]


@pytest.mark.parametrize(("value", "hundredths"), [(0, 0), (0.004, 0), (0.006, 1), (1.23, 123), (2.999, 300)])
def test_work_is_kept_in_hundredths(value: float, hundredths: int):
    assert Fte.of(value) == Fte(hundredths)
    assert type(Load.of(value)) is Load


def test_work_adds_up_and_stays_of_its_kind():
    assert Fte(150) + Fte(25) == Fte(175)
    assert Fte(150) - Fte(25) == Fte(125)
    assert Load(150) + Load(25) == Load(175)
    assert type(Load(150) - Load(25)) is Load


def test_work_is_true_where_there_is_any():
    assert [bool(Fte(hundredths)) for hundredths in (-1, 0, 1)] == [True, False, True]


def test_money_and_shares_add_up():
    assert Money(700) + Money(50) == Money(750)
    assert Money(700) - Money(50) == Money(650)
    assert Share(0.25, 0) + Share(0.5, 2) == Share(0.75, 2)
    assert Share(0.25) == Share(0.25, 1)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([Count(3)], Count(3)),
        ([Count(3), Count(4), Count(5)], Count(12)),
        ([Fte(30), Fte(45)], Fte(75)),
        ([Money(1), Money(2), Money(4)], Money(7)),
        ([Share(0.5), Share(0.25)], Share(0.75)),
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_total_is_of_the_kind_of_its_parts(values, expected):
    assert total(values) == expected
    assert type(total(values)) is type(expected)


def test_there_is_no_total_of_nothing():
    with pytest.raises(ValueError, match="not enough values"):
        total([])


@pytest.mark.parametrize("value", UNWRITTEN, ids=lambda value: type(value).__name__)
def test_a_quantity_is_no_text_yet(value: object):
    with pytest.raises(TypeError) as caught:
        str(value)
    name = type(value).__name__
    assert str(caught.value) == f"{name} is no text yet: show it with {{{{ }}}}, or join it with `| written`"


def test_a_month_may_have_no_calendar():
    assert (Month(3).start, Period(1, 3).start) == (None, None)
