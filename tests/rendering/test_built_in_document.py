"""The built-in templates: chapters, numbering, tables that tie out, and that everything is said once."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING, Any, cast

import pytest
from rendered import chapter_of, column_of, document_of, sections_of, table_of, tables, text_of
from rendering_samples import PAY, ROLES, full_plan, large_positions, lone_plan, sample_catalog, seat

from teamplan.model.plan import Gap, NotYet
from teamplan.model.quantity import Count, Fte, Money, Share, total
from teamplan.rendering.audience import Audience

if TYPE_CHECKING:
    from teamplan.model.plan import Plan

pytestmark = pytest.mark.slow

CHAPTERS = [
    "goals", "principles", "structure", "departments", "establishment", "job_descriptions", "recruiting", "performance",
    "pay", "collaboration", "budget", "roadmap", "risks", "sources",
]  # fmt: skip
NUMBERS = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四"]
PLANS = pytest.mark.parametrize(
    "plan", [full_plan(), lone_plan(), full_plan(large_positions(120))], ids=["12", "1", "120"]
)


def test_a_full_plan_has_every_chapter_in_order() -> None:
    document = document_of(full_plan())
    assert [chapter.key for chapter in document.chapters] == CHAPTERS
    assert [chapter.number for chapter in document.chapters] == [f"{number}、" for number in NUMBERS]


def test_chapters_with_nothing_to_say_are_left_out_and_the_numbering_closes_up() -> None:
    document = document_of(lone_plan())
    keys = [chapter.key for chapter in document.chapters]
    assert "budget" not in keys
    assert "roadmap" not in keys
    assert "structure" in keys
    assert [chapter.number for chapter in document.chapters] == [f"{number}、" for number in NUMBERS[: len(keys)]]


def test_sections_and_sub_sections_are_numbered_without_holes() -> None:
    chapter = chapter_of(document_of(full_plan()), "job_descriptions")
    assert len(chapter.sections) > 5
    assert [section.number for section in chapter.sections] == [f"（{n}）" for n in NUMBERS[: len(chapter.sections)]]
    for section in chapter.sections:
        assert [small.number for small in section.sections] == [f"{n}." for n in range(1, len(section.sections) + 1)]


@PLANS
@pytest.mark.parametrize("audience", list(Audience))
def test_every_total_is_the_sum_of_its_column(plan: Plan, audience: Audience) -> None:
    checked = 0
    for table in tables(document_of(plan, audience)):
        for place, cell in enumerate(table.total or ()):
            if isinstance(cell.value, Count | Fte | Money | Share):
                values = [cast("Any", row[place].value) for row in table.rows if not isinstance(row[place].value, str)]
                assert total(values) == cell.value, (table.caption, table.columns[place].title)
                checked += 1
    assert checked >= 3


def test_every_row_is_as_wide_as_its_table() -> None:
    found = [table for audience in Audience for table in tables(document_of(full_plan(), audience))]
    assert len(found) > 60
    for table in found:
        assert {len(row) for row in (*table.rows, *([table.total] if table.total else []))} <= {len(table.columns)}


def test_the_establishment_says_the_same_everywhere() -> None:
    plan = full_plan(large_positions(120))
    document = document_of(plan)
    vacant = sum(position.incumbent is None for position in plan.positions)
    shown = {
        caption: {column.title: cell.value for column, cell in zip(table.columns, table.total or (), strict=True)}
        for caption in ("编制表", "招聘次序", "部门职能")
        for table in [table_of(document, caption)]
    }
    assert [shown["编制表"][title] for title in ("编制", "在岗", "缺编")] == [120, 120 - vacant, vacant]
    assert shown["招聘次序"]["人数"] == vacant
    assert shown["部门职能"]["编制"] == 120


def test_totals_of_the_budget_are_those_of_the_plan_and_a_wrong_total_is_said_to_be_wrong() -> None:
    plan = full_plan()
    assert plan.budget is not None
    document = document_of(plan)
    table = table_of(document, "每月人力成本（元/月）")
    assert table.total is not None
    assert table.total[column_of(table, "基准")].value == Money(plan.budget.monthly.base)
    assert "与各行之和不一致" not in repr(chapter_of(document, "budget"))
    wrong = plan.budget.model_copy(update={"monthly": PAY})
    changed = document_of(plan.model_copy(update={"budget": wrong}))
    assert "与各行之和不一致" in repr(chapter_of(changed, "budget"))


def test_weak_assumptions_are_marked_where_they_are_read() -> None:
    table = table_of(document_of(full_plan()), "采用的假设")
    value = column_of(table, "取值")
    assert {row[0].value for row in table.rows if row[value].weak} == {"日均订单", "通用岗位月薪"}


def test_every_number_that_was_computed_says_why() -> None:
    document = document_of(full_plan())
    table = table_of(document, "岗位工作量测算（FTE）")
    cell = table.rows[0][column_of(table, "基准")]
    assert cell.why is not None
    footnote = document.footnotes[cell.why - 1]
    assert footnote.title == "店铺运营专员工作量"
    assert "月销售额 800,000 元/月（给定）" in footnote.text
    assert "假设 sales_per_operator" in footnote.text
    assert [note.number for note in document.footnotes] == list(range(1, len(document.footnotes) + 1))


def test_job_descriptions_are_one_for_each_role_and_small_hats_are_short() -> None:
    chapter = chapter_of(document_of(full_plan()), "job_descriptions")
    titles = [small.title for section in chapter.sections for small in section.sections]
    assert titles.count("客服专员") == 1
    assert len(titles) == len(set(titles))
    assert chapter.sections[-1].title == "兼任的小岗位"
    assert "出纳" in repr(chapter.sections[-1])
    assert "出纳" not in titles
    for word in ("岗位编号", "直接上级", "直接下级", "职级", "发展路径", "任职资格", "工作权限", "工作关系"):
        assert word in repr(chapter), word


def test_sales_are_shown_only_where_the_brief_gives_them() -> None:
    plan = full_plan()
    assert "当前月销售额" in repr(chapter_of(document_of(plan), "goals"))
    assumed = plan.assumptions[0].model_copy(update={"key": "monthly_sales"})
    plan = plan.model_copy(update={"assumptions": (assumed, *plan.assumptions[1:])})
    assert "当前月销售额" not in repr(chapter_of(document_of(plan), "goals"))


@pytest.mark.parametrize("kind", ["md", "html", "svg", "mmd"])
def test_the_same_plan_gives_the_same_bytes(kind: str) -> None:
    assert len({text_of(full_plan(), kind, catalog=sample_catalog()) for _ in range(3)}) == 1


def test_plans_that_do_not_hold_together_are_still_shown() -> None:
    loop = (
        seat(1, "general_manager", None),
        seat(2, "designer", "packer-3"),
        seat(3, "packer", "designer-2"),
        seat(4, "cashier", "nobody", roles={"unheard_of": 0.5, "cashier": 0.2}),
    )
    for order in list(permutations(loop))[::5]:
        assert "unheard\\_of" in text_of(full_plan(order))


def test_nothing_is_said_twice_under_one_heading_and_no_heading_is_empty() -> None:
    for chapter in document_of(full_plan()).chapters:
        titles = [section.title for section in chapter.sections]
        assert len(titles) == len(set(titles)), chapter.key
        assert all(section.blocks or section.sections for section in sections_of(chapter)), chapter.key


def test_roles_refused_for_one_reason_are_said_in_one_breath() -> None:
    refused = tuple(NotYet(role=role, because="成长期还不需要", until="进入成熟期") for role, *_ in ROLES[:7])
    chapter = repr(chapter_of(document_of(full_plan(not_yet=refused)), "establishment"))
    assert chapter.count("成长期还不需要") == 1
    for _, title, *_ in ROLES[:7]:
        assert title in chapter


def test_the_boss_gets_the_biggest_gaps_and_a_total_that_ties_out() -> None:
    gaps = tuple(Gap(role="designer", fte=n / 100) for n in range(1, 31))
    table = table_of(document_of(full_plan(gaps=gaps), Audience.BOSS), "工作量缺口")
    assert [row[1].value for row in table.rows] == [*(Fte(n) for n in range(30, 22, -1)), Fte(253)]
    assert table.total is not None
    assert table.total[1].value == Fte(465)


@PLANS
@pytest.mark.parametrize("audience", list(Audience))
@pytest.mark.parametrize("kind", ["md", "html"])
def test_no_edition_has_leftovers(plan: Plan, audience: Audience, kind: str) -> None:
    text = text_of(plan, kind, audience)
    assert len(text) > 2_000
    for leftover in ("None", "Undefined", "{{", "{%", "()", "。。", "；。", "（）", "：；"):
        assert leftover not in text, leftover
