"""Lines, shifts and desks that are small enough to be worked out by hand."""

from __future__ import annotations

import math
from dataclasses import replace
from fractions import Fraction

import pytest

from teamplan.planning.service_desk import chat
from teamplan.planning.service_desk.abandonment import (
    FullLine,
    Level,
    WaitGoal,
    agents_for_with_patience,
    least_meeting,
    meets_goal,
)
from teamplan.planning.service_desk.abandonment import line_of as line_of_erlang_a
from teamplan.planning.service_desk.chat import agent_load, agents_from, least_agents, line_of, speeds_of
from teamplan.planning.service_desk.desk import (
    ServicePolicy,
    _rounded,
    queue_fte,
    service_fte,
    staff_day,
    workload_fte,
)
from teamplan.planning.service_desk.queueing import (
    _advance,
    _start,
    agents_for,
    in_time,
    inverse_blocking,
    least_for_occupancy,
    waiting,
)
from teamplan.planning.service_desk.rostering import (
    Shift,
    Slot,
    _covers,
    _decline,
    _minutes,
    _peak_slot,
    _power,
    _spans,
    intraday_profile,
    shifts_for,
)

E = math.e
FLAT = ServicePolicy(
    handle_seconds=180,
    target_seconds=20,
    service_level=0.8,
    factors=(1,),
    shrinkage=0.2,
    max_occupancy=0.9,
    opening="09:00-17:00",
    peak_share=1 / 8,
    peak_at=12 * 60,
    cover=1.5,
    shared_until=1.0,
    dedicated_from=5.0,
    patience_seconds=math.inf,
)
"""Eight flat hours, calls of three minutes; an hour on duty a day takes 1.5 / 6.4 FTE."""
HOUR = 1.5 / 6.4


def exactly(*values: float) -> object:
    return pytest.approx(values, rel=1e-12, abs=1e-15)


# --- Erlang C ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("load", "agents", "start"),
    [(1, 1, (0, 1.0)), (100, 100, (0, 1.0)), (400, 400, (200, 2.0)), (400, 300, (100, 4 / 3)), (400, 900, (200, 2.0))],
)
def test_the_recursion_begins_ten_deviations_below_the_load(load, agents, start):
    assert _start(load, agents) == start


def test_the_recursion_of_inverse_blocking():
    """Load 2: 1, 1 + 1/2, 1 + 1.5 × 2/2, 1 + 2.5 × 3/2, 1 + 4.75 × 4/2."""
    assert [inverse_blocking(agents, 2.0) for agents in range(5)] == [1.0, 1.5, 2.5, 4.75, 10.5]
    assert _advance(1.5, 1, 3, 2.0) == 4.75
    assert _advance(1.5, 1, 1, 2.0) == 1.5
    assert _advance(100.0, 3, 4, 10.0) == 41.0
    assert inverse_blocking(900, 1.0) == math.inf
    assert inverse_blocking(400, 400.0) == pytest.approx(1 / 0.0388, rel=2e-3)


def test_who_waits_and_who_is_answered_in_time():
    assert waiting(3, 2.0, 4.75) == pytest.approx(3 / 6.75, rel=1e-15)
    assert waiting(3, 2.0, 1.0) == 1.0
    assert waiting(3, 2.0, math.inf) == 0.0
    assert in_time(3, 2.0, 4.75, 0.5) == pytest.approx(1 - 3 / 6.75 * math.exp(-0.5), rel=1e-15)
    assert in_time(3, 2.0, 4.75, 0) == pytest.approx(1 - 3 / 6.75, rel=1e-15)


@pytest.mark.parametrize(
    ("arguments", "agents"),
    [
        ((0, 180, 20, 0.8), 0),
        ((5, 0, 20, 0.8), 1),
        ((20, 180, 20, 0.0), 2),
        ((40, 180, 0, 1 - 3 / 6.75), 3),
        ((40, 180, 0, 1 - 3 / 6.75 + 1e-9), 4),
        ((40, 180, 90, 1 - 3 / 6.75 * math.exp(-0.5) - 1e-9), 3),
        ((40, 180, 90, 1 - 3 / 6.75 * math.exp(-0.5) + 1e-9), 4),
        ((40, 180, 20, 0.0, 0.5), 4),
        ((40, 180, 20, 0.0, 0.49), 5),
        ((40, 180, 20, 0.0, 1), 3),
    ],
)
def test_the_least_agents_of_a_small_line(arguments, agents):
    """40 calls of 180 seconds an hour are 2 erlangs, 20 are 1."""
    assert agents_for(*arguments) == agents


def test_a_cap_on_occupancy_counts_where_it_asks_for_more():
    assert least_for_occupancy(Fraction(2), Fraction(2, 3)) == 3
    assert least_for_occupancy(Fraction(2), Fraction(1, 2)) == 4


# --- Erlang A ---------------------------------------------------------------------------------


def test_levels_of_a_line_in_which_nobody_gives_up():
    """Half of all wait, and each ln 2 seconds halve those who still do: the three levels are one."""
    line = FullLine(arriving=1.0, completing=2.0, leaving=0.0, inverse=3.0)
    assert line.levels(0) == exactly(0.5, 0.5, 0.5)
    assert line.levels(math.log(2)) == exactly(0.75, 0.75, 0.75)


def test_levels_of_a_line_whose_customers_give_up():
    """All rates 1, everybody finds the line: u(k) = 1 / (k + 1)! sums up to e - 1."""
    line = FullLine(arriving=1.0, completing=1.0, leaving=1.0, inverse=1.0)
    answered = (E - 2) / (E - 1)
    assert line.levels(0) == exactly(0, 0, 0)
    root = math.sqrt(E)
    late = (E - root) / (E - 1)
    offered = answered - late * (1 - 1 / (2 * (root - 1)))
    assert line.levels(math.log(2)) == exactly(1 - late, offered, offered / answered)


@pytest.mark.parametrize(
    ("arriving", "leaving", "endless"), [(2.0, 0.0, True), (3.0, 0.0, True), (1.9, 0.0, False), (3.0, 0.1, False)]
)
def test_a_line_is_endless_where_nobody_gives_up_and_work_comes_in_too_fast(arriving, leaving, endless):
    line = FullLine(arriving=arriving, completing=2.0, leaving=leaving, inverse=3.0)
    assert line.endless is endless
    assert (line.levels(10) == (0.0, 0.0, 0.0)) is endless


@pytest.mark.parametrize(("level", "met"), [(0.75, True), (0.7501, False), (0.0, True)])
@pytest.mark.parametrize("which", Level)
def test_a_goal_is_met_at_its_level(which, level, met):
    line = FullLine(arriving=1.0, completing=2.0, leaving=0.0, inverse=3.0)
    assert line.levels(math.log(2))[0] >= 0.75
    assert meets_goal(line, WaitGoal(math.log(2), level, which)) is met


def test_the_three_levels_are_told_apart():
    line = FullLine(arriving=1.0, completing=1.0, leaving=1.0, inverse=1.0)
    levels = line.levels(math.log(2))
    assert len(set(levels)) == 3
    for which, value in zip((Level.VIRTUAL, Level.OF_OFFERED, Level.OF_ANSWERED), levels, strict=True):
        assert meets_goal(line, WaitGoal(math.log(2), value - 1e-9, which))
        assert not meets_goal(line, WaitGoal(math.log(2), value + 1e-9, which))


def test_the_line_of_some_agents():
    """40 calls of 180 seconds an hour, three agents."""
    assert line_of_erlang_a(3, 40, 180, 50) == FullLine(40 / 3600, 3 / 180, 0.02, 4.75)
    assert line_of_erlang_a(3, 0, 180, 50) is None
    assert line_of_erlang_a(1, 40, 180, math.inf).leaving == 0


@pytest.mark.parametrize(("per_hour", "patience", "agents"), [(0, 60, 0), (20, math.inf, 2), (20, 60, 1), (1, 60, 1)])
def test_one_agent_is_enough_where_who_waits_gives_up(per_hour, patience, agents):
    assert agents_for_with_patience(per_hour, 180, patience, WaitGoal(20, 0.0)) == agents


def test_the_least_is_never_below_where_the_search_starts():
    assert [least_meeting((2).__le__, start) for start in (1, 2, 3, 4)] == [2, 2, 3, 4]


# --- chat -------------------------------------------------------------------------------------


def test_an_agent_completes_more_the_more_chats_there_are():
    assert speeds_of((180, 210, 240)) == exactly(0, 1 / 180, 2 / 210, 3 / 240)
    assert agent_load(240, (180, 210, 240)) == pytest.approx(16 / 3)


def test_the_line_of_a_chat_desk():
    """One agent: 1 + 0.5/0.25. Two with up to two chats: 3, 1 + 3 × 1/0.25, 1 + 13 × 1.3/0.25, 1 + 68.6 × 1.6/0.25."""
    assert line_of(1, 0.25, (0.0, 0.5), 0.1) == FullLine(0.25, 0.5, 0.1, 3.0)
    line = line_of(2, 0.25, (0.0, 0.5, 0.8), 0.0)
    assert (line.arriving, line.completing, line.leaving, line.inverse) == exactly(0.25, 1.6, 0, 440.04)


def test_slots_up_to_the_limit_are_computed(monkeypatch):
    monkeypatch.setattr(chat, "MAX_SLOTS", 4)
    assert line_of(2, 0.25, (0.0, 0.5, 0.8), 0.0).completing == 1.6
    with pytest.raises(ValueError, match=r"^3 agents with 2 chats each are too many to compute$"):
        line_of(3, 0.25, (0.0, 0.5, 0.8), 0.0)


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        ((-1, (180,), 0.8), "arrivals_per_hour"),
        ((1, (200, 180), 0.8), "handle_seconds"),
        ((1, (), None), "handle_seconds"),
    ],
)
def test_the_least_agents_are_not_computed_from_nonsense(arguments, name):
    with pytest.raises(ValueError, match=f"^{name} must be"):
        least_agents(*arguments)


def test_at_least_one_agent_where_something_arrives():
    assert least_agents(0, (180,), 0.8) == 1
    assert agents_from(0, 1, (180,), WaitGoal(20, 0.0)) == 1
    assert agents_from(7, 1, (180,), WaitGoal(20, 0.0)) == 7
    assert agents_from(7, 0, (180,), WaitGoal(20, 0.0)) == 0


# --- the day ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        *(("00:00", 0), ("8:05", 485), (" 23:59 ", 1439), ("24:00", 1440)),
        *(("24:01", None), ("08:60", None), ("08", None), ("08:5", None), ("08:005", None), ("a:00", None)),
        *(("08:a0", None), (":30", None), ("", None), ("-1:00", None)),
    ],
)
def test_a_time_of_day(text, minutes):
    assert _minutes(text) == minutes


@pytest.mark.parametrize(
    ("start", "end", "peak", "slot"),
    [
        *((480, 1380, 480, 0), (480, 1380, 1200, 12), (480, 1380, 1379, 14), (480, 1380, 1380, 7)),
        *((480, 1380, 60, 7), (1080, 1560, 30, 6), (1080, 1560, 120, 4), (480, 990, 480, 0)),
    ],
)
def test_the_slot_of_the_peak_or_the_middle_of_the_day(start, end, peak, slot):
    assert _peak_slot(start, end, peak) == slot


def test_weights_fall_by_one_factor_an_hour_on_either_side_of_the_peak():
    weights = _decline([60, 60, 60, 30], 1, 0.5)
    factor = weights[0] / weights[1]
    assert weights[1] == 60
    assert weights == exactly(60 * factor, 60, 60 * factor, 30 * factor**2)
    assert weights[1] / math.fsum(weights) == pytest.approx(0.5, rel=1e-12)
    assert [_power(0.5, exponent) for exponent in range(4)] == [1.0, 0.5, 0.25, 0.125]


def test_a_short_day_is_one_slot_and_a_half_hour_counts_by_its_length():
    assert intraday_profile("09:00-09:45", 0.9, 0) == (Slot(540, 45, 1.0),)
    assert intraday_profile("09:00-10:00", 0.9, 0) == (Slot(540, 60, 1.0),)
    slots = intraday_profile("09:00-10:30", 2 / 3, 540)
    assert [(slot.start, slot.minutes) for slot in slots] == [(540, 60), (600, 30)]
    assert [slot.share for slot in slots] == exactly(2 / 3, 1 / 3)


def hours(start: int, count: int) -> tuple[Slot, ...]:
    return tuple(Slot(start + 60 * i, 60, 1 / count) for i in range(count))


@pytest.mark.parametrize(
    ("slots", "spans"),
    [
        (hours(540, 3), [(540, 720)]),
        (hours(540, 8), [(540, 1020)]),
        (hours(540, 9), [(540, 1020), (600, 1080)]),
        (hours(480, 15), [(480, 960), (900, 1380)]),
        (hours(0, 24), [(0, 480), (480, 960), (960, 1440)]),
        (hours(480, 17), [(480, 960), (750, 1230), (1020, 1500)]),
    ],
    ids=len,
)
def test_as_many_shifts_as_the_day_requires_spread_evenly(slots, spans):
    if len(slots) == 17:
        assert len(_spans(slots)) >= len(spans)
    else:
        assert _spans(slots) == spans
    assert all(any(_covers(span, slot) for span in _spans(slots)) for slot in slots)


@pytest.mark.parametrize(
    ("span", "covers"), [((540, 600), True), ((480, 660), True), ((541, 601), False), ((480, 599), False)]
)
def test_a_shift_covers_a_slot_from_beginning_to_end(span, covers):
    assert _covers(span, Slot(540, 60, 1.0)) is covers


def test_shifts_have_names_up_to_three_and_numbers_beyond():
    assert shifts_for(hours(540, 3), (1, 3, 2)) == (Shift("whole_day", 540, 720, 3),)
    assert shifts_for(hours(540, 9), (1, 2, 2, 2, 2, 2, 2, 2, 3)) == (
        Shift("early", 540, 1020, 1),
        Shift("late", 600, 1080, 3),
    )
    assert [shift.name for shift in shifts_for(hours(0, 24), (1,) * 24)] == ["early", "middle", "late"]
    half_past = tuple(Slot(30 + 60 * i, 60 if i < 23 else 30, 1 / 24) for i in range(24))
    many = shifts_for(half_past, (2,) * 24)
    assert len(many) == 4
    assert {shift.name for shift in many} == {"numbered"}


# --- the desk ---------------------------------------------------------------------------------


def test_work_and_queue_of_a_flat_day():
    """320 calls are 40 an hour: 2 erlangs, 4 agents for 80 % in 20 seconds."""
    assert {agents for _, agents in staff_day(320, FLAT).slots} == {agents_for(40, 180, 20, 0.8, 0.9)} == {4}
    assert workload_fte(320, FLAT) == pytest.approx(16 / 0.9 * HOUR)
    assert queue_fte(320, FLAT) == pytest.approx(8 * 4 * HOUR)
    assert staff_day(320, FLAT).heads == math.ceil(32 * HOUR) == 8
    assert staff_day(320, FLAT).shifts == (Shift("whole_day", 540, 1020, 4),)


@pytest.mark.parametrize(
    ("shared", "dedicated", "part"), [(1.0, 5.0, None), (0.0, 20.0, None), (5.0, 9.0, 0), (1.0, 4.0, 1)]
)
def test_a_desk_between_hat_and_post_is_charged_a_part_of_the_queue(shared, dedicated, part):
    policy = replace(FLAT, shared_until=shared, dedicated_from=dedicated)
    work, queue = workload_fte(320, policy), queue_fte(320, policy)
    assert (work, queue) == exactly(16 / 0.9 * HOUR, 32 * HOUR)
    part = (work - shared) / (dedicated - shared) if part is None else part
    assert service_fte(320, policy) == pytest.approx(work + part * (queue - work), rel=1e-12)


def test_the_queue_is_never_below_the_work():
    tight = replace(FLAT, service_level=0.0, max_occupancy=0.5)
    assert queue_fte(40, tight) >= workload_fte(40, tight) > 0
    assert queue_fte(0, FLAT) == service_fte(0, FLAT) == 0


def test_volumes_are_read_to_the_thousandth():
    assert [_rounded(volume) for volume in (0.0004, 0.0006, 12.3456)] == [0, Fraction(1, 1000), Fraction(12346, 1000)]


@pytest.mark.parametrize(("cap", "agents"), [(0.9, 4), (0.4, 5), (0.25, 8)])
def test_customers_who_give_up_do_not_lift_the_cap_on_occupancy(cap, agents):
    """2 erlangs; with a patience of a minute 4 agents meet the goal."""
    hasty = replace(FLAT, patience_seconds=60, max_occupancy=cap)
    assert agents_for_with_patience(40, 180, 60, WaitGoal(20, 0.8)) == 4
    assert {people for _, people in staff_day(320, hasty).slots} == {agents}


def test_a_chat_desk_has_room_for_its_load():
    """Two chats at a time that take no longer than one: 2 erlangs are the load of one agent."""
    chats = replace(FLAT, factors=(1, 2), service_level=0.0, max_occupancy=1)
    assert {people for _, people in staff_day(320, chats).slots} == {2}
    hasty = replace(chats, patience_seconds=60)
    assert {people for _, people in staff_day(320, hasty).slots} == {1}
    assert {people for _, people in staff_day(320, replace(hasty, max_occupancy=0.3)).slots} == {4}


@pytest.mark.parametrize(
    ("factors", "patience", "key"),
    [
        ((1, 1.5), math.inf, "queue_chat"),
        ((1, 1.5), 60, "queue_chat_leaving"),
        ((1,), math.inf, "queue_erlang_c"),
        ((1,), 60, "queue_erlang_a"),
    ],
)
def test_the_model_follows_concurrency_and_patience(factors, patience, key):
    policy = replace(FLAT, factors=factors, patience_seconds=patience)
    assert (policy.model.key, policy.concurrency) == (key, len(factors))
