"""Erlang B and C against 50-digit arithmetic, published points, identities and simulation."""

from __future__ import annotations

import heapq
import math
import random
from decimal import Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from oracles import average_wait_seconds, erlang_b, erlang_c, occupancy, service_level, wait_of_delayed_seconds
from simulation import assert_mean

from teamplan.planning.service_desk.queueing import MAX_LOAD, agents_for, exact, offered_load

RELATIVE = 1e-9


# --- an independent implementation: the factorial sum, with 50 digits -------------------------


def reference(agents: int, load: Fraction) -> tuple[Decimal, Decimal]:
    """Erlang B and C from the sum of load^k / k!, without any recursion over B."""
    with localcontext() as context:
        context.prec = 50
        erlangs = Decimal(load.numerator) / Decimal(load.denominator)
        term = total = Decimal(1)
        for k in range(1, agents):
            term = term * erlangs / k
            total += term
        last = term * erlangs / agents
        blocked = last / (total + last)
        queued = last * agents / (agents - erlangs)
        return blocked, queued / (total + queued)


def reference_level(agents: int, per_hour: Fraction, handling: Fraction, target: Fraction) -> float:
    load = per_hour * handling / 3600
    with localcontext() as context:
        context.prec = 50
        exponent = -(agents - load) * target / handling
        late = (Decimal(exponent.numerator) / Decimal(exponent.denominator)).exp()
        return float(1 - reference(agents, load)[1] * late)


# --- published points (anchors/science.md, facts/domain.md; re-computed there) ----------------


def test_the_best_single_anchor() -> None:
    assert agents_for(200, 180, 20, 0.8) == 14
    assert erlang_c(14, 10) == pytest.approx(0.174132, abs=5e-7)
    assert service_level(14, 200, 180, 20) == pytest.approx(0.888350, abs=5e-7)
    assert average_wait_seconds(14, 200, 180) == pytest.approx(7.835937, abs=5e-7)
    assert occupancy(14, 200, 180) == pytest.approx(0.714286, abs=5e-7)


def test_360_calls_in_half_an_hour() -> None:
    assert erlang_c(55, 48) == pytest.approx(0.238701, abs=5e-7)
    assert service_level(55, 720, 240, 20) == pytest.approx(0.8668, abs=5e-5)
    assert average_wait_seconds(55, 720, 240) == pytest.approx(8.184, abs=5e-4)
    assert agents_for(720, 240, 20, 0.8) == 54


def test_an_acceptable_wait_of_0_333_minutes_is_not_20_seconds() -> None:
    """CCmath's Erlang C example; 19.98 s and 20 s differ in the fifth digit."""
    assert service_level(14, 240, 180, 19.98) == pytest.approx(0.61419, abs=5e-6)
    assert service_level(14, 240, 180, 20) == pytest.approx(0.61428, abs=5e-6)


def test_corrected_points() -> None:
    """Points that are printed wrongly elsewhere: PRODYNA 0.261, OdeToErlang 23, NaN."""
    assert erlang_c(25, 20) == pytest.approx(0.209103, abs=5e-7)
    assert agents_for(200, 180, 5, 0.999) == 22
    assert service_level(22, 200, 180, 5) == pytest.approx(0.99947, abs=5e-6)
    assert erlang_b(5000, 10_000) == pytest.approx(0.50010, abs=5e-6)


@pytest.mark.parametrize(
    ("per_hour", "handling", "target", "agents", "level"),
    [(100, 180, 20, 8, 0.8801), (120, 300, 30, 14, 0.8833), (120, 240, 30, 11, 0.8316)],
)
def test_vectors_of_the_domain_facts(
    per_hour: float, handling: float, target: float, agents: int, level: float
) -> None:
    assert agents_for(per_hour, handling, target, 0.8) == agents
    assert service_level(agents, per_hour, handling, target) == pytest.approx(level, abs=5e-5)


@pytest.mark.parametrize(
    ("load", "agents", "capped"),
    [
        (10, 14, 14),
        (100, 107, 118),
        (1000, 1011, 1177),
        (10_000, 10_013, 11_765),
        (30_000, 30_014, None),
        (100_000, 100_014, None),
    ],
)
def test_outputs_of_peers(load: int, agents: int, capped: int | None) -> None:
    """pyworkforce 0.5.1 (80/20, 180 s; with a cap of 85 %) and turbotab 0.8.0 (30,000)."""
    assert agents_for(load * 20, 180, 20, 0.8) == agents
    if capped is not None:
        assert agents_for(load * 20, 180, 20, 0.8, 0.85) == capped


@pytest.mark.parametrize(
    ("agents", "load"),
    [
        (1, Fraction(1, 1000)),
        (1, Fraction(99, 100)),
        (2, Fraction(3, 2)),
        (14, Fraction(10)),
        (25, Fraction(20)),
        (55, Fraction(48)),
        (120, Fraction(1)),
        (150, Fraction(1497, 10)),
        (400, Fraction(399)),
        (1011, Fraction(1000)),
        (10_013, Fraction(10_000)),
        (100_014, Fraction(100_000)),
    ],
)
def test_agrees_with_fifty_digits(agents: int, load: Fraction) -> None:
    blocked, waits = reference(agents, load)
    assert erlang_b(agents, float(load)) == pytest.approx(float(blocked), rel=RELATIVE, abs=0)
    assert erlang_c(agents, float(load)) == pytest.approx(float(waits), rel=RELATIVE, abs=0)


@pytest.mark.parametrize(("agents", "load"), [(3, 7), (95, 100), (900, 1000), (5000, 10_000)])
def test_blocking_below_the_load(agents: int, load: int) -> None:
    """Fewer servers than erlangs: only B exists; the shortened recursion must not show."""
    with localcontext() as context:
        context.prec = 50
        small = large = Decimal(1)
        for k in range(1, agents + 1):
            small = small * load / k
            large += small
        expected = float(small / large)
    assert erlang_b(agents, load) == pytest.approx(expected, rel=1e-12)


# --- identities -------------------------------------------------------------------------------

loads = st.floats(1e-3, 2e3)
spare = st.integers(1, 60)


@given(loads, spare)
def test_probabilities_and_b_below_c(load: float, more: int) -> None:
    agents = math.floor(load) + more
    b, c = erlang_b(agents, load), erlang_c(agents, load)
    assert 0 <= b <= c <= 1


@given(loads, spare)
def test_an_agent_more_never_hurts(load: float, more: int) -> None:
    agents, per_hour = math.floor(load) + more, load * 20
    assert service_level(agents + 1, per_hour, 180, 20) >= service_level(agents, per_hour, 180, 20)
    assert average_wait_seconds(agents + 1, per_hour, 180) <= average_wait_seconds(agents, per_hour, 180)


@given(st.floats(1e-6, 0.999999))
def test_one_agent_waits_with_probability_rho(load: float) -> None:
    assert erlang_c(1, load) == pytest.approx(load, rel=1e-12)


@given(loads, spare)
def test_c_from_b(load: float, more: int) -> None:
    agents = math.floor(load) + more
    b = erlang_b(agents, load)
    expected = agents * b / (agents - load * (1 - b)) if b else 0.0
    assert erlang_c(agents, load) == pytest.approx(expected, rel=1e-9)


@given(loads, spare)
def test_the_wait_of_all_is_the_share_that_waits_times_their_wait(load: float, more: int) -> None:
    agents, per_hour = math.floor(load) + more, load * 20
    product = erlang_c(agents, offered_load(per_hour, 180)) * wait_of_delayed_seconds(agents, per_hour, 180)
    assert average_wait_seconds(agents, per_hour, 180) == pytest.approx(product, rel=1e-12)


@given(st.floats(1, 5000), st.floats(1, 5000), st.floats(0.01, 0.999))
def test_merging_two_queues_never_needs_more_agents(one: float, two: float, level: float) -> None:
    apart = agents_for(one, 200, 30, level) + agents_for(two, 200, 30, level)
    assert agents_for(one + two, 200, 30, level) <= apart


@given(st.floats(0.1, 1e5), st.floats(1, 2), st.floats(0, 0.999))
def test_more_arrivals_never_need_fewer_agents(rate: float, growth: float, level: float) -> None:
    assert agents_for(rate, 100, 20, level) <= agents_for(rate * growth, 100, 20, level)


# --- minimal by construction ------------------------------------------------------------------


def check_minimal(per_hour: float, handling: float, target: float, level: float) -> None:
    agents = agents_for(per_hour, handling, target, level)
    assert agents > offered_load(per_hour, handling)
    reached = service_level(agents, per_hour, handling, target)
    assert level <= reached <= 1
    before = service_level(agents - 1, per_hour, handling, target)
    stable = agents - 1 > offered_load(per_hour, handling)
    assert before < level or (not stable and before == 0)


def test_minimal_in_ten_thousand_seeded_cases() -> None:
    dice = random.Random(20_261_121)
    for _ in range(10_000):
        load = 10 ** dice.uniform(-3, 5)
        handling = 10 ** dice.uniform(0, 4)
        level = dice.choice([dice.random(), 0.0, 0.05, 0.8, 0.9, 0.95, 0.99, 0.9999])
        target = dice.choice([0.0, 5.0, 20.0, 10 ** dice.uniform(-1, 4)])
        check_minimal(load * 3600 / handling, handling, target, level)


@given(st.floats(0.01, 1e6), st.floats(0.5, 3600), st.floats(0, 3600), st.floats(0, 1 - 1e-9))
def test_minimal_anywhere(per_hour: float, handling: float, target: float, level: float) -> None:
    check_minimal(per_hour, handling, target, level)


def test_minimal_by_fifty_digits() -> None:
    """The same, decided by the independent implementation."""
    dice = random.Random(7)
    for _ in range(150):
        per_hour = Fraction(dice.randint(1, 4000), 4)
        handling, target = Fraction(dice.randint(10, 900)), Fraction(dice.randint(0, 120))
        level = dice.randint(1, 995) / 1000
        agents = agents_for(per_hour, handling, float(target), level)
        assert reference_level(agents, per_hour, handling, target) >= level
        if agents - 1 > per_hour * handling / 3600:
            assert reference_level(agents - 1, per_hour, handling, target) < level


# --- traps of other programs ------------------------------------------------------------------


def test_the_search_starts_at_the_first_stable_number() -> None:
    """9.6 erlangs, 5 % target: pyworkforce 0.5.1 answers 11."""
    assert agents_for(192, 180, 20, 0.05) == 10
    assert service_level(10, 192, 180, 20) == pytest.approx(0.178, abs=5e-4)


@pytest.mark.parametrize(("agents", "load"), [(0, 1), (1, 1), (5, 9.6), (10, 10), (10, 1e5)])
def test_an_unstable_line_is_not_a_probability_above_one(agents: int, load: float) -> None:
    """pyworkforce 0.5.1 returns P(wait) = 4.41 below the load."""
    assert erlang_c(agents, load) == 1.0
    assert service_level(agents, load * 20, 180, 20) == 0.0
    assert average_wait_seconds(agents, load * 20, 180) == math.inf
    assert wait_of_delayed_seconds(agents, load * 20, 180) == math.inf
    assert occupancy(agents, load * 20, 180) == 1.0


def test_occupancy_is_compared_exactly() -> None:
    """36 contacts of 595 s in 10 minutes at 85 % are 42.000 agents; floats make 43 of it."""
    assert agents_for(216, 595, 20, 0, max_occupancy=0.85) == 42
    for agents in range(1, 300):
        for cap in range(50, 101, 5):
            work = Fraction(agents * cap, 100)
            stable = math.floor(work) + 1
            expected = max(agents, stable)
            assert agents_for(work * 20, 180, 1e9, 0, max_occupancy=cap / 100) == expected


def test_extremes_are_finite() -> None:
    assert erlang_b(10**12, 1.0) == 0.0
    assert erlang_b(0, 5.0) == 1.0
    assert erlang_b(3, 0.0) == erlang_c(0, 0.0) == 0.0
    assert erlang_c(100_001, 100_000) == pytest.approx(0.99604, abs=1e-4)
    assert 1e9 < agents_for(MAX_LOAD, 3600, 1, 0.8) < 1.001e9
    assert agents_for(MAX_LOAD, 3600, 1, 0.8, max_occupancy=0.5) == 2 * 10**9


def test_decisions_at_the_border() -> None:
    assert agents_for(0, 180, 20, 0.8) == 0
    assert agents_for(0, 180, 20, 0.8, 0.5) == 0
    assert agents_for(10, 0, 20, 0.8) == 1
    assert agents_for(10, 180, 20, 0.0) == 1
    assert agents_for(20, 180, 20, 0.0) == 2, "one erlang needs a second agent to be stable"
    assert service_level(0, 0, 180, 20) == 1.0
    assert service_level(1, 10, 0, 0) == 1.0
    assert average_wait_seconds(0, 0, 180) == 0.0
    assert occupancy(0, 0, 180) == 0.0


@pytest.mark.parametrize("bad", [math.nan, math.inf, -math.inf, -1.0, 10**400])
@pytest.mark.parametrize("position", range(4))
def test_invalid_numbers_are_refused(position: int, bad: float) -> None:
    values: list[float] = [200, 180, 20, 0.8]
    values[position] = bad
    with pytest.raises(ValueError, match="must be"):
        agents_for(*values)


@pytest.mark.parametrize(
    "call",
    [
        lambda: agents_for(200, 180, 20, 1.0),
        lambda: agents_for(200, 180, 20, 1.2),
        lambda: agents_for(200, 180, 20, 0.8, 0),
        lambda: agents_for(200, 180, 20, 0.8, 1.1),
        lambda: agents_for(1e300, 180, 20, 0.8),
        lambda: agents_for(1e12, 3600, 20, 0.8),
        lambda: erlang_b(-1, 5),
        lambda: erlang_c(1.5, 5),  # type: ignore[arg-type]
        lambda: erlang_c(True, 5),  # noqa: FBT003
        lambda: erlang_b(10**13, 5),
        lambda: erlang_b(1, math.nan),
        lambda: exact(math.nan),
    ],
)
def test_impossible_requests_are_refused(call) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ValueError, match=r"\w"):
        call()


def test_exact_reads_what_was_written() -> None:
    assert exact(0.85) == Fraction(17, 20)
    assert exact(1e-7) == Fraction(1, 10**7)
    assert exact(3) == 3
    assert exact(Fraction(1, 3)) == Fraction(1, 3)


# --- simulation -------------------------------------------------------------------------------


def simulate(agents: int, per_hour: float, handling: float, customers: int) -> list[float]:
    """Waits in seconds of `customers` served in order of arrival by `agents`."""
    dice, free, now = random.Random(5), [0.0] * agents, 0.0
    waits = []
    for _ in range(customers):
        now += dice.expovariate(per_hour / 3600)
        start = max(now, free[0])
        heapq.heapreplace(free, start + dice.expovariate(1 / handling))
        waits.append(start - now)
    return waits[customers // 20 :]


@pytest.mark.parametrize("agents", [12, 14])
def test_simulation_of_the_line(agents: int) -> None:
    waits = simulate(agents, 200, 180, 200_000)
    assert_mean([float(w > 0) for w in waits], erlang_c(agents, 10))
    assert_mean([float(w <= 20) for w in waits], service_level(agents, 200, 180, 20))
    assert_mean(waits, average_wait_seconds(agents, 200, 180))
