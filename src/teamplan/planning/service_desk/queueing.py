"""Waiting lines without abandonment (Erlang C): the agents a target needs.

Units: arrivals in contacts per hour (次/小时), times in seconds (秒), load in erlangs, agents in
people on duty at the same moment (人). Nothing here knows of shifts, breaks or days off; that is
`teamplan.planning.service_desk.desk`.

Model: Poisson arrivals, exponential handling times, `n` agents who take one contact each, an
unlimited line served in order of arrival, nobody gives up (M/M/n; Erlang 1917).

Method: the inverse blocking I(n) = 1 / B(n) obeys I(0) = 1, I(n) = 1 + I(n-1) * n / load. All terms
are positive, so nothing cancels or overflows into a wrong number. As long as n is below the load an
error of the start value shrinks by n / load a step: from 10 standard deviations (the square root of
the load) below the load on, less than exp(-45) of it is left, far below the rounding of a float.
The recursion starts there, costs O(sqrt(load)) and goes on, without a restart, as n grows.
"""

import math
from fractions import Fraction
from typing import Final

MAX_LOAD: Final = 1e9
"""Largest load in erlangs that is accepted; the work grows with its square root."""
MAX_AGENTS: Final = 10**12
"""Largest number of agents that is accepted."""

MAX_QUANTITY: Final = 1e300
"""Arrivals and times from here on count as infinite and are refused."""

_DEVIATIONS = 10.0
_NEVER_BLOCKED = 1e300


def quantity(name: str, value: float | Fraction) -> float:
    """Return `value` as a float, or raise ValueError unless it is finite and not negative."""
    number = float(value) if value < MAX_QUANTITY else math.inf
    if not math.isfinite(number) or number < 0:
        message = f"{name} must be a finite number from 0 to 1e300, not {value!r}"
        raise ValueError(message)
    return number


def share(name: str, value: float | Fraction) -> float:
    """Return `value` as a float, or raise ValueError unless 0 <= value <= 1."""
    number = quantity(name, value)
    if number > 1:
        message = f"{name} must be a share between 0 and 1, not {value!r}"
        raise ValueError(message)
    return number


def attainable(name: str, value: float | Fraction) -> float:
    """Return `value` as a float, or raise ValueError unless 0 <= value < 1.

    No finite number of agents answers everybody in time, so a target of 100 % is refused.
    """
    number = share(name, value)
    if number >= 1:
        message = f"{name} of 100 % cannot be met by any number of agents; choose less than 1"
        raise ValueError(message)
    return number


def whole(name: str, value: int) -> int:
    """Return `value`, or raise ValueError unless it is an int from 0 to MAX_AGENTS."""
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= MAX_AGENTS:
        message = f"{name} must be a whole number from 0 to {MAX_AGENTS}, not {value!r}"
        raise ValueError(message)
    return value


def exact(value: float | Fraction) -> Fraction:
    """Return the number that was written: 0.85 is 17/20, not the nearest binary fraction.

    A float is read as its shortest decimal form; give a Fraction for values such as 1/3. Raises
    ValueError for NaN and infinity.
    """
    if isinstance(value, float):
        if not math.isfinite(value):
            message = f"a finite number is needed, not {value!r}"
            raise ValueError(message)
        return Fraction(repr(float(value)))
    return Fraction(value)


def offered_load(arrivals_per_hour: float, handle_seconds: float) -> float:
    """Return the load in erlangs: contacts an hour times handling seconds over 3,600.

    One erlang keeps one agent busy without pause. Raises ValueError for negative or non-finite
    input and for loads above MAX_LOAD.
    """
    arrivals = quantity("arrivals_per_hour", arrivals_per_hour)
    return accepted(arrivals * quantity("handle_seconds", handle_seconds) / 3600.0)


def agents_for(
    arrivals_per_hour: float | Fraction,
    handle_seconds: float | Fraction,
    target_seconds: float,
    service_level: float,
    max_occupancy: float | Fraction | None = None,
) -> int:
    """Return the least number of agents (人) on duty that meets the target (Erlang C).

    The target: a share `service_level` (0 <= level < 1) of all contacts waits `target_seconds` or
    less, and the agents are occupied at most `max_occupancy` (0 < cap <= 1, compared in exact
    rationals). The level rises with every agent, and the search passes every stable number in turn,
    so the result meets the target and one agent fewer does not.

    Decisions: nothing arrives: 0. Something arrives: at least 1, also where handling takes no time
    or the level asked for is 0 %, and always more agents than erlangs, so that the line is stable.
    Raises ValueError for a level of 100 % and for negative or non-finite numbers.
    """
    arrivals = quantity("arrivals_per_hour", arrivals_per_hour)
    handling = quantity("handle_seconds", handle_seconds)
    load = offered_load(arrivals, handling)
    target = quantity("target_seconds", target_seconds)
    level = attainable("service_level", service_level)
    least = _least(arrivals_per_hour, handle_seconds, load, max_occupancy)
    if arrivals == 0:
        return 0
    if load == 0:
        return 1
    first, inverse = _start(load, load)
    inverse = _advance(inverse, first, least - 1, load)
    urgency, agents = target / handling, least
    while True:
        inverse = 1.0 + inverse * agents / load
        if in_time(agents, load, inverse, urgency) >= level:
            return agents
        agents += 1


def least_for_occupancy(load: Fraction, max_occupancy: float | Fraction | None) -> int:
    """Return the least number of agents that `load` erlangs occupy at most `max_occupancy`.

    Exact rationals: 35.7 erlangs at 85 % are 42 agents, not 43. None means no cap (0 agents).
    Raises ValueError unless 0 < cap <= 1.
    """
    if max_occupancy is None:
        return 0
    if share("max_occupancy", max_occupancy) == 0:
        message = "max_occupancy must be more than 0"
        raise ValueError(message)
    return math.ceil(load / exact(max_occupancy))


def _least(
    arrivals: float | Fraction, handling: float | Fraction, load: float, max_occupancy: float | Fraction | None
) -> int:
    """Return the least stable number of agents within the cap on occupancy."""
    stable = math.floor(load) + 1
    if max_occupancy is None:
        return stable
    work = exact(arrivals) * exact(handling) / 3600
    return max(stable, least_for_occupancy(work, max_occupancy))


def accepted(load: float) -> float:
    """Return `load`, or raise ValueError where it is above MAX_LOAD."""
    if load > MAX_LOAD:
        message = f"a load of {load!r} erlangs is above the limit of {MAX_LOAD:.0f}"
        raise ValueError(message)
    return load


def _start(load: float, agents: float) -> tuple[int, float]:
    """Return where the recursion may begin, and a value of I there that is right or fades out.

    For n < load the truth lies between 1 and load / (load - n).
    """
    first = math.floor(min(load, agents) - _DEVIATIONS * math.sqrt(load))
    return (0, 1.0) if first <= 0 else (first, load / (load - first))


def _advance(inverse: float, done: int, last: int, load: float) -> float:
    """Carry I from `done` to `last` agents; `math.inf` once B is below 1e-300."""
    middle = max(done, min(last, math.floor(load)))
    for n in range(done + 1, middle + 1):
        inverse = 1.0 + inverse * n / load
    for n in range(middle + 1, last + 1):
        inverse = 1.0 + inverse * n / load
        if inverse > _NEVER_BLOCKED:
            return math.inf
    return inverse


def inverse_blocking(agents: int, load: float) -> float:
    """Return I = 1 / B for a load above 0 (no checks); `math.inf` where B is below 1e-300."""
    first, inverse = _start(load, agents)
    return _advance(inverse, first, agents, load)


def waiting(agents: int, load: float, inverse: float) -> float:
    """Return the probability of waiting for 0 < load < agents, given 1 / B."""
    return min(1.0, agents / (load + (agents - load) * inverse))


def in_time(agents: int, load: float, inverse: float, urgency: float) -> float:
    """Return the service level for 0 < load < agents; `urgency` is target over handling time."""
    return 1.0 - waiting(agents, load, inverse) * math.exp((load - agents) * urgency)
