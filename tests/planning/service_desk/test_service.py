"""The promises of a service desk, completed from the assumptions."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from teamplan.model.brief import Brief
from teamplan.model.reason import Reason
from teamplan.planning.figures import Figures, ImpossibleFigureError
from teamplan.planning.service_desk.company_desk import service_fte_of, service_policy, staff_service
from teamplan.planning.service_desk.desk import ServicePolicy, service_fte, staff_day
from teamplan.planning.service_desk.peaks import PeakTerms, peak_split


def policy(catalog, hours: str, peak: float):
    known = dict(catalog.assumption_by_key)
    known["peak_hour_share"] = known["peak_hour_share"].model_copy(update={"base": peak, "low": peak})
    brief = Brief(stage="growth", service={"hours": hours})
    return service_policy(brief, Figures(known), 5.0)


@pytest.mark.parametrize(
    ("hours", "peak", "share"),
    [
        ("08:00-18:30", 0.1, 0.1),
        ("08:30-18:30", 0.1, 0.15),
        ("08:59-19:00", 0.095, 90 / 601),
        ("18:00-02:00", 0.1, 1.5 / 8),
        ("18:00-06:00", 0.1, 0.1),
        ("00:00-24:00", 0.1, 0.1),
        ("10:00-11:30", 0.1, 5 / 6),
    ],
)
def test_the_assumed_peak_applies_where_the_desk_is_open_long_enough(catalog, hours, peak, share):
    """A peak below the average hour is no peak: there, the busiest hour is so many times the average."""
    assert policy(catalog, hours, peak).peak_share == pytest.approx(share)


def changed(catalog, key: str, value: float) -> Figures:
    known = dict(catalog.assumption_by_key)
    known[key] = known[key].model_copy(update={"low": value, "base": value, "high": value})
    return Figures(known)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("seven_day_cover", 3),
        ("shrinkage", 0.4),
        ("max_occupancy", 0.5),
        ("chat_factor_2", 1.9),
        ("chat_factor_3", 1.8),
        ("answer_seconds", 1),
        ("service_level", 0.99),
        ("chat_concurrency", 1),
        ("peak_hour_share", 0.3),
        ("desk_shared_until", 0.1),
        ("desk_dedicated_from", 1.5),
    ],
)
def test_every_figure_of_the_desk_counts(catalog, key, value):
    """A desk between hat and post: whatever the assumptions say of it changes its FTE."""
    brief = Brief(stage="growth")
    before = service_fte_of(brief, Figures(catalog.assumption_by_key))(200, 5.0)
    figures = changed(catalog, key, value)
    assert service_fte_of(brief, figures)(200, 5.0) != pytest.approx(before, rel=1e-3)
    assert key in figures.used


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("peak_days", 36),
        ("peak_outsourced_share", 0.1),
        ("peak_temporary_productivity", 0.3),
        ("peak_outsourced_productivity", 0.3),
        ("peak_multiplier", 8),
        ("peak_hour_at", 12),
    ],
)
def test_every_figure_of_a_roster_counts(catalog, key, value):
    brief = Brief(stage="growth")
    before = staff_service(brief, Figures(catalog.assumption_by_key), 2000, 5.0, 10.0)
    after = staff_service(brief, changed(catalog, key, value), 2000, 5.0, 10.0)
    assert before is not None
    assert after is not None
    assert (after.peak, after.hourly) != (before.peak, before.hourly)


FIGURES = {
    "opening_from": 9,
    "opening_to": 17,
    "chat_concurrency": 2,
    "chat_factor_2": 1.5,
    "chat_factor_3": 2,
    "answer_seconds": 30,
    "service_level": 0.8,
    "shrinkage": 0.2,
    "max_occupancy": 0.85,
    "peak_hour_share": 0.2,
    "peak_hour_factor": 1.5,
    "peak_hour_at": 11.5,
    "seven_day_cover": 1.5,
    "desk_shared_until": 1,
    "desk_dedicated_from": 4,
    "desk_from": 1,
    "pooled_contacts": 4096,
    "peak_multiplier": 3,
    "peak_days": 12,
    "peak_outsourced_share": 0.5,
    "peak_temporary_productivity": 0.7,
    "peak_outsourced_productivity": 0.8,
}


@pytest.fixture
def figures(catalog) -> Figures:
    known = dict(catalog.assumption_by_key)
    assert FIGURES.keys() <= known.keys()
    return Figures({key: known[key].model_copy(update={"base": value}) for key, value in FIGURES.items()})


ASSUMED = ServicePolicy(
    handle_seconds=300,
    target_seconds=30,
    service_level=0.8,
    factors=(1.0, 1.5),
    shrinkage=0.2,
    max_occupancy=0.85,
    opening="09:00-17:00",
    peak_share=0.2,
    peak_at=690,
    cover=1.5,
    shared_until=1,
    dedicated_from=4,
    patience_seconds=math.inf,
)


@pytest.mark.parametrize(
    ("said", "changed"),
    [
        (None, {}),
        ({}, {}),
        ({"handle_minutes": 2}, {"handle_seconds": 120}),
        ({"answer_seconds": 10}, {"target_seconds": 10}),
        ({"level": 0.9}, {"service_level": 0.9}),
        ({"concurrency": 1}, {"factors": (1.0,)}),
        ({"concurrency": 3}, {"factors": (1.0, 1.5, 2.0)}),
        ({"patience_seconds": 60}, {"patience_seconds": 60}),
        ({"hours": "10:00-14:00"}, {"opening": "10:00-14:00", "peak_share": 0.375}),
        ({"hours": "10:00-15:00"}, {"opening": "10:00-15:00", "peak_share": 1.5 * 0.2}),
        ({"hours": "10:00-12:00"}, {"opening": "10:00-12:00", "peak_share": 0.75}),
        ({"hours": "10:00-11:00"}, {"opening": "10:00-11:00", "peak_share": 1.0}),
    ],
    ids=str,
)
def test_what_a_brief_does_not_promise_is_assumed(figures, said, changed):
    brief = Brief(stage="growth", service=said)
    assert service_policy(brief, figures, 5.0) == replace(ASSUMED, **changed)


@pytest.mark.parametrize(
    ("second", "third", "key", "most"), [(2.1, 2, "chat_factor_2", 2), (1.5, 2.3, "chat_factor_3", 2.25)]
)
def test_a_chat_is_not_shorter_beside_others(figures, second, third, key, most):
    known = dict(figures._assumptions)
    for name, value in (("chat_factor_2", second), ("chat_factor_3", third)):
        known[name] = known[name].model_copy(update={"base": value})
    with pytest.raises(ImpossibleFigureError) as caught:
        service_policy(Brief(stage="growth", service={"concurrency": 3}), Figures(known), 5.0)
    assert (caught.value.key, caught.value.most) == (key, most)


@pytest.mark.parametrize(("second", "third"), [(2.0, 3.0), (1.0, 1.5)])
def test_a_chat_may_last_as_long_as_before(figures, second, third):
    known = dict(figures._assumptions)
    for name, value in (("chat_factor_2", second), ("chat_factor_3", third)):
        known[name] = known[name].model_copy(update={"base": value})
    policy = service_policy(Brief(stage="growth", service={"concurrency": 3}), Figures(known), 5.0)
    assert policy.factors == (1.0, second, third)


def test_fte_is_read_from_a_grid_of_volumes_and_in_between_on_a_straight_line(figures):
    fte = service_fte_of(Brief(stage="growth"), figures)
    assert [fte(volume, 5.0) for volume in (1, 2, 64, 128)] == [
        pytest.approx(service_fte(volume, ASSUMED)) for volume in (1, 2, 64, 128)
    ]
    assert fte(96, 5.0) == pytest.approx(
        service_fte(2**6.5, ASSUMED) * (128 - 96) / (128 - 2**6.5)
        + service_fte(128, ASSUMED) * (96 - 2**6.5) / (128 - 2**6.5)
    )
    assert fte(100, 3.0) != fte(100, 5.0)


def test_below_one_contact_and_beyond_the_pool_fte_is_in_proportion(figures):
    fte = service_fte_of(Brief(stage="growth"), figures)
    assert fte(0.5, 5.0) == pytest.approx(fte(1, 5.0) / 2)
    assert (fte(0, 5.0), fte(-3, 5.0)) == (0, 0)
    assert fte(4096, 5.0) == pytest.approx(service_fte(4096, ASSUMED))
    assert fte(6144, 5.0) == pytest.approx(service_fte(4096, ASSUMED) * 1.5)


@pytest.mark.parametrize(
    ("contacts", "in_house", "desk"),
    [(200, 1, True), (200, 0.99, False), (0, 3, False), (4096, 3, True), (4096.5, 3, False), (0.5, 3, True)],
)
def test_there_is_a_roster_where_service_is_a_post_of_a_size_that_is_computed(figures, contacts, in_house, desk):
    assert (staff_service(Brief(stage="growth"), figures, contacts, 5.0, in_house) is not None) is desk


def test_a_roster_says_hours_shifts_and_the_peak_day(figures):
    day = staff_day(200, replace(ASSUMED, opening="20:00-02:00"))
    brief = Brief(stage="growth", service={"hours": "20:00-02:00", "peak_multiplier": 4})
    roster = staff_service(brief, figures, 200, 5.0, 3.456)
    assert roster is not None
    by_hour = {slot.start // 60 % 24: agents for slot, agents in day.slots}
    assert roster.hourly == tuple(by_hour.get(hour, 0) for hour in range(24))
    assert set(by_hour) == {20, 21, 22, 23, 0, 1}
    assert [(item.name, item.number, item.start, item.end, item.agents) for item in roster.shifts] == [
        ("whole_day", 1, "20:00", "02:00", max(roster.hourly))
    ]
    split = peak_split(day.fte, 4, PeakTerms(12, 0.5, 0.7, 0.8))
    assert roster.peak == {"regular": split.regular, "temporary": split.temporary, "outsourced": split.outsourced}
    assert (roster.model, roster.contacts_per_day) == (Reason.of("queue_chat"), 200)
    assert roster.reason == Reason.of(
        "service_day",
        contacts=200,
        opening="20:00-02:00",
        agents=max(roster.hourly),
        heads=day.heads,
        in_house=3.46,
    )


def test_a_promotion_day_is_as_assumed_where_the_brief_says_nothing(figures):
    roster = staff_service(Brief(stage="growth"), figures, 200, 5.0, 3.0)
    assert roster is not None
    fte = staff_day(200, ASSUMED).fte
    split = peak_split(fte, 3, PeakTerms(12, 0.5, 0.7, 0.8))
    assert roster.peak == {"regular": split.regular, "temporary": split.temporary, "outsourced": split.outsourced}
    assert staff_service(Brief(stage="growth", service={}), figures, 200, 5.0, 3.0) == roster


def test_a_shift_without_people_is_left_out_and_the_others_keep_their_number(figures):
    brief = Brief(stage="growth", service={"hours": "00:00-24:00"})
    roster = staff_service(brief, figures, 2000, 5.0, 30.0)
    assert roster is not None
    assert [(item.name, item.number, item.start, item.end) for item in roster.shifts] == [
        ("early", 1, "00:00", "08:00"),
        ("middle", 2, "08:00", "16:00"),
        ("late", 3, "16:00", "00:00"),
    ]
    assert all(item.agents > 0 for item in roster.shifts)
