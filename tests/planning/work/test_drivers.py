"""Volumes follow from one another in both directions, with the catalog's own figures."""

from __future__ import annotations

import math
from functools import cache

import pytest
from small_company import derived, figure_input, row

from teamplan.checking.catalog import load_catalog
from teamplan.model.brief import Brief
from teamplan.model.driver import Driver
from teamplan.model.profile import Profile
from teamplan.model.reason import Reason
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
    return derive_volumes(brief, profile(), figures())


def profile() -> Profile:
    return load_catalog().profile(BusinessModel.B2C)


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
    parts = formula.replace("÷ （", "÷ ").removesuffix("）").replace(" × ", "\n").replace(" ÷ ", "\n").split("\n")
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


def test_a_volume_moves_the_sales_of_the_stage_the_more_the_more_it_follows_them():
    usual, scatter = profile().stage_sales[Stage.GROWTH], figures().base("stage_scatter")
    moved = {}
    for driver in (Driver.PRIVATE_USERS, Driver.SKUS):
        curve = profile().curves[driver]
        of_stage = curve.at * (usual / profile().reference_sales) ** curve.power
        volumes = volumes_of(**{driver.value: 8 * of_stage})
        assert volumes.anchored
        assert volumes.lines[driver].value == 8 * of_stage
        weight = 1 / (1 + (1 / (curve.power * scatter)) ** 2)
        moved[curve.power] = volumes.lines[Driver.MONTHLY_SALES].value
        assert moved[curve.power] == near(usual * 8 ** (weight / curve.power))
    assert len(moved) == 2


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


# --- a small profile, whole -------------------------------------------------------------------


def test_everything_follows_from_the_sales_with_its_formula():
    lines = derived({"skus": (50, 0.5), "stores": (0, 0.5)}, monthly_sales=1_200_000).lines
    sales = ("monthly_sales", 1_200_000, "brief")
    orders, parcels = ("orders_per_day", 400, "derived"), ("parcels_per_day", 500, "derived")
    curve = Reason.of("volume_from_curve", sales=300_000, volume=50, power=0.5)
    rated = {
        "parcels_per_day": (500, orders, "parcels_per_order"),
        "returns_per_day": (100, parcels, "return_rate"),
        "inquiries_per_day": (200, orders, "contact_rate"),
        "ad_spend": (120_000, sales, "ad_share"),
    }
    expected = {
        "monthly_sales": (1_200_000, "brief", Reason.of("volume_stated"), []),
        "orders_per_day": (
            *(
                400,
                "derived",
                Reason.of("orders_from_sales", driver="monthly_sales", order_value="order_value", days=DAYS),
            ),
            [sales, figure_input("order_value"), figure_input(DAYS)],
        ),
        "skus": (100, "profile", curve, [sales]),
        "stores": (0, "profile", Reason.of("volume_unusual"), []),
        "markets": (0, "profile", Reason.of("volume_unusual"), []),
    } | {
        driver: (value, "derived", Reason.of("volume_times_rate", driver=of[0], rate=rate), [of, figure_input(rate)])
        for driver, (value, of, rate) in rated.items()
    }
    assert {driver: row(lines[Driver(driver)]) for driver in expected} == expected
    assert set(lines) == set(Driver) - {Driver.HEADCOUNT}


@pytest.mark.parametrize(
    ("stated", "driver", "rate"),
    [
        ({"orders_per_day": 40}, "orders_per_day", None),
        ({"parcels_per_day": 50}, "parcels_per_day", "parcels_per_order"),
        ({"inquiries_per_day": 20}, "inquiries_per_day", "contact_rate"),
        ({"inquiries_per_day": 1, "parcels_per_day": 50}, "parcels_per_day", "parcels_per_order"),
        ({"orders_per_day": 0, "inquiries_per_day": 20}, "inquiries_per_day", "contact_rate"),
    ],
    ids=str,
)
def test_a_flow_tells_the_sales_behind_it(stated, driver, rate):
    line = derived(**stated).lines[Driver.MONTHLY_SALES]
    keys = [key for key in (rate, "order_value", DAYS) if key]
    assert row(line) == (
        120_000,
        "derived",
        Reason.of("sales_from_flow", driver=driver, rate=rate, order_value="order_value", days=DAYS),
        [(driver, stated[driver], "brief"), *map(figure_input, keys)],
    )


def test_spend_tells_the_sales_where_no_flow_does():
    line = derived(ad_spend=5000, orders_per_day=0).lines[Driver.MONTHLY_SALES]
    formula = Reason.of("sales_from_spend", driver="ad_spend", share="ad_share")
    assert row(line) == (50_000, "derived", formula, [("ad_spend", 5000, "brief"), figure_input("ad_share")])


@pytest.mark.parametrize(
    ("curves", "stated", "value"),
    [
        ({"skus": (50, 0.5)}, {"skus": 100}, 689_000),
        ({"skus": (50, 1.0)}, {"skus": 100}, 600_000),
        ({"skus": (50, 1.0)}, {"skus": 400}, 1_200_000),
        ({"skus": (50, 1.0)}, {"skus": 1}, 60_000),
        ({"skus": (50, 1.0)}, {"skus": 0.01}, 30_000),
        ({"stores": (2, 1.0), "skus": (50, 1.0)}, {"skus": 400}, 1_200_000),
        ({"live_rooms": (1, 1.0)}, {"live_rooms": 2}, 600_000),
    ],
    ids=str,
)
def test_a_volume_moves_the_sales_of_the_stage(curves, stated, value):
    """With a scatter of 1, a volume of power p weighs p² ÷ (p² + 1); 600,000 of the stage go with 100 SKUs at p = 1."""
    ((driver, said),) = stated.items()
    line = derived(curves, **stated).lines[Driver.MONTHLY_SALES]
    formula = Reason.of("sales_from_curves", sales=600_000, drivers=(driver,))
    assert row(line) == (value, "profile", formula, [(driver, said, "brief")])


def test_every_stated_volume_has_its_say_about_the_sales():
    """SKUs move them by 2^0.2; stores, of 4 times as many, half of the way that is left to twice the sales."""
    curves = {"skus": (50, 0.5), "stores": (2, 1.0)}
    line = derived(curves, skus=100, stores=8).lines[Driver.MONTHLY_SALES]
    first = 0.2 * math.log(2)
    assert line.value == rounded(600_000 * math.exp(first + (math.log(2) - first) / 2))
    assert line.formula == Reason.of("sales_from_curves", sales=600_000, drivers=("skus", "stores"))


@pytest.mark.parametrize(
    ("curves", "stated"),
    [
        ({"skus": (50, 0)}, {"skus": 100}),
        ({"skus": (0, 1.0)}, {"skus": 100}),
        ({"skus": (50, 1.0)}, {"skus": 0}),
        ({}, {"skus": 100}),
        ({}, {"ad_spend": 0}),
        ({"live_rooms": (1, 1.0)}, {"live": False, "live_rooms": 2}),
        ({}, {"self_fulfilment": False, "parcels_per_day": 50}),
    ],
    ids=str,
)
@pytest.mark.parametrize("size", [None, 9])
def test_a_volume_that_tells_nothing_leaves_the_sales_to_stage_or_size(curves, stated, size):
    """Without a size, the stage decides; with one, the size does."""
    volumes = derived(curves, size=size, **stated)
    line = volumes.lines[Driver.MONTHLY_SALES]
    assert volumes.anchored is (size is None)
    sales, because = (600_000, "sales_of_stage") if size is None else (300_000, "sales_of_reference")
    assert row(line) == (sales, "profile", Reason.of(because), [])


def test_a_size_alone_starts_from_the_reference():
    volumes = derived(size=9)
    assert row(volumes.lines[Driver.MONTHLY_SALES]) == (300_000, "profile", Reason.of("sales_of_reference"), [])
    assert (volumes.anchored, volumes.smallest_scale) == (False, 0.1)
    assert derived(monthly_sales=3_000).smallest_scale == 1
    assert derived(monthly_sales=0).smallest_scale == 1
    assert derived(monthly_sales=60_000).smallest_scale == 0.5


def test_what_is_switched_off_says_by_which_switch():
    lines = derived(live=False, self_fulfilment=False, monthly_sales=300_000).lines
    off = {driver: line.formula for driver, line in lines.items() if line.formula.key == "volume_switched_off"}
    live, shipping = (Reason.of("volume_switched_off", switch=name) for name in ("live", "self_fulfilment"))
    assert off == {
        Driver.LIVE_HOURS_PER_DAY: live,
        Driver.LIVE_ROOMS: live,
        Driver.PARCELS_PER_DAY: shipping,
        Driver.RETURNS_PER_DAY: shipping,
    }
    assert {(lines[driver].value, lines[driver].origin) for driver in off} == {(0, "profile")}


def test_each_driver_follows_the_scale_by_its_power():
    volumes = derived({"skus": (50, 0.5), "ad_spend": (1, 0.25)}, size=9, suppliers=7)
    linear = ("monthly_sales", "orders_per_day", "parcels_per_day", "returns_per_day", "inquiries_per_day")
    powers = {Driver(driver): 1.0 for driver in linear} | {Driver.SKUS: 0.5, Driver.AD_SPEND: 0.25}
    assert volumes.powers == dict.fromkeys(volumes.lines, 0.0) | powers
    now, later = volumes.at(1), volumes.at(16)
    ratios = {driver: later[driver] / value for driver, value in now.items() if value}
    assert (ratios[Driver.ORDERS_PER_DAY], ratios[Driver.SKUS], ratios[Driver.AD_SPEND]) == (16, 4, 2)
    assert ratios[Driver.SUPPLIERS] == 1


def test_the_lines_of_another_scale_say_so():
    volumes = derived({"skus": (50, 0.5)}, size=9)
    assert volumes.scaled_lines(1.0) == tuple(line for line in volumes.lines.values() if line.value)
    scaled = {line.driver: line for line in volumes.scaled_lines(1.23456)}
    assert set(scaled) == {line.driver for line in volumes.scaled_lines(1.0)}
    assert scaled[Driver.SKUS].adjusted == Reason.of("scaled_with_size", scale=1.23, power=0.5)
    assert scaled[Driver.SKUS].value == rounded(50 * 1.23456**0.5)
    assert scaled[Driver.MONTHLY_SALES].adjusted == Reason.of("scaled_with_size", scale=1.23, power=1.0)
    assert scaled[Driver.MONTHLY_SALES].formula == Reason.of("sales_of_reference")
