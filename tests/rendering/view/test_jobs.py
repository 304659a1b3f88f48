"""A job description fits the plan: its platforms, who is in charge, how many people there are."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest
from rendered import text_of

from teamplan import Brief, load_catalog, make_plan
from teamplan.rendering.audience import Audience
from teamplan.rendering.phrasing import Phrasing
from teamplan.rendering.view.index import PlanIndex
from teamplan.rendering.view.view import View
from teamplan.sources.wording_file import load_wording

if TYPE_CHECKING:
    from teamplan.model.plan import Plan
    from teamplan.rendering.view.jobs import JobFacts


CATALOG = load_catalog()


@cache
def plan(size: int, *platforms: str) -> Plan:
    brief = {"stage": "startup" if size < 10 else "growth", "model": "b2c", "size": size, "platforms": platforms}
    return make_plan(CATALOG, Brief.model_validate(brief))


def job(plan: Plan, role: str) -> JobFacts:
    view = View(PlanIndex(plan, CATALOG, Audience.HR, Phrasing(load_wording(), CATALOG, plan)))
    return next(job for job in view.jobs if job.role.id == role)


@pytest.mark.parametrize(
    ("platforms", "shown", "hidden"),
    [
        (("天猫",), {"千牛", "生意参谋", "ERP"}, {"抖店", "京麦", "拼多多商家后台"}),
        (("抖音",), {"抖店", "抖音电商罗盘", "ERP"}, {"千牛", "生意参谋", "京麦"}),
        (("京东", "抖音"), {"京麦", "抖店", "ERP"}, {"千牛"}),
        ((), {"千牛", "抖店", "京麦", "ERP"}, set()),
    ],
)
def test_tools_are_those_of_the_platforms_of_the_plan(platforms, shown, hidden):
    facts = job(plan(5, *platforms), "store_operator")
    assert shown <= set(facts.tools)
    assert not hidden & set(facts.tools)
    assert set(facts.tools) <= set(facts.role.tools)


def test_whoever_is_reported_to_is_the_one_in_charge_or_the_lead_that_there_is():
    last = job(plan(5, "天猫"), "cs_agent").duties[-1]
    assert last.endswith("签字交负责人")
    led = job(plan(60, "天猫"), "cs_agent")
    assert led.superiors[0] is not None
    assert "负责人" not in led.superiors[0]
    assert led.duties[-1].endswith(f"签字交{led.superiors[0]}")


def test_the_boss_of_a_few_has_a_page_of_a_boss():
    few, many = job(plan(5, "天猫"), "general_manager"), job(plan(12, "天猫"), "general_manager")
    assert (few.owner, many.owner) == (True, False)
    assert few.role.small_team is not None
    assert few.duties == few.role.small_team.duties
    assert few.authority == few.role.small_team.authority
    assert many.duties == many.role.duties
    assert not any("部门" in text for text in (*few.duties, *few.authority))


@pytest.mark.parametrize(("size", "stated"), [(5, False), (12, True)])
def test_nobody_requires_anything_of_the_owner(size, stated):
    text = text_of(plan(size, "天猫"), "md", Audience.HR, catalog=CATALOG)
    page = text.split("#### 1. 总经理（负责人）")[1].split("#### 1. ")[0]
    assert "**主要职责**" in page
    assert ("**任职资格**" in page) == stated


def test_the_chapter_says_once_that_its_figures_are_proposals():
    text = text_of(plan(5, "天猫"), "md", Audience.HR, catalog=CATALOG)
    assert text.count("是本项目的提议") == 1
