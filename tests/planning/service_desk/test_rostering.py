"""Rostering: exact rounding, opening hours, shifts, monotone FTE."""

from __future__ import annotations

import itertools
import math
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from hypothesis_profiles import costly
from oracles import chat_agents_for

from teamplan.planning.service_desk import chat
from teamplan.planning.service_desk.abandonment import WaitGoal
from teamplan.planning.service_desk.desk import (
    ServicePolicy,
    queue_fte,
    service_fte,
    staff_day,
    workload_fte,
)
from teamplan.planning.service_desk.queueing import agents_for
from teamplan.planning.service_desk.rostering import (
    Slot,
    clock,
    intraday_profile,
    opening_minutes,
    shifts_for,
)

FACTORS = (1, 1.7, 2.5, 2.9, 3.5)
COVER = Fraction(365, 243)
POLICY = ServicePolicy(
    handle_seconds=300,
    target_seconds=45,
    service_level=0.8,
    factors=FACTORS[:3],
    shrinkage=0.2,
    max_occupancy=0.8,
    opening="08:00-23:00",
    peak_share=0.1,
    peak_at=20 * 60,
    cover=COVER,
    shared_until=1.0,
    dedicated_from=4.0,
    patience_seconds=math.inf,
)
PHONE = replace(POLICY, handle_seconds=180, target_seconds=20, factors=(1,))


def an_ordinary_day(opening: str) -> tuple[Slot, ...]:
    """A day whose busiest hour is half as busy again as the average one."""
    start, end = opening_minutes(opening)
    average = 60 / (end - start)
    return intraday_profile(opening, max(average, min(1.5 * average, (1 + average) / 2)), 20 * 60)


# --- the day ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        ("08:00-23:00", (480, 1380)),
        ("9:30-18:00", (570, 1080)),
        ("18:00-02:00", (1080, 1560)),
        ("00:00-24:00", (0, 1440)),
        ("00:00-00:00", (0, 1440)),
        ("08:00-08:00", (480, 1920)),
        ("08:00 - 12:00", (480, 720)),
    ],
)
def test_opening_minutes(opening: str, expected: tuple[int, int]) -> None:
    assert opening_minutes(opening) == expected


@pytest.mark.parametrize(
    "opening", ["", "08:00", "08-23", "8:0-23:00", "25:00-26:00", "08:60-09:00", "24:00-02:00", "-"]
)
def test_malformed_opening(opening: str) -> None:
    with pytest.raises(ValueError, match="08:00-23:00"):
        opening_minutes(opening)


def test_clock_goes_past_midnight() -> None:
    assert [clock(m) for m in (480, 1439, 1440, 1530)] == ["08:00", "23:59", "00:00", "01:30"]


openings = st.builds(
    lambda start, length: f"{clock(start)}-{clock(start + length)}",
    st.integers(0, 1439),
    st.integers(1, 1440),
)


@given(openings)
def test_a_profile_is_a_whole_day(opening: str) -> None:
    slots = an_ordinary_day(opening)
    start, end = opening_minutes(opening)
    assert slots[0].start == start
    assert slots[-1].start + slots[-1].minutes == end
    assert all(a.start + a.minutes == b.start for a, b in itertools.pairwise(slots))
    assert all(0 < slot.minutes <= 60 and slot.share > 0 for slot in slots)
    assert math.fsum(slot.share for slot in slots) == pytest.approx(1, rel=1e-12)


def test_the_peak_hour_gets_its_share_and_the_rest_declines() -> None:
    slots = intraday_profile("08:00-23:00", 0.12, 20 * 60 + 30)
    shares = [slot.share for slot in slots]
    assert shares[12] == pytest.approx(0.12, rel=1e-9)
    assert shares[:13] == sorted(shares[:13])
    assert shares[12:] == sorted(shares[12:], reverse=True)


def test_a_peak_after_midnight() -> None:
    slots = intraday_profile("18:00-02:00", 0.2, 30)
    assert max(slots, key=lambda slot: slot.share).start == 1440


def test_the_peak_is_at_noon_where_the_evening_is_closed() -> None:
    slots = intraday_profile("08:00-16:00", 0.2, 20 * 60)
    assert max(slots, key=lambda slot: slot.share).start == 12 * 60


def test_a_flat_profile() -> None:
    shares = [slot.share for slot in intraday_profile("09:00-19:00", 0.1, 720)]
    assert shares == pytest.approx([0.1] * 10, rel=1e-9)


@pytest.mark.parametrize("peak_share", [0.01, 1.0, math.nan])
def test_impossible_profiles(peak_share: float) -> None:
    with pytest.raises(ValueError, match="peak_"):
        intraday_profile("08:00-23:00", peak_share, 720)


# --- shifts -----------------------------------------------------------------------------------


def best_total(slots: tuple[Slot, ...], agents: tuple[int, ...], spans: list[tuple[int, int]]) -> int:
    """Fewest people over all ways to staff the shifts, by enumeration."""
    top = max(agents)
    totals = []
    for staff in itertools.product(range(top + 1), repeat=len(spans)):
        covered = all(
            sum(n for n, (a, b) in zip(staff, spans, strict=True) if a <= s.start and s.start + s.minutes <= b) >= need
            for s, need in zip(slots, agents, strict=True)
        )
        if covered:
            totals.append(sum(staff))
    return min(totals)


@given(st.data(), st.sampled_from(["08:00-23:00", "08:00-18:30", "09:00-17:00", "12:00-02:00"]))
@costly(0.4)  # every example is solved by brute force too
def test_shifts_cover_with_the_fewest_people(data: st.DataObject, opening: str) -> None:
    slots = an_ordinary_day(opening)
    agents = tuple(data.draw(st.lists(st.integers(0, 4), min_size=len(slots), max_size=len(slots))))
    shifts = shifts_for(slots, agents)
    spans = [(shift.start, shift.end) for shift in shifts]
    assert all(b - a <= 480 for a, b in spans)
    assert sum(shift.agents for shift in shifts) == best_total(slots, agents, spans)


@given(openings)
@example("00:30-00:00").via("three shifts of 8 hours leave a gap at 15:30")
def test_no_slot_is_left_without_a_shift(opening: str) -> None:
    slots = an_ordinary_day(opening)
    shifts = shifts_for(slots, (1,) * len(slots))
    for slot in slots:
        assert any(s.start <= slot.start and slot.start + slot.minutes <= s.end for s in shifts)
    assert shifts[0].start == slots[0].start
    assert shifts[-1].end == slots[-1].start + slots[-1].minutes


def test_two_shifts_from_eight_to_twenty_three() -> None:
    day = staff_day(1000, POLICY)
    assert [(s.name, clock(s.start), clock(s.end)) for s in day.shifts] == [
        ("early", "08:00", "16:00"),
        ("late", "15:00", "23:00"),
    ]


# --- the service ------------------------------------------------------------------------------


def test_each_slot_gets_the_least_number_of_agents() -> None:
    for policy, volume in ((POLICY, 3000.0), (PHONE, 1500.0)):
        times = chat.handle_times(policy.handle_seconds, policy.factors)
        goal = WaitGoal(policy.target_seconds, policy.service_level)
        for slot, agents in staff_day(volume, policy).slots:
            rate = volume * slot.share * 60 / slot.minutes
            assert agents == (
                agents_for(rate, 180, 20, 0.8, 0.8)
                if policy is PHONE
                else chat_agents_for(rate, times, goal, max_occupancy=0.8)
            )


def test_half_an_hour_has_half_the_contacts_and_the_same_agents() -> None:
    """A flat day: the last half hour sees the same arrival rate as the hours before."""
    flat = replace(PHONE, opening="09:00-17:30", peak_share=1 / 8.5)
    day = staff_day(1000, flat)
    assert day.slots[-1][0].minutes == 30
    assert day.slots[-1][0].share == pytest.approx(day.slots[0][0].share / 2)
    assert day.slots[-1][1] == day.slots[0][1] > 5
    assert queue_fte(1000, flat) == pytest.approx(day.slots[0][1] * 8.5 / (8 * 0.8) * 365 / 243, rel=1e-12)


def test_a_day_adds_up() -> None:
    day = staff_day(1000, POLICY)
    hours = sum(agents for _, agents in day.slots)
    assert queue_fte(1000, POLICY) == pytest.approx(hours / (8 * 0.8) * 365 / 243, rel=1e-12)
    work = 1000 * 300 / 2.5 / 3600 / 0.8
    assert workload_fte(1000, POLICY) == pytest.approx(work / (8 * 0.8) * 365 / 243, rel=1e-12)
    on_shift = sum(shift.agents for shift in day.shifts)
    assert day.heads == math.ceil(Fraction(on_shift * 5 * 365, 4 * 243))
    assert math.fsum(slot.share for slot, _ in day.slots) == pytest.approx(1)


def test_every_number_names_its_model_and_definition() -> None:
    keys = [policy.model.key for policy in (POLICY, PHONE)]
    assert keys == ["queue_chat", "queue_erlang_c"]


def test_four_people_cover_one_seat_from_eight_to_twenty_three() -> None:
    """Facts 4.5: four agents cover the early and the late shift of one shop."""
    day = staff_day(60, POLICY)
    assert {agents for _, agents in day.slots} == {1}
    assert day.heads == 4


def test_a_hat_costs_its_work_and_a_post_its_queue() -> None:
    assert service_fte(0, POLICY) == 0
    assert service_fte(20, POLICY) == workload_fte(20, POLICY) < 0.2
    assert queue_fte(20, POLICY) > 3
    assert service_fte(1000, POLICY) == queue_fte(1000, POLICY)
    between = service_fte(200, POLICY)
    assert workload_fte(200, POLICY) < between < queue_fte(200, POLICY)


def test_no_jump_where_the_hat_becomes_a_post() -> None:
    unit = workload_fte(1, POLICY)
    at = POLICY.shared_until / unit
    assert service_fte(at + 0.01, POLICY) - service_fte(at, POLICY) < 0.01


volumes = st.floats(0, 20_000)
policies = st.sampled_from(
    [
        POLICY,
        PHONE,
        replace(POLICY, factors=FACTORS, opening="00:00-00:00", max_occupancy=1.0),
        replace(POLICY, factors=FACTORS[:2], opening="18:00-02:30", peak_share=0.2, target_seconds=0.0),
        replace(PHONE, service_level=0.99, shared_until=2.0, dedicated_from=2.0),
    ]
)


@given(volumes, st.one_of(volumes, st.floats(0, 0.01)), policies)
def test_more_contacts_never_give_fewer_people(volume: float, more: float, policy: ServicePolicy) -> None:
    for fte in (workload_fte, queue_fte, service_fte):
        assert fte(volume, policy) <= fte(volume + more, policy)
    assert workload_fte(volume, policy) <= service_fte(volume, policy) <= queue_fte(volume, policy)


@given(volumes, volumes, policies)
def test_more_contacts_never_give_fewer_agents_or_heads(volume: float, more: float, policy: ServicePolicy) -> None:
    few, many = staff_day(volume, policy), staff_day(volume + more, policy)
    assert all(a[1] <= b[1] for a, b in zip(few.slots, many.slots, strict=True))
    assert few.heads <= many.heads


def test_fte_climbs_in_small_steps() -> None:
    values = [service_fte(volume, POLICY) for volume in range(0, 3000, 5)]
    steps = [b - a for a, b in itertools.pairwise(values)]
    assert min(steps) >= 0
    assert max(steps) < 0.75


@pytest.mark.parametrize("volume", [math.nan, math.inf, -1.0])
def test_invalid_volumes(volume: float) -> None:
    for fte in (workload_fte, queue_fte, service_fte, staff_day):
        with pytest.raises(ValueError, match="arrivals_per_day"):
            fte(volume, POLICY)


@pytest.mark.parametrize(
    "change",
    [
        {"handle_seconds": 0},
        {"handle_seconds": math.inf},
        {"target_seconds": -1},
        {"service_level": 1.0},
        {"factors": ()},
        {"factors": (2,)},
        {"factors": (1, 2.5)},
        {"factors": (1, 0)},
        {"shrinkage": 1.0},
        {"shrinkage": -0.1},
        {"max_occupancy": 0},
        {"max_occupancy": 1.1},
        {"opening": "late"},
        {"peak_share": 0.001},
        {"cover": Fraction(1, 2)},
        {"dedicated_from": 0.5},
        {"shared_until": math.nan},
    ],
)
def test_invalid_policies(change: dict[str, float]) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        replace(POLICY, **change)  # type: ignore[arg-type]


@pytest.mark.parametrize("concurrency", [1, 3])
def test_customers_who_give_up_never_need_more_agents(concurrency: int) -> None:
    patient = replace(POLICY, factors=FACTORS[:concurrency])
    impatient = replace(patient, patience_seconds=60.0)
    for contacts in (100, 1000, 5000):
        agents = [[people for _, people in staff_day(contacts, policy).slots] for policy in (impatient, patient)]
        assert all(few <= many for few, many in zip(*agents, strict=True))
    assert impatient.model.key in ("queue_chat_leaving", "queue_erlang_a")
