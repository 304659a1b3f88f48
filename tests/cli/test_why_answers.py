"""`teamplan why`: one number or choice of a plan, explained."""

from __future__ import annotations

import json
from functools import cache

import pytest

from teamplan import Brief, Plan, dump_plan, load_catalog, make_plan
from teamplan.model.terms import Stage
from teamplan.rendering.why import subjects
from teamplan.text.display_width import display_width

pytestmark = pytest.mark.slow


@cache
def a_plan() -> Plan:
    brief = Brief(stage=Stage.GROWTH, size=12, city="上海", monthly_sales=900_000)
    return make_plan(load_catalog(), brief)


@pytest.fixture
def why(cli):
    cli.write("plan.yaml", dump_plan(a_plan()))

    def ask(*arguments: object, **options: object):
        return cli("why", "plan.yaml", *arguments, **options)

    return ask


def asked(why, subject: str) -> dict[str, dict]:
    """Return the explanations of a subject by kind, from JSON."""
    outcome = why(subject, "--format", "json")
    assert outcome.code == 0, outcome.err
    return {item["kind"]: item for item in json.loads(outcome.out)}


def test_without_an_id_it_lists_what_can_be_asked(why):
    listed = why().out.split()
    assert listed == list(subjects(a_plan()))
    assert {"size", "budget", "head", "monthly_sales", "span_head"} < set(listed)


def test_every_listed_id_has_an_explanation_in_text_and_json(why):
    listed = why().out.split()
    assert len(listed) > 100
    for subject in listed[::9]:
        text = why(subject)
        assert text.code == 0, subject
        assert subject in text.out
        assert max(map(display_width, text.out.splitlines())) <= 80
        assert asked(why, subject)


def test_a_position(why):
    seat = a_plan().positions[3]
    found = asked(why, seat.id)["编制"]
    assert found["title"] == seat.title
    assert f"{seat.load:.2f} FTE" in found["value"]
    assert found["formula"] == seat.because.text


def test_a_role_with_its_inputs_and_sources(why):
    line = next(line for line in a_plan().demand if any(item.assumption is not None for item in line.inputs))
    found = asked(why, line.role)["岗位工作量"]
    assert found["value"] == f"{line.fte:.2f} FTE"
    assert found["formula"] == line.formula.text + (line.adjusted.text if line.adjusted else "")
    assert [item["value"] for item in found["inputs"]] == [item.value for item in line.inputs]
    assert found["sources"]


def test_a_refused_role_says_what_would_change_that(why):
    refused = next(item for item in a_plan().not_yet if item.until)
    found = asked(why, refused.role)["暂不设"]
    assert found["formula"] == refused.because.text
    assert refused.until.text in found["remarks"][0]


def test_a_driver_an_assumption_and_a_practice(why):
    plan = a_plan()
    assert asked(why, "monthly_sales")["业务量"]["value"].startswith("900,000")
    figure = next(item for item in plan.assumptions if item.key == "span_head")
    found = asked(why, "span_head")["假设"]
    assert found["value"] == f"{figure.value:g} 人"
    assert figure.source in found["sources"][0]
    practice = plan.practices[0]
    assert practice.owner in asked(why, practice.practice)["管理做法"]["remarks"][0]


def test_a_title_or_an_alias_stands_for_its_roles_and_seats(why, catalog):
    plan = a_plan()
    role = next(catalog.role(line.role) for line in plan.demand if catalog.role(line.role).aliases)
    by_id = asked(why, role.id)["岗位工作量"]
    assert asked(why, role.title)["岗位工作量"] == by_id
    assert asked(why, role.aliases[0])["岗位工作量"] == by_id


def test_a_role_that_gives_work_to_specialists_says_so(why):
    plan = a_plan()
    split = [line for line in plan.demand if line.adjusted is not None]
    assert split
    for line in split:
        assert "减去拆给" in asked(why, line.role)["岗位工作量"]["formula"]


def test_size_and_budget_repeat_the_plan(why):
    plan = a_plan()
    assert plan.budget is not None
    assert asked(why, "size")["编制总数"]["value"].startswith(f"{len(plan.positions)} 人")
    budget = asked(why, "budget")["金额"]
    assert budget["value"] == f"{plan.budget.monthly.base:,} 元/月"
    assert len(budget["remarks"]) == len(plan.budget.lines)
    assert any("上海" in source for source in budget["sources"])


@pytest.mark.parametrize(("lang", "words"), [("zh", "是否想写"), ("en", "did you mean")])
def test_an_unknown_id_is_answered_with_near_ones(why, lang, words):
    outcome = why("montly_sales", lang=lang)
    assert (outcome.code, outcome.out) == (2, "")
    assert words in outcome.err
    assert "monthly_sales" in outcome.err
    assert "teamplan why plan.yaml" in outcome.err


def test_a_plan_from_standard_input(cli):
    outcome = cli("why", "-", "size", stdin=dump_plan(a_plan()).encode())
    assert outcome.code == 0
    assert "12 人" in outcome.out
