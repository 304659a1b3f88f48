"""The one writer of numbers: quantities as a document says them."""

from collections import Counter
from collections.abc import Callable, Iterable

from teamplan.model.quantity import Figure, FigureSpan, Fte, Money, MoneySpan, Month, Period, Quantity, Share

_FINE, _FINEST = 0.001, 0.00001


class NumberWriter:
    """Writes quantities; months are worded by `phrase`."""

    def __init__(self, phrase: Callable[..., str]) -> None:
        """Word months with `phrase`, which fills the phrase of a name with values."""
        self._phrase = phrase

    def __call__(self, value: Quantity | str | float | None) -> str:  # noqa: C901, PLR0911, PLR0912 - one return a quantity
        """Return a quantity as text; words and bare numbers stay as they are. Raises TypeError for all else."""
        match value:
            case str():
                return value
            case Money(yuan):
                return f"{yuan:,}"
            case Fte(hundredths):
                return f"{hundredths / 100:.2f}"
            case MoneySpan(low, high):
                return f"{low.yuan:,}" if low == high else f"{low.yuan:,}–{high.yuan:,}"
            case Share(part, digits):
                return f"{part * 100:.{digits}f}%"
            case Figure(figure):
                return number(figure)
            case FigureSpan(low, high):
                return figure_span(low, high)
            case Month(month, start):
                return self.month(month, start)
            case Period(first, last, start):
                return self.period(first, last, start)
            case None:
                message = "there is nothing to write: a template shows a value that is not there"
                raise TypeError(message)
            case int() | float():
                return str(value)
            case _ if type(value).__str__ is object.__str__:  # a list or a record: it would show its insides
                message = f"a {type(value).__name__} is nothing that can be written"
                raise TypeError(message)
            case _:
                return str(value)

    def month(self, month: int, start: str | None) -> str:
        """Return a month of the plan: the calendar month where the brief says when it starts.

        The first month of the plan is the month of the start; who is there already was there before.
        """
        if start is not None:
            year, first = int(start[:4]), int(start[5:])
            years, ordinal = divmod(first - 2 + max(1, month), 12)
            return f"{year + years}-{ordinal + 1:02d}"
        return self._phrase("plan_month", month=month) if month else self._phrase("plan_begins")

    def period(self, first: int, last: int, start: str | None) -> str:
        """Return the months from `first` to `last`."""
        if first == last:
            return self.month(first, start)
        if start is not None or not first:
            return self._phrase("plan_span", first=self.month(first, start), last=self.month(last, start))
        return self._phrase("plan_months", first=first, last=last)


def number(value: float) -> str:
    """Return `value` with thousands separators and at most two decimals, a rate below one with four.

    >>> number(800000.0), number(0.5), number(0.125), number(0.00004)
    ('800,000', '0.5', '0.125', '0.00004')
    """
    if value and abs(value) < _FINE:
        return f"{value:.6f}".rstrip("0") if abs(value) >= _FINEST else f"{value:.2g}"
    text = f"{value:,.4f}" if abs(value) < 1 else f"{value:,.2f}"
    return text.rstrip("0").rstrip(".")


def figure_span(low: float | None, high: float | None) -> str:
    """Return `low–high`, or `—` where no range is known."""
    if low is None or high is None:
        return "—"
    return number(low) if low == high else f"{number(low)}–{number(high)}"


def general(value: float) -> str:
    """Return a number as short as it can be, six figures at most.

    >>> general(0.5), general(12.0)
    ('0.5', '12')
    """
    return f"{value:g}"


def grouped(value: float) -> str:
    """Return a number rounded to a whole one, thousands with commas.

    >>> grouped(1234567.8)
    '1,234,568'
    """
    return f"{value:,.0f}"


def fixed(value: float, digits: int = 2) -> str:
    """Return a number with `digits` decimals.

    >>> fixed(1.25), fixed(1.25, 1)
    ('1.25', '1.2')
    """
    return f"{value:.{digits}f}"


def percentage(value: float, digits: int = 0) -> str:
    """Return a share in percent with `digits` decimals.

    >>> percentage(0.125, 1)
    '12.5%'
    """
    return f"{value:.{digits}%}"


def counted(names: Iterable[str]) -> list[tuple[str, int]]:
    """Return each name once, with how often it stands there.

    >>> counted(["客服", "美工", "客服"])
    [('客服', 2), ('美工', 1)]
    """
    return list(Counter(names).items())


FILTERS: dict[str, Callable[..., object]] = {
    "counted": counted,
    "general": general,
    "grouped": grouped,
    "fixed": fixed,
    "percentage": percentage,
}
"""How sentences write numbers."""
