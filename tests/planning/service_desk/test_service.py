"""The promises of a service desk, completed from the assumptions."""

from __future__ import annotations

import pytest

from teamplan.model.brief import Brief
from teamplan.planning.figures import Figures
from teamplan.planning.service_desk.company_desk import service_policy


def policy(catalog, hours: str, peak: float):
    known = dict(catalog.assumption_by_key)
    known["peak_hour_share"] = known["peak_hour_share"].model_copy(update={"base": peak, "low": peak})
    brief = Brief(stage="growth", service={"hours": hours})
    return service_policy(brief, Figures(known), 5.0)


@pytest.mark.parametrize(
    ("hours", "peak", "applies"),
    [
        ("08:00-18:30", 0.1, True),
        ("08:30-18:30", 0.1, False),
        ("08:59-19:00", 0.095, False),
        ("18:00-02:00", 0.1, False),
        ("18:00-06:00", 0.1, True),
        ("00:00-24:00", 0.1, True),
    ],
)
def test_the_assumed_peak_applies_where_the_desk_is_open_long_enough(catalog, hours, peak, applies):
    """A peak below the average hour is no peak: it is left to the profile's own default."""
    assert policy(catalog, hours, peak).peak_share == (peak if applies else None)
