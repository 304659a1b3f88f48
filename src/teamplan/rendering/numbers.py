"""Numbers as a Chinese proposal writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from teamplan.model.plan import MoneyRange

_LARGEST = 99
_FINE = 0.01
_DIGITS = "零一二三四五六七八九"


def chinese_ordinal(number: int) -> str:
    """Return 1–99 in Chinese characters, larger numbers in digits.

    >>> chinese_ordinal(12)
    '十二'
    """
    if not 0 < number <= _LARGEST:
        return str(number)
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else _DIGITS[tens] + "十"
    return head + (_DIGITS[ones] if ones else "")


def number(value: float) -> str:
    """Return `value` with thousands separators and at most two decimals.

    >>> number(800000.0), number(0.5), number(0.0004)
    ('800,000', '0.5', '0.0004')
    """
    if value and abs(value) < _FINE:
        return f"{value:.2g}"
    text = f"{value:,.2f}"
    return text.rstrip("0").rstrip(".")


def hundredths(value: float) -> int:
    """Return an FTE in hundredths, so that what is shown adds up.

    >>> hundredths(0.6)
    60
    """
    return round(value * 100)


def fte(parts: int) -> str:
    """Return hundredths of an FTE as text.

    >>> fte(125)
    '1.25'
    """
    return f"{parts / 100:.2f}"


def yuan(amount: int) -> str:
    """Return an amount in whole yuan with thousands separators."""
    return f"{amount:,}"


def yuan_range(amount: MoneyRange) -> str:
    """Return `low–high`, or the one amount where both are equal."""
    if amount.low == amount.high:
        return yuan(amount.base)
    return f"{amount.low:,}–{amount.high:,}"


def value_range(low: float | None, high: float | None) -> str:
    """Return `low–high`, or `—` where no range is known."""
    if low is None or high is None:
        return "—"
    return number(low) if low == high else f"{number(low)}–{number(high)}"


def percent(share: float) -> str:
    """Return a share as a percentage with one decimal.

    >>> percent(0.1234)
    '12.3%'
    """
    return f"{share * 100:.1f}%"


def plan_month(month: int, start: str | None) -> str:
    """Return a month of the plan: the calendar month where the brief says when it starts.

    The first month of the plan is the month of the start; who is there already was there before.

    >>> plan_month(2, "2026-12"), plan_month(1, "2026-12"), plan_month(0, None), plan_month(3, None)
    ('2027-01', '2026-12', '启动时', '第 3 个月')
    """
    if start is not None:
        year, first = int(start[:4]), int(start[5:])
        years, ordinal = divmod(first - 2 + max(1, month), 12)
        return f"{year + years}-{ordinal + 1:02d}"
    return f"第 {month} 个月" if month else "启动时"


def plan_period(first: int, last: int, start: str | None) -> str:
    """Return the months from `first` to `last`.

    >>> plan_period(1, 3, None), plan_period(0, 2, None), plan_period(1, 3, "2026-12")
    ('第 1–3 个月', '启动时至第 2 个月', '2026-12 至 2027-02')
    """
    if first == last:
        return plan_month(first, start)
    if start is not None:
        return f"{plan_month(first, start)} 至 {plan_month(last, start)}"
    return f"第 {first}–{last} 个月" if first else f"启动时至第 {last} 个月"


def sentence(text: str) -> str:
    """Return `text` with a full stop, unless it ends in one.

    >>> sentence("先稳住客服"), sentence("好。")
    ('先稳住客服。', '好。')
    """
    text = text.rstrip("；;，,")
    return text if text.endswith(("。", "！", "？", ".", "!", "?", "：")) else text + "。"


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


FILTERS = {"general": general, "grouped": grouped, "fixed": fixed, "percentage": percentage}
"""How sentences write numbers."""
