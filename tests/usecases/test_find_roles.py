"""Roles by function and stage, by words, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from small_roles import a_role, catalog_of

from teamplan.findings.words import Words
from teamplan.usecases.errors import NoMatchError, UnknownChoiceError, UnknownRoleError
from teamplan.usecases.find_roles import find_role, roles_of, search_roles

if TYPE_CHECKING:
    from collections.abc import Iterable

    from teamplan.model.role import Role


def test_function_and_stage_narrow_in_the_order_of_the_catalog(catalog):
    assert roles_of(catalog) == catalog.roles
    live = roles_of(catalog, "直播")
    assert live
    assert live == tuple(role for role in catalog.roles if role.function == "live")
    early = roles_of(catalog, "live", "初创")
    assert set(early) < set(live)
    assert early


@pytest.mark.parametrize(("stated", "near"), [({"function": "liv"}, "live"), ({"stage": "grwth"}, "growth")])
def test_unknown_terms_name_the_choices(catalog, stated, near):
    with pytest.raises(UnknownChoiceError) as caught:
        roles_of(catalog, **stated)
    assert caught.value.near == (near,)
    assert near in caught.value.choices
    assert f"{near}（" in caught.value.shown.zh


def test_a_whole_name_counts_most_and_every_word_must_match(catalog):
    assert search_roles(catalog, ["customer", "service", "agent"])[0].id == "cs_agent"
    both = search_roles(catalog, ["直播", "运营"])
    assert both
    assert set(both) <= set(search_roles(catalog, ["直播"]))


def test_a_search_without_result_names_what_is_near(catalog):
    with pytest.raises(NoMatchError) as caught:
        search_roles(catalog, ["客服专圆"])
    assert caught.value.name == "客服专圆"
    assert "客服专员" in caught.value.near


def test_a_role_by_any_of_its_names(catalog):
    role = next(role for role in catalog.roles if role.aliases and role.outdated)
    for name in (role.id, role.title, role.title_en.upper(), role.aliases[0], role.outdated[0].term):
        assert find_role(catalog, name).id == role.id
    with pytest.raises(UnknownRoleError) as caught:
        find_role(catalog, "cs_agnt")
    assert "cs_agent" in caught.value.near


SMALL = catalog_of(
    a_role("b_lead", title="店铺主管", title_en="Shop Lead", function="operations", applies={"from_stage": "growth"}),
    a_role("a_agent", title="客服", title_en="Agent", aliases=["Shop"], function="customer_service"),
    a_role("c_head", title="负责人", title_en="Head", applies={"from_stage": "mature"}),
)


def ids(roles: Iterable[Role]) -> list[str]:
    return [role.id for role in roles]


@pytest.mark.parametrize(
    ("function", "stage", "found"),
    [
        (None, None, ["b_lead", "a_agent", "c_head"]),
        ("客户服务", None, ["a_agent"]),
        ("design", "growth", []),
        (None, "初创", ["a_agent"]),
        (None, "growth", ["b_lead", "a_agent"]),
        (None, "成熟期", ["b_lead", "a_agent", "c_head"]),
        ("operations", "growth", ["b_lead"]),
    ],
)
def test_a_list_is_narrowed_to_a_function_and_to_the_stages_up_to_one(function, stage, found):
    assert ids(roles_of(SMALL, function, stage)) == found


def test_an_unknown_term_is_refused_with_what_it_is_a_term_of():
    with pytest.raises(UnknownChoiceError) as caught:
        roles_of(SMALL, stage="成张")
    assert caught.value.message == Words("没有阶段「成张」", "no stage '成张'")
    assert caught.value.shown == Words(
        "startup（初创期）、growth（成长期）、mature（成熟期）", "startup, growth, mature"
    )
    assert (caught.value.word, caught.value.choices) == ("成张", ("startup", "growth", "mature"))
    assert caught.value.near == ("成长",)
    with pytest.raises(UnknownChoiceError) as caught:
        roles_of(SMALL, "飞行")
    assert caught.value.message == Words("没有职能「飞行」", "no function '飞行'")


SAID = {
    "whole name": a_role("zz", title="Spare Parts"),
    "part of a name": a_role("ba", title="Keeper of Parts and Spare"),
    "part of a name too": a_role("bb", aliases=["sparepartsman"]),
    "skill": a_role("ca", skills=["spare", "Parts"]),
    "tool": a_role("cb", tools=["Spare", "PARTS"]),
    "mission": a_role("da", mission="spare parts"),
    "duty": a_role("db", duties=["spare", "parts", "三", "四"]),
    "form": a_role("dc", records=[{"name": "Spare PARTS", "kind": "form", "cadence": "daily", "content": "x"}]),
    "one word only": a_role("aa", title="Spare"),
    "nothing": a_role("ab"),
}
RANKED = ["zz", "ba", "bb", "ca", "cb", "da", "db", "dc"]


@pytest.mark.parametrize("words", [["Spare", "PARTS"], ["spare parts"], [" spare", "parts "]])
def test_names_count_more_than_skills_and_tools_and_these_more_than_text(words):
    assert ids(search_roles(catalog_of(*SAID.values()), words)) == RANKED
    assert ids(search_roles(catalog_of(*reversed(SAID.values())), words)) == RANKED


def test_a_name_and_a_text_count_more_than_skills_twice_and_less_than_names_twice():
    roles = [
        a_role("a", skills=["spare", "parts"]),
        a_role("b", title="Spare", mission="parts"),
        a_role("c", title="parts of spare"),
    ]
    assert ids(search_roles(catalog_of(*roles), ["spare", "parts"])) == ["c", "b", "a"]


@pytest.mark.parametrize("word", ["Design", "设计", "速"])
def test_a_function_in_either_language_and_a_kpi_are_searched(word):
    assert ids(search_roles(catalog_of(a_role("x")), [word])) == ["x"]


def test_a_function_counts_as_a_skill_does():
    roles = [a_role("a", mission="设计"), a_role("b", mission="design", function="data"), a_role("c", function="data")]
    assert ids(search_roles(catalog_of(*reversed(roles)), ["design"])) == ["a", "b"]


def test_what_no_role_has_is_refused_with_titles_and_aliases_that_are_near():
    with pytest.raises(NoMatchError) as caught:
        search_roles(SMALL, ["shop", "leed"])
    assert (caught.value.name, caught.value.near[0]) == ("shop leed", "Shop Lead")
    assert caught.value.known == ("店铺主管", "Shop Lead", "客服", "Agent", "Shop", "负责人", "Head")


@pytest.mark.parametrize("name", ["keeper", "Keeper", "仓管", "Stock Keeper", "STOCK keeper", "库管", "旧库管"])
def test_a_role_is_found_by_each_of_its_names_in_any_case(name):
    role = a_role(
        "keeper", title="仓管", title_en="Stock Keeper", aliases=["库管"], outdated=[{"term": "旧库管", "now": "仓管"}]
    )
    assert find_role(catalog_of(a_role("other"), role), name) is role


def test_a_name_of_no_role_is_refused_with_every_name_that_there_is():
    with pytest.raises(UnknownRoleError) as caught:
        find_role(catalog_of(a_role("keeper", title="仓管", title_en="Stock Keeper", aliases=["库管"])), "keep")
    assert (caught.value.name, caught.value.near) == ("keep", ("keeper", "stock keeper"))
    assert caught.value.known == ("keeper", "仓管", "stock keeper", "库管")
