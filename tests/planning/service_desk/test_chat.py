"""Chat with concurrency against the chain, uniformization, CCmath's example, simulation."""

from __future__ import annotations

import math
import random
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from oracles import chat_agents_for, erlang_a, erlang_b, erlang_c, erlang_chat, service_level
from simulation import assert_mean

from teamplan.planning.service_desk.abandonment import Level, WaitGoal
from teamplan.planning.service_desk.chat import agent_load, agents_from, concurrency_factor, handle_times, least_agents
from teamplan.planning.service_desk.queueing import agents_for

CCMATH = (180.0, 210.0, 240.0)


# --- an independent implementation ------------------------------------------------------------


def completion_rate(chats: int, agents: int, times: tuple[float, ...]) -> float:
    """Deal the chats out one by one, then add up what each agent completes per second."""
    hands = [0] * agents
    for i in range(min(chats, agents * len(times))):
        hands[i % agents] += 1
    return math.fsum(k / times[k - 1] for k in hands if k)


def chain(agents: int, arriving: float, times: tuple[float, ...], leaving: float) -> tuple[list[float], int]:
    """Stationary distribution, cut off at 1e-25 of its largest weight, and the number of slots."""
    slots = agents * len(times)
    weights = [1.0]
    while len(weights) <= slots or weights[-1] > 1e-25 * max(weights):
        n = len(weights)
        out = completion_rate(n, agents, times) + max(0, n - slots) * leaving
        weights.append(weights[-1] * arriving / out)
    total = math.fsum(weights)
    return [w / total for w in weights], slots


def still_waiting(start: list[float], completing: float, leaving: float, seconds: float) -> float:
    """P(a patient customer is not yet served after `seconds`), by uniformization."""
    state, top = list(start), completing + leaving * (len(start) - 1)
    result, weight, jumps, seen = 0.0, math.exp(-top * seconds), 0, 0.0
    while True:
        result += weight * math.fsum(state)
        seen += weight
        if seen > 1 - 1e-14 or weight == 0:
            return result
        last = len(state) - 1
        for j in range(last + 1):
            ahead = state[j + 1] * (completing + (j + 1) * leaving) if j < last else 0.0
            state[j] = state[j] * (1 - (completing + j * leaving) / top) + ahead / top
        jumps += 1
        weight *= top * seconds / jumps


CASES = [
    (5, 240.0, CCMATH, 60.0),
    (2, 40.0, (200.0, 300.0, 400.0, 550.0, 700.0), 120.0),
    (3, 60.0, (100.0, 250.0), math.inf),
    (8, 60.0, (300.0, 300.0, 300.0), 30.0),
    (1, 10.0, (200.0, 260.0), 90.0),
]


@pytest.mark.parametrize(("agents", "per_hour", "times", "patience"), CASES)
def test_measures_of_the_chain(agents: int, per_hour: float, times: tuple[float, ...], patience: float) -> None:
    arriving = per_hour / 3600
    p, slots = chain(agents, arriving, times, 1 / patience)
    result = erlang_chat(agents, per_hour, times, patience)
    line = math.fsum(max(0, n - slots) * w for n, w in enumerate(p))
    taken = math.fsum(min(n, slots) * w for n, w in enumerate(p))
    served = math.fsum(completion_rate(n, agents, times) * w for n, w in enumerate(p)) / arriving
    assert result.waiting == pytest.approx(math.fsum(p[slots:]), rel=1e-10)
    assert result.mean_wait == pytest.approx(line / arriving, rel=1e-10)
    assert result.occupancy == pytest.approx(taken / slots, rel=1e-10)
    assert result.abandoned == pytest.approx(1 - served, abs=1e-11)
    assert result.abandoned == pytest.approx(result.mean_wait / patience, rel=1e-10)


@pytest.mark.parametrize("seconds", [0, 10, 45, 200])
@pytest.mark.parametrize(("agents", "per_hour", "times", "patience"), CASES)
def test_virtual_level_by_uniformization(
    agents: int, per_hour: float, times: tuple[float, ...], patience: float, seconds: float
) -> None:
    p, slots = chain(agents, per_hour / 3600, times, 1 / patience)
    full = agents * len(times) / times[-1]
    late = still_waiting(p[slots:], full, 1 / patience, seconds)
    result = erlang_chat(agents, per_hour, times, patience, seconds)
    assert result.level_virtual == pytest.approx(1 - late, abs=1e-10)


# --- published --------------------------------------------------------------------------------


def test_ccmath_worked_example() -> None:
    """240 chats/h, AHT 3 / 3.5 / 4 min, patience 1 min, 5 agents, acceptable wait 0.333 min.

    CCmath prints a level of 75.44 %; the model it describes gives 74.44 % (a misprint).
    """
    result = erlang_chat(5, 240, CCMATH, 60, 19.98)
    assert result.abandoned == pytest.approx(0.1544, abs=5e-5)
    assert result.occupancy == pytest.approx(0.8678, abs=5e-5)
    assert result.mean_wait_virtual / 60 == pytest.approx(0.224, abs=5e-4)
    assert result.level_virtual == pytest.approx(0.7444, abs=5e-5)


def test_concurrency_factors_of_the_domain_facts() -> None:
    assert [float(concurrency_factor(k)) for k in range(1, 6)] == [1, 1.7, 2.5, 2.9, 3.5]
    assert list(handle_times(300, 3)) == [300, Fraction(6000, 17), 360]
    assert agent_load(120, handle_times(600, 3)) == pytest.approx(120 * 240 / 3600)


# --- identities -------------------------------------------------------------------------------

agents_ = st.integers(1, 12)
rates = st.floats(0.5, 400)
chats_ = st.integers(1, 5)
patiences = st.one_of(st.floats(1, 5000), st.just(math.inf))


@given(st.integers(1, 40), rates, st.floats(1, 5000), st.floats(0, 200))
def test_one_chat_per_agent_is_erlang_a(agents: int, rate: float, patience: float, target: float) -> None:
    one, other = (
        erlang_chat(agents, rate, (180,), patience, target),
        erlang_a(agents, rate, 180, patience, target),
    )
    for name in ("waiting", "abandoned", "mean_wait", "mean_wait_answered", "mean_wait_virtual"):
        assert getattr(one, name) == pytest.approx(getattr(other, name), rel=1e-9, abs=1e-15)
    assert one.occupancy == pytest.approx(other.occupancy, rel=1e-9)
    for which in Level:
        assert one.level(which) == pytest.approx(other.level(which), rel=1e-9, abs=1e-12)


def test_one_chat_per_agent_without_abandonment_is_erlang_c() -> None:
    result = erlang_chat(14, 200, (180,), target_seconds=20)
    assert result.waiting == pytest.approx(erlang_c(14, 10), rel=1e-12)
    assert result.level_virtual == pytest.approx(service_level(14, 200, 180, 20), rel=1e-12)


def test_slots_that_do_not_disturb_each_other_are_servers() -> None:
    """With AHT the same for every k, n agents with m chats are n * m servers."""
    result = erlang_chat(4, 200, (180, 180, 180), 1e-12)
    assert result.waiting == pytest.approx(erlang_b(12, 10), rel=1e-9)


def test_chats_that_share_time_evenly_are_one_server() -> None:
    """With AHT[k] = k * AHT an agent gains nothing: full agents complete 1 chat per AHT."""
    times = (180, 360, 540)
    assert agent_load(20, times) == pytest.approx(1.0)
    assert erlang_chat(1, 20, times).waiting == 1.0
    slow = erlang_chat(1, 10, times)
    assert slow.waiting == pytest.approx(0.5**3, rel=1e-12), "M/M/1: P(n >= 3) = rho^3"
    assert slow.occupancy == pytest.approx((0.25 + 2 * 0.125 + 3 * 0.125) / 3, rel=1e-12)


@given(agents_, rates, chats_, patiences, st.floats(0, 120))
def test_an_agent_more_never_hurts(agents: int, rate: float, chats: int, patience: float, target: float) -> None:
    times = handle_times(240, chats)
    few = erlang_chat(agents, rate, times, patience, target)
    many = erlang_chat(agents + 1, rate, times, patience, target)
    for which in Level:
        assert 0 <= few.level(which) <= 1
        assert many.level(which) >= few.level(which) - 1e-12
    assert 0 <= few.abandoned <= 1
    assert 0 <= few.occupancy <= 1


# --- agents -----------------------------------------------------------------------------------


@given(rates, chats_, patiences, st.floats(0, 90), st.floats(0, 0.995), st.sampled_from(list(Level)))
def test_minimal(rate: float, chats: int, patience: float, target: float, level: float, which: Level) -> None:
    times, goal = handle_times(240, chats), WaitGoal(target, level, which)
    agents = chat_agents_for(rate, times, goal, patience)
    assert erlang_chat(agents, rate, times, patience, target).level(which) >= level
    fewer = agents - 1
    unstable = math.isinf(patience) and fewer <= agent_load(rate, times)
    if fewer and not unstable:
        assert erlang_chat(fewer, rate, times, patience, target).level(which) < level


@given(rates, st.floats(0, 0.99))
def test_one_chat_needs_the_agents_of_erlang_c(rate: float, level: float) -> None:
    expected = agents_for(rate, 180, 20, level)
    assert chat_agents_for(rate, (180,), WaitGoal(20, level)) == expected


@given(rates, chats_, st.floats(1, 3), st.floats(0, 0.99))
def test_more_arrivals_never_need_fewer(rate: float, chats: int, growth: float, level: float) -> None:
    times, goal = handle_times(240, chats), WaitGoal(45, level)
    assert chat_agents_for(rate, times, goal) <= chat_agents_for(rate * growth, times, goal)


def test_more_parallel_chats_need_fewer_agents() -> None:
    needs = [chat_agents_for(500, handle_times(300, m), WaitGoal(45, 0.8)) for m in range(1, 6)]
    assert needs == sorted(needs, reverse=True)
    assert needs[0] > needs[2] > needs[4]


def test_a_lower_bound_does_not_change_the_answer() -> None:
    times, goal = handle_times(300, 3), WaitGoal(45, 0.8)
    full = chat_agents_for(500, times, goal)
    assert agents_from(full - 1, 500, times, goal) == agents_from(full, 500, times, goal) == full
    assert agents_from(0, 0, times, goal) == 0


def test_occupancy_is_compared_exactly() -> None:
    """300 s alone, 3 chats: 120 s of an agent each; 120 an hour are 4 agents, 5 at 80 %."""
    times = handle_times(300, 3)
    assert least_agents(120, times, 0.8) == 5
    assert least_agents(120, times, 1.0) == 4
    assert least_agents(120.5, times, 0.8) == 6
    assert least_agents(120, times, None) == 1
    twice = handle_times(300, 2)
    assert least_agents(Fraction(204, 10) * 4, twice, 1) == 4, "6000/17 s is no decimal"
    for seconds in range(10, 400, 10):
        for chats in range(2, 6):
            odd = handle_times(seconds, chats)
            assert least_agents(Fraction(3600 * chats * 7) / odd[-1], odd, 1) == 7
    assert chat_agents_for(120, times, WaitGoal(1e6, 0.0), max_occupancy=0.5) == 8


def test_decisions_at_the_border() -> None:
    assert chat_agents_for(0, CCMATH, WaitGoal(20, 0.8)) == 0
    assert chat_agents_for(0.1, CCMATH, WaitGoal(20, 0.0)) == 1
    assert erlang_chat(1, 0, CCMATH).level_virtual == 1.0
    overload = erlang_chat(1, 1000, CCMATH)
    assert (overload.waiting, overload.level_virtual, overload.mean_wait) == (1.0, 0.0, math.inf)


@pytest.mark.parametrize(
    "call",
    [
        lambda: handle_times(300, 0),
        lambda: handle_times(300, 6),
        lambda: handle_times(-1, 2),
        lambda: erlang_chat(0, 10, CCMATH),
        lambda: erlang_chat(1, 10, ()),
        lambda: erlang_chat(1, 10, (0,)),
        lambda: erlang_chat(1, 10, (200, 180)),
        lambda: erlang_chat(1, 10, (200, math.nan)),
        lambda: erlang_chat(1, math.nan, CCMATH),
        lambda: erlang_chat(10**9, 10, CCMATH),
        lambda: erlang_chat(1, 10, CCMATH, -1),
        lambda: chat_agents_for(10, CCMATH, WaitGoal(20, 0.8), max_occupancy=1.5),
        lambda: chat_agents_for(-1, CCMATH, WaitGoal(20, 0.8)),
    ],
)
def test_impossible_requests_are_refused(call) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ValueError, match=r"\w"):
        call()


# --- simulation -------------------------------------------------------------------------------


def simulate(
    agents: int, per_hour: float, times: tuple[float, ...], patience: float, customers: int
) -> dict[str, list[float]]:
    """Every customer of a chat desk, event by event: wait, whether answered, slots in use."""
    dice, now, arriving = random.Random(3), 0.0, per_hour / 3600
    slots, chats = agents * len(times), 0
    line: list[tuple[float, float]] = []  # arrival, time of giving up
    seen: dict[str, list[float]] = {"wait": [], "answered": [], "delayed": [], "slots": []}

    def leave(wait: float, *, answered: bool) -> None:
        seen["wait"].append(wait)
        seen["answered"].append(float(answered))

    coming = dice.expovariate(arriving)
    while len(seen["delayed"]) < customers:
        rate = completion_rate(chats, agents, times)
        done = now + dice.expovariate(rate) if rate else math.inf
        gone = min((giving_up for _, giving_up in line), default=math.inf)
        now = min(coming, done, gone)
        if now == coming:
            seen["slots"].append(chats / slots)  # arrivals see time averages
            seen["delayed"].append(float(chats == slots))
            if chats < slots:
                chats += 1
                leave(0.0, answered=True)
            else:
                line.append((now, now + dice.expovariate(1 / patience)))
            coming = now + dice.expovariate(arriving)
        elif now == done and line:
            leave(now - line.pop(0)[0], answered=True)
        elif now == done:
            chats -= 1
        else:
            first = next(i for i, (_, giving_up) in enumerate(line) if giving_up == gone)
            leave(now - line.pop(first)[0], answered=False)
    return {name: values[customers // 20 :] for name, values in seen.items()}


def test_simulation_of_the_desk() -> None:
    seen = simulate(5, 240, CCMATH, 60, 60_000)
    r = erlang_chat(5, 240, CCMATH, 60, 20)
    pairs = list(zip(seen["wait"], seen["answered"], strict=False))
    assert_mean(seen["delayed"], r.waiting)
    assert_mean(seen["slots"], r.occupancy)
    assert_mean(seen["wait"], r.mean_wait)
    assert_mean([1 - a for _, a in pairs], r.abandoned)
    assert_mean([w for w, a in pairs if a], r.mean_wait_answered)
    assert_mean([float(w <= 20 and bool(a)) for w, a in pairs], r.level_of_offered)
    assert_mean([float(w <= 20) for w, a in pairs if a], r.level_of_answered)
