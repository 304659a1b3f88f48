"""The catalog: the order it is kept in, and how its entries are found."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from teamplan.model.assumption import Assumption
from teamplan.model.catalog import Catalog
from teamplan.model.platform import Market
from teamplan.model.road_map import RoadMap, RoadMapPhase
from teamplan.model.team import TeamPost, TeamStructure
from teamplan.model.terms import BusinessModel, Function
from teamplan.model.wording import OwnWording, Wording

PACE = {"months": 3, "run_in": 2, "source": "甲", "grade": "B", "valid_from": "2025-01"}
PHASE = {"id": "first", "milestones": ["first_review"]}


def remade(catalog: Catalog, **changed: object) -> Catalog:
    return Catalog(**{name: getattr(catalog, name) for name in Catalog.model_fields} | changed)


def test_entries_are_kept_in_one_order_whatever_the_order_of_files(catalog):
    backwards = {name: held[::-1] for name in Catalog.model_fields if isinstance(held := getattr(catalog, name), tuple)}
    assert len(backwards) == 9
    assert remade(catalog, **backwards) == catalog


def test_roles_stand_in_the_order_of_functions_and_profiles_in_that_of_models(catalog):
    places = [(list(Function).index(role.function), role.id) for role in catalog.roles]
    assert places == sorted(places)
    profiles = [list(BusinessModel).index(profile.model) for profile in catalog.profiles]
    assert profiles == sorted(profiles)
    assert [item.key for item in catalog.assumptions] == sorted(item.key for item in catalog.assumptions)


def test_a_copy_looks_up_in_its_own_entries(catalog):
    assert catalog.role_by_id[catalog.roles[-1].id] is catalog.roles[-1]
    copy = catalog.model_copy(update={"roles": catalog.roles[:3]})
    assert list(copy.role_by_id) == [role.id for role in catalog.roles[:3]]
    with pytest.raises(KeyError):
        copy.role(catalog.roles[-1].id)
    assert catalog.role(catalog.roles[-1].id) is catalog.roles[-1]


def test_entries_are_found_by_what_names_them(catalog):
    assert {key: item.key for key, item in catalog.assumption_by_key.items()}["shrinkage"] == "shrinkage"
    assert all(name == practice.id for name, practice in catalog.practice_by_id.items())
    assert len(catalog.practice_by_id) == len(catalog.practices) > 5
    assert set(catalog.unit_of) == set(catalog.division_of) == set(Function)
    assert all(unit.function is function for function, unit in catalog.unit_of.items())
    assert all(catalog.unit_of[function] in item.functions for function, item in catalog.division_of.items())
    assert (catalog.market_of["天猫"], catalog.market_of["Amazon"]) == (Market.DOMESTIC, Market.CROSS_BORDER)


@pytest.mark.parametrize(
    ("written", "name"),
    [("北京", "北京"), (" 北京市 ", "北京"), ("Beijing", "北京"), ("SHANGHAI", "上海"), ("上海市", "上海")],
)
def test_a_city_is_found_by_what_people_write(catalog, written, name):
    assert catalog.city(written).name == name


@pytest.mark.parametrize("written", ["", "市", "北", "杭州", "京"])
def test_a_city_without_figures_is_none(catalog, written):
    assert catalog.city(written) is None


@pytest.mark.parametrize("model", BusinessModel)
def test_every_model_has_its_profile(catalog, model):
    assert catalog.profile(model).model is model
    assert len([profile for profile in catalog.profiles if profile.model is model]) == 1


def test_a_profile_follows_the_platforms(catalog):
    varied = next(profile for profile in catalog.profiles if profile.variants)
    platforms = varied.variants[0].platforms
    assert catalog.profile(varied.model, platforms) == varied.on(platforms) != varied


def test_a_model_without_profile_is_a_key_error_that_names_it(catalog):
    bare = catalog.model_copy(update={"profiles": ()})
    with pytest.raises(KeyError) as caught:
        bare.profile(BusinessModel.TP)
    assert caught.value.args == ("tp",)


def assumption(low: float, base: float, high: float, key: str = "shrinkage", grade: str = "B") -> Assumption:
    said = {"title": "甲", "unit": "件", "source": "乙", "valid_from": "2025"}
    return Assumption(key=key, low=low, base=base, high=high, grade=grade, **said)


@pytest.mark.parametrize(("low", "base", "high"), [(0.3, 0.2, 0.4), (0.1, 0.5, 0.4), (0.4, 0.3, 0.2)])
def test_a_range_upside_down_is_refused_with_its_numbers(low, base, high):
    with pytest.raises(ValidationError) as caught:
        assumption(low, base, high)
    (error,) = caught.value.errors()
    assert error["type"] == "range_upside_down"
    assert error["msg"] == f"范围颠倒：low {low} ≤ base {base} ≤ high {high} 不成立"
    assert error["ctx"] == {"low": low, "base": base, "high": high}


@pytest.mark.parametrize(
    ("numbers", "end", "value"),
    [((1.5, 2, 2), "low", 1.5), ((0.5, 1.5, 2), "base", 1.5), ((0.5, 0.5, 2), "high", 2)],
)
def test_an_impossible_figure_is_refused_with_the_first_end_that_is(numbers, end, value):
    with pytest.raises(ValidationError) as caught:
        assumption(*numbers)
    (error,) = caught.value.errors()
    assert (error["type"], error["msg"]) == ("impossible_figure", "「shrinkage」应在 0 与 0.99 之间")
    assert error["ctx"] == {"end": end, "key": "shrinkage", "value": value, "least": 0, "most": 0.99}


@pytest.mark.parametrize(("grade", "weak"), [("A", False), ("B", False), ("C", True), ("GK", True)])
def test_a_figure_of_one_page_or_of_general_knowledge_is_weak(grade, weak):
    assert assumption(0.1, 0.2, 0.3, grade=grade).weak is weak


def test_a_road_map_has_a_pace_for_every_stage():
    with pytest.raises(ValidationError) as caught:
        RoadMap(hiring={"growth": PACE}, phases=[PHASE])
    (error,) = caught.value.errors()
    assert (error["type"], error["msg"]) == ("stage_without_pace", "缺少阶段 startup, mature")
    assert error["ctx"] == {"stages": "startup, mature"}
    assert len(RoadMap(hiring={"growth": PACE, "startup": PACE, "mature": PACE}, phases=[PHASE]).hiring) == 3


@pytest.mark.parametrize("key", ["no_such_reason", "gap"])
def test_a_milestone_is_a_reason_that_needs_no_more_than_the_hires(key):
    with pytest.raises(ValidationError) as caught:
        RoadMapPhase(id="first", milestones=("first_review", key))
    (error,) = caught.value.errors()
    assert (error["type"], error["msg"], error["ctx"]) == ("unknown_reason", f"没有理由「{key}」", {"key": key})
    assert RoadMapPhase(id="first", milestones=("first_review", "later_hires")).milestones[1] == "later_hires"


def test_a_post_stands_once_in_a_structure():
    posts = [TeamPost(id=name, title="甲", roles={"buyer": 1}, department="部") for name in ("a", "b", "c", "b")]
    said = {"id": "t", "title": "甲", "title_en": "A", "summary": "乙", "stage": "growth", "model": "b2c"}
    with pytest.raises(ValidationError) as caught:
        TeamStructure(**said, posts=posts, sources=["某书"])
    (error,) = caught.value.errors()
    assert (error["type"], error["msg"]) == ("duplicate_post", "编制 id「b」重复")
    assert error["ctx"] == {"id": "b", "index": 3}
    assert len(TeamStructure(**said, posts=posts[:3], sources=["某书"]).posts) == 3


def test_a_language_words_every_reason_and_a_users_words_need_not():
    said = {"language": "zh", "reasons": {"gap": "缺"}, "terms": {}, "phrases": {}}
    with pytest.raises(ValidationError) as caught:
        Wording(**said)
    (error,) = caught.value.errors()
    assert (error["type"], error["msg"]) == ("reason_without_words", "理由「own_words」没有措辞")
    assert error["ctx"] == {"key": "own_words"}
    assert OwnWording(**said).reasons == {"gap": "缺"}
    assert OwnWording().model_dump() == {"language": None, "reasons": {}, "terms": {}, "phrases": {}}
