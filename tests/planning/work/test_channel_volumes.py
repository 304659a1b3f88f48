"""Factors of channels on the volumes of a company."""

from __future__ import annotations

import pytest
from small_company import small_figures, small_profile

from teamplan.model.brief import Brief
from teamplan.model.driver import Driver
from teamplan.model.plan import DriverLine
from teamplan.planning.work.channels import Mix
from teamplan.planning.work.drivers import derive_volumes

MIX = Mix(order_value=2, contact_rate=0.5, ad_share=1.5, return_rate=3, content={Driver.POSTS_PER_MONTH: 4})


def mixed(curves: dict[str, tuple[float, float]] | None = None, **stated: object) -> dict[Driver, DriverLine]:
    said = {"stage": "growth", "model": "b2c", "live": True, "self_fulfilment": True, "platforms": ()} | stated
    brief = Brief.model_validate(said)
    return derive_volumes(brief, small_profile(**(curves or {})), small_figures(), MIX).lines


def test_the_factors_of_the_channels_multiply_what_is_usual():
    """1,200,000 are 400 usual orders a day, 200 of twice the value."""
    lines = mixed({"posts_per_month": (10, 0), "skus": (10, 0)}, monthly_sales=1_200_000)
    values = {driver.value: line.value for driver, line in lines.items() if line.value}
    assert values == {
        "monthly_sales": 1_200_000,
        "orders_per_day": 200,
        "parcels_per_day": 250,
        "returns_per_day": 250 * 0.2 * 3,
        "inquiries_per_day": 200 * 0.5 * 0.5,
        "ad_spend": 1_200_000 * 0.1 * 1.5,
        "posts_per_month": 40,
        "skus": 10,
    }
    factors = {driver.value: line.formula.values.get("factor") for driver, line in lines.items() if line.value}
    assert {driver: factor for driver, factor in factors.items() if factor} == {
        "orders_per_day": 2,
        "returns_per_day": 3,
        "inquiries_per_day": 0.5,
        "ad_spend": 1.5,
        "posts_per_month": 4,
    }


@pytest.mark.parametrize(
    ("stated", "sales"),
    [
        ({"orders_per_day": 100}, 100 * 200 * 30),
        ({"parcels_per_day": 125}, 100 * 200 * 30),
        ({"inquiries_per_day": 25}, 100 * 200 * 30),
        ({"ad_spend": 90_000}, 600_000),
    ],
    ids=str,
)
def test_flows_of_channels_tell_the_sales_with_the_same_factors(stated, sales):
    assert mixed(**stated)[Driver.MONTHLY_SALES].value == sales


def test_who_spends_less_on_an_order_asks_less():
    """Orders of a quarter of the usual value: half the contacts of each, at a power of one half."""
    usual = mixed(monthly_sales=1_200_000, orders_per_day=200)[Driver.INQUIRIES_PER_DAY]
    cheap = mixed(monthly_sales=1_200_000, orders_per_day=800)[Driver.INQUIRIES_PER_DAY]
    assert (usual.value, cheap.value) == (50, 100)
    assert mixed(monthly_sales=0, orders_per_day=800)[Driver.INQUIRIES_PER_DAY].value == 200
