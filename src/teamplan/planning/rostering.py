"""From agents on duty to people on the payroll: opening hours, shrinkage, shifts, days off, peaks.

Units: volumes in contacts per day (次/天), times in seconds (秒) or minutes (分钟), agents in
people on duty (人), FTE in people's whole working time. Shares, factors and rounding are exact
rationals: ceil(21 / (1 - 0.3)) is 30.

Two numbers are kept apart:

* workload: the time that handling takes, divided by the productive time of one person. It is what a
  *hat* costs: somebody with other duties answers in between.
* queue: the agents who must sit there, hour by hour, so that the target is met. It is what a *post
  of its own* costs: waiting for the next customer is paid as well.

`service_fte` is the number a planner should use: workload while it is a hat, queue once it is a
post, and a rise without steps back in between. `staff_day` shows the whole calculation.

Shrinkage here is the loss on a day on duty (breaks, meetings, training, sickness). Days off, public
holidays and annual leave belong to the cover factor; counting leave in both staffs it twice.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Final

from teamplan.planning import chat, queueing
from teamplan.planning.abandonment import DEFINITIONS, Level, WaitGoal
from teamplan.planning.queueing import attainable, exact, quantity, share, whole

WORKLOAD_MODEL: Final = "工作量法:处理工时 ÷ 一人有效工时(不含等待)"
FTE_DEFINITION: Final = "FTE = 在岗工时 ÷ (班时 × (1 - 缩减率)) × 轮休系数"

SHIFT_HOURS: Final = 8
"""Length of a shift in hours (《劳动法》第36条: 8 小时/天)."""
OVERTIME_HOURS_PER_DAY: Final = 3
"""Most overtime a day in hours (《劳动法》第41条)."""
OVERTIME_HOURS_PER_MONTH: Final = 36
"""Most overtime a month in hours (《劳动法》第41条)."""

_DAY = 1440
_SLOT = 60
_EVENING = 20 * 60
_GRAIN = 1000


# --- exact factors ---------------------------------------------------------------------------


def scheduled(required: int, shrinkage: float | Fraction) -> int:
    """Return how many people must be rostered so that `required` are on duty.

    Formula: ceil(required / (1 - shrinkage)), exact; 21 at 0.3 are 30. `shrinkage` is the share
    (0 <= s < 1) of paid time on a working day that is lost. Raises ValueError for other values.
    """
    attainable("shrinkage", shrinkage)
    return math.ceil(whole("required", required) / (1 - exact(shrinkage)))


def cover_factor(
    working_days: float | Fraction = 248,
    leave_days: float | Fraction = 5,
    open_days: float | Fraction = 365,
) -> Fraction:
    """Return how many people fill one daily post: open days / (working days - leave), exact.

    Days a year; the defaults (2025 calendar of China, 5 days of annual leave) give 365/243 = 1.50.
    Raises ValueError where nobody would work or numbers are negative or non-finite.
    """
    for name, days in (("working_days", working_days), ("leave_days", leave_days)):
        quantity(name, days)
    quantity("open_days", open_days)
    present = exact(working_days) - exact(leave_days)
    if present <= 0:
        message = f"leave_days ({leave_days!r}) must be fewer than working_days ({working_days!r})"
        raise ValueError(message)
    return exact(open_days) / present


# --- the day ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Slot:
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
def intraday_profile(
    opening: str = "08:00-23:00",
    peak_share: float | None = None,
    peak_at: str | None = None,
) -> tuple[Slot, ...]:
    """Return how the contacts of a day spread over the opening hours, hour by hour.

    Model: the hour at `peak_at` (default 20:00, or the middle where that is closed) takes
    `peak_share` of the day, and each hour further away takes the same fraction of the hour before
    it. Without `peak_share` the busiest hour takes 1.5 times the average hour; both defaults are
    assumptions of this program, so give measured values where there are any. A last part of less
    than an hour counts by its length, the peak too. Raises ValueError for a malformed time, a
    peak outside the opening hours, and a peak share below the average or of 100 % and more.
    """
    start, end = opening_minutes(opening)
    lengths = [min(_SLOT, end - at) for at in range(start, end, _SLOT)]
    hours = (end - start) / _SLOT
    peak = _peak_slot(start, end, peak_at)
    flat = 1.0 / hours
    wanted = max(flat, min(0.9, 1.5 * flat)) if peak_share is None else float(peak_share)
    if len(lengths) == 1:
        return (Slot(start, lengths[0], 1.0),)
    if not flat * (1 - 1e-9) <= wanted < 1:
        message = f"peak_share must be from {flat:.4f} (flat) to below 1, not {peak_share!r}"
        raise ValueError(message)
    weights = _decline(lengths, peak, wanted * lengths[peak] / _SLOT)
    total = math.fsum(weights)
    return tuple(
        Slot(start + _SLOT * i, minutes, weight / total)
        for i, (minutes, weight) in enumerate(zip(lengths, weights, strict=True))
    )


def _minutes(text: str) -> int | None:
    """Return "HH:MM" as minutes after midnight (00:00 to 24:00), None where it is not a time."""
    hours, colon, minutes = text.strip().partition(":")
    if not (colon and hours.isdecimal() and minutes.isdecimal() and len(minutes) == len("00")):
        return None
    total = int(hours) * 60 + int(minutes)
    return total if total <= _DAY and int(minutes) < _SLOT else None


def _peak_slot(start: int, end: int, peak_at: str | None) -> int:
    """Return the number of the slot that contains the peak."""
    at: int | None = _EVENING if peak_at is None else _minutes(peak_at)
    if at is not None and at < start:
        at += _DAY
    if at is not None and at < end:
        return (at - start) // _SLOT
    if peak_at is None:
        return (end - start) // 2 // _SLOT
    message = f"peak_at must be a time within the opening hours, not {peak_at!r}"
    raise ValueError(message)


def _decline(lengths: list[int], peak: int, wanted: float) -> list[float]:
    """Return weights that fall by one factor per hour away from the peak, which gets `wanted`."""
    low, high = 0.0, 1.0
    weights: list[float] = []
    for _ in range(60):
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


# --- shifts ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Shift:
    """A shift 班次: `start` and `end` in minutes after midnight of the opening day.

    `agents`: people on duty in it. `heads`: people rostered for it, shrinkage included.
    """

    name: str
    start: int
    end: int
    agents: int
    heads: int


_SHIFT_NAMES: Final[dict[int, tuple[str, ...]]] = {
    1: ("全天班",),
    2: ("早班", "晚班"),
    3: ("早班", "中班", "晚班"),
}


def shifts_for(
    slots: tuple[Slot, ...], agents: tuple[int, ...], shrinkage: float | Fraction
) -> tuple[Shift, ...]:
    """Return the shifts of SHIFT_HOURS that cover `agents` in every slot with the fewest people.

    As many shifts as the opening hours require, spread evenly from opening to closing. In order of
    time, a missing agent is added to the last shift that covers the slot, which is optimal for
    intervals. More agents needed in any slot never gives fewer people in total. A shift may have
    no agents. Raises ValueError for a shrinkage outside 0 <= s < 1.
    """
    spans = _spans(slots)
    staff = [0] * len(spans)
    for slot, needed in zip(slots, agents, strict=True):
        covering = [i for i, span in enumerate(spans) if _covers(span, slot)]
        missing = needed - sum(staff[i] for i in covering)
        if missing > 0:
            staff[covering[-1]] += missing
    names = _SHIFT_NAMES.get(len(spans), tuple(f"第{i + 1}班" for i in range(len(spans))))
    return tuple(
        Shift(name, span[0], span[1], people, scheduled(people, shrinkage))
        for name, span, people in zip(names, spans, staff, strict=True)
    )


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


# --- the service -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ServicePolicy:
    """What a service desk promises and how it works.

    `handle_seconds`: mean time of a contact handled alone, above 0. `target_seconds` and
    `service_level` (0 <= level < 1): the share to be answered within the target. `concurrency`: 1
    (Erlang C) to 5 parallel chats per agent. `shrinkage` (0 <= s < 1): lost share of a day on duty.
    `max_occupancy` (0 < cap <= 1): most of their time that agents may be busy. `opening`,
    `peak_share`, `peak_at`: see `intraday_profile`. `cover`: people per daily post, at least 1.
    `shared_until`: workload in FTE up to which the service is a hat; `dedicated_from`: workload
    from which the whole queue requirement is charged. Raises ValueError for anything else.

    Defaults: 80 % in 45 s, 3 chats, 80 % occupancy, 08:00-23:00 (facts 4.2); 4 FTE fill one
    seat for two shifts every day (facts 4.5); 1 FTE is an assumption of this program.
    """

    handle_seconds: float
    target_seconds: float = 45.0
    service_level: float = 0.8
    concurrency: int = 3
    shrinkage: float | Fraction = 0.2
    max_occupancy: float | Fraction = 0.8
    opening: str = "08:00-23:00"
    peak_share: float | None = None
    peak_at: str | None = None
    cover: Fraction = Fraction(365, 243)
    shared_until: float = 1.0
    dedicated_from: float = 4.0

    def __post_init__(self) -> None:
        """Refuse values outside the stated ranges."""
        WaitGoal(self.target_seconds, self.service_level)
        chat.concurrency_factor(self.concurrency)
        attainable("shrinkage", self.shrinkage)
        intraday_profile(self.opening, self.peak_share, self.peak_at)
        quantity("shared_until", self.shared_until)
        if quantity("handle_seconds", self.handle_seconds) <= 0:
            message = "handle_seconds must be above 0"
        elif share("max_occupancy", self.max_occupancy) <= 0:
            message = "max_occupancy must be above 0"
        elif quantity("cover", self.cover) < 1:
            message = f"cover must be at least 1, not {self.cover!r}"
        elif quantity("dedicated_from", self.dedicated_from) < self.shared_until:
            message = "dedicated_from must not be less than shared_until"
        else:
            return
        raise ValueError(message)

    @property
    def model(self) -> str:
        """The queueing model in use (Chinese, for the reader of a plan)."""
        return queueing.MODEL if self.concurrency == 1 else chat.MODEL

    @property
    def definition(self) -> str:
        """The definition of the service level in use (Chinese, for the reader of a plan)."""
        return queueing.DEFINITION if self.concurrency == 1 else DEFINITIONS[Level.VIRTUAL]


@dataclass(frozen=True, slots=True)
class SlotStaffing:
    """One slot of the day: contacts that arrive in it, and agents (人) that must be on duty."""

    slot: Slot
    arrivals: float
    agents: int


@dataclass(frozen=True, slots=True)
class DayStaffing:
    """What an average day needs.

    `slots`: agents on duty hour by hour. `shifts`: the shifts that cover them. `agent_hours`:
    agents on duty summed over the day, in hours. `workload_fte`: handling alone. `queue_fte`:
    agent hours with shrinkage and days off. `fte`: the blend that a planner uses (`service_fte`).
    `heads`: people to employ for all shifts, shrinkage and days off included, rounded up once.
    `model`, `definition`, `workload_model`, `fte_definition`: how the numbers came about.
    """

    arrivals_per_day: float
    slots: tuple[SlotStaffing, ...]
    shifts: tuple[Shift, ...]
    agent_hours: Fraction
    workload_fte: float
    queue_fte: float
    fte: float
    heads: int
    model: str
    definition: str
    workload_model: str = WORKLOAD_MODEL
    fte_definition: str = FTE_DEFINITION


def staff_day(arrivals_per_day: float, policy: ServicePolicy) -> DayStaffing:
    """Return the staffing of an average day with `arrivals_per_day` contacts (次/天).

    Each slot is a stationary line at its own arrival rate; it gets the least number of agents that
    meets the target and the cap on occupancy. More contacts never give fewer agents in any slot,
    FTE or heads. Volumes are read to the nearest thousandth. Raises ValueError for negative or
    non-finite volumes.
    """
    volume = quantity("arrivals_per_day", arrivals_per_day)
    agents = _slot_agents(_rounded(volume), policy)
    profile = _profile(policy)
    shifts = shifts_for(profile, agents, policy.shrinkage)
    return DayStaffing(
        arrivals_per_day=volume,
        slots=tuple(
            SlotStaffing(slot, volume * slot.share, people)
            for slot, people in zip(profile, agents, strict=True)
        ),
        shifts=shifts,
        agent_hours=_agent_hours(profile, agents),
        workload_fte=workload_fte(volume, policy),
        queue_fte=queue_fte(volume, policy),
        fte=service_fte(volume, policy),
        heads=math.ceil(
            sum(shift.agents for shift in shifts) * SHIFT_HOURS * _people_per_hour(policy)
        ),
        model=policy.model,
        definition=policy.definition,
    )


def workload_fte(arrivals_per_day: float, policy: ServicePolicy) -> float:
    """Return the FTE that handling alone takes: the price of the service as a hat.

    Formula: contacts * handling / concurrency factor / cap on occupancy, in hours, over
    SHIFT_HOURS * (1 - shrinkage), times cover. Continuous and proportional to the volume. Raises
    ValueError for negative or non-finite volumes.
    """
    return quantity("arrivals_per_day", arrivals_per_day) * _workload_of_one(policy)


def queue_fte(arrivals_per_day: float, policy: ServicePolicy) -> float:
    """Return the FTE of a desk that is manned during all opening hours so that the target is met.

    Formula: agents on duty summed over the slots, in hours, over SHIFT_HOURS * (1 - shrinkage),
    times cover. Does not fall when the volume rises; never below `workload_fte`. No volume: 0.0.
    Rosters with whole shifts may need more (`DayStaffing.heads`). Raises ValueError as above.
    """
    work = workload_fte(arrivals_per_day, policy)
    agents = _slot_agents(_rounded(float(arrivals_per_day)), policy)
    hours = _agent_hours(_profile(policy), agents)
    return max(work, float(hours * _people_per_hour(policy)))


def service_fte(arrivals_per_day: float, policy: ServicePolicy) -> float:
    """Return the FTE that a planner should use for `arrivals_per_day` contacts (次/天).

    Formula: (1 - s) * workload + s * queue, where s rises linearly from 0 at a workload of
    `shared_until` FTE to 1 at `dedicated_from`. It does not fall when the volume rises: for
    volumes x < y the workload w and queue q obey w(x) <= w(y), q(x) <= q(y), w <= q, s(x) <= s(y),
    hence (1 - s(x)) w(x) + s(x) q(x) <= (1 - s(x)) w(y) + s(x) q(y) <= (1 - s(y)) w(y) + s(y) q(y).
    The blend is computed in exact rationals and rounded once, so this holds for floats too.
    Raises ValueError for negative or non-finite volumes.
    """
    work = workload_fte(arrivals_per_day, policy)
    if work <= policy.shared_until:
        return work
    queue = queue_fte(arrivals_per_day, policy)
    if work >= policy.dedicated_from:
        return queue
    hat, post = Fraction(policy.shared_until), Fraction(policy.dedicated_from)
    exact_work = Fraction(work)
    return float(exact_work + (exact_work - hat) / (post - hat) * (Fraction(queue) - exact_work))


def _profile(policy: ServicePolicy) -> tuple[Slot, ...]:
    """Return the slots of the policy's day."""
    return intraday_profile(policy.opening, policy.peak_share, policy.peak_at)


def _agent_hours(slots: tuple[Slot, ...], agents: tuple[int, ...]) -> Fraction:
    """Return agents on duty summed over the day, in hours."""
    return Fraction(sum(s.minutes * n for s, n in zip(slots, agents, strict=True)), 60)


@lru_cache(maxsize=256)
def _people_per_hour(policy: ServicePolicy) -> Fraction:
    """Return the FTE that one hour on duty a day takes, shrinkage and days off included."""
    return exact(policy.cover) / (SHIFT_HOURS * (1 - exact(policy.shrinkage)))


@lru_cache(maxsize=256)
def _workload_of_one(policy: ServicePolicy) -> float:
    """Return the workload in FTE of one contact a day."""
    hours = exact(policy.handle_seconds) / chat.concurrency_factor(policy.concurrency) / 3600
    return float(hours / exact(policy.max_occupancy) * _people_per_hour(policy))


def _rounded(volume: float) -> Fraction:
    """Return the volume to the nearest thousandth.

    Volumes that differ only by the noise of floats are the same volume, so the search, which
    compares floats, cannot turn noise into an agent more or less.
    """
    return Fraction(round(exact(volume) * _GRAIN), _GRAIN)


@lru_cache(maxsize=4096)
def _slot_agents(volume: Fraction, policy: ServicePolicy) -> tuple[int, ...]:
    """Return the agents each slot needs; quiet slots first, each a lower bound for the next."""
    slots = _profile(policy)
    rates = [float(volume) * slot.share * _SLOT / slot.minutes for slot in slots]
    times = chat.handle_times(policy.handle_seconds, policy.concurrency)
    seconds = tuple(float(time) for time in times)
    goal = WaitGoal(policy.target_seconds, policy.service_level)
    agents, known = [0] * len(slots), 0
    for i in sorted(range(len(slots)), key=rates.__getitem__):
        if policy.concurrency == 1:
            cap = policy.max_occupancy
            known = queueing.agents_for(
                rates[i], times[0], goal.target_seconds, goal.service_level, cap
            )
        elif rates[i] > 0:
            stable = math.floor(chat.agent_load(rates[i], seconds)) + 1
            least = max(known, stable, chat.least_agents(rates[i], times, policy.max_occupancy))
            known = chat.agents_from(least, rates[i], seconds, goal)
        agents[i] = known
    return tuple(agents)


# --- peaks -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PeakTerms:
    """How a sales peak (618, 双11) is bridged.

    `days`: length of the peak in days, above 0. `outsourced_share` (0...1): part of the missing
    work that goes to an outsourcer. `temporary_productivity` and `outsourced_productivity`
    (0 < p <= 1): work of such a person relative to a regular one. `overtime`: whether regular staff
    work overtime, within the law: 3 hours a day and 36 a month, spread over the days of the peak.
    The defaults are assumptions of this program. Raises ValueError for anything else.
    """

    days: int = 12
    outsourced_share: float | Fraction = 0.5
    temporary_productivity: float | Fraction = 0.7
    outsourced_productivity: float | Fraction = 0.8
    overtime: bool = True

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


@dataclass(frozen=True, slots=True)
class PeakSplit:
    """Who does the work on a peak day.

    `peak_fte`: work of the peak in FTE. `overtime_hours`: overtime of each regular person a day,
    in hours. `regular`, `temporary`, `outsourced`: people (人). `definition`: how it was counted.
    """

    peak_fte: Fraction
    overtime_hours: Fraction
    regular: int
    temporary: int
    outsourced: int
    definition: str = "高峰缺口 = 日常 FTE × 高峰倍数 - 日常 FTE × (1 + 加班小时 ÷ 8)"


def peak_split(
    regular_fte: float | Fraction,
    peak_multiplier: float | Fraction,
    terms: PeakTerms | None = None,
) -> PeakSplit:
    """Return how many regular, temporary and outsourced people carry a peak.

    `regular_fte`: FTE of the average day (0 or more). `peak_multiplier`: volume of a peak day over
    an average day, at least 1. The work is taken as proportional to the volume, on the safe side:
    larger desks need less than proportionally. First the regular staff work lawful overtime, as
    much as is needed; the rest is divided by `terms`. All in exact rationals; none of the three
    heads falls when the FTE or the multiplier rises. Raises ValueError for invalid numbers.
    """
    terms = terms or PeakTerms()
    quantity("regular_fte", regular_fte)
    if quantity("peak_multiplier", peak_multiplier) < 1:
        message = f"peak_multiplier must be at least 1, not {peak_multiplier!r}"
        raise ValueError(message)
    regular, multiplier = exact(regular_fte), exact(peak_multiplier)
    hours = min(Fraction(OVERTIME_HOURS_PER_DAY), Fraction(OVERTIME_HOURS_PER_MONTH, terms.days))
    hours = min(hours, (multiplier - 1) * SHIFT_HOURS) if terms.overtime else Fraction(0)
    missing = regular * (multiplier - 1 - hours / SHIFT_HOURS)
    outside = missing * exact(terms.outsourced_share)
    return PeakSplit(
        peak_fte=regular * multiplier,
        overtime_hours=hours,
        regular=math.ceil(regular),
        temporary=math.ceil((missing - outside) / exact(terms.temporary_productivity)),
        outsourced=math.ceil(outside / exact(terms.outsourced_productivity)),
    )
