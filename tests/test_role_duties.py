"""What the built-in duties may say: how much work there is follows from the volumes of a plan, not from a page."""

from __future__ import annotations

import pytest

from teamplan.model.catalog import Catalog
from teamplan.model.role import SUPERIOR
from teamplan.text.word_list import WordList, joined

PERIODS = "每天|每日|每班|每小时|每周|每月"
UNITS = "条|名|人|张|款|单|篇|家|份|个|段|笔|件|行|组|字|项|例"
QUOTA = WordList(joined(PERIODS, "……", "0 ", UNITS))
"""So many of something in each period: two … reach sixteen characters into the clause."""
ALLOWED: dict[str, str] = {}
"""Clause → why a quota of volume may stand in it."""
LEADERS = WordList(joined("交|报|报给|报告|上报|通知", "主管|经理|总监|总经理|部门负责人"))


def quotas(duty: str) -> list[str]:
    clauses = duty.replace("；", "，").split("，")
    return [clause for clause in clauses if QUOTA.pattern.search(clause)]


@pytest.mark.parametrize(
    ("duty", "found"),
    [
        ("建联达人，每天有效触达不少于 20 名，3 天内二次跟进", ["每天有效触达不少于 20 名"]),
        ("制作商品主图每天 8～12 张，每张只讲 1 个卖点", ["制作商品主图每天 8～12 张"]),
        ("每周五记录竞品，10 家以内", []),
        ("每周一 11 点前发出，2 个工作日内补齐", []),
    ],
)
def test_a_quota_is_so_many_of_something_in_a_period(duty, found):
    assert quotas(duty) == found


def test_no_duty_sets_a_quota_of_volume(catalog: Catalog):
    found = {clause for role in catalog.roles for duty in role.duties for clause in quotas(duty)}
    assert found == set(ALLOWED)
    assert all(ALLOWED.values())


def test_whoever_is_reported_to_is_named_by_the_plan(catalog: Catalog):
    duties = [(role.id, duty) for role in catalog.roles for duty in role.duties]
    assert sum(SUPERIOR in duty for _, duty in duties) > 20
    assert LEADERS.pattern.search("签字交主管")
    assert [(role, duty) for role, duty in duties if LEADERS.pattern.search(duty)] == []


def test_every_tool_of_a_platform_is_a_tool_of_some_role(catalog: Catalog):
    used = {tool for role in catalog.roles for tool in role.tools}
    assert len(catalog.platforms_of_tool) > 50
    assert set(catalog.platforms_of_tool) <= used
