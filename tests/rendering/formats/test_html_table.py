"""Tables in HTML: escaped, linked to the reasons, and turned into cards on a phone."""

from __future__ import annotations

from html import escape
from xml.etree import ElementTree as ET

import pytest
from test_markdown_text import NASTY

from teamplan.model.quantity import Count, Money
from teamplan.rendering.audience import Audience
from teamplan.rendering.document.blocks import Cell, Column, Document, Footnote, Frame, Table
from teamplan.rendering.formats.html_table import MOST_CARDS, html_table
from teamplan.rendering.numbers import NumberWriter

WHY = '公式 "<b>" & 其他'
DOCUMENT = Document(
    "题", "zh", Audience.HR, "1", (), (), (Footnote(1, "题", WHY),),
    Frame(weak="<假设>"), written=NumberWriter(lambda name, **_: name),
)  # fmt: skip
THREE = (Column("甲"), Column("乙", "right"), Column("丙", "center"))


def parsed(table: Table) -> ET.Element:
    return ET.fromstring(html_table(table, DOCUMENT, set()))  # noqa: S314 - our own text


@pytest.mark.parametrize("text", NASTY)
def test_nasty_text_survives_in_captions_titles_and_cells(text: str) -> None:
    root = parsed(Table(text, (Column(text), Column("乙")), ((Cell("a"), Cell(text)),), (Cell(text), Cell(""))))
    assert root.get("aria-label") == text
    found = ["".join(node.itertext()) for node in root.iter() if node.tag in ("caption", "th", "td")]
    assert found == [text, text, "乙", "a", text, text, ""]


def test_marks_of_cells() -> None:
    row = (Cell("a"), Cell(Money(1234), why=1, weak=True, alert=True), Cell(Count(0)))
    text = html_table(Table("表", THREE, (row,)), DOCUMENT, set())
    link = f'<a class="why" id="ref-1" href="#why-1" title="{escape(WHY)}">'
    marked = f'{link}<strong class="alert">1,234</strong><sup>1</sup></a><span class="weak">&lt;假设&gt;</span>'
    assert f'<td class="r" data-label="乙">{marked}</td>' in text


def test_the_row_that_adds_up_is_a_foot() -> None:
    rows = ((Cell("a"), Cell(Count(1)), Cell("")),)
    root = parsed(Table("表", THREE, rows, (Cell("合计"), Cell(Count(1)), Cell(""))))
    [foot] = root.iter("tfoot")
    assert [node.text for node in foot.iter() if node.tag in ("th", "td")] == ["合计", "1", None]
    assert not list(parsed(Table("表", THREE, rows)).iter("tfoot"))


@pytest.mark.parametrize(
    ("columns", "rows", "kind"),
    [
        (3, 5, "cards short"),
        (3, MOST_CARDS, "cards"),
        (3, MOST_CARDS + 1, "long"),
        (2, 5, "long short"),
    ],
)
def test_wide_tables_become_cards_and_long_ones_scroll(columns: int, rows: int, kind: str) -> None:
    table = Table("表", THREE[:columns], tuple(tuple(Cell("x") for _ in range(columns)) for _ in range(rows)))
    root = parsed(table)
    assert root.find("table").get("class") == kind  # type: ignore[union-attr]
    labelled = [node for node in root.iter("td") if node.get("data-label")]
    assert len(labelled) == (rows * (columns - 1) if kind.startswith("cards") else 0)


def test_short_columns_are_not_wrapped() -> None:
    root = parsed(Table("表", (Column("甲"), Column("乙")), ((Cell("短"), Cell("很长" * 9)),)))
    assert [node.get("class") for node in root.iter("th")] == ["n", None, "n"]


def test_a_table_of_one_column() -> None:
    assert [node.text for node in parsed(Table("表", THREE[:1], ((Cell("a"),), (Cell("b"),)))).iter("th")] == [
        "甲", "a", "b"
    ]  # fmt: skip
