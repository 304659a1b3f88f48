"""The summary at a terminal: drawn from blocks, never wider than the terminal, the same words as the document."""

from __future__ import annotations

import pytest
from rendered import chapter_of, document_of
from rendering_samples import full_plan, large_positions, lone_plan

from teamplan.rendering.audience import Audience
from teamplan.rendering.build import FIRST_LOOK
from teamplan.rendering.document.blocks import Branch, Bullets, Document, Paragraph, Section, Tree
from teamplan.rendering.formats.terminal import summary_lines, summary_text
from teamplan.text.display_width import display_width

SECTIONS = (
    Section("题目", (Paragraph("要记住的话", "key"), Paragraph("小字", "note"))),
    Section("单子", (Bullets(("甲", "乙"), ordered=True), Bullets(("丙",)))),
    Section("树", (Tree((Branch("上", (Branch("左", (Branch("左下"),)), Branch("右"))),)),)),
)


def made_of(*sections: Section) -> Document:
    return Document("题", "zh", Audience.HR, "1", (), (), summary=sections)


def test_sections_paragraphs_lists_and_trees() -> None:
    assert summary_text(made_of(*SECTIONS)).splitlines() == [
        "题目", "  要记住的话", "  小字", "", "单子", "  1. 甲", "  2. 乙", "  · 丙", "",
        "树", "上", "├─ 左", "│  └─ 左下", "└─ 右",
    ]  # fmt: skip


def test_long_lines_are_wrapped_below_their_beginning() -> None:
    items = Bullets(("一二三四五六七八九十" * 2,), ordered=True)
    branch = Branch("上", (Branch("一二三四五六七八九十" * 2), Branch("右")))
    lines = summary_text(made_of(Section("题", (items, Tree((branch,))))), 24).splitlines()
    assert lines == [
        "题", "  1. 一二三四五六七八九", "     十一二三四五六七八", "     九十", "上", "├─ 一二三四五六七八九十",
        "│     一二三四五六七八九", "│     十", "└─ 右",
    ]  # fmt: skip


@pytest.mark.parametrize("columns", [40, 60, 80, 120])
@pytest.mark.parametrize("plan", [full_plan(), lone_plan(), full_plan(large_positions(120))], ids=["12", "1", "120"])
def test_no_line_is_wider_than_the_terminal(plan, columns: int) -> None:
    lines = summary_text(document_of(plan, start=FIRST_LOOK), columns).splitlines()
    assert len(lines) > 8
    assert [line for line in lines if display_width(line) > columns] == []


def test_the_conclusion_is_the_sentence_of_the_document() -> None:
    plan = full_plan()
    [conclusion] = [
        section for section in chapter_of(document_of(plan), "goals").sections if section.key == "conclusion"
    ]
    said = conclusion.blocks[0]
    assert isinstance(said, Paragraph)
    shown = summary_text(document_of(plan, start=FIRST_LOOK))
    assert "".join(said.text.split()) in "".join(shown.split())


def test_sentences_of_the_plan_end_once() -> None:
    text = summary_text(document_of(full_plan(), start=FIRST_LOOK), 200)
    assert "出纳不得兼任会计账目登记。记账委托持证的代理记账机构" in text
    assert "。。" not in text


def test_every_seat_of_a_small_team_is_drawn_with_its_hats() -> None:
    text = summary_text(document_of(full_plan(), start=FIRST_LOOK), 200)
    lines = text[text.index("组织与分工") :].split("\n\n")[0].splitlines()[1:]
    assert len(lines) == 12
    assert lines[0] == "总经理 1.15 王芳 零星：人事专员、出纳、会计、数据分析师"
    assert any(line.endswith("主播 1.00 零星：直播中控") for line in lines)
    assert any("关键词推广专员 1.00 兼 活动运营 0.30" in line for line in lines)
    assert any("打包员 0.50 兼职" in line for line in lines)


def test_a_large_team_is_shown_by_department() -> None:
    text = summary_text(document_of(full_plan(large_positions(120)), start=FIRST_LOOK), 200)
    assert "├─" not in text
    assert "总经办 1、" in text


def test_seats_without_a_figure_are_told_where_there_are_some() -> None:
    some = summary_text(document_of(full_plan(), start=FIRST_LOOK), 200)
    assert "薪酬为假设，不含 1 个未计薪的编制\n" in some
    assert some.count("至少 ") == 2
    budget = full_plan().budget
    assert budget is not None
    paid = full_plan(budget=budget.model_copy(update={"uncovered": ()}))
    every = summary_text(document_of(paid, start=FIRST_LOOK), 200)
    assert "薪酬为假设\n" in every
    assert "至少 " not in every


def test_each_line_has_the_role_that_colours_it() -> None:
    lines = summary_lines(made_of(*SECTIONS), 80)
    assert [line.text for line in lines] == summary_text(made_of(*SECTIONS)).splitlines()
    assert [line.role for line in lines[:3]] == ["title", "key", "note"]
    assert {line.role for line in lines} == {"title", "key", "note", "plain"}
