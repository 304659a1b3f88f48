"""How quantities are written: months roll over the year, spans close up, and what is not there is an error."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rendered import PHRASE

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
)
from teamplan.rendering.numbers import FILTERS, NumberWriter, figure_span, number

if TYPE_CHECKING:
    from teamplan.model.quantity import Quantity

written = NumberWriter(PHRASE)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Count(1200), "1200"),
        (Fte(5), "0.05"),
        (Load(115), "1.15"),
        (Money(1234567), "1,234,567"),
        (MoneySpan(Money(1000), Money(2000)), "1,000–2,000"),
        (MoneySpan(Money(1000), Money(1000)), "1,000"),
        (Share(0.1256), "12.6%"),
        (Share(0.25, 0), "25%"),
        (Figure(0.0004), "0.0004"),
        (Figure(800000.5), "800,000.5"),
        (FigureSpan(1, 2.5), "1–2.5"),
        (FigureSpan(None, 2), "—"),
        (FigureSpan(3, 3), "3"),
        ("照原样", "照原样"),
    ],
)
def test_quantities(value: Quantity | str, text: str) -> None:
    assert written(value) == text


@pytest.mark.parametrize(
    ("month", "start", "text"),
    [
        (1, "2026-12", "2026-12"),
        (0, "2026-12", "2026-12"),
        (2, "2026-12", "2027-01"),
        (26, "2026-12", "2029-01"),
        (3, None, "第 3 个月"),
        (0, None, "启动时"),
    ],
)
def test_months_roll_over_the_year(month: int, start: str | None, text: str) -> None:
    assert written(Month(month, start)) == text


@pytest.mark.parametrize(
    ("first", "last", "start", "text"),
    [
        (1, 1, None, "第 1 个月"),
        (1, 6, None, "第 1–6 个月"),
        (0, 6, None, "启动时至第 6 个月"),
        (1, 3, "2026-12", "2026-12 至 2027-02"),
    ],
)
def test_periods(first: int, last: int, start: str | None, text: str) -> None:
    assert written(Period(first, last, start)) == text


def test_what_is_not_there_is_not_written() -> None:
    with pytest.raises(TypeError, match="nothing to write"):
        written(None)


@pytest.mark.parametrize(
    "value",
    [Fte(1), Load(1), Money(1), MoneySpan(Money(1), Money(2)), Share(0.1), Figure(1), FigureSpan(1, 2), Month(1),
     Period(1, 2)],
    ids=lambda value: type(value).__name__,
)  # fmt: skip
def test_a_quantity_does_not_turn_into_text_by_itself(value: Quantity) -> None:
    with pytest.raises(TypeError, match=rf"^{type(value).__name__} is no text yet: .*\| written"):
        str(value)
    with pytest.raises(TypeError):
        f"{value}"
    assert type(value).__name__ in repr(value)
    assert isinstance(NumberWriter(PHRASE)(value), str)


@pytest.mark.parametrize("value", [[Load(1)], (Load(1),), {"load": Load(1)}, object()])
def test_what_would_show_its_insides_is_not_written(value: object) -> None:
    with pytest.raises(TypeError, match="is nothing that can be written"):
        NumberWriter(PHRASE)(value)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "0"),
        (-0.5, "-0.5"),
        (1.0, "1"),
        (0.99999, "1"),
        (0.12345, "0.1235"),
        (1.005, "1"),
        (1.239, "1.24"),
        (1_000_000.0, "1,000,000"),
        (0.001, "0.001"),
        (0.0009999, "0.001"),
        (0.00099, "0.00099"),
        (-0.00099, "-0.00099"),
        (0.00001, "0.00001"),
        (0.000009, "9e-06"),
        (100.0, "100"),
    ],
)
def test_a_number_is_as_fine_as_its_size_asks_for(value: float, text: str) -> None:
    assert number(value) == text


@pytest.mark.parametrize(
    ("low", "high", "text"),
    [(None, None, "—"), (1, None, "—"), (None, 1, "—"), (1, 1, "1"), (1, 2, "1–2"), (2, 1, "2–1")],
)
def test_a_span_is_written_where_both_ends_are_known(low: float | None, high: float | None, text: str) -> None:
    assert figure_span(low, high) == text


def test_the_filters_of_sentences_write_numbers() -> None:
    assert set(FILTERS) == {"counted", "general", "grouped", "fixed", "percentage"}
    assert (FILTERS["general"](0.5), FILTERS["general"](1234567)) == ("0.5", "1.23457e+06")
    assert (FILTERS["grouped"](1234.5), FILTERS["grouped"](999.6)) == ("1,234", "1,000")
    assert (FILTERS["fixed"](1.256), FILTERS["fixed"](1.256, 1)) == ("1.26", "1.3")
    assert (FILTERS["percentage"](0.126), FILTERS["percentage"](0.1256, 1)) == ("13%", "12.6%")
    assert FILTERS["counted"](["甲", "乙", "甲"]) == [("甲", 2), ("乙", 1)]


@pytest.mark.parametrize(("value", "text"), [(7, "7"), (1.5, "1.5"), (True, "True"), (Count(7), "7")])
def test_bare_numbers_stay_as_they_are(value: float, text: str) -> None:
    assert NumberWriter(PHRASE)(value) == text


@pytest.mark.parametrize(
    ("month", "text"), [(1, "2026-01"), (11, "2026-11"), (12, "2026-12"), (13, "2027-01"), (24, "2027-12")]
)
def test_the_first_month_is_that_of_the_start(month: int, text: str) -> None:
    assert NumberWriter(PHRASE).month(month, "2026-01") == text
