"""What document templates call: each call adds a block, and what cannot stand somewhere is refused."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from rendered import CATALOG

from teamplan.model.quantity import Count, Fte, Load, Money, MoneySpan
from teamplan.rendering.audience import Audience
from teamplan.rendering.document.blocks import Branch, Bullets, Explanation, Facts, OrgChart, Paragraph, Table, Tree
from teamplan.rendering.document.builder import Builder
from teamplan.rendering.phrasing import Phrasing
from teamplan.rendering.templating.problems import BuildError
from teamplan.sources.wording_file import load_wording

if TYPE_CHECKING:
    from collections.abc import Callable

    from teamplan.rendering.document.blocks import Block, Chapter


@dataclass
class Node:
    own: str
    below: tuple[Node, ...] = ()


@pytest.fixture
def builder() -> Builder:
    return Builder(Audience.HR, Phrasing(load_wording(), CATALOG))


def within(*calls: Callable[[], object]) -> Callable[[], str]:
    """Return the body of a call block that makes `calls`."""

    def caller() -> str:
        return "".join(str(call()) for call in calls)

    return caller


def blocks_of(builder: Builder, *calls: Callable[[], object]) -> tuple[Block, ...]:
    builder.chapter("k", "T", within(*calls))
    return builder.chapters[-1].blocks if builder.chapters else ()


def the_chapter(builder: Builder) -> Chapter:
    [chapter] = builder.chapters
    return chapter


def test_a_chapter_holds_blocks_and_sections_and_sections_hold_sections(builder: Builder) -> None:
    inner = within(lambda: builder.paragraph("里"))
    section = within(lambda: builder.note("中"), lambda: builder.section("小", caller=inner))
    builder.chapter("k", "章", within(lambda: builder.key("外"), lambda: builder.section("节", "s", section)))
    chapter = the_chapter(builder)
    assert (chapter.key, chapter.title, chapter.blocks) == ("k", "章", (Paragraph("外", "key"),))
    [found] = chapter.sections
    assert (found.title, found.key, found.blocks) == ("节", "s", (Paragraph("中", "note"),))
    assert [(small.title, small.blocks) for small in found.sections] == [("小", (Paragraph("里"),))]


def test_chapters_sections_and_blocks_with_nothing_in_them_leave_no_trace(builder: Builder) -> None:
    empty = within(
        lambda: builder.section("节", caller=within(lambda: builder.paragraph(""))),
        lambda: builder.bullets([]),
        lambda: builder.facts(within(lambda: builder.fact("名", ""))),
        lambda: builder.table([], [builder.column("甲", "a")], "表"),
        lambda: builder.note("  \n "),
    )
    builder.chapter("k", "章", empty)
    assert builder.chapters == []


def test_text_outside_of_a_block_is_refused_and_blank_text_is_not(builder: Builder) -> None:
    builder.chapter("k", "章", within(lambda: "\n  ", lambda: builder.paragraph("话")))
    assert the_chapter(builder).blocks == (Paragraph("话"),)
    for call in (builder.chapter, lambda *_, caller: builder.cover(caller), lambda *_, caller: builder.summary(caller)):
        with pytest.raises(BuildError, match="text outside of a block: '散文'"):
            call("j", "章", caller=within(lambda: "散文"))


@pytest.mark.parametrize(
    "call",
    [
        lambda builder: builder.paragraph("话"),
        lambda builder: builder.bullets(["项"]),
        lambda builder: builder.table([{"a": "1"}], [builder.column("甲", "a")], "表"),
        lambda builder: builder.chart(OrgChart((), (), None)),
        lambda builder: builder.tree((), str),
        lambda builder: builder.section("节", caller=within(lambda: "")),
    ],
)
def test_a_block_outside_of_a_chapter_is_refused(builder: Builder, call: Callable[[Builder], object]) -> None:
    with pytest.raises(BuildError, match="outside of a chapter"):
        call(builder)


def test_items_and_facts_belong_into_their_lists_and_chapters_not_into_each_other(builder: Builder) -> None:
    with pytest.raises(BuildError, match="item outside of a list"):
        builder.item("项")
    with pytest.raises(BuildError, match="fact outside of a list"):
        builder.fact("名", "值")
    with pytest.raises(BuildError, match="chapter 'b' within another"):
        builder.chapter("a", "甲", within(lambda: builder.chapter("b", "乙")))


def test_bullets_take_items_and_what_stands_within_the_call(builder: Builder) -> None:
    more = within(lambda: builder.item("三"), lambda: builder.item(caller=lambda: "四\n  五"))
    blocks = blocks_of(builder, lambda: builder.bullets(["一", "二"], label="例", ordered=True, caller=more))
    assert blocks == (Bullets(("一", "二", "三", "四五"), "例", ordered=True),)


def test_facts_without_a_value_are_left_out(builder: Builder) -> None:
    pairs = within(
        lambda: builder.fact("编制", Count(3)),
        lambda: builder.fact("城市", ""),
        lambda: builder.fact("工作量", caller=lambda: "\n 1.20 FTE \n"),
        lambda: builder.fact("空", caller=lambda: " "),
    )
    assert blocks_of(builder, lambda: builder.facts(pairs)) == (Facts((("编制", "3"), ("工作量", "1.20 FTE"))),)


def test_a_value_that_is_not_there_is_refused_rather_than_shown(builder: Builder) -> None:
    with pytest.raises(TypeError, match="a value that is not there"):
        blocks_of(builder, lambda: builder.paragraph(None))


def test_paragraphs_write_quantities(builder: Builder) -> None:
    assert blocks_of(builder, lambda: builder.paragraph(Fte(120))) == (Paragraph("1.20"),)


def test_a_tree_is_worded_line_by_line(builder: Builder) -> None:
    top = Node("甲", (Node("乙", (Node("丙"),)), Node("丁")))
    blocks = blocks_of(builder, lambda: builder.tree([top], lambda own: f" {own}\n 席"))
    tree = Tree((Branch("甲席", (Branch("乙席", (Branch("丙席"),)), Branch("丁席"))),))
    assert blocks == (tree,)


def test_a_section_is_repeated_wherever_it_is_read(builder: Builder) -> None:
    said = within(lambda: builder.key("结论。"), lambda: builder.paragraph("因为。"))
    builder.chapter("goals", "目标", within(lambda: builder.section("结论", "conclusion", said)))
    here = within(lambda: builder.section("摘要", caller=within(lambda: builder.repeat("goals", "conclusion"))))
    builder.summary(here)
    assert builder.summary_sections[0].blocks == the_chapter(builder).sections[0].blocks
    assert len(builder.summary_sections[0].blocks) == 2
    assert blocks_of(builder, lambda: builder.repeat("goals", "no such section")) == ()


def test_the_frame_keeps_what_is_not_said_anew(builder: Builder) -> None:
    builder.frame(edition="方案", signatures=["编制", "批准"])
    builder.frame(contents="目录")
    words = builder.frame_words
    assert (words.edition, words.signatures, words.contents) == ("方案", ("编制", "批准"), "目录")
    with pytest.raises(TypeError):
        builder.frame(no_such_word="x")


def test_the_cover_has_its_facts(builder: Builder) -> None:
    builder.cover(within(lambda: builder.fact("公司", "小店"), lambda: builder.fact("无", "")))
    assert builder.cover_facts == (("公司", "小店"),)


def test_templates_know_every_public_call_and_no_other(builder: Builder) -> None:
    methods = {name for name, value in vars(Builder).items() if callable(value) and not name.startswith("_")}
    assert len(methods) > 12
    assert set(builder.calls) == methods - {"written"}


@pytest.mark.parametrize("value", [Load(90), Money(7313), MoneySpan(Money(1), Money(2))])
@pytest.mark.parametrize(
    "call",
    [
        lambda builder, value: builder.paragraph(value),
        lambda builder, value: builder.note(value),
        lambda builder, value: builder.bullets([value]),
        lambda builder, value: builder.bullets(caller=within(lambda: builder.item(value))),
        lambda builder, value: builder.facts(within(lambda: builder.fact("名", value))),
    ],
    ids=["paragraph", "note", "bullets", "item", "fact"],
)
def test_no_call_tells_staff_of_money_or_a_load(call: Callable[[Builder, object], object], value: object) -> None:
    for audience in Audience:
        builder = Builder(audience, Phrasing(load_wording(), CATALOG))
        body = within(lambda builder=builder: call(builder, value))
        if audience is Audience.STAFF:
            with pytest.raises(BuildError, match=f"an edition for staff shows no {type(value).__name__}"):
                builder.chapter("k", "章", body)
        else:
            builder.chapter("k", "章", body)
            assert builder.chapters


@dataclass
class Line:
    name: str
    count: Count
    why: Explanation | None


def test_a_table_has_a_cell_for_each_row_and_one_footnote_for_each_explanation(builder: Builder) -> None:
    first, second = Explanation("a", "甲", "因为甲。"), Explanation("b", "乙", "因为乙。")
    rows = [
        Line("一", Count(1), first),
        Line("二", Count(2), second),
        Line("三", Count(3), first),
        Line("四", Count(4), None),
    ]
    columns = [builder.column("名", "name"), builder.column("数", "count", total=True, why="why")]
    (table,) = blocks_of(builder, lambda: builder.table(rows, columns, "表", "合计"))
    assert isinstance(table, Table)
    assert (table.caption, [column.title for column in table.columns]) == ("表", ["名", "数"])
    assert [[(cell.value, cell.why) for cell in row] for row in table.rows] == [
        [("一", None), (Count(1), 1)],
        [("二", None), (Count(2), 2)],
        [("三", None), (Count(3), 1)],
        [("四", None), (Count(4), None)],
    ]
    assert table.total is not None
    assert [cell.value for cell in table.total] == ["合计", Count(10)]
    assert [(note.number, note.title, note.text) for note in builder.footnotes] == [
        (1, "甲", "因为甲。"),
        (2, "乙", "因为乙。"),
    ]


def test_paragraphs_have_the_style_of_their_call_and_lists_are_unordered_by_themselves(builder: Builder) -> None:
    blocks = blocks_of(
        builder,
        lambda: builder.paragraph("一"),
        lambda: builder.note("二"),
        lambda: builder.key("三"),
        lambda: builder.bullets(["四"]),
        lambda: builder.table([{"a": "五"}], [builder.column("甲", "a")], "表"),
    )
    assert blocks[:4] == (Paragraph("一", "plain"), Paragraph("二", "note"), Paragraph("三", "key"), Bullets(("四",)))
    assert isinstance(blocks[4], Table)
    assert blocks[4].total is None


def test_a_long_stray_text_is_cut_where_it_is_refused(builder: Builder) -> None:
    with pytest.raises(BuildError, match=rf"^text outside of a block: '{'散' * 40}'$"):
        builder.chapter("a", "甲", within(lambda: "散" * 41))
    with pytest.raises(BuildError, match=r"^paragraph outside of a chapter$"):
        Builder(Audience.HR, builder._phrasing).paragraph("话")
