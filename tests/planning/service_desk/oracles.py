"""Every measure of a waiting line, from the parts of which the product needs a few: what the tests compare.

The product only asks how many agents meet a goal; here stands how a line with given agents performs.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from teamplan.planning.service_desk import abandonment, chat, queueing
from teamplan.planning.service_desk.abandonment import FullLine, Level, WaitGoal, leaving_rate
from teamplan.planning.service_desk.chat import agent_load, agents_from, checked_times, least_agents, speeds_of
from teamplan.planning.service_desk.queueing import inverse_blocking, offered_load, quantity, whole

SMALL = 1e-18
"""Part of a sum below which its further terms are left out."""
LARGE = 1e250
"""Sum from which all are scaled down."""


def erlang_b(agents: int, load: float) -> float:
    """Return the probability (0...1) that a contact is lost because all agents are busy (M/M/n/n).

    `agents` in people, `load` in erlangs. Definition: share of all contacts that find every agent
    busy when nobody may wait. Load 0 gives 0.0; a probability below 1e-300 is returned as 0.0.
    Raises ValueError for negative, non-finite or non-integer input. Source: Erlang 1917.
    """
    people, erlangs = whole("agents", agents), queueing.accepted(quantity("load", load))
    return 0.0 if erlangs == 0 else 1.0 / inverse_blocking(people, erlangs)


def erlang_c(agents: int, load: float) -> float:
    """Return the probability (0...1) that a contact has to wait (M/M/n).

    `agents` in people, `load` in erlangs. Definition: share of all contacts that find every agent
    busy. Load 0 gives 0.0. Where the load reaches the number of agents the line grows without
    end and everybody waits: 1.0. Formula: n / (load + (n - load) / B), B from `erlang_b`.
    Raises ValueError for negative, non-finite or non-integer input. Source: Erlang 1917.
    """
    people, erlangs = whole("agents", agents), queueing.accepted(quantity("load", load))
    if erlangs == 0:
        return 0.0
    if erlangs >= people:
        return 1.0
    return queueing.waiting(people, erlangs, inverse_blocking(people, erlangs))


def service_level(agents: int, arrivals_per_hour: float, handle_seconds: float, target_seconds: float) -> float:
    """Return the share (0...1) of all contacts that wait `target_seconds` or less (Erlang C).

    Formula: 1 - C * exp(-(agents - load) * target / handling). 0.0 where the line is unstable
    (load >= agents); 1.0 where nothing arrives. Raises ValueError for invalid numbers.
    """
    people, load = whole("agents", agents), offered_load(arrivals_per_hour, handle_seconds)
    target = quantity("target_seconds", target_seconds)
    if arrivals_per_hour == 0:
        return 1.0
    if load >= people:
        return 0.0
    if load == 0:
        return 1.0
    return queueing.in_time(people, load, inverse_blocking(people, load), target / handle_seconds)


def average_wait_seconds(agents: int, arrivals_per_hour: float, handle_seconds: float) -> float:
    """Return the average speed of answer (ASA): mean wait in seconds over all contacts (Erlang C).

    Those who are answered at once count with 0. Formula: C * handling / (agents - load).
    `math.inf` where the line is unstable; 0.0 where nothing arrives. Raises ValueError for invalid
    numbers. Not to be confused with `wait_of_delayed_seconds`.
    """
    load = offered_load(arrivals_per_hour, handle_seconds)
    if arrivals_per_hour == 0:
        whole("agents", agents)
        return 0.0
    delayed = wait_of_delayed_seconds(agents, arrivals_per_hour, handle_seconds)
    return delayed if math.isinf(delayed) else erlang_c(agents, load) * delayed


def wait_of_delayed_seconds(agents: int, arrivals_per_hour: float, handle_seconds: float) -> float:
    """Return the mean wait in seconds of those contacts that do have to wait (Erlang C).

    Formula: handling / (agents - load). `math.inf` where the line is unstable. Raises ValueError
    for invalid numbers. Some calculators print this as "average queue wait".
    """
    people, load = whole("agents", agents), offered_load(arrivals_per_hour, handle_seconds)
    return math.inf if load >= people else float(handle_seconds) / (people - load)


def occupancy(agents: int, arrivals_per_hour: float, handle_seconds: float) -> float:
    """Return the share (0...1) of their time on duty that agents spend on contacts (Erlang C).

    Formula: load / agents, at most 1.0 (an overloaded agent is busy all the time); 0.0 without
    load. Raises ValueError for invalid numbers.
    """
    people, load = whole("agents", agents), offered_load(arrivals_per_hour, handle_seconds)
    if load == 0:
        return 0.0
    return 1.0 if load >= people else load / people


@dataclass(frozen=True, slots=True)
class LineResult:
    """How a line with a given number of agents performs; shares are 0...1, times in seconds.

    `waiting`: share of contacts that find no free place. `abandoned`: share of contacts that give
    up. `mean_wait`: mean time in line over all contacts, those who give up included.
    `mean_wait_answered`: the same over answered contacts only. `mean_wait_virtual`: mean wait over
    all contacts if they never gave up (what CCmath prints as ASA). `occupancy`: share of the places
    in use (agents, or chat slots). The three levels: see `Level`; `target_seconds` is the
    acceptable wait they refer to. A share or mean of nobody is 1.0 (level) or 0.0 (wait).
    """

    model: str
    target_seconds: float
    waiting: float
    abandoned: float
    mean_wait: float
    mean_wait_answered: float
    mean_wait_virtual: float
    occupancy: float
    level_virtual: float
    level_of_offered: float
    level_of_answered: float

    def level(self, which: Level) -> float:
        """Return the service level by the definition `which`."""
        return {
            Level.VIRTUAL: self.level_virtual,
            Level.OF_OFFERED: self.level_of_offered,
            Level.OF_ANSWERED: self.level_of_answered,
        }[which]


def means_of(line: FullLine) -> tuple[float, float, float]:
    """Return, given that a contact waits: people in line, virtual wait, answered wait * share.

    The last is the mean over waiting contacts of the wait of those who are answered (others
    count 0). Units: people, seconds, seconds.
    """
    if line.endless:
        return math.inf, math.inf, math.inf
    c, r = line.completing, line.leaving
    if r == 0:
        spare = c - line.arriving
        return line.arriving / spare, 1.0 / spare, 1.0 / spare
    term, k, weight = 1.0, 0, 1.0
    steps, later = 1.0 / c, 1.0 / (c + r)
    people, virtual, answered = 0.0, steps, later * c / (c + r)
    while True:
        k += 1
        ratio = line.arriving / (c + k * r)
        term *= ratio
        steps += 1.0 / (c + k * r)
        later += 1.0 / (c + (k + 1) * r)
        weight += term
        people += term * k
        virtual += term * steps
        answered += term * later * c / (c + (k + 1) * r)
        if ratio < 1 and term * (k + 1) <= SMALL * weight * (1.0 - ratio) ** 2:
            return people / weight, virtual / weight, answered / weight
        if weight > LARGE:
            term, weight, people = term / LARGE, weight / LARGE, people / LARGE
            virtual, answered = virtual / LARGE, answered / LARGE


def idle_result(model: str, target_seconds: float) -> LineResult:
    """Return the result of a line where nothing arrives: nobody waits, everybody is in time."""
    return LineResult(model, target_seconds, 0, 0, 0, 0, 0, 0, 1.0, 1.0, 1.0)


def line_result(model: str, target_seconds: float, line: FullLine, busy: float) -> LineResult:
    """Return all measures of `line`; `busy` is the mean share of places taken while one is free."""
    waits = 1.0 - line.levels(0.0)[0]
    people, virtual, answered = means_of(line)
    if line.endless:
        return LineResult(model, target_seconds, 1.0, 0.0, math.inf, math.inf, math.inf, 1.0, 0.0, 0.0, 0.0)
    given_up = min(1.0, waits * line.leaving * people / line.arriving)
    served = 1.0 - given_up
    in_virtual, in_offered, in_answered = line.levels(target_seconds)
    return LineResult(
        model=model,
        target_seconds=target_seconds,
        waiting=waits,
        abandoned=given_up,
        mean_wait=waits * people / line.arriving,
        mean_wait_answered=waits * answered / served if served > 0 else 0.0,
        mean_wait_virtual=waits * virtual,
        occupancy=busy * (1.0 - waits) + waits,
        level_virtual=in_virtual,
        level_of_offered=in_offered,
        level_of_answered=in_answered,
    )


def erlang_a(
    agents: int,
    arrivals_per_hour: float,
    handle_seconds: float,
    patience_seconds: float,
    target_seconds: float = 20.0,
) -> LineResult:
    """Return how `agents` people perform when waiting customers give up (Erlang A, M/M/n+M).

    Arrivals in contacts per hour, times in seconds; `patience_seconds` above 0 is the mean time
    after which a waiting customer leaves, `math.inf` gives Erlang C. At least one agent; handling
    above 0. The measures are defined in `LineResult`. Raises ValueError for invalid numbers, and
    where an overload with almost endless patience would need more than MAX_TERMS terms.
    """
    target = quantity("target_seconds", target_seconds)
    line = abandonment.line_of(agents, arrivals_per_hour, handle_seconds, patience_seconds)
    if line is None:
        return idle_result("erlang_a", target)
    result = line_result("erlang_a", target, line, 0.0)
    load = line.arriving * handle_seconds
    busy = 1.0 if line.endless else min(1.0, load * (1.0 - result.abandoned) / agents)
    return replace(result, occupancy=busy)


def erlang_chat(
    agents: int,
    arrivals_per_hour: float,
    handle_seconds: Sequence[float | Fraction],
    patience_seconds: float = math.inf,
    target_seconds: float = 20.0,
) -> LineResult:
    """Return how `agents` people with parallel chats perform.

    `handle_seconds[k - 1]`: mean seconds of a chat while its agent has k; must not fall with k; its
    length is the number of slots per agent. `patience_seconds`: mean patience, `math.inf` when
    nobody gives up (then unstable lines give waiting 1, level 0, wait inf). At least one agent.
    The measures are those of `LineResult`; waiting means: every slot is taken; occupancy is the
    mean share of slots in use. Raises ValueError for invalid numbers.
    """
    target = quantity("target_seconds", target_seconds)
    people, times = whole("agents", agents), checked_times(handle_seconds)
    arriving = quantity("arrivals_per_hour", arrivals_per_hour) / 3600.0
    leaving = leaving_rate(patience_seconds)
    if people == 0:
        message = "at least one agent is needed"
        raise ValueError(message)
    if arriving == 0:
        return idle_result("chat", target)
    speeds = speeds_of(times)
    line = chat.line_of(people, arriving, speeds, leaving)
    return line_result("chat", target, line, taken_below(people, arriving, speeds))


def chat_agents_for(
    arrivals_per_hour: float | Fraction,
    handle_seconds: Sequence[float | Fraction],
    goal: WaitGoal,
    patience_seconds: float = math.inf,
    max_occupancy: float | Fraction | None = None,
) -> int:
    """Return the least number of agents (人) on duty that meets `goal` with parallel chats.

    `max_occupancy` caps `agent_load` / agents (0 < cap <= 1, exact rationals). As AHT does not fall
    with k, one more agent never slows a chat down, so the level rises with every agent; the search
    has seen the result meet the goal and one agent fewer miss it (or break the cap or stability).
    Nothing arrives: 0. Something arrives: at least 1. Raises ValueError for invalid numbers.
    """
    floor = least_agents(arrivals_per_hour, handle_seconds, max_occupancy)
    if leaving_rate(patience_seconds) == 0:
        load = agent_load(float(arrivals_per_hour), handle_seconds)
        floor = max(floor, math.floor(load) + 1)
    return agents_from(floor, float(arrivals_per_hour), handle_seconds, goal, patience_seconds)


def taken_below(agents: int, arriving: float, speeds: Sequence[float]) -> float:
    """Return the mean share of slots in use, given that at least one is free."""
    slots = agents * (len(speeds) - 1)
    inverse, mean = 1.0, 0.0
    for chats in range(1, slots):
        level, more = divmod(chats - 1, agents)
        rate = agents * speeds[level] + (more + 1) * (speeds[level + 1] - speeds[level])
        inverse = 1.0 + inverse * rate / arriving
        mean += (chats - mean) / inverse
    return mean / slots
