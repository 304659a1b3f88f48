"""Chat: agents who serve several customers at the same moment.

Units: arrivals in chats per hour (次/小时), times in seconds (秒), agents in people on duty (人).

Model (CCmath's Erlang Chat, Koole): Poisson arrivals; an agent takes up to m chats, and the chats
are spread evenly over the agents; a chat lasts `handle_seconds[k - 1]` on average (exponential)
while its agent has k chats. With n chats in progress the completion rate is the sum of k / AHT[k]
over the agents; with all slots taken, chats wait in order of arrival, and a waiting customer may
give up after an exponential patience. This is a birth-death chain. The part in front of full slots
is the line of Erlang A with another completion rate, so `teamplan.planning.service_desk.abandonment` gives its
virtual wait exactly. With m = 1 the model is Erlang A, and Erlang C without abandonment.

Dividing the load by the concurrency, as many calculators do, ignores that AHT grows with k.
"""

import math
from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Final

from teamplan.planning.service_desk.abandonment import FullLine, WaitGoal, least_meeting, leaving_rate, meets_goal
from teamplan.planning.service_desk.queueing import exact, least_for_occupancy, offered_load, quantity

MAX_SLOTS: Final = 20_000_000
"""Largest number of chat slots (agents times concurrency) that is accepted."""


def handle_times(handle_seconds: float | Fraction, factors: Sequence[float | Fraction]) -> tuple[Fraction, ...]:
    """Return how long a chat lasts, in seconds, with 1, 2, ... chats per agent, as many as there are `factors`.

    `factors[k - 1]` says how many single chats an agent with k parallel chats is worth; the first is 1.
    AHT[k] = AHT * k / factor[k]: with a factor of 2.5 for 3 parallel chats each lasts 1.2 times as long.
    `handle_seconds` is the time of a chat handled alone. The result is exact, so that a cap on occupancy
    is too. Raises ValueError where there is no factor, where one more chat makes a chat shorter, and for
    negative or non-finite times.
    """
    quantity("handle_seconds", handle_seconds)
    slowdown = [k / exact(factor) if factor > 0 else Fraction(0) for k, factor in enumerate(factors, 1)]
    if not slowdown or slowdown[0] != 1 or any(later < earlier for earlier, later in pairwise(slowdown)):
        message = f"factors must begin with 1 and grow by no more than one chat a chat: {factors!r}"
        raise ValueError(message)
    alone = exact(handle_seconds)
    return tuple(alone * slower for slower in slowdown)


def agent_load(arrivals_per_hour: float, handle_seconds: Sequence[float | Fraction]) -> float:
    """Return the least number of agents' whole time that the chats take, in erlangs of agents.

    Formula: arrivals * AHT[m] / (3600 m), the load of agents who always have m chats. With fewer
    agents than this the line is unstable (or customers give up). Raises ValueError for bad input.
    """
    times = checked_times(handle_seconds)
    return offered_load(arrivals_per_hour, times[-1]) / len(times)


def least_agents(
    arrivals_per_hour: float | Fraction,
    handle_seconds: Sequence[float | Fraction],
    max_occupancy: float | Fraction | None,
) -> int:
    """Return the least number of agents within the cap on occupancy, at least 1 (exact)."""
    quantity("arrivals_per_hour", arrivals_per_hour)
    checked_times(handle_seconds)
    if max_occupancy is None:
        return 1
    work = exact(arrivals_per_hour) * exact(handle_seconds[-1]) / (3600 * len(handle_seconds))
    return max(1, least_for_occupancy(work, max_occupancy))


def agents_from(
    start: int,
    arrivals_per_hour: float,
    handle_seconds: Sequence[float | Fraction],
    goal: WaitGoal,
    patience_seconds: float = math.inf,
) -> int:
    """Return the least number of agents >= `start` that meets `goal`; 0 where nothing arrives.

    For callers who know a lower bound, such as the answer for a quieter hour.
    """
    arriving = quantity("arrivals_per_hour", arrivals_per_hour) / 3600.0
    speeds, leaving = speeds_of(checked_times(handle_seconds)), leaving_rate(patience_seconds)
    if arriving == 0:
        return 0

    def meets(agents: int) -> bool:
        return meets_goal(line_of(agents, arriving, speeds, leaving), goal)

    return least_meeting(meets, max(1, start))


def checked_times(handle_seconds: Sequence[float | Fraction]) -> tuple[float, ...]:
    """Return the handling times, or raise ValueError unless they are positive and do not fall."""
    times = tuple(quantity("handle_seconds", time) for time in handle_seconds)
    falls = any(later < earlier for earlier, later in pairwise(times))
    if not times or times[0] <= 0 or falls:
        message = f"handle_seconds must be above 0 and must not fall with concurrency: {times!r}"
        raise ValueError(message)
    return times


def speeds_of(times: Sequence[float]) -> tuple[float, ...]:
    """Return the completions per second of one agent with 0, 1, ... m chats."""
    return 0.0, *((k + 1) / time for k, time in enumerate(times))


def line_of(agents: int, arriving: float, speeds: Sequence[float], leaving: float) -> FullLine:
    """Return the part of the chain where every slot is taken.

    `arriving`: chats per second; `speeds`: see `speeds_of`; `leaving`: see `leaving_rate`. Raises ValueError
    beyond MAX_SLOTS.
    """
    if agents * (len(speeds) - 1) > MAX_SLOTS:
        message = f"{agents} agents with {len(speeds) - 1} chats each are too many to compute"
        raise ValueError(message)
    inverse = 1.0
    for slower, faster in pairwise(speeds):
        base, gain = agents * slower, faster - slower
        for more in range(1, agents + 1):
            inverse = 1.0 + inverse * (base + more * gain) / arriving
    return FullLine(arriving, agents * speeds[-1], leaving, inverse)
