"""The service desk of an average day: agents hour by hour, FTE and heads.

Units: volumes in contacts per day (次/天), times in seconds (秒), agents in people on duty (人), FTE
in people's whole working time.

Two numbers are kept apart:

* workload: the time that handling takes, divided by the productive time of one person. It is what a
  *hat* costs: somebody with other duties answers in between.
* queue: the agents who must sit there, hour by hour, so that the target is met. It is what a *post
  of its own* costs: waiting for the next customer is paid as well.

`service_fte` is the number a planner should use: workload while it is a hat, queue once it is a
post, and a rise without steps back in between. `staff_day` shows the whole calculation.
"""

import math
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Final, NamedTuple

from teamplan.model.reason import Reason
from teamplan.planning.service_desk import abandonment, chat, queueing
from teamplan.planning.service_desk.abandonment import WaitGoal, leaving_rate
from teamplan.planning.service_desk.queueing import attainable, exact, quantity, share
from teamplan.planning.service_desk.rostering import (
    SHIFT_HOURS,
    SLOT_MINUTES,
    Shift,
    Slot,
    intraday_profile,
    shifts_for,
)

MAX_LOAD: Final = 5_000
"""Load of the busiest hour (erlangs) up to which the queueing model is asked; beyond it, waiting decides nothing."""

_GRAIN = 1000


@dataclass(frozen=True, slots=True)
class ServicePolicy:
    """What a service desk promises and how it works.

    `handle_seconds`: mean time of a contact handled alone, above 0. `target_seconds` and
    `service_level` (0 <= level < 1): the share to be answered within the target. `factors`: how many
    single contacts an agent with 1, 2, ... parallel ones is worth; their number is the concurrency,
    and one alone means Erlang C. `shrinkage` (0 <= s < 1): lost share of a day on duty (breaks, meetings,
    training, sickness); days off, public holidays and annual leave belong to `cover`.
    `max_occupancy` (0 < cap <= 1): most of their time that agents may be busy. `opening`,
    `peak_share`, `peak_at`: see `intraday_profile`. `cover`: people per daily post, at least 1.
    `shared_until`: workload in FTE up to which the service is a hat; `dedicated_from`: workload
    from which the whole queue requirement is charged. `patience_seconds`: mean time after which a
    waiting customer gives up; infinite: never. Raises ValueError for anything else.
    """

    handle_seconds: float
    target_seconds: float
    service_level: float
    factors: tuple[float | Fraction, ...]
    shrinkage: float | Fraction
    max_occupancy: float | Fraction
    opening: str
    peak_share: float
    peak_at: int
    cover: float | Fraction
    shared_until: float
    dedicated_from: float
    patience_seconds: float

    def __post_init__(self) -> None:
        """Refuse values outside the stated ranges."""
        WaitGoal(self.target_seconds, self.service_level)
        chat.handle_times(self.handle_seconds, self.factors)
        attainable("shrinkage", self.shrinkage)
        intraday_profile(self.opening, self.peak_share, self.peak_at)
        quantity("shared_until", self.shared_until)
        leaving_rate(self.patience_seconds)
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
    def concurrency(self) -> int:
        """Contacts that an agent holds at the same time."""
        return len(self.factors)

    @property
    def model(self) -> Reason:
        """The queueing model in use, and the definition of its service level."""
        patient = math.isinf(self.patience_seconds)
        if self.concurrency > 1:
            return Reason.of("queue_chat" if patient else "queue_chat_leaving")
        return Reason.of("queue_erlang_c" if patient else "queue_erlang_a")


class DayStaffing(NamedTuple):
    """What an average day needs.

    `slots`: agents (人) on duty slot by slot. `shifts`: the shifts that cover them. `fte`: the blend that a
    planner uses (`service_fte`). `heads`: people to employ for all shifts, shrinkage and days off included,
    rounded up once.
    """

    slots: tuple[tuple[Slot, int], ...]
    shifts: tuple[Shift, ...]
    fte: float
    heads: int


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
    shifts = shifts_for(profile, agents)
    return DayStaffing(
        slots=tuple(zip(profile, agents, strict=True)),
        shifts=shifts,
        fte=service_fte(volume, policy),
        heads=math.ceil(sum(shift.agents for shift in shifts) * SHIFT_HOURS * _people_per_hour(policy)),
    )


def busiest_load(policy: ServicePolicy) -> float:
    """Return the load in the busiest slot that one contact a day gives (erlangs)."""
    share = max(slot.share / slot.minutes for slot in _profile(policy))
    return share * policy.handle_seconds / 60


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
    hours = Fraction(sum(slot.minutes * people for slot, people in zip(_profile(policy), agents, strict=True)), 60)
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


@lru_cache(maxsize=256)
def _people_per_hour(policy: ServicePolicy) -> Fraction:
    """Return the FTE that one hour on duty a day takes, shrinkage and days off included."""
    return exact(policy.cover) / (SHIFT_HOURS * (1 - exact(policy.shrinkage)))


@lru_cache(maxsize=256)
def _workload_of_one(policy: ServicePolicy) -> float:
    """Return the workload in FTE of one contact a day."""
    hours = exact(policy.handle_seconds) / exact(policy.factors[-1]) / 3600
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
    rates = [float(volume) * slot.share * SLOT_MINUTES / slot.minutes for slot in slots]
    times = chat.handle_times(policy.handle_seconds, policy.factors)
    seconds = tuple(float(time) for time in times)
    goal = WaitGoal(policy.target_seconds, policy.service_level)
    agents, known = [0] * len(slots), 0
    for i in sorted(range(len(slots)), key=rates.__getitem__):
        if policy.concurrency == 1:
            known = max(known, _calls(rates[i], times[0], policy, goal))
        elif rates[i] > 0:
            least = max(known, chat.least_agents(rates[i], times, policy.max_occupancy))
            if math.isinf(policy.patience_seconds):
                least = max(least, math.floor(chat.agent_load(rates[i], seconds)) + 1)
            known = chat.agents_from(least, rates[i], seconds, goal, policy.patience_seconds)
        agents[i] = known
    return tuple(agents)


def _calls(rate: float, handle_seconds: Fraction, policy: ServicePolicy, goal: WaitGoal) -> int:
    """Return the agents for one contact at a time: Erlang C, or Erlang A where customers give up."""
    if math.isinf(policy.patience_seconds):
        return queueing.agents_for(rate, handle_seconds, goal.target_seconds, goal.service_level, policy.max_occupancy)
    load = exact(rate) * handle_seconds / 3600
    least = queueing.least_for_occupancy(load, policy.max_occupancy) if rate > 0 else 0
    return abandonment.agents_for_with_patience(rate, float(handle_seconds), policy.patience_seconds, goal, least)
