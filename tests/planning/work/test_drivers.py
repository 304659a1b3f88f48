"""Volumes follow from one another in both directions, with the catalog's own figures."""

from __future__ import annotations

import math
from functools import cache

import pytest

from teamplan.checking.catalog import load_catalog
from teamplan.model.brief import Brief
from teamplan.model.driver import Driver
from teamplan.model.terms import STAGE_ORDER, BusinessModel, Stage
from teamplan.planning.figures import Figures
from teamplan.planning.work.drivers import DAYS, Volumes, derive_volumes, rounded
from teamplan.rendering.explanation import shown_inputs


@cache
def figures() -> Figures:
    return Figures(load_catalog().assumption_by_key)


def volumes_of(**stated: object) -> Volumes:
    brief = Brief.model_validate(
        {"stage": Stage.GROWTH, "model": "b2c", "live": True, "self_fulfilment": True, "platforms": ()} | stated
    )
    return derive_volumes(brief, profile(live=bool(brief.live)), figures())


def profile(*, live: bool = True):
    return load_catalog().profile(BusinessModel.B2C, live=live)


def near(value: float) -> object:
    """Three significant figures are kept at each step of a chain."""
    return pytest.approx(value, rel=0.02)


def test_sales_give_orders_parcels_returns_inquiries_and_spend():
    base, shape = figures().base, profile()
    lines = volumes_of(monthly_sales=900_000).lines
    orders = 900_000 / base(shape.order_value) / base(DAYS)
    assert lines[Driver.MONTHLY_SALES].origin == "brief"
    assert lines[Driver.ORDERS_PER_DAY].value == near(orders)
    assert lines[Driver.PARCELS_PER_DAY].value == near(orders * base("parcels_per_order"))
    assert lines[Driver.RETURNS_PER_DAY].value == near(orders * base("parcels_per_order") * base("return_rate"))
    assert lines[Driver.INQUIRIES_PER_DAY].value == near(orders * base(shape.contact_rate))
    assert lines[Driver.AD_SPEND].value == near(900_000 * base(shape.ad_share))


@pytest.mark.parametrize(
    ("driver", "sales"),
    [
        ("orders_per_day", lambda base, shape: 120 * base(shape.order_value) * base(DAYS)),
        ("parcels_per_day", lambda base, shape: 120 / base("parcels_per_order") * base(shape.order_value) * base(DAYS)),
        (
            "inquiries_per_day",
            lambda base, shape: 120 / base(shape.contact_rate) * base(shape.order_value) * base(DAYS),
        ),
        ("ad_spend", lambda base, shape: 120 / base(shape.ad_share)),
    ],
)
def test_one_volume_gives_the_sales_behind_it(driver, sales):
    volumes = volumes_of(**{driver: 120})
    line = volumes.lines[Driver.MONTHLY_SALES]
    assert volumes.anchored
    assert line.origin == "derived"
    assert line.value == rounded(sales(figures().base, profile()))
    assert volumes.lines[Driver(driver)].value == 120
    assert volumes.lines[Driver(driver)].origin == "brief"


@pytest.mark.parametrize("driver", ["orders_per_day", "parcels_per_day", "inquiries_per_day", "ad_spend"])
def test_every_figure_of_a_formula_is_among_its_inputs(driver, words):
    line = volumes_of(**{driver: 120}).lines[Driver.MONTHLY_SALES]
    names = [item.name for item in shown_inputs(line.inputs, words)]
    formula = words.reason(line.formula)
    assert len(names) >= 2
    parts = formula.replace(" × ", "\n").replace(" ÷ ", "\n").split("\n")
    assert parts == names
    product = 1.0
    for sign, item in zip(_signs(formula), line.inputs, strict=True):
        product = product * item.value if sign == "×" else product / item.value
    assert rounded(product) == line.value


def _signs(formula: str) -> list[str]:
    return ["×", *(part for part in formula.split(" ") if part in "×÷")]


def test_orders_come_before_inquiries_and_stated_values_are_never_overridden():
    lines = volumes_of(orders_per_day=100, inquiries_per_day=7, ad_spend=5).lines
    assert lines[Driver.MONTHLY_SALES].value == rounded(
        100 * figures().base(profile().order_value) * figures().base(DAYS)
    )
    assert lines[Driver.INQUIRIES_PER_DAY].value == 7
    assert lines[Driver.AD_SPEND].value == 5


def test_profile_volumes_follow_the_power_of_their_curve():
    shape = profile()
    one = volumes_of(monthly_sales=shape.reference_sales).lines
    four = volumes_of(monthly_sales=4 * shape.reference_sales).lines
    checked = 0
    for driver, curve in shape.curves.items():
        assert one[driver].value == pytest.approx(curve.at)
        assert four[driver].value == near(curve.at * 4**curve.power)
        checked += curve.at > 0
    assert checked >= 8


def test_a_volume_that_tells_the_sales_gives_them_back():
    curve = profile().curves[Driver.PRIVATE_USERS]
    volumes = volumes_of(private_users=3 * curve.at)
    assert curve.power >= figures().base("telling_power")
    assert volumes.anchored
    assert volumes.lines[Driver.MONTHLY_SALES].value == near(profile().reference_sales * 3 ** (1 / curve.power))


def test_a_volume_that_hardly_follows_the_sales_does_not_tell_them():
    curve = profile().curves[Driver.SKUS]
    volumes = volumes_of(size=12, skus=3 * curve.at)
    assert curve.power < figures().base("telling_power")
    assert volumes.anchored
    assert volumes.lines[Driver.SKUS].value == 3 * curve.at
    assert volumes.lines[Driver.MONTHLY_SALES].value == profile().stage_sales[Stage.GROWTH]


def test_a_size_alone_leaves_the_scale_to_the_size():
    assert not volumes_of(size=12).anchored


def test_what_is_switched_off_is_nothing_and_anchors_nothing():
    volumes = volumes_of(live=False, self_fulfilment=False, monthly_sales=500_000)
    for driver in (Driver.LIVE_ROOMS, Driver.LIVE_HOURS_PER_DAY, Driver.PARCELS_PER_DAY, Driver.RETURNS_PER_DAY):
        assert volumes.lines[driver].value == 0
    assert all(line.value > 0 for line in volumes.scaled_lines(1.0))


def test_the_stage_stands_in_where_neither_size_nor_volume_is_known():
    sales = [volumes_of(stage=stage).lines[Driver.MONTHLY_SALES].value for stage in STAGE_ORDER]
    assert sales == [profile().stage_sales[stage] for stage in STAGE_ORDER]
    assert volumes_of(stage="startup").anchored
    sized = volumes_of(stage="startup", size=5)
    assert not sized.anchored
    assert sized.lines[Driver.MONTHLY_SALES].value == profile().reference_sales


def test_scaling_follows_the_powers_and_never_lowers_anything():
    volumes = volumes_of(size=9)
    smaller, larger = volumes.at(0.5), volumes.at(2.0)
    assert larger[Driver.ORDERS_PER_DAY] == pytest.approx(4 * smaller[Driver.ORDERS_PER_DAY])
    assert all(larger[driver] >= value for driver, value in smaller.items())
    assert volumes.at(1.0) == {driver: line.value for driver, line in volumes.lines.items()}


@pytest.mark.parametrize(
    ("value", "shown"),
    [(0, 0), (0.123, 0.12), (9.994, 9.99), (12.345, 12.3), (123.4, 123), (1234, 1230), (98765, 98800), (999_999, 1e6)],
)
def test_estimates_show_three_figures(value, shown):
    assert rounded(value) == shown
    assert math.isclose(rounded(rounded(value)), rounded(value))
