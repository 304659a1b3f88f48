"""What one example a rule cannot show."""

from __future__ import annotations

from dataclasses import replace

import pytest

from teamplan.checks.checking import check_catalog, check_entry
from teamplan.checks.of_catalogs import (
    discriminatory_wording,
    function_coverage,
    profile_coverage,
    staffing_monotone,
    unknown_assumption_reference,
    unknown_role_reference,
)
from teamplan.checks.of_plans import reporting_cycle
from teamplan.checks.of_plans.reporting_cycle import find_cycles
from teamplan.checks.subjects import BriefSubject, CatalogSubject, repetitions
from teamplan.checks.texts import texts_of
from teamplan.findings.finding import Finding, Place, Severity
from teamplan.model.brief import Brief
from teamplan.model.catalog import Catalog
from teamplan.model.role import Role
from teamplan.model.staffing import SpanRule, SplitRule
from teamplan.model.terms import BusinessModel, RoleKind

HERE = Place("x.yaml")


def subject_of(catalog: Catalog) -> CatalogSubject:
    """Return the whole of `catalog` as what is to be checked."""
    subject = CatalogSubject()
    for kind in ("roles", "practices", "assumptions", "teams", "profiles"):
        for index, item in enumerate(getattr(catalog, kind)):
            subject.add(item, HERE.at(kind, index))
    subject.add(catalog.organisation, HERE)
    return subject


def changed(catalog: Catalog, role_id: str, **changes: object) -> Catalog:
    """Return `catalog` with one role changed."""
    roles = tuple(role.model_copy(update=changes) if role.id == role_id else role for role in catalog.roles)
    return catalog.model_copy(update={"roles": roles})


def only(findings: list[Finding], rule: str) -> list[Finding]:
    return [finding for finding in findings if finding.rule == rule]


def test_builtin_catalog_has_no_finding_but_infos(catalog: Catalog):
    found = check_catalog(subject_of(catalog))
    for role in catalog.roles:
        found += check_entry(role, HERE)
    assert [finding for finding in found if finding.severity is not Severity.INFO] == []


@pytest.mark.parametrize(
    ("superiors", "cycles"),
    [
        ({}, []),
        ({"a": "b", "b": "c"}, []),
        ({"a": "a"}, [("a",)]),
        ({"a": "b", "b": "a"}, [("a", "b")]),
        ({"x": "b", "c": "a", "a": "b", "b": "c"}, [("c", "a", "b")]),
        ({"a": "b", "b": "a", "d": "a", "e": "f", "f": "e"}, [("a", "b"), ("e", "f")]),
    ],
)
def test_cycles(superiors: dict[str, str], cycles: list[tuple[str, ...]]):
    assert list(find_cycles(superiors)) == cycles


def test_long_lines_are_no_trouble():
    line = {f"p{number}": f"p{number + 1}" for number in range(50_000)}
    assert list(find_cycles(line)) == []
    assert len(next(find_cycles({**line, "p50000": "p0"}))) == 50_001


def test_cycle_prints_its_path(catalog: Catalog):
    spoilt = changed(catalog, "operations_manager", reports_to=("operations_supervisor",))
    (finding,) = reporting_cycle.check.findings(subject_of(spoilt))
    assert "operations_manager → operations_supervisor → operations_manager" in finding.message.zh


def test_cycle_among_the_posts_of_a_team(catalog: Catalog):
    team = catalog.teams[0]
    head, *others = team.posts
    spoilt = team.model_copy(update={"posts": (head.model_copy(update={"reports_to": head.id}), *others)})
    subject = subject_of(catalog.model_copy(update={"teams": (spoilt,)}))
    (finding,) = reporting_cycle.check.findings(subject)
    assert finding.path == ("teams", 0, "posts", 0, "reports_to")


@pytest.mark.parametrize(
    ("role", "changes", "path"),
    [
        ("packer", {"staffing": SpanRule(rule="span", span="span_head")}, ("staffing", "rule")),
        ("packer", {"staffing": SplitRule(rule="split", of="packer", share=0.2, above=1)}, ("staffing", "of")),
        (
            "packer",
            {"staffing": SplitRule(rule="split", of="content_marketer", share=0.2, above=1)},
            ("staffing", "of"),
        ),
        ("packer", {"staffing": SplitRule(rule="split", of="copywriter", share=0.9, above=1)}, ("staffing", "share")),
    ],
)
def test_staffing_rules_that_cannot_be(role: str, changes: dict[str, object], path: tuple[str, ...], catalog: Catalog):
    spoilt = changed(catalog, role, **changes)
    subject = subject_of(spoilt)
    found = check_entry(spoilt.role(role), HERE) + staffing_monotone.check.findings(subject)
    assert path in {finding.path[-2:] for finding in only(found, "staffing-monotone")}


def test_splits_of_different_business_models_do_not_add_up(catalog: Catalog):
    applies = catalog.role("packer").applies
    rule = SplitRule(rule="split", of="developer", share=0.5, above=1)
    first = changed(
        catalog, "packer", staffing=rule, applies=applies.model_copy(update={"models": (BusinessModel.B2B,)})
    )
    both = changed(first, "picker", staffing=rule, applies=applies.model_copy(update={"models": (BusinessModel.TP,)}))
    others = {
        role.id for role in catalog.roles if isinstance(role.staffing, SplitRule) and role.staffing.of == "developer"
    }
    without = both.model_copy(update={"roles": tuple(role for role in both.roles if role.id not in others)})
    assert staffing_monotone.check.findings(subject_of(without)) == []


def test_functions_need_one_department_and_fit_leaders(catalog: Catalog):
    organisation = catalog.organisation
    *kept, last = organisation.divisions
    fewer = organisation.model_copy(update={"divisions": tuple(kept)})
    found = function_coverage.check.findings(subject_of(catalog.model_copy(update={"organisation": fewer})))
    assert {finding.path for finding in found} == {("divisions",)}
    twice = organisation.model_copy(update={"divisions": (*organisation.divisions, last)})
    found = function_coverage.check.findings(subject_of(catalog.model_copy(update={"organisation": twice})))
    assert len(found) == len(last.functions)
    assert all(finding.related for finding in found)
    unit = last.functions[0].model_copy(update={"lead": "packer", "manager": "operations_manager"})
    odd = organisation.model_copy(
        update={"divisions": (*kept, last.model_copy(update={"functions": (unit, *last.functions[1:])}))}
    )
    found = function_coverage.check.findings(subject_of(catalog.model_copy(update={"organisation": odd})))
    assert [finding.path[-1] for finding in found] == ["lead", "lead", "manager"]
    spoilt = changed(catalog, organisation.divisions[0].director, kind=RoleKind.LEAD)
    assert function_coverage.check.findings(subject_of(spoilt))


def test_profiles_for_every_model_and_stage(catalog: Catalog):
    fewer = tuple(profile for profile in catalog.profiles if profile.model is not BusinessModel.B2B)
    (finding,) = profile_coverage.check.findings(subject_of(catalog.model_copy(update={"profiles": fewer})))
    assert "b2b" in finding.message.en
    first, *rest = catalog.profiles
    stages = dict(list(first.stage_sales.items())[::-1][:2])
    falling = dict(zip(first.stage_sales, sorted(first.stage_sales.values(), reverse=True), strict=True))
    for sales in (stages, falling):
        spoilt = (first.model_copy(update={"stage_sales": sales}), *rest)
        assert profile_coverage.check.findings(subject_of(catalog.model_copy(update={"profiles": spoilt})))


@pytest.mark.parametrize(
    "text",
    [
        "18-35 岁", "年龄在 40 以下", "限女性", "男性优先", "仅限男", "已婚已育优先", "形象气质佳", "五官端正",
        "身高 165 以上", "本地户口优先", "两年内不得怀孕", "90后优先",
        "Males only", "under 30 years", "无纹身", "性别：女",
        "25 周岁以下", "30 至 40 周岁", "年龄≤30", "年轻人优先", "只招女", "男生优先", "民族：汉", "单身即可",
        "两年内不要结婚", "禁止怀孕", "婚育情况", "形象姣好", "气质佳", "身高不低于一米六", "体重不超过", "须本地户籍",
        "不招回族", "户籍限", "血型", "unmarried", "women only", "good-looking",
    ],
)  # fmt: skip
def test_discriminatory_wording(text: str, catalog: Catalog):
    spoilt = catalog.role("packer").model_copy(update={"grades": ("专员", f"要求：{text}")})
    (finding,) = check_entry(spoilt, HERE)
    assert finding.rule == "discriminatory-wording"
    assert finding.path == ("grades", 1)
    subject = BriefSubject(Brief(stage="growth", company=text), HERE, catalog)
    assert discriminatory_wording.check.findings(subject)


@pytest.mark.parametrize(
    "text",
    [
        "女装买手", "男鞋类目三年经验", "童装 3 岁以上尺码", "品牌形象统一", "培育新人", "身高体重推荐尺码",
        "两年以上经验", "形象款占比", "民族风服饰", "性别不限", "35 天内交付", "教育类目",
        "Only for members", "售后 30 天",
    ],
)  # fmt: skip
def test_harmless_wording(text: str, catalog: Catalog):
    role = catalog.role("packer").model_copy(update={"grades": ("专员", text)})
    assert check_entry(role, HERE) == []


def test_texts_of_a_role(catalog: Catalog):
    role: Role = catalog.role("packer")
    texts = dict(texts_of(role))
    assert texts["title",] == role.title
    assert texts["kpis", 0, "name"] == role.kpis[0].name
    assert ("function",) not in texts


def test_repetitions_name_the_first_place():
    places = [Place("a"), Place("b"), Place("c")]
    assert list(repetitions(zip("xyx", places, strict=True))) == [("x", places[2], places[0])]


def test_rules_run_in_any_order(catalog: Catalog):
    subject = subject_of(changed(catalog, "packer", reports_to=("nobody",)))
    first = check_catalog(subject)
    assert check_catalog(replace(subject)) == first


def test_leaders_that_nothing_defines_are_the_matter_of_another_rule(catalog: Catalog):
    organisation = catalog.organisation
    first, *others = organisation.divisions
    unit, *units = first.functions
    for changes in ({"lead": "gone"}, {"manager": "gone"}, {"lead": "gone", "manager": "gone"}):
        odd = first.model_copy(update={"functions": (unit.model_copy(update=changes), *units)})
        subject = subject_of(
            catalog.model_copy(update={"organisation": organisation.model_copy(update={"divisions": (odd, *others)})})
        )
        assert function_coverage.check.findings(subject) == []


def _suggested(findings: list[Finding]) -> list[bool]:
    return ["Did you mean" in finding.help.en for finding in findings]


def test_the_first_fifty_unknown_roles_get_a_suggestion_wherever_they_are_named(catalog: Catalog):
    def found(names: tuple[str, ...]) -> list[Finding]:
        return unknown_role_reference.check.findings(subject_of(changed(catalog, "packer", growth=names)))

    names = tuple(f"packer_{number}" for number in range(51))
    assert _suggested(found(names)) == [True] * 50 + [False]
    assert _suggested(found(names[:2] * 30)) == [True] * 60
    assert _suggested(found((*names, names[0], names[50]))) == [True] * 50 + [False, True, False]


def test_the_first_fifty_unknown_assumptions_get_a_suggestion(catalog: Catalog):
    subject = subject_of(catalog)
    one, *_ = catalog.roles
    for number in range(51):
        subject.add(one.model_copy(update={"id": f"r{number}", "pay": f"span_head{number}"}), HERE)
    found = unknown_assumption_reference.check.findings(subject)
    assert len(found) == 51
    assert _suggested(found) == [True] * 50 + [False]
