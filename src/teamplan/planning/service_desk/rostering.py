"""A day of opening hours: how contacts spread over it, and the shifts that cover it.

Units: times in minutes (分钟) after midnight, agents in people on duty (人).
"""

import math
from functools import lru_cache
from typing import Final, NamedTuple

from teamplan.model.plan import ShiftName

SHIFT_HOURS: Final = 8
"""Length of a shift in hours (《劳动法》第36条: 8 小时/天)."""

_DAY = 1440
_NOISE = 1e-9
"""Relative error that a sum of floats may have."""
_BISECTIONS = 60
"""Halvings after which a float cannot be told from its neighbour."""
SLOT_MINUTES: Final = 60
"""Length of the slots into which a day is cut (minutes)."""


class Slot(NamedTuple):
    """A part of the opening hours, at most an hour long.

    `start`: minutes after midnight of the opening day (1,440 and more: after midnight). `minutes`:
    its length. `share`: its part (0...1) of the day's contacts; the shares of a day add up to 1.
    """

    start: int
    minutes: int
    share: float


def opening_minutes(opening: str) -> tuple[int, int]:
    """Return start and end of "08:00-23:00" in minutes after midnight.

    An end at or before the start is on the next day, so "18:00-02:00" is 1080 to 1560 and
    "00:00-00:00" (or "00:00-24:00") is round the clock. Raises ValueError for anything else.
    """
    start_text, dash, end_text = opening.partition("-")
    start, end = _minutes(start_text), _minutes(end_text)
    if not dash or start is None or end is None or start == _DAY:
        message = f'opening must look like "08:00-23:00", not {opening!r}'
        raise ValueError(message)
    return start, end if end > start else end + _DAY


def clock(minutes: int) -> str:
    """Return minutes after midnight as "HH:MM"; the next day starts again at 00:00."""
    return f"{minutes // 60 % 24:02d}:{minutes % 60:02d}"


@lru_cache(maxsize=256)
def intraday_profile(opening: str, peak_share: float, peak_at: int) -> tuple[Slot, ...]:
    """Return how the contacts of a day spread over the opening hours, hour by hour.

    Model: the hour at `peak_at` (minutes after midnight; the middle of the day where that is closed)
    takes `peak_share` of the day, and each hour further away takes the same fraction of the hour
    before it. A last part of less than an hour counts by its length, the peak too. A day of one hour
    has no peak. Raises ValueError for malformed opening hours and for a peak share below the average
    hour or of 100 % and more.
    """
    start, end = opening_minutes(opening)
    lengths = [min(SLOT_MINUTES, end - at) for at in range(start, end, SLOT_MINUTES)]
    if len(lengths) == 1:
        return (Slot(start, lengths[0], 1.0),)
    flat = SLOT_MINUTES / (end - start)
    if not flat * (1 - _NOISE) <= peak_share < 1:
        message = f"peak_share must be from {flat:.4f} (flat) to below 1, not {peak_share!r}"
        raise ValueError(message)
    peak = _peak_slot(start, end, peak_at)
    weights = _decline(lengths, peak, float(peak_share) * lengths[peak] / SLOT_MINUTES)
    total = math.fsum(weights)
    return tuple(
        Slot(start + SLOT_MINUTES * i, minutes, weight / total)
        for i, (minutes, weight) in enumerate(zip(lengths, weights, strict=True))
    )


def _minutes(text: str) -> int | None:
    """Return "HH:MM" as minutes after midnight (00:00 to 24:00), None where it is not a time."""
    hours, _, minutes = text.strip().partition(":")
    if not (hours.isdecimal() and minutes.isdecimal() and len(minutes) == len("00")):
        return None
    total = int(hours) * 60 + int(minutes)
    return total if total <= _DAY and int(minutes) < SLOT_MINUTES else None


def _peak_slot(start: int, end: int, peak_at: int) -> int:
    """Return the number of the slot that contains the peak, or of the middle one where that is closed."""
    at = peak_at + _DAY if peak_at < start else peak_at
    return (at - start if at < end else (end - start) // 2) // SLOT_MINUTES


def _decline(lengths: list[int], peak: int, wanted: float) -> list[float]:
    """Return weights that fall by one factor per hour away from the peak, which gets `wanted`."""
    low, high = 0.0, 1.0
    weights: list[float] = []
    for _ in range(_BISECTIONS):
        factor = (low + high) / 2
        weights = [minutes * _power(factor, abs(i - peak)) for i, minutes in enumerate(lengths)]
        if weights[peak] > wanted * math.fsum(weights):
            low = factor
        else:
            high = factor
    return weights


def _power(base: float, exponent: int) -> float:
    """Return base ** exponent by multiplication alone: the same float on every machine."""
    result = 1.0
    for _ in range(exponent):
        result *= base
    return result


class Shift(NamedTuple):
    """A shift 班次: `start` and `end` in minutes after midnight of the opening day, `agents` people on duty in it."""

    name: ShiftName
    start: int
    end: int
    agents: int


_SHIFT_NAMES: Final[dict[int, tuple[ShiftName, ...]]] = {
    1: ("whole_day",),
    2: ("early", "late"),
    3: ("early", "middle", "late"),
}


def shifts_for(slots: tuple[Slot, ...], agents: tuple[int, ...]) -> tuple[Shift, ...]:
    """Return the shifts of SHIFT_HOURS that cover `agents` in every slot with the fewest people.

    As many shifts as the opening hours require, spread evenly from opening to closing. In order of
    time, a missing agent is added to the last shift that covers the slot, which is optimal for
    intervals. More agents needed in any slot never gives fewer people in total. A shift may have
    no agents.
    """
    spans = _spans(slots)
    staff = [0] * len(spans)
    for slot, needed in zip(slots, agents, strict=True):
        covering = [i for i, span in enumerate(spans) if _covers(span, slot)]
        missing = needed - sum(staff[i] for i in covering)
        if missing > 0:
            staff[covering[-1]] += missing
    numbered: tuple[ShiftName, ...] = tuple("numbered" for _ in spans)
    names = _SHIFT_NAMES.get(len(spans), numbered)
    return tuple(Shift(name, span[0], span[1], people) for name, span, people in zip(names, spans, staff, strict=True))


def _spans(slots: tuple[Slot, ...]) -> list[tuple[int, int]]:
    """Return start and end of the shifts: the least number that leaves no slot open."""
    first, last = slots[0].start, slots[-1].start + slots[-1].minutes
    length = min(SHIFT_HOURS * 60, last - first)
    count = -(-(last - first) // length)
    while True:
        spare = last - first - length
        starts = [first + spare * i // max(1, count - 1) for i in range(count)]
        spans = [(start, start + length) for start in starts]
        if all(any(_covers(span, slot) for span in spans) for slot in slots):
            return spans
        count += 1


def _covers(span: tuple[int, int], slot: Slot) -> bool:
    """Return whether a shift lasts through the whole slot."""
    return span[0] <= slot.start and slot.start + slot.minutes <= span[1]
