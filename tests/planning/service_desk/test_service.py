"""The promises of a service desk, completed from the assumptions."""

from __future__ import annotations

import pytest

from teamplan.model.brief import Brief
from teamplan.planning.figures import Figures
from teamplan.planning.service_desk.company_desk import service_fte_of, service_policy, staff_service


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
