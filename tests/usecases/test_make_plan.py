"""Brief, settings or a published structure → plan; every refusal as data."""

from __future__ import annotations

import pytest

from teamplan.model.brief import Brief
from teamplan.planning.planner import plan_team
from teamplan.planning.published_team import plan_published_team, structure_brief
from teamplan.usecases import make_plan as make_plan_module
from teamplan.usecases.errors import (
    IncompleteCatalogError,
    InfeasibleBriefError,
    InvalidBriefError,
    NoStageError,
    UnknownRolesError,
    UnknownStructureError,
    UnusableFigureError,
)
from teamplan.usecases.make_plan import make_plan
from teamplan.usecases.wording import worded


def test_settings_lie_over_the_brief(catalog):
    brief = Brief.model_validate({"stage": "startup", "size": 4, "city": "杭州"})
    plan = make_plan(catalog, brief, {"size": 5, "live": True})
    assert (len(plan.positions), plan.brief.city, plan.brief.live) == (5, "杭州", True)
    same = Brief.model_validate({"stage": "startup", "size": 5, "city": "杭州", "live": True})
    assert plan == worded(plan_team(catalog, same), catalog)
    assert plan.brief.model_fields_set == plan_team(catalog, same).brief.model_fields_set


def test_settings_alone_are_enough(catalog):
    assert make_plan(catalog, settings={"stage": "初创", "size": 3}).brief.size == 3


@pytest.mark.parametrize("name", ["five-hats", "五岗小店"])
def test_a_structure_by_id_or_title(catalog, name):
    plan = make_plan(catalog, settings={"company": "甲"}, structure=name)
    assert plan.origin.kind != "planned"
    assert len(plan.positions) == 5
    assert plan.title.startswith("甲")


def test_a_brief_may_be_laid_over_a_structure(catalog):
    brief = Brief.model_validate({"stage": "growth", "city": "杭州"})
    assert make_plan(catalog, brief, structure="five-hats").brief.city == "杭州"


def test_an_unknown_structure_names_those_that_are_near(catalog):
    with pytest.raises(UnknownStructureError) as caught:
        make_plan(catalog, structure="five-hat")
    assert (caught.value.name, caught.value.near[0]) == ("five-hat", "five-hats")
    with pytest.raises(UnknownStructureError) as caught:
        make_plan(catalog, structure="飞行员")
    assert caught.value.near == tuple(team.id for team in catalog.teams)


def test_without_a_stage_there_is_no_plan(catalog):
    with pytest.raises(NoStageError) as caught:
        make_plan(catalog, settings={"size": 4})
    assert "阶段" in caught.value.message.zh
    assert "stage" in caught.value.message.en


def test_an_invalid_brief_carries_everything_that_is_wrong_by_key(catalog):
    with pytest.raises(InvalidBriefError) as caught:
        make_plan(catalog, settings={"stage": "groth", "size": 0, "cty": "x"})
    assert {finding.path for finding in caught.value.findings} == {("stage",), ("size",), ("cty",)}
    assert not caught.value.contradictory
    assert all(finding.message.zh in caught.value.message.zh for finding in caught.value.findings)


def test_a_contradiction_is_no_mistake_of_one_key(catalog):
    with pytest.raises(InvalidBriefError) as caught:
        make_plan(catalog, settings={"stage": "growth", "require": ["cs_agent"], "exclude": ["cs_agent"]})
    assert caught.value.contradictory
    with pytest.raises(InvalidBriefError) as caught:
        make_plan(catalog, settings={"stage": "groth", "require": ["cs_agent"], "exclude": ["cs_agent"]})
    assert not caught.value.contradictory


@pytest.mark.parametrize("key", ["require", "exclude"])
def test_unknown_roles_are_named_with_those_that_are_near(catalog, key):
    with pytest.raises(UnknownRolesError) as caught:
        make_plan(catalog, settings={"stage": "growth", key: ["cs_agnt", "cs_agent", "qqqq"]})
    assert caught.value.names == ("cs_agnt", "qqqq")
    assert "cs_agent" in caught.value.near


def test_an_infeasible_brief_keeps_its_reason_and_changes(catalog):
    with pytest.raises(InfeasibleBriefError) as caught:
        make_plan(catalog, settings={"stage": "startup", "size": 6, "people_cost_cap": 9000})
    assert "9,000" in caught.value.message.zh
    assert "9,000" in caught.value.message.en
    assert caught.value.changes
    for change in caught.value.changes:
        assert change.message.zh != change.message.en
        assert make_plan(catalog, settings={"stage": "startup", "size": 6} | change.settings).positions


def test_a_catalog_that_lacks_what_it_names_says_what(catalog):
    lacking = catalog.model_copy(update={"assumptions": ()})
    with pytest.raises(IncompleteCatalogError) as caught:
        make_plan(lacking, settings={"stage": "growth", "size": 5})
    assert str(caught.value.name) in caught.value.message.zh


def test_figures_that_contradict_one_another_are_refused_by_name(catalog):
    """An agent with two chats who is worth two finishes each as fast as one alone; four for three would be faster."""
    figures = tuple(
        item.model_copy(update={"base": 1.2}) if item.key == "chat_factor_2" else item for item in catalog.assumptions
    )
    with pytest.raises(UnusableFigureError) as caught:
        make_plan(catalog.model_copy(update={"assumptions": figures}), settings={"stage": "growth", "size": 5})
    assert (caught.value.key, caught.value.most) == ("chat_factor_3", pytest.approx(1.8))
    assert "chat_factor_3" in caught.value.message.zh


def test_a_structure_is_the_one_of_this_id_or_title_with_settings_laid_over_it(catalog):
    plan = make_plan(catalog, settings={"projects": 4}, structure="ops-centre")
    structure = next(team for team in catalog.teams if team.id == "ops-centre")
    assert plan == worded(plan_published_team(catalog, structure, structure_brief(structure, {"projects": 4})), catalog)
    assert plan.title


def test_a_structure_refuses_what_a_brief_refuses(catalog):
    with pytest.raises(InvalidBriefError) as caught:
        make_plan(catalog, settings={"size": 0}, structure="five-hats")
    assert [finding.path for finding in caught.value.findings] == [("size",)]
    with pytest.raises(UnknownRolesError):
        make_plan(catalog, settings={"require": ["cs_agnt"]}, structure="five-hats")
    with pytest.raises(InfeasibleBriefError):
        make_plan(catalog, settings={"size": 40}, structure="five-hats")


def test_unknown_roles_are_looked_for_in_all_that_a_brief_names_each_once(catalog):
    with pytest.raises(UnknownRolesError) as caught:
        make_plan(
            catalog,
            settings={
                "stage": "growth",
                "require": ["qqqq", "cs_agent"],
                "exclude": ["zzzz"],
                "team": [{"title": "小李", "roles": ["xxxx", "qqqq", "buyer"]}],
            },
        )
    assert caught.value.names == ("qqqq", "zzzz", "xxxx")
    assert caught.value.near == ()


def test_findings_of_a_brief_name_no_file(catalog):
    with pytest.raises(InvalidBriefError) as caught:
        make_plan(catalog, settings={"stage": "growth", "size": "many"})
    assert [(finding.file, finding.path) for finding in caught.value.findings] == [("", ("size",))]


@pytest.mark.parametrize(("error", "name"), [(KeyError("span"), "span"), (LookupError(), "")])
def test_what_the_catalog_lacks_is_named(catalog, monkeypatch, error, name):
    def broken(*_: object) -> None:
        raise error

    monkeypatch.setattr(make_plan_module, "plan_team", broken)
    with pytest.raises(IncompleteCatalogError) as caught:
        make_plan(catalog, settings={"stage": "growth"})
    assert caught.value.message.zh == f"目录里没有 {name}，却有地方用到它"
    assert caught.value.__cause__ is error


def test_words_that_discriminate_are_refused_before_they_stand_in_a_plan(catalog):
    with pytest.raises(InvalidBriefError) as caught:
        make_plan(catalog, settings={"stage": "startup", "company": "男性优先公司"})
    (finding,) = caught.value.findings
    assert (finding.rule, finding.path) == ("discriminatory-wording", ("company",))
    assert not caught.value.contradictory
