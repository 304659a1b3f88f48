"""The brief: which words it understands, what it refuses and with which help, and what completing it keeps."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from teamplan.model.brief import Brief, CompletedBrief
from teamplan.model.driver import Driver
from teamplan.model.terms import BusinessModel, Stage

SETTLED = {
    "model": "b2c",
    "platforms": (),
    "live": False,
    "self_fulfilment": True,
    "staffed": False,
    "regulated": False,
}


def refusal(**said: object) -> tuple[str, str, dict[str, object], tuple[object, ...]]:
    """Return type, message, context and place of the one thing that is wrong with a brief."""
    with pytest.raises(ValidationError) as caught:
        Brief.model_validate({"stage": "growth"} | said)
    (error,) = caught.value.errors()
    return error["type"], error["msg"], error["ctx"], error["loc"]


def test_stage_and_model_are_understood_in_either_language():
    said = Brief.model_validate({"stage": "成长", "model": "跨境"})
    assert (said.stage, said.model) == (Stage.GROWTH, BusinessModel.CROSS_BORDER)
    assert Brief(stage=Stage.MATURE, model=BusinessModel.TP).model is BusinessModel.TP


def test_an_unknown_stage_is_refused_with_the_nearest_and_all():
    assert refusal(stage="grwth") == (
        "unknown_term",
        "不认识「grwth」；可用：startup, growth, mature",
        {"value": "grwth", "near": "growth", "choices": "startup, growth, mature"},
        ("stage",),
    )


def test_an_unknown_model_is_refused_with_the_models():
    kind, _, context, place = refusal(model="零销")
    assert (kind, place) == ("unknown_term", ("model",))
    assert context == {"value": "零销", "near": "零售", "choices": "b2c, b2b, social, cross_border, tp"}


@pytest.mark.parametrize("key", ["stage", "model"])
def test_a_number_is_neither_stage_nor_model(key: str):
    with pytest.raises(ValidationError) as caught:
        Brief.model_validate({"stage": "growth"} | {key: 3})
    assert [error["loc"] for error in caught.value.errors()] == [(key,)]


def test_platforms_are_named_once_each_by_the_name_that_plans_use():
    said = Brief.model_validate({"stage": "growth", "platforms": ["tmall", "抖音", "天猫", " Douyin ", "京东"]})
    assert said.platforms == ("天猫", "抖音", "京东")
    assert Brief(stage="growth", platforms=()).platforms == ()


def test_a_platform_that_nobody_knows_stays_as_it_is_written():
    said = Brief.model_validate({"stage": "growth", "platforms": ["天猫", " tmal ", "tmal"]})
    assert said.platforms == ("天猫", "tmal")
    said = Brief.model_validate({"stage": "growth", "channels": [{"platform": "tmall"}, {"platform": " 得物 "}]})
    assert [channel.platform for channel in said.channels] == ["天猫", "得物"]


def test_the_platform_of_a_channel_is_text():
    with pytest.raises(ValidationError) as caught:
        Brief.model_validate({"stage": "growth", "channels": [{"platform": 1688}]})
    place = ("channels", 0, "platform")
    assert [(error["type"], error["loc"]) for error in caught.value.errors()] == [("string_type", place)]


def test_a_platform_has_one_channel():
    channels = [{"platform": "天猫"}, {"platform": "抖音"}, {"platform": "tmall"}]
    message = "channels 里「天猫」写了两次"
    assert refusal(channels=channels) == ("channel_twice", message, {"platform": "天猫", "index": 2}, ())


def test_channels_and_platforms_name_the_same():
    channels = [{"platform": "抖音"}, {"platform": "天猫"}]
    assert Brief.model_validate({"stage": "growth", "platforms": ["tmall", "抖音"], "channels": channels}).channels
    with pytest.raises(ValidationError) as caught:
        Brief.model_validate({"stage": "growth", "platforms": ["天猫"], "channels": channels})
    assert [error["type"] for error in caught.value.errors()] == ["channels_beside_platforms"]


@pytest.mark.parametrize("name", ["monthly_sales", "stores", "live_hours_per_day"])
def test_the_parts_of_the_channels_are_no_more_than_the_total_and_all_of_them_no_less(name: str):
    def said(total: float, *parts: float | None) -> dict[str, object]:
        known = [{} if part is None else {name: part} for part in parts]
        channels = [{"platform": platform, **part} for platform, part in zip(("天猫", "抖音"), known, strict=True)]
        return {"channels": channels, name: total}

    for agreeing in (said(10, 4, 6), said(10, 4.05, 6.05), said(10, 4, None), said(10, 10, None), said(10, None, None)):
        assert Brief.model_validate({"stage": "growth"} | agreeing).channels
    for parts, total in (((4, 7), "11"), ((4, 5), "9"), ((11, None), "11")):
        kind, message, context, _ = refusal(**said(10, *parts))
        assert (kind, context) == ("channels_beside_total", {"name": name, "sum": total, "total": "10"})
        assert message == f"各平台的 {name} 合计 {total}，与总数 10 对不上"


def test_a_platform_that_is_no_text_is_refused_at_its_place():
    said = refusal(platforms=["天猫", 1688])
    context = {"value": "1688", "index": 1}
    assert said == ("platform_not_text", "平台名应为文字，现为 1688", context, ("platforms",))


def test_platforms_must_be_a_list():
    with pytest.raises(ValidationError) as caught:
        Brief.model_validate({"stage": "growth", "platforms": "天猫"})
    assert [(error["type"], error["loc"]) for error in caught.value.errors()] == [("tuple_type", ("platforms",))]


def test_a_role_cannot_be_required_and_excluded():
    both = {"require": ("buyer", "cashier", "auditor"), "exclude": ("cashier", "pr_specialist", "buyer")}
    message = "require 与 exclude 同时写了 buyer、cashier：请只留一处"
    assert refusal(**both) == ("pinned_both_ways", message, {"roles": "buyer、cashier"}, ())
    assert Brief(stage="growth", require=("buyer",), exclude=("cashier",)).require == ("buyer",)


def test_a_volume_is_what_was_stated_and_the_head_count_never_is():
    said = Brief(stage="growth", size=7, orders_per_day=120, stores=0)
    volumes = {driver: said.volume(driver) for driver in Driver}
    stated = {driver: value for driver, value in volumes.items() if value is not None}
    assert stated == {Driver.ORDERS_PER_DAY: 120, Driver.STORES: 0}


def test_completing_a_brief_keeps_what_was_said_and_adds_what_was_settled():
    said = Brief.model_validate({"stage": "growth", "company": "甲", "live": True, "orders_per_day": 9.0})
    completed = CompletedBrief.completing(said, SETTLED)
    assert completed.model_dump(exclude_unset=True) == {
        "stage": Stage.GROWTH,
        "company": "甲",
        "orders_per_day": 9.0,
        "model": BusinessModel.B2C,
        "platforms": (),
        "live": False,
        "self_fulfilment": True,
        "staffed": False,
        "regulated": False,
    }


@pytest.mark.parametrize("key", SETTLED)
def test_a_completed_brief_leaves_nothing_open(key: str):
    settled = {name: value for name, value in SETTLED.items() if name != key}
    with pytest.raises(ValidationError) as caught:
        CompletedBrief.completing(Brief(stage="growth"), settled)
    assert [error["loc"] for error in caught.value.errors()] == [(key,)]


def test_a_plan_keeps_the_completed_brief_with_its_size():
    said = Brief(stage="growth", company="甲")
    kept = CompletedBrief.completing(said, SETTLED).as_brief(6)
    assert type(kept) is Brief
    assert kept == Brief.model_validate({"stage": "growth", "company": "甲", "size": 6} | SETTLED)
