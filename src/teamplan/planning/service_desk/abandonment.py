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

import math
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from teamplan.planning.service_desk.queueing import attainable, inverse_blocking, offered_load, quantity, whole

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

    def levels(self, seconds: float) -> tuple[float, float, float]:
        """Return the three service levels of `Level` for an acceptable wait of `seconds`."""
        if self.endless:
            return 0.0, 0.0, 0.0
        log_all, rest_all = self._series(0.0)
        log_late, rest_late = self._series(seconds)
        waits = 1.0 / (1.0 + (self.inverse - 1.0) * math.exp(-log_all))
        late = math.exp(min(0.0, self._exponent(seconds) + log_late - log_all))
        served = self.completing / self.arriving
        answered = 1.0 - waits + waits * min(1.0, rest_all * served)
        too_late = waits * late * min(1.0, rest_late * served)
        in_time = max(0.0, answered - too_late)
        return 1.0 - waits * late, in_time, in_time / answered if answered > 0 else 1.0

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
            if k > MAX_TERMS:
                message = "patience is too long for this load; use math.inf (nobody gives up)"
                raise ValueError(message)


def leaving_rate(patience_seconds: float) -> float:
    """Return 1 / patience per second, 0.0 for `math.inf`; ValueError unless patience > 0."""
    if not patience_seconds > 0:
        message = f"patience_seconds must be above 0 (or math.inf), not {patience_seconds!r}"
        raise ValueError(message)
    return min(1.0 / patience_seconds, 1e300)


def agents_for_with_patience(
    arrivals_per_hour: float, handle_seconds: float, patience_seconds: float, goal: WaitGoal, least: int = 1
) -> int:
    """Return the least number of agents (人) on duty, `least` or more, that meets `goal` (Erlang A).

    Arrivals in contacts per hour, times in seconds. Each of the three levels rises with every agent
    (the virtual wait decreases in likelihood-ratio order), so bisection finds the least number; it
    has seen the result meet the goal and one agent fewer miss it. Nothing arrives: 0. Something
    arrives: at least 1, and a stable number where patience is `math.inf`. Raises ValueError for invalid
    numbers, and where an overload with almost endless patience would need more than MAX_TERMS terms.
    """
    if quantity("arrivals_per_hour", arrivals_per_hour) == 0:
        return 0
    load = offered_load(arrivals_per_hour, handle_seconds)
    start = max(1, least, math.floor(load) + 1 if leaving_rate(patience_seconds) == 0 else 1)

    def meets(agents: int) -> bool:
        line = line_of(agents, arrivals_per_hour, handle_seconds, patience_seconds)
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


def line_of(agents: int, arrivals_per_hour: float, handle_seconds: float, patience_seconds: float) -> FullLine | None:
    """Return the full part of the line of `agents` (Erlang A), None where nothing arrives.

    Arrivals in contacts per hour, times in seconds; `patience_seconds` above 0 is the mean time after which
    a waiting customer leaves, `math.inf` gives Erlang C. Raises ValueError for bad input.
    """
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
