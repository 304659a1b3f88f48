"""The brief: which words it understands, what it refuses and with which help, and what completing it keeps."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from teamplan.model.brief import Brief, CompletedBrief
from teamplan.model.driver import Driver
from teamplan.model.terms import BusinessModel, Stage

SETTLED = {"model": "b2c", "platforms": (), "live": False, "self_fulfilment": True}


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


def test_an_unknown_platform_is_refused_with_the_nearest_and_all():
    kind, message, context, place = refusal(platforms=["天猫", "tmal"])
    assert (kind, message, place) == ("unknown_platform", "不认识平台「tmal」", ("platforms",))
    assert (context["value"], context["near"], context["index"]) == ("tmal", "tmall", 1)
    assert str(context["choices"]).split("、")[:3] == ["淘宝", "天猫", "京东"]
    assert str(context["choices_en"]).split(", ")[:3] == ["taobao", "tmall", "jd"]
    assert {"1688", "Amazon", "eBay"} <= set(str(context["choices_en"]).split(", "))
    assert str(context["choices_en"]).isascii()


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
