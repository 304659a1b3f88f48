"""Channels: the company is the sum of what it sells where."""

from __future__ import annotations

import pytest

from teamplan.checking.catalog import load_catalog
from teamplan.model.brief import Brief
from teamplan.model.driver import Driver
from teamplan.model.platform import Platform
from teamplan.model.terms import BusinessModel
from teamplan.planning.figures import Figures
from teamplan.planning.work.channels import CONTENT, UNIFORM, Mix, lives_by_streaming, mix_of
from teamplan.planning.work.drivers import derive_volumes

PLAIN = Platform(name="甲", market="domestic")
DEAR = Platform(
    name="乙",
    market="domestic",
    order_value=4,
    contact_rate=0.5,
    ad_share=3,
    return_rate=2,
    posts_per_month=0,
    videos_per_month=5,
    source="丙",
)
STREAM = Platform(name="丁", market="domestic", sells_live=True)


def test_factors_are_means_by_what_they_multiply():
    """Sales of 100 and 300 are 100 and 75 orders; a dear order asks twice as much at half the rate."""
    mix = mix_of([(PLAIN, 100), (DEAR, 300)], 0.5)
    assert mix.order_value == pytest.approx(400 / 175)
    assert mix.contact_rate == pytest.approx((100 + 75 * 0.5 * 4**0.5) / 175)
    assert mix.ad_share == pytest.approx((100 + 900) / 400)
    assert mix.return_rate == pytest.approx((100 + 150) / 175)
    assert mix.content == pytest.approx(
        {Driver.POSTS_PER_MONTH: 0.25, Driver.VIDEOS_PER_MONTH: 4, Driver.CREATORS_PER_MONTH: 1}
    )


def test_shares_need_not_add_up_and_one_without_sales_says_nothing():
    assert mix_of([(PLAIN, 1), (DEAR, 3), (STREAM, 0)], 0.5) == mix_of([(PLAIN, 100), (DEAR, 300)], 0.5)


@pytest.mark.parametrize("shares", [[], [(DEAR, 0.0)], [(UNIFORM, 7.0)]], ids=["none", "nothing sold", "unknown"])
def test_of_unknown_platforms_everything_is_usual(shares):
    assert mix_of(shares, 0.5) == Mix(content=dict.fromkeys(CONTENT, 1.0))


@pytest.mark.parametrize(
    ("shares", "streams"),
    [
        ([], True),
        ([(STREAM, 1)], True),
        ([(STREAM, 5), (PLAIN, 5)], True),
        ([(STREAM, 4), (PLAIN, 5)], False),
        ([(PLAIN, 1)], False),
    ],
)
def test_a_company_lives_by_streaming_where_half_of_its_sales_are_there(shares, streams):
    assert lives_by_streaming(shares) is streams


def test_the_orders_of_a_company_are_those_of_its_channels(catalog):
    figures, profile = Figures(load_catalog().assumption_by_key), catalog.profile(BusinessModel.B2C)

    def orders(sales: float, shares: list[tuple[Platform, float]]) -> float:
        brief = Brief.model_validate(
            {"stage": "growth", "model": "b2c", "monthly_sales": sales, "live": False, "self_fulfilment": True}
        )
        return derive_volumes(brief, profile, figures, mix_of(shares, 0.5)).lines[Driver.ORDERS_PER_DAY].value

    both = orders(4_000_000, [(PLAIN, 1), (DEAR, 3)])
    assert both == pytest.approx(orders(1_000_000, [(PLAIN, 1)]) + orders(3_000_000, [(DEAR, 1)]), rel=0.01)
