"""What a brief leaves open is filled in by a stated rule and listed as an assumption."""

from __future__ import annotations

import pytest

from teamplan.model.brief import Brief
from teamplan.model.plan import AssumptionUsed
from teamplan.model.platform import PLATFORMS, Market
from teamplan.model.reason import Reason
from teamplan.model.terms import BusinessModel, Stage
from teamplan.planning.intake.completion import complete_brief

FULL = Brief(stage=Stage.GROWTH, model="b2b", platforms=("1688",), live=False, self_fulfilment=True)


def test_a_full_brief_is_left_alone(catalog):
    brief, assumed = complete_brief(FULL, catalog)
    settled = {"regulated": False, "staffed": False}
    assert (brief.model_dump(), assumed) == (FULL.model_dump() | settled, ())


def test_everything_left_open_is_listed_once(catalog):
    brief, assumed = complete_brief(Brief(stage=Stage.STARTUP), catalog)
    assert [item.key for item in assumed] == ["model", "platforms", "live", "self_fulfilment"]
    assert brief.model is BusinessModel.B2C
    assert brief.platforms == ()
    assert brief.live is False
    assert brief.self_fulfilment is catalog.profile(BusinessModel.B2C).self_fulfilment
    assert all(item.because and item.weak for item in assumed)


@pytest.mark.parametrize(
    ("stated", "model"),
    [
        ({"platforms": ("Amazon", "独立站")}, BusinessModel.CROSS_BORDER),
        ({"platforms": ("Amazon", "天猫")}, BusinessModel.B2C),
        ({"platforms": ("微信",)}, BusinessModel.SOCIAL),
        ({"platforms": ("微信", "淘宝")}, BusinessModel.B2C),
        ({"platforms": ("1688",)}, BusinessModel.B2B),
        ({"platforms": ("阿里国际站", "1688")}, BusinessModel.B2B),
        ({"projects": 3}, BusinessModel.TP),
        ({"projects": 3, "monthly_sales": 1e6}, BusinessModel.B2C),
        ({"platforms": ()}, BusinessModel.B2C),
    ],
    ids=str,
)
def test_the_model_follows_what_is_said(catalog, stated, model):
    brief, assumed = complete_brief(Brief(stage=Stage.GROWTH, **stated), catalog)
    assert brief.model is model
    assert "model" in {item.key for item in assumed}


@pytest.mark.parametrize(
    ("stated", "live"),
    [({"live_hours_per_day": 2}, True), ({"live_rooms": 1}, True), ({"live_rooms": 0}, False), ({}, False)],
    ids=str,
)
def test_hours_or_rooms_mean_live_commerce(catalog, stated, live):
    assert complete_brief(Brief(stage=Stage.GROWTH, **stated), catalog)[0].live is live


@pytest.mark.parametrize("driver", ["parcels_per_day", "returns_per_day"])
def test_parcels_and_returns_mean_own_shipping(catalog, driver):
    brief = Brief.model_validate({"stage": "growth", "model": "cross_border", driver: 30})
    assert catalog.profile(BusinessModel.CROSS_BORDER).self_fulfilment is False
    completed, assumed = complete_brief(brief, catalog)
    assert completed.self_fulfilment is True
    assert assumed[-1].because == Reason.of("shipping_volume_stated")
    assert complete_brief(brief.model_copy(update={driver: 0}), catalog)[0].self_fulfilment is False


def test_every_platform_that_a_brief_may_name_has_a_market(catalog):
    assert PLATFORMS.keys() == catalog.market_of.keys()


def test_the_market_of_a_platform_stands_in_the_catalog(catalog):
    platforms = tuple(
        platform.model_copy(update={"market": Market.SOCIAL}) if platform.name == "抖音" else platform
        for platform in catalog.platforms
    )
    other = catalog.model_copy(update={"platforms": platforms})
    brief = Brief(stage=Stage.GROWTH, platforms=("抖音",))
    assert complete_brief(brief, catalog)[0].model is BusinessModel.B2C
    completed, assumed = complete_brief(brief, other)
    assert completed.model is BusinessModel.SOCIAL
    assert assumed[0].because == Reason.of("only_social", platforms=("抖音",))


def assumed(key: str, because: str, *, value: object, **values: object) -> AssumptionUsed:
    return AssumptionUsed(key=key, value=value, because=Reason.of(because, **values), grade="GK")


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        (
            {},
            [
                assumed("model", "most_common_model", value="b2c"),
                assumed("platforms", "platforms_not_stated", value=None),
                assumed("live", "live_not_stated", value=False),
                assumed("self_fulfilment", "usual_for_model", value=True, model="b2c"),
            ],
        ),
        (
            {"projects": 2, "live_rooms": 0.5, "parcels_per_day": 0.5, "platforms": ()},
            [
                assumed("model", "counted_in_projects", value="tp"),
                assumed("live", "live_volume_stated", value=True),
                assumed("self_fulfilment", "shipping_volume_stated", value=True),
            ],
        ),
        (
            {"model": "cross_border", "returns_per_day": 0.5, "parcels_per_day": 0, "platforms": (), "live": False},
            [assumed("self_fulfilment", "shipping_volume_stated", value=True)],
        ),
        (
            {"model": "cross_border", "returns_per_day": 0, "parcels_per_day": 0, "platforms": (), "live": False},
            [assumed("self_fulfilment", "usual_for_model", value=False, model="cross_border")],
        ),
        (
            {"platforms": ("Amazon",), "live": True, "live_rooms": 0},
            [
                assumed("model", "only_cross_border", value="cross_border", platforms=("Amazon",)),
                assumed("self_fulfilment", "usual_for_model", value=False, model="cross_border"),
            ],
        ),
        (
            {"platforms": ("1688",), "live": False, "self_fulfilment": False},
            [assumed("model", "only_wholesale", value="b2b", platforms=("1688",))],
        ),
        (
            {"platforms": ("微信",), "live": False, "self_fulfilment": False},
            [assumed("model", "only_social", value="social", platforms=("微信",))],
        ),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, dict) else "",
)
def test_what_was_assumed_is_listed_with_value_and_reason(catalog, stated, expected):
    assert list(complete_brief(Brief(stage=Stage.GROWTH, **stated), catalog)[1]) == expected


def test_live_volume_speaks_where_live_is_left_open_for_the_profile_too(catalog):
    brief, _ = complete_brief(Brief(stage=Stage.GROWTH, live_hours_per_day=3, monthly_sales=1.0), catalog)
    assert brief.self_fulfilment is catalog.profile(BusinessModel.B2C).self_fulfilment
    assert (brief.live_hours_per_day, brief.monthly_sales) == (3, 1)


@pytest.mark.parametrize(
    ("stated", "staffed", "listed"),
    [
        ({"stage": "growth", "size": 9}, True, True),
        ({"stage": "mature", "size": 9}, True, True),
        ({"stage": "startup", "size": 9}, False, False),
        ({"stage": "growth"}, False, False),
        ({"stage": "growth", "size": 9, "team": [{"title": "甲", "roles": ["cs_agent"]}]}, False, False),
        ({"stage": "growth", "size": 9, "staffed": False}, False, False),
        ({"stage": "startup", "staffed": True}, True, False),
    ],
    ids=str,
)
def test_a_grown_company_that_says_its_size_has_its_people(catalog, stated, staffed, listed):
    completed, assumptions = complete_brief(Brief.model_validate(stated), catalog)
    assert completed.staffed is staffed
    found = [item for item in assumptions if item.key == "staffed"]
    expected = AssumptionUsed(key="staffed", value=True, because=Reason.of("grown_company_is_staffed"), grade="GK")
    assert found == ([expected] if listed else [])


def test_channels_are_summed_as_far_as_each_of_them_says(catalog):
    channels = [
        {"platform": "天猫", "monthly_sales": 600_000, "stores": 2},
        {"platform": "抖音", "monthly_sales": 400_000, "live_hours_per_day": 4},
    ]
    completed, _ = complete_brief(Brief.model_validate({"stage": "growth", "channels": channels}), catalog)
    assert completed.platforms == ("天猫", "抖音")
    assert (completed.monthly_sales, completed.stores, completed.live_hours_per_day) == (1_000_000, None, 4)
    assert completed.live is True
    said = {"stage": "growth", "channels": channels, "monthly_sales": 1_000_000, "stores": 5}
    assert complete_brief(Brief.model_validate(said), catalog)[0].stores == 5
