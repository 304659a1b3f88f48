"""What the service desk refuses: with the number, the range and the name, so that it can be mended."""

from __future__ import annotations

import math
from dataclasses import replace
from fractions import Fraction

import pytest

from teamplan.planning.service_desk import abandonment
from teamplan.planning.service_desk.abandonment import FullLine, WaitGoal, leaving_rate
from teamplan.planning.service_desk.abandonment import line_of as line_of_erlang_a
from teamplan.planning.service_desk.chat import checked_times, handle_times, line_of
from teamplan.planning.service_desk.desk import ServicePolicy
from teamplan.planning.service_desk.peaks import PeakTerms, peak_split
from teamplan.planning.service_desk.queueing import (
    MAX_AGENTS,
    MAX_LOAD,
    accepted,
    attainable,
    exact,
    least_for_occupancy,
    offered_load,
    quantity,
    share,
    whole,
)
from teamplan.planning.service_desk.rostering import intraday_profile, opening_minutes

POLICY = ServicePolicy(
    handle_seconds=300,
    target_seconds=45,
    service_level=0.8,
    factors=(1, 1.7),
    shrinkage=0.2,
    max_occupancy=0.8,
    opening="08:00-23:00",
    peak_share=0.1,
    peak_at=20 * 60,
    cover=1.5,
    shared_until=1.0,
    dedicated_from=4.0,
    patience_seconds=math.inf,
)
TERMS = PeakTerms(days=12, outsourced_share=0.5, temporary_productivity=0.7, outsourced_productivity=0.8)
FINITE = "must be a finite number from 0 to 1e300, not"
CHATS = "factors must begin with 1 and grow by no more than one chat a chat:"
TIMES = "handle_seconds must be above 0 and must not fall with concurrency:"


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: quantity("volume", -0.5), f"volume {FINITE} -0.5"),
        (lambda: quantity("volume", 1e300), f"volume {FINITE} 1e+300"),
        (lambda: quantity("volume", math.nan), f"volume {FINITE} nan"),
        (lambda: share("part", 1.01), "part must be a share between 0 and 1, not 1.01"),
        (lambda: attainable("level", 1), "level of 100 % cannot be met by any number of agents; choose less than 1"),
        (lambda: whole("agents", -1), f"agents must be a whole number from 0 to {MAX_AGENTS}, not -1"),
        (lambda: whole("agents", value=True), f"agents must be a whole number from 0 to {MAX_AGENTS}, not True"),
        (
            lambda: whole("agents", MAX_AGENTS + 1),
            "agents must be a whole number from 0 to 1000000000000, not 1000000000001",
        ),
        (lambda: exact(math.inf), "a finite number is needed, not inf"),
        (lambda: accepted(2e9), "a load of 2000000000.0 erlangs is above the limit of 1000000000"),
        (lambda: offered_load(-1, 180), f"arrivals_per_hour {FINITE} -1"),
        (lambda: offered_load(1, -180), f"handle_seconds {FINITE} -180"),
        (lambda: least_for_occupancy(Fraction(1), 0), "max_occupancy must be more than 0"),
        (lambda: least_for_occupancy(Fraction(1), 1.5), "max_occupancy must be a share between 0 and 1, not 1.5"),
        (lambda: leaving_rate(0), "patience_seconds must be above 0 (or math.inf), not 0"),
        (lambda: WaitGoal(-1, 0.8), f"target_seconds {FINITE} -1"),
        (
            lambda: WaitGoal(20, 1.0),
            "service_level of 100 % cannot be met by any number of agents; choose less than 1",
        ),
        (lambda: line_of_erlang_a(0, 10, 180, 60), "at least one agent and a handling time above 0 are needed"),
        (lambda: line_of_erlang_a(1, 10, 0, 60), "at least one agent and a handling time above 0 are needed"),
        (lambda: handle_times(300, ()), f"{CHATS} ()"),
        (lambda: handle_times(300, (2,)), f"{CHATS} (2,)"),
        (lambda: handle_times(300, (1, 2.5)), f"{CHATS} (1, 2.5)"),
        (lambda: handle_times(-1, (1,)), f"handle_seconds {FINITE} -1"),
        (lambda: checked_times(()), f"{TIMES} ()"),
        (lambda: checked_times((0, 1)), f"{TIMES} (0.0, 1.0)"),
        (lambda: checked_times((200, 180)), f"{TIMES} (200.0, 180.0)"),
        (
            lambda: line_of(10_000_001, 0.1, (0.0, 0.01, 0.02), 0.0),
            "10000001 agents with 2 chats each are too many to compute",
        ),
        (lambda: replace(POLICY, handle_seconds=0), "handle_seconds must be above 0"),
        (lambda: replace(POLICY, max_occupancy=0), "max_occupancy must be above 0"),
        (lambda: replace(POLICY, cover=0.5), "cover must be at least 1, not 0.5"),
        (lambda: replace(POLICY, dedicated_from=0.5), "dedicated_from must not be less than shared_until"),
        (lambda: replace(POLICY, shared_until=-1), f"shared_until {FINITE} -1"),
        (lambda: replace(POLICY, dedicated_from=math.nan), f"dedicated_from {FINITE} nan"),
        (lambda: replace(POLICY, cover=math.nan), f"cover {FINITE} nan"),
        (lambda: replace(POLICY, handle_seconds=math.inf), f"handle_seconds {FINITE} inf"),
        (lambda: replace(POLICY, max_occupancy=1.1), "max_occupancy must be a share between 0 and 1, not 1.1"),
        (lambda: replace(POLICY, patience_seconds=0), "patience_seconds must be above 0 (or math.inf), not 0"),
        (lambda: replace(POLICY, opening="late"), "opening must look like \"08:00-23:00\", not 'late'"),
        (lambda: replace(TERMS, days=-1), f"days must be a whole number from 0 to {MAX_AGENTS}, not -1"),
        (
            lambda: replace(TERMS, temporary_productivity=2),
            "temporary_productivity must be a share between 0 and 1, not 2",
        ),
        (
            lambda: replace(TERMS, outsourced_productivity=2),
            "outsourced_productivity must be a share between 0 and 1, not 2",
        ),
        (lambda: peak_split(1, math.inf, TERMS), f"peak_multiplier {FINITE} inf"),
        (
            lambda: replace(POLICY, shrinkage=1),
            "shrinkage of 100 % cannot be met by any number of agents; choose less than 1",
        ),
        (lambda: replace(TERMS, days=0), "days and productivities must be above 0"),
        (lambda: replace(TERMS, outsourced_productivity=0), "days and productivities must be above 0"),
        (lambda: replace(TERMS, outsourced_share=2), "outsourced_share must be a share between 0 and 1, not 2"),
        (lambda: peak_split(1, 0.5, TERMS), "peak_multiplier must be at least 1, not 0.5"),
        (lambda: peak_split(-1, 2, TERMS), f"regular_fte {FINITE} -1"),
        (lambda: opening_minutes("8-23"), "opening must look like \"08:00-23:00\", not '8-23'"),
        (
            lambda: intraday_profile("08:00-23:00", 0.01, 720),
            "peak_share must be from 0.0667 (flat) to below 1, not 0.01",
        ),
        (
            lambda: intraday_profile("08:00-23:00", 1.0, 720),
            "peak_share must be from 0.0667 (flat) to below 1, not 1.0",
        ),
    ],
)
def test_what_is_impossible_is_refused_by_name_and_number(call, message):
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - the whole message is compared
        call()
    assert str(caught.value) == message


def test_a_sum_without_end_is_refused(monkeypatch):
    monkeypatch.setattr(abandonment, "MAX_TERMS", 1000)
    with pytest.raises(ValueError, match=r"^patience is too long for this load; use math.inf \(nobody gives up\)$"):
        FullLine(1.0, 0.5, 1e-12, 1.0).levels(0)


@pytest.mark.parametrize(
    ("call", "value"),
    [
        (lambda: quantity("volume", 0), 0.0),
        (lambda: quantity("volume", 9.99e299), 9.99e299),
        (lambda: share("part", 1), 1.0),
        (lambda: share("part", 0), 0.0),
        (lambda: attainable("level", 0.9999), 0.9999),
        (lambda: whole("agents", 0), 0),
        (lambda: whole("agents", MAX_AGENTS), 10**12),
        (lambda: accepted(MAX_LOAD), 1e9),
        (lambda: exact(0.85), Fraction(17, 20)),
        (lambda: exact(7), Fraction(7)),
        (lambda: exact(Fraction(1, 3)), Fraction(1, 3)),
        (lambda: offered_load(200, 180), 10.0),
        (lambda: leaving_rate(math.inf), 0.0),
        (lambda: leaving_rate(50), 0.02),
        (lambda: leaving_rate(1e-305), 1e300),
        (lambda: least_for_occupancy(Fraction(357, 10), 0.85), 42),
        (lambda: least_for_occupancy(Fraction(357, 10), None), 0),
        (lambda: least_for_occupancy(Fraction(3), 1), 3),
        (lambda: handle_times(300, (1, 2.0)), (300, 300)),
        (lambda: checked_times((180, 180)), (180.0, 180.0)),
        (lambda: replace(POLICY, cover=1).cover, 1),
        (lambda: replace(POLICY, dedicated_from=1.0).dedicated_from, 1.0),
        (lambda: replace(POLICY, max_occupancy=1).max_occupancy, 1),
        (lambda: replace(TERMS, days=1, outsourced_share=1, temporary_productivity=1).days, 1),
        (lambda: opening_minutes("23:59-24:00"), (1439, 1440)),
        (lambda: len(intraday_profile("08:00-23:00", 1 / 15, 720)), 15),
    ],
)
def test_the_ends_of_a_range_are_taken(call, value):
    assert call() == value
