"""Tables in Markdown: any text stays in its cell, and marks stand beside values."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from test_markdown_text import NASTY, printable

from teamplan.model.quantity import Count, Money
from teamplan.rendering.audience import Audience
from teamplan.rendering.document.blocks import Cell, Column, Document, Frame, Table
from teamplan.rendering.formats.markdown_table import markdown_table
from teamplan.rendering.numbers import NumberWriter

if TYPE_CHECKING:
    from markdown_it.token import Token

MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
DOCUMENT = Document(
    "题", "zh", Audience.HR, "1", (), (), frame=Frame(weak="「假设」"), written=NumberWriter(lambda name, **_: name)
)


def cells(*rows: tuple[str, ...]) -> tuple[tuple[Cell, ...], ...]:
    return tuple(tuple(map(Cell, row)) for row in rows)


def inline_tokens(table: Table) -> list[Token]:
    return [token for token in MARKDOWN.parse(markdown_table(table, DOCUMENT)) if token.type == "inline"]


@pytest.mark.parametrize("text", NASTY)
def test_nasty_text_survives(text: str) -> None:
    tokens = inline_tokens(Table("", (Column("甲"), Column(text)), cells((text, text)), cells(("合计", text))[0]))
    assert len(tokens) == 6
    for token in (tokens[1], *tokens[2:4]):
        assert "".join(child.content for child in token.children or []) == text


@given(st.lists(st.tuples(printable, printable), min_size=1, max_size=4))
def test_any_text_stays_in_its_cell(rows: list[tuple[str, str]]) -> None:
    table = Table("", (Column("甲"), Column("乙")), cells(*(("x" + left, "y" + right) for left, right in rows)))
    assert len(inline_tokens(table)) == 2 + 2 * len(rows)


def test_marks_of_cells_and_the_row_that_adds_up() -> None:
    table = Table(
        "",
        (Column("甲"), Column("乙", "right"), Column("丙", "center")),
        ((Cell("a"), Cell(Money(1234), why=3, weak=True, alert=True), Cell(Count(0))),),
        (Cell("合计"), Cell(Money(1234)), Cell("")),
    )
    assert markdown_table(table, DOCUMENT).splitlines() == [
        "| 甲 | 乙 | 丙 |",
        "| :--- | ---: | :---: |",
        "| a | **1,234**「假设」[^why-3] | 0 |",
        "| **合计** | **1,234** |  |",
    ]
