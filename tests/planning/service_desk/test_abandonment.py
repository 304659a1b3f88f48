"""Erlang A against the stationary chain, uniformization, CCmath's example, limits, simulation."""

from __future__ import annotations

import heapq
import math
import random
from decimal import Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st
from oracles import average_wait_seconds, erlang_a, erlang_b, erlang_c, service_level
from simulation import assert_mean

from teamplan.planning.service_desk.abandonment import (
    Level,
    WaitGoal,
    agents_for_with_patience,
    least_meeting,
)
from teamplan.planning.service_desk.queueing import agents_for, offered_load

# --- an independent implementation ------------------------------------------------------------


def chain(agents: int, arriving: float, handling: float, patience: float) -> list[float]:
    """Stationary distribution of the birth-death chain, with 40 digits, cut off at 1e-30."""
    with localcontext() as context:
        context.prec = 40
        rate, mean, calm = Decimal(arriving), Decimal(handling), Decimal(patience)
        weights = [Decimal(1)]
        while True:
            n = len(weights)
            out = min(n, agents) / mean + max(0, n - agents) / calm
            weights.append(weights[-1] * rate / out)
            if n > agents and weights[-1] < Decimal("1e-30") * max(weights):
                total = sum(weights)
                return [float(w / total) for w in weights]


def still_waiting(start: list[float], completing: float, leaving: float, seconds: float) -> float:
    """P(a patient customer is not yet served after `seconds`), by uniformization.

    `start[j]`: probability of j people ahead, all servers taken. Each event removes one of the
    people ahead (rate completing + j * leaving) or, with none ahead, serves the customer.
    """
    state, top = list(start), completing + leaving * (len(start) - 1)
    result, weight, jumps = 0.0, math.exp(-top * seconds), 0
    seen = weight
    while True:
        result += weight * math.fsum(state)
        if seen > 1 - 1e-14 or weight == 0:
            return result
        for j in range(len(state)):
            stay = 1 - (completing + j * leaving) / top
            ahead = state[j + 1] * (completing + (j + 1) * leaving) / top if j + 1 < len(state) else 0
            state[j] = state[j] * stay + ahead
        jumps += 1
        weight *= top * seconds / jumps
        seen += weight


CASES = [
    (14, 240, 180, 60),
    (3, 60, 200, 30),
    (10, 240, 180, 600),
    (5, 30, 300, 5),
    (20, 240, 180, 90),
]


@pytest.mark.parametrize(("agents", "per_hour", "handling", "patience"), CASES)
def test_measures_of_the_chain(agents: int, per_hour: float, handling: float, patience: float) -> None:
    p = chain(agents, per_hour / 3600, handling, patience)
    result = erlang_a(agents, per_hour, handling, patience)
    line = math.fsum(max(0, n - agents) * w for n, w in enumerate(p))
    busy = math.fsum(min(n, agents) * w for n, w in enumerate(p))
    served = busy / handling / (per_hour / 3600)
    assert result.waiting == pytest.approx(math.fsum(p[agents:]), rel=1e-11)
    assert result.mean_wait == pytest.approx(line / (per_hour / 3600), rel=1e-11)
    assert result.occupancy == pytest.approx(busy / agents, rel=1e-11)
    assert result.abandoned == pytest.approx(1 - served, rel=1e-9)
    assert result.abandoned == pytest.approx(result.mean_wait / patience, rel=1e-12)


@pytest.mark.parametrize("seconds", [0, 5, 20, 120])
@pytest.mark.parametrize(("agents", "per_hour", "handling", "patience"), CASES)
def test_virtual_level_by_uniformization(
    agents: int, per_hour: float, handling: float, patience: float, seconds: float
) -> None:
    p = chain(agents, per_hour / 3600, handling, patience)
    late = still_waiting(p[agents:], agents / handling, 1 / patience, seconds)
    result = erlang_a(agents, per_hour, handling, patience, seconds)
    assert result.level_virtual == pytest.approx(1 - late, abs=1e-11)


@pytest.mark.parametrize(("agents", "per_hour", "handling", "patience"), CASES)
def test_levels_and_means_are_integrals_of_the_virtual_wait(
    agents: int, per_hour: float, handling: float, patience: float
) -> None:
    """Simpson's rule over P(V > x), which the test above has established independently."""
    target, steps = 30.0, 600

    def late(seconds: float) -> float:
        return 1 - erlang_a(agents, per_hour, handling, patience, seconds).level_virtual

    def simpson(values: list[float], width: float) -> float:
        inner = 4 * math.fsum(values[1:-1:2]) + 2 * math.fsum(values[2:-1:2])
        return (values[0] + inner + values[-1]) * width / 3

    result = erlang_a(agents, per_hour, handling, patience, target)
    width = target / steps
    # by parts: P(V <= t, D > V) = 1 - P(V > t) exp(-t/d) - integral of P(V > x) exp(-x/d) / d
    inside = [late(i * width) * math.exp(-i * width / patience) / patience for i in range(steps + 1)]
    in_time = 1 - late(target) * math.exp(-target / patience) - simpson(inside, width)
    assert result.level_of_offered == pytest.approx(in_time, abs=1e-9)
    assert result.level_of_answered == pytest.approx(in_time / (1 - result.abandoned), abs=1e-9)
    far = 60.0
    while late(far) > 1e-11:
        far *= 1.5
    width = far / 4000
    tail = [late(i * width) for i in range(4001)]
    assert result.mean_wait_virtual == pytest.approx(simpson(tail, width), rel=1e-6)
    answered = [(v * (1 - i * width / patience)) * math.exp(-i * width / patience) for i, v in enumerate(tail)]
    assert result.mean_wait_answered * (1 - result.abandoned) == pytest.approx(simpson(answered, width), rel=5e-5)


# --- published --------------------------------------------------------------------------------


def test_ccmath_worked_example() -> None:
    """240 calls/h, 3 min, patience 1 min, 14 agents; the acceptable wait is 0.333 min = 19.98 s."""
    result = erlang_a(14, 240, 180, 60, 19.98)
    assert result.level_virtual == pytest.approx(0.87966, abs=5e-6)
    assert result.level_of_offered == pytest.approx(0.86147, abs=5e-6)
    assert result.level_of_answered == pytest.approx(0.93064, abs=5e-6)
    assert result.mean_wait_virtual / 60 == pytest.approx(0.1004, abs=5e-5)
    assert result.mean_wait_answered / 60 == pytest.approx(0.0589, abs=5e-5)
    exactly_20 = erlang_a(14, 240, 180, 60, 20)
    assert exactly_20.level_virtual == pytest.approx(0.87976, abs=5e-6)


# --- identities -------------------------------------------------------------------------------

agents_ = st.integers(1, 60)
rates = st.floats(1, 2000)
patiences = st.floats(1, 5000)


@given(agents_, rates, patiences, st.floats(0, 300))
def test_shares_are_shares(agents: int, rate: float, patience: float, target: float) -> None:
    r = erlang_a(agents, rate, 180, patience, target)
    for value in (r.waiting, r.abandoned, r.occupancy, *map(r.level, Level)):
        assert 0 <= value <= 1
    assert r.level_of_offered <= r.level_of_answered + 1e-12
    assert r.level_of_offered <= r.level_virtual + 1e-12
    assert r.mean_wait <= r.mean_wait_virtual * (1 + 1e-9)
    assert r.abandoned == pytest.approx(r.mean_wait / patience, rel=1e-9)


@given(agents_, rates, patiences)
def test_what_comes_in_goes_out(agents: int, rate: float, patience: float) -> None:
    """Occupancy from waiting and Erlang B, not from abandonment: served work keeps agents busy."""
    r = erlang_a(agents, rate, 180, patience)
    load = rate * 180 / 3600
    blocked = erlang_b(agents, load)
    below = 0.0
    if blocked < 1 - 1e-6:
        below = (load * (1 - blocked) - agents * blocked) / (1 - blocked)
    busy = below * (1 - r.waiting) + agents * r.waiting
    assert busy / agents == pytest.approx(r.occupancy, rel=1e-6, abs=1e-6)


@given(agents_, rates, patiences, st.floats(0, 120))
def test_an_agent_more_never_hurts(agents: int, rate: float, patience: float, target: float) -> None:
    few = erlang_a(agents, rate, 180, patience, target)
    many = erlang_a(agents + 1, rate, 180, patience, target)
    for which in Level:
        assert many.level(which) >= few.level(which) - 1e-12
    assert many.mean_wait_virtual <= few.mean_wait_virtual * (1 + 1e-12)
    assert many.abandoned <= few.abandoned * (1 + 1e-12) + 1e-15


@pytest.mark.parametrize(("agents", "rate"), [(14, 200), (13, 240), (110, 2000), (2, 3)])
def test_endless_patience_is_erlang_c(agents: int, rate: float) -> None:
    load = offered_load(rate, 180)
    for patience in (math.inf, 1e13):
        r = erlang_a(agents, rate, 180, patience, 20)
        assert r.waiting == pytest.approx(erlang_c(agents, load), rel=1e-9)
        assert r.mean_wait == pytest.approx(average_wait_seconds(agents, rate, 180), rel=1e-8)
        for which in Level:
            assert r.level(which) == pytest.approx(service_level(agents, rate, 180, 20), rel=1e-9)
        assert r.occupancy == pytest.approx(load / agents, rel=1e-9)
        assert r.abandoned < 1e-9


@pytest.mark.parametrize(("agents", "rate"), [(14, 200), (3, 240), (110, 2000), (2, 3)])
def test_no_patience_is_erlang_b(agents: int, rate: float) -> None:
    blocked = erlang_b(agents, rate * 180 / 3600)
    r = erlang_a(agents, rate, 180, 1e-12, 20)
    assert r.waiting == pytest.approx(blocked, rel=1e-9)
    assert r.abandoned == pytest.approx(blocked, rel=1e-9)
    assert r.level_of_offered == pytest.approx(1 - blocked, rel=1e-9)
    assert r.level_of_answered == pytest.approx(1, rel=1e-9)
    assert r.mean_wait < 1e-9


def test_overload_without_abandonment_is_endless() -> None:
    r = erlang_a(5, 240, 180, math.inf)
    assert (r.waiting, r.level_virtual, r.occupancy, r.mean_wait) == (1.0, 0.0, 1.0, math.inf)


def test_heavy_overload_keeps_the_flow() -> None:
    """In deep overload the agents are never idle and the rest gives up."""
    r = erlang_a(10, 20_000, 180, 600, 20)
    assert r.occupancy == pytest.approx(1, abs=1e-12)
    assert r.abandoned == pytest.approx(1 - 10 / 1000, rel=1e-9)
    assert r.level_virtual < 1e-12


# --- agents -----------------------------------------------------------------------------------


@given(rates, patiences, st.floats(0, 90), st.floats(0, 0.995), st.sampled_from(list(Level)))
def test_minimal(rate: float, patience: float, target: float, level: float, which: Level) -> None:
    goal = WaitGoal(target, level, which)
    agents = agents_for_with_patience(rate, 180, patience, goal)
    assert agents >= 1
    assert erlang_a(agents, rate, 180, patience, target).level(which) >= level
    if agents > 1:
        assert erlang_a(agents - 1, rate, 180, patience, target).level(which) < level


@given(rates, st.just(0.0) | st.floats(0.001, 0.99), st.floats(1, 3), st.sampled_from(list(Level)))
def test_more_arrivals_never_need_fewer(rate: float, level: float, growth: float, which: Level) -> None:
    goal = WaitGoal(20, level, which)
    assert agents_for_with_patience(rate, 180, 90, goal) <= agents_for_with_patience(rate * growth, 180, 90, goal)


@given(rates, st.floats(0, 0.99))
def test_without_abandonment_it_is_erlang_c(rate: float, level: float) -> None:
    goal = WaitGoal(20, level)
    assert agents_for_with_patience(rate, 180, math.inf, goal) == agents_for(rate, 180, 20, level)


def test_impatience_saves_agents_by_the_virtual_level() -> None:
    goal = WaitGoal(20, 0.8)
    assert agents_for(240, 180, 20, 0.8) == 16
    assert agents_for_with_patience(240, 180, 60, goal) == 13


def test_decisions_at_the_border() -> None:
    goal = WaitGoal(20, 0.0)
    assert agents_for_with_patience(0, 180, 60, goal) == 0
    assert agents_for_with_patience(1, 180, 60, goal) == 1
    assert erlang_a(1, 0, 180, 60).level_virtual == 1.0


def test_least_meeting_is_the_first() -> None:
    for start in (1, 4):
        for answer in range(start, 80):
            assert least_meeting(answer.__le__, start) == answer


@pytest.mark.parametrize(
    "call",
    [
        lambda: WaitGoal(20, 1.0),
        lambda: WaitGoal(-1, 0.8),
        lambda: WaitGoal(math.nan, 0.8),
        lambda: erlang_a(0, 10, 180, 60),
        lambda: erlang_a(1, 10, 0, 60),
        lambda: erlang_a(1, 10, 180, 0),
        lambda: erlang_a(1, 10, 180, math.nan),
        lambda: erlang_a(1, 10, 180, 60, -1),
        lambda: erlang_a(1, math.inf, 180, 60),
        lambda: erlang_a(1, 1e6, 180, 1e7),
        lambda: agents_for_with_patience(-1, 180, 60, WaitGoal(20, 0.8)),
    ],
)
def test_impossible_requests_are_refused(call) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ValueError, match=r"\w"):
        call()


# --- simulation -------------------------------------------------------------------------------


def simulate(
    agents: int, per_hour: float, handling: float, patience: float, customers: int
) -> list[tuple[float, float]]:
    """Virtual wait and patience of each customer; who is out of patience takes no agent."""
    dice, free, now = random.Random(11), [0.0] * agents, 0.0
    seen = []
    for _ in range(customers):
        now += dice.expovariate(per_hour / 3600)
        wait, calm = max(0.0, free[0] - now), dice.expovariate(1 / patience)
        if wait <= calm:
            heapq.heapreplace(free, now + wait + dice.expovariate(1 / handling))
        seen.append((wait, calm))
    return seen[customers // 20 :]


@pytest.mark.parametrize(("agents", "patience"), [(14, 60), (10, 200)])
def test_simulation_of_the_line(agents: int, patience: float) -> None:
    seen = simulate(agents, 240, 180, patience, 150_000)
    r = erlang_a(agents, 240, 180, patience, 20)
    assert_mean([float(w > 0) for w, _ in seen], r.waiting)
    assert_mean([float(w > d) for w, d in seen], r.abandoned)
    assert_mean([min(w, d) for w, d in seen], r.mean_wait)
    assert_mean([w for w, _ in seen], r.mean_wait_virtual)
    assert_mean([w for w, d in seen if w <= d], r.mean_wait_answered)
    assert_mean([float(w <= 20) for w, _ in seen], r.level_virtual)
    assert_mean([float(w <= 20 and w <= d) for w, d in seen], r.level_of_offered)
    assert_mean([float(w <= 20) for w, d in seen if w <= d], r.level_of_answered)
