"""Quantities that a reader meets: what they count is their type, how they are written is the format's business."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self


class Count(int):
    """People, seats or things (人, 个)."""

    __slots__ = ()


class _Unwritten:
    """A quantity that only a writer turns into text: a format, a language and a reader decide how, and whether."""

    __slots__ = ()

    def __str__(self) -> str:
        """Refuse to be joined to text; raises TypeError."""
        message = f"{type(self).__name__} is no text yet: show it with {{{{ }}}}, or join it with `| written`"
        raise TypeError(message)


@dataclass(frozen=True, slots=True, order=True)
class Fte(_Unwritten):
    """Work in hundredths of a full-time equivalent, so that what is shown adds up exactly."""

    hundredths: int

    @classmethod
    def of(cls, value: float) -> Self:
        """Return `value` FTE to the nearest hundredth."""
        return cls(round(value * 100))

    def __add__(self, other: Fte) -> Self:
        """Return the work of both."""
        return type(self)(self.hundredths + other.hundredths)

    def __sub__(self, other: Fte) -> Self:
        """Return what is left of the work."""
        return type(self)(self.hundredths - other.hundredths)

    def __bool__(self) -> bool:
        """Whether there is any work."""
        return self.hundredths != 0


@dataclass(frozen=True, slots=True, order=True)
class Load(Fte):
    """Work on one seat (FTE): whose it is, is known, so an edition for staff never shows it."""


@dataclass(frozen=True, slots=True, order=True)
class Money(_Unwritten):
    """An amount in whole yuan (元, 元/月); an edition for staff never shows it."""

    yuan: int

    def __add__(self, other: Money) -> Self:
        """Return both amounts together."""
        return type(self)(self.yuan + other.yuan)

    def __sub__(self, other: Money) -> Self:
        """Return the difference."""
        return type(self)(self.yuan - other.yuan)


@dataclass(frozen=True, slots=True)
class MoneySpan(_Unwritten):
    """Amounts from `low` to `high` (元, 元/月)."""

    low: Money
    high: Money


@dataclass(frozen=True, slots=True, order=True)
class Share(_Unwritten):
    """A part of a whole; 1 is all of it."""

    part: float
    digits: int = 1
    """Decimals of the percentage."""

    def __add__(self, other: Share) -> Self:
        """Return both parts together."""
        return type(self)(self.part + other.part, max(self.digits, other.digits))


@dataclass(frozen=True, slots=True)
class Figure(_Unwritten):
    """A volume or a benchmark figure in its own unit."""

    value: float


@dataclass(frozen=True, slots=True)
class FigureSpan(_Unwritten):
    """Figures from `low` to `high`; None where no range is known."""

    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Month(_Unwritten):
    """A month of the plan, 1 the first, 0 before it; `start` is the calendar month of the first (`2026-12`)."""

    number: int
    start: str | None = None


@dataclass(frozen=True, slots=True)
class Period(_Unwritten):
    """The months of the plan from `first` to `last`."""

    first: int
    last: int
    start: str | None = None


Quantity = Count | Fte | Money | MoneySpan | Share | Figure | FigureSpan | Month | Period

CONFIDENTIAL = (Money, MoneySpan, Load)
"""What an edition for staff never shows."""


def total(values: Iterable[Count | Fte | Money | Share]) -> Count | Fte | Money | Share:
    """Return the sum of quantities of one type; raises ValueError where there are none."""
    first, *others = values
    for value in others:
        first = Count(first + value) if isinstance(first, Count) else first + value  # type: ignore[operator]
    return first
