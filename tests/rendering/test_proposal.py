"""The proposal: chapters, numbering, tables that tie out, and what each audience sees."""

from __future__ import annotations

import re
from itertools import permutations
from typing import TYPE_CHECKING

import pytest
from proposal_tables import tables_of
from rendering_samples import PAY, ROLES, full_plan, large_positions, lone_plan, sample_catalog, seat

from teamplan.model.plan import Gap, NotYet
from teamplan.rendering.audience import Audience
from teamplan.rendering.document.blocks import Cell, Chapter, Proposal, Section, Table
from teamplan.rendering.numbers import plan_month
from teamplan.rendering.proposal import CHAPTERS, build_proposal
from teamplan.usecases.make_documents import render_document
from teamplan.usecases.wording import phrasing_of

if TYPE_CHECKING:
    from pathlib import Path

    from teamplan.model.plan import Plan

CATALOG = sample_catalog()
NUMBERS = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四"]
FIGURE = re.compile(r"-?[\d,]+(?:\.\d+)?%?$")


def proposal_of(plan: Plan, audience: Audience = Audience.HR) -> Proposal:
    return build_proposal(plan, CATALOG, audience, "0.1.0", phrasing_of(plan, CATALOG))


def text_of(cell: str | Cell) -> str:
    return cell if isinstance(cell, str) else cell.text


def table_of(proposal: Proposal, caption: str) -> Table:
    return next(table for table in tables_of(proposal) if table.caption == caption)


def column_of(table: Table, title: str) -> int:
    return [column.title for column in table.columns].index(title)


def sections_of(chapter: Chapter) -> list[Section]:
    return [part for section in chapter.sections for part in (section, *section.sections)]


def test_a_full_plan_has_every_chapter_in_order() -> None:
    proposal = proposal_of(full_plan())
    assert [chapter.key for chapter in proposal.chapters] == [key for key, *_ in CHAPTERS]
    assert [chapter.number for chapter in proposal.chapters] == NUMBERS


def test_chapters_with_nothing_to_say_are_left_out_and_the_numbering_closes_up() -> None:
    proposal = proposal_of(lone_plan())
    keys = [chapter.key for chapter in proposal.chapters]
    assert "budget" not in keys
    assert "roadmap" not in keys
    assert "structure" in keys
    assert [chapter.number for chapter in proposal.chapters] == NUMBERS[: len(keys)]
    assert proposal.chapter("budget") is None


def test_sections_and_sub_sections_are_numbered_without_holes() -> None:
    proposal = proposal_of(full_plan())
    chapter = proposal.chapter("job_descriptions")
    assert chapter is not None
    assert [section.number for section in chapter.sections] == [f"（{n}）" for n in NUMBERS[: len(chapter.sections)]]
    for section in chapter.sections:
        assert [small.number for small in section.sections] == [f"{n}." for n in range(1, len(section.sections) + 1)]


@pytest.mark.parametrize("plan", [full_plan(), lone_plan(), full_plan(large_positions(120))], ids=["12", "1", "120"])
@pytest.mark.parametrize("audience", list(Audience))
def test_every_total_is_the_sum_of_its_column(plan: Plan, audience: Audience) -> None:
    checked = 0
    for table in tables_of(proposal_of(plan, audience)):
        for place, total in enumerate(map(text_of, table.total or ())):
            if place and FIGURE.match(total):
                figures = [text_of(row[place]).rstrip("%").replace(",", "") for row in table.rows]
                assert sum(round(float(figure) * 100) for figure in figures) == round(
                    float(total.rstrip("%").replace(",", "")) * 100
                ), (table.caption, table.columns[place].title)
                checked += 1
    assert checked >= 3


def test_every_row_is_as_wide_as_its_table() -> None:
    tables = [table for audience in Audience for table in tables_of(proposal_of(full_plan(), audience))]
    assert len(tables) > 60
    for table in tables:
        assert {len(row) for row in (*table.rows, *([table.total] if table.total else []))} <= {len(table.columns)}


def test_the_establishment_says_the_same_everywhere() -> None:
    plan = full_plan(large_positions(120))
    proposal = proposal_of(plan)
    vacant = sum(position.incumbent is None for position in plan.positions)
    establishment = table_of(proposal, "编制表").total
    hiring = table_of(proposal, "招聘次序").total
    departments = table_of(proposal, "部门职能").total
    assert establishment is not None
    assert hiring is not None
    assert departments is not None
    assert establishment[3:6] == ("120", str(120 - vacant), str(vacant))
    assert hiring[3] == str(vacant)
    assert departments[3] == "120"


def test_totals_of_the_budget_are_those_of_the_plan_and_a_wrong_total_is_said_to_be_wrong() -> None:
    plan = full_plan()
    assert plan.budget is not None
    total = table_of(proposal_of(plan), "每月人力成本（元/月）").total
    assert total is not None
    assert total[2] == f"{plan.budget.monthly.base:,}"
    wrong = plan.budget.model_copy(update={"monthly": PAY})
    text = repr(proposal_of(plan.model_copy(update={"budget": wrong})).chapter("budget"))
    assert "与各行之和不一致" in text


def test_weak_assumptions_are_marked_where_they_are_read() -> None:
    table = table_of(proposal_of(full_plan()), "采用的假设")
    values = {text_of(row[0]): row[1] for row in table.rows}
    weak = {title for title, cell in values.items() if isinstance(cell, Cell) and cell.weak}
    assert weak == {"日均订单", "通用岗位月薪"}


def test_every_number_that_was_computed_says_why() -> None:
    proposal = proposal_of(full_plan())
    table = table_of(proposal, "岗位工作量测算（FTE）")
    base = column_of(table, "基准")
    cell = table.rows[0][base]
    assert isinstance(cell, Cell)
    assert cell.reason is not None
    reason = proposal.reason(cell.reason)
    assert "月销售额 800,000 元/月（给定）" in reason.text
    assert "假设 sales_per_operator" in reason.text
    assert [reason.number for reason in proposal.reasons] == list(range(1, len(proposal.reasons) + 1))


def test_overload_is_flagged_for_hr_and_not_told_to_staff() -> None:
    assert "超负荷 0.15" in repr(table_of(proposal_of(full_plan()), "兼岗与负荷"))
    staff = repr(proposal_of(full_plan(), Audience.STAFF))
    for word in ("超负荷", "负荷（FTE）", "单点依赖", "工作量只有 0.20 FTE", "缺口最大"):
        assert word in repr(proposal_of(full_plan())), word
        assert word not in staff, word


def test_job_descriptions_are_one_for_each_role_and_small_hats_are_short() -> None:
    plan = full_plan()
    chapter = proposal_of(plan).chapter("job_descriptions")
    assert chapter is not None
    titles = [small.title for section in chapter.sections for small in section.sections]
    assert titles.count("客服专员") == 1
    assert len(titles) == len(set(titles))
    small = repr(chapter.sections[-1])
    assert chapter.sections[-1].title == "兼任的小岗位"
    assert "出纳" in small
    assert "出纳" not in titles
    for word in ("岗位编号", "直接上级", "直接下级", "职级", "发展路径", "任职资格", "工作权限", "工作关系"):
        assert word in repr(chapter), word


def test_the_boss_gets_decisions_and_money_without_the_detail() -> None:
    boss, hr = proposal_of(full_plan(), Audience.BOSS), proposal_of(full_plan())
    assert "请决定的事项" in repr(boss)
    assert "请决定的事项" not in repr(hr)
    assert "岗位目的：" not in repr(boss)
    assert f"{PAY.low:,}–{PAY.high:,}" in repr(boss)
    assert len(repr(boss)) < 0.7 * len(repr(hr))


def secret_figures(plan: Plan) -> set[int]:
    assert plan.budget is not None
    assert plan.budget.cap is not None
    ranges = [PAY, plan.budget.monthly, plan.budget.one_off, *(line.amount for line in plan.budget.lines)]
    return {value for money in ranges for value in (money.low, money.base, money.high)} | {plan.budget.cap}


@pytest.mark.parametrize("kind", ["md", "html", "svg", "mmd"])
def test_a_staff_edition_shows_no_money(kind: str, templates: Path) -> None:
    leaks = (
        "月薪 7313 元起",
        "人力成本 103,900 元",
        "成本上限 12.12 万",
        "按 7,313 计算",
        "约 9241 一个月",
    )
    plan = full_plan(notes=(*leaks, "先稳住客服。"))
    plan = plan.model_copy(
        update={"phases": tuple(phase.model_copy(update={"milestones": leaks}) for phase in plan.phases)}
    )
    secrets = secret_figures(plan)
    shown = render_document(plan, CATALOG, format=kind, templates=templates, version="1")
    staff = render_document(plan, CATALOG, format=kind, templates=templates, audience=Audience.STAFF, version="1")
    if kind in ("md", "html"):
        assert figures_in(shown) & secrets, "the complete edition shows what the staff edition must not"
        assert "先稳住客服" in staff
    assert not figures_in(staff) & secrets
    for word in ("月薪", "薪酬", "预算", "成本上限", "19,811"):
        assert word not in staff


def figures_in(text: str) -> set[int]:
    found = (figure.replace(",", "") for figure in re.findall(r"(?<![\w.,])\d[\d,]*(?![\w.])", text))
    return {int(figure) for figure in found if figure}


def test_sales_are_shown_only_where_the_brief_gives_them() -> None:
    assert "当前月销售额" in repr(proposal_of(full_plan()).chapter("goals"))
    plan = full_plan()
    assumed = plan.assumptions[0].model_copy(update={"key": "monthly_sales"})
    plan = plan.model_copy(update={"assumptions": (assumed, *plan.assumptions[1:])})
    assert "当前月销售额" not in repr(proposal_of(plan).chapter("goals"))


def test_plans_that_do_not_hold_together_are_still_shown(templates: Path) -> None:
    loop = (
        seat(1, "general_manager", None),
        seat(2, "designer", "packer-3"),
        seat(3, "packer", "designer-2"),
        seat(4, "cashier", "nobody", roles={"unheard_of": 0.5, "cashier": 0.2}),
    )
    for order in permutations(loop):
        text = render_document(full_plan(order), CATALOG, format="md", templates=templates, version="1")
        assert "unheard\\_of" in text


@pytest.mark.parametrize(
    ("month", "start", "expected"),
    [(1, "2026-12", "2026-12"), (0, "2026-12", "2026-12"), (2, "2026-12", "2027-01"), (26, "2026-12", "2029-01")],
)
def test_months_of_the_plan_roll_over_the_year(month: int, start: str, expected: str) -> None:
    assert plan_month(month, start) == expected


def test_nothing_is_said_twice_under_one_heading() -> None:
    for chapter in proposal_of(full_plan()).chapters:
        titles = [section.title for section in chapter.sections]
        assert len(titles) == len(set(titles)), chapter.key
        assert all(section.blocks or section.sections for section in sections_of(chapter)), chapter.key


def test_roles_refused_for_one_reason_are_said_in_one_breath() -> None:
    refused = tuple(NotYet(role=role, because="成长期还不需要", until="进入成熟期") for role, *_ in ROLES[:7])
    chapter = repr(proposal_of(full_plan(not_yet=refused)).chapter("establishment"))
    assert chapter.count("成长期还不需要") == 1
    for _, title, *_ in ROLES[:7]:
        assert title in chapter


def test_the_boss_gets_the_biggest_gaps_and_a_total_that_ties_out() -> None:
    gaps = tuple(Gap(role="designer", fte=n / 100) for n in range(1, 31))
    table = table_of(proposal_of(full_plan(gaps=gaps), Audience.BOSS), "工作量缺口")
    assert len(table.rows) == 9
    assert text_of(table.rows[0][1]) == "0.30"
    assert table.total is not None
    assert table.total[1] == "4.65"
