"""Waiting lines whose customers lose patience: Erlang A (Palm), M/M/n+M.

Units: arrivals in contacts per hour (次/小时), times in seconds (秒), agents in people (人).

Model: as in `teamplan.planning.service_desk.queueing`, and each waiting customer gives up after an exponential
patience of mean `patience_seconds`. The line is always stable. Source: Palm 1957; Mandelbaum &
Zeltyn, "The Palm/Erlang-A queue"; the density of the virtual wait from Baccelli & Hebuterne 1981.

**Three service levels.** Published figures use one word for three things, seven points apart for
the same call centre; `Level` names them, and a plan has to print which one it uses:

* virtual: share of contacts that would be answered in time if they never gave up;
* of offered: answered in time / all contacts (who gives up counts as failed);
* of answered: answered in time / answered contacts (who gives up is left out).

Method: let c be the completions per second while everybody is busy, r = 1 / patience, a the
arrivals per second. The virtual wait has a density proportional to exp(g(t)) with
g(t) = a (1 - exp(-r t)) / r - c t, and

    J(t) = integral of exp(g) from t to infinity = exp(g(t)) / c * sum over k of u(k),
    u(0) = 1,  u(k) = u(k - 1) * a exp(-r t) / (c + k r),

an exact series of positive terms (the incomplete gamma function); at t = 0 its terms are the
stationary weights of k people in line. Cost: O(a / r) terms at worst.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from teamplan.planning.service_desk.queueing import (
    attainable,
    inverse_blocking,
    offered_load,
    quantity,
    whole,
)

if TYPE_CHECKING:
    from collections.abc import Callable

MODEL: Final = "erlang_a"

MAX_TERMS: Final = 5_000_000
"""Longest series that is summed; beyond it, patience is as good as infinite."""

_SMALL = 1e-18
_LARGE = 1e250


class Level(StrEnum):
    """Which service level is meant (服务水平口径)."""

    VIRTUAL = "virtual"
    OF_OFFERED = "of_offered"
    OF_ANSWERED = "of_answered"


@dataclass(frozen=True, slots=True)
class WaitGoal:
    """What the customers are promised.

    `target_seconds`: acceptable wait in seconds. `service_level`: share (0 <= level < 1) that is
    to be answered within it, by the definition `level`. Raises ValueError for anything else.
    """

    target_seconds: float
    service_level: float
    level: Level = Level.VIRTUAL

    def __post_init__(self) -> None:
        """Refuse what no number of agents can meet."""
        quantity("target_seconds", self.target_seconds)
        attainable("service_level", self.service_level)


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


@dataclass(frozen=True, slots=True)
class FullLine:
    """The part of a line where every place is taken; rates per second.

    `arriving`: contacts, above 0. `completing`: completions while every place is taken, above 0.
    `leaving`: 1 / mean patience, 0 when nobody gives up. `inverse`: probability of all states with
    at least one free place or an empty queue, divided by that of "all taken, nobody in line" (for
    Erlang A this is 1 / Erlang B).
    """

    arriving: float
    completing: float
    leaving: float
    inverse: float

    @property
    def endless(self) -> bool:
        """Whether the line grows without end: nobody gives up and work comes in too fast."""
        return self.leaving == 0 and self.arriving >= self.completing

    def waiting(self) -> float:
        """Return the share of contacts that find every place taken."""
        if self.endless:
            return 1.0
        return self._share(self._series(0.0)[0])

    def levels(self, seconds: float) -> tuple[float, float, float]:
        """Return the three service levels of `Level` for an acceptable wait of `seconds`."""
        if self.endless:
            return 0.0, 0.0, 0.0
        log_all, rest_all = self._series(0.0)
        log_late, rest_late = self._series(seconds)
        waits = self._share(log_all)
        late = math.exp(min(0.0, self._exponent(seconds) + log_late - log_all))
        served = self.completing / self.arriving
        answered = 1.0 - waits + waits * min(1.0, rest_all * served)
        too_late = waits * late * min(1.0, rest_late * served)
        in_time = max(0.0, answered - too_late)
        return 1.0 - waits * late, in_time, in_time / answered if answered > 0 else 1.0

    def means(self) -> tuple[float, float, float]:
        """Return, given that a contact waits: people in line, virtual wait, answered wait * share.

        The last is the mean over waiting contacts of the wait of those who are answered (others
        count 0). Units: people, seconds, seconds.
        """
        if self.endless:
            return math.inf, math.inf, math.inf
        c, r = self.completing, self.leaving
        if r == 0:
            spare = c - self.arriving
            return self.arriving / spare, 1.0 / spare, 1.0 / spare
        term, k, weight = 1.0, 0, 1.0
        steps, later = 1.0 / c, 1.0 / (c + r)
        line, virtual, answered = 0.0, steps, later * c / (c + r)
        while True:
            k += 1
            ratio = self.arriving / (c + k * r)
            term *= ratio
            steps += 1.0 / (c + k * r)
            later += 1.0 / (c + (k + 1) * r)
            weight += term
            line += term * k
            virtual += term * steps
            answered += term * later * c / (c + (k + 1) * r)
            if ratio < 1 and term * (k + 1) <= _SMALL * weight * (1.0 - ratio) ** 2:
                return line / weight, virtual / weight, answered / weight
            if weight > _LARGE:
                term, weight, line = term / _LARGE, weight / _LARGE, line / _LARGE
                virtual, answered = virtual / _LARGE, answered / _LARGE
            _bounded(k)

    def _share(self, log_all: float) -> float:
        """Return the probability that every place is taken."""
        return 1.0 / (1.0 + (self.inverse - 1.0) * math.exp(-log_all))

    def _exponent(self, seconds: float) -> float:
        """Return g(t)."""
        if self.leaving == 0:
            return (self.arriving - self.completing) * seconds
        gone = -math.expm1(-self.leaving * seconds)
        return self.arriving * gone / self.leaving - self.completing * seconds

    def _series(self, seconds: float) -> tuple[float, float]:
        """Return the logarithm of the sum of u(k), and the share of the sum with k >= 1."""
        if self.leaving == 0:
            ratio = self.arriving / self.completing
            return -math.log1p(-ratio), ratio
        pressure = self.arriving * math.exp(-self.leaving * seconds)
        term, total, k, scale = 1.0, 0.0, 0, 0.0
        while True:
            k += 1
            ratio = pressure / (self.completing + k * self.leaving)
            term *= ratio
            total += term
            if ratio < 1 and term <= _SMALL * total * (1.0 - ratio):
                first = math.exp(-scale)
                return scale + math.log(total + first), total / (total + first)
            if total > _LARGE:
                term, total, scale = term / _LARGE, total / _LARGE, scale + math.log(_LARGE)
            _bounded(k)


def _bounded(terms: int) -> None:
    """Raise ValueError where a series gets too long."""
    if terms > MAX_TERMS:
        message = "patience is too long for this load; use math.inf (nobody gives up)"
        raise ValueError(message)


def leaving_rate(patience_seconds: float) -> float:
    """Return 1 / patience per second, 0.0 for `math.inf`; ValueError unless patience > 0."""
    if not patience_seconds > 0:
        message = f"patience_seconds must be above 0 (or math.inf), not {patience_seconds!r}"
        raise ValueError(message)
    return min(1.0 / patience_seconds, 1e300)


def idle_result(model: str, target_seconds: float) -> LineResult:
    """Return the result of a line where nothing arrives: nobody waits, everybody is in time."""
    return LineResult(model, target_seconds, 0, 0, 0, 0, 0, 0, 1.0, 1.0, 1.0)


def line_result(model: str, target_seconds: float, line: FullLine, busy: float) -> LineResult:
    """Return all measures of `line`; `busy` is the mean share of places taken while one is free."""
    waits = line.waiting()
    people, virtual, answered = line.means()
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
    line = _line(agents, arrivals_per_hour, handle_seconds, patience_seconds)
    if line is None:
        return idle_result(MODEL, target)
    result = line_result(MODEL, target, line, 0.0)
    load = line.arriving * handle_seconds
    busy = 1.0 if line.endless else min(1.0, load * (1.0 - result.abandoned) / agents)
    return replace(result, occupancy=busy)


def agents_for_with_patience(
    arrivals_per_hour: float, handle_seconds: float, patience_seconds: float, goal: WaitGoal
) -> int:
    """Return the least number of agents (人) on duty that meets `goal` (Erlang A).

    Arrivals in contacts per hour, times in seconds. Each of the three levels rises with every agent
    (the virtual wait decreases in likelihood-ratio order), so bisection finds the least number; it
    has seen the result meet the goal and one agent fewer miss it. Nothing arrives: 0. Something
    arrives: at least 1, and a stable number where patience is `math.inf`. Raises ValueError as
    `erlang_a` does.
    """
    if quantity("arrivals_per_hour", arrivals_per_hour) == 0:
        return 0
    load = offered_load(arrivals_per_hour, handle_seconds)
    start = math.floor(load) + 1 if leaving_rate(patience_seconds) == 0 else 1

    def meets(agents: int) -> bool:
        line = _line(agents, arrivals_per_hour, handle_seconds, patience_seconds)
        return line is None or meets_goal(line, goal)

    return least_meeting(meets, start)


def meets_goal(line: FullLine, goal: WaitGoal) -> bool:
    """Return whether `line` reaches the level of `goal`."""
    levels = dict(zip(Level, line.levels(goal.target_seconds), strict=True))
    return levels[goal.level] >= goal.service_level


def least_meeting(meets: Callable[[int], bool], start: int) -> int:
    """Return the least n >= start with `meets(n)`, for a `meets` that stays true once true.

    Doubling steps, then bisection: the result was seen to meet, its predecessor to fail.
    """
    failing, step, agents = start - 1, 1, start
    while not meets(agents):
        failing, agents, step = agents, agents + step, step * 2
    while agents - failing > 1:
        middle = (agents + failing) // 2
        if meets(middle):
            agents = middle
        else:
            failing = middle
    return agents


def _line(agents: int, arrivals_per_hour: float, handle_seconds: float, patience_seconds: float) -> FullLine | None:
    """Return the full part of the line, None where nothing arrives; ValueError for bad input."""
    people = whole("agents", agents)
    load = offered_load(arrivals_per_hour, handle_seconds)
    leaving = leaving_rate(patience_seconds)
    if people == 0 or handle_seconds <= 0:
        message = "at least one agent and a handling time above 0 are needed"
        raise ValueError(message)
    if load == 0:
        return None
    return FullLine(
        arriving=arrivals_per_hour / 3600.0,
        completing=people / handle_seconds,
        leaving=leaving,
        inverse=inverse_blocking(people, load),
    )
