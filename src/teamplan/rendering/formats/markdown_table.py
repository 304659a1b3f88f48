"""Tables in GitHub-flavoured Markdown, with footnote references for the reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teamplan.rendering.formats.markdown_text import table_cell

if TYPE_CHECKING:
    from teamplan.rendering.document.blocks import Cell, Row, Table

_RULES = {"left": " :--- |", "right": " ---: |", "center": " :---: |"}


def markdown_table(table: Table) -> str:
    """Return the table; the total row is bold."""
    lines = [
        "| " + " | ".join([table_cell(column.title) for column in table.columns]) + " |",
        "|" + "".join([_RULES[column.align] for column in table.columns]),
    ]
    lines += [_row(row) for row in table.rows]
    if table.total is not None:
        total = [cell if isinstance(cell, str) else cell.text for cell in table.total]
        lines.append("| " + " | ".join([f"**{table_cell(text)}**" if text else "" for text in total]) + " |")
    return "\n".join(lines)


def _row(row: Row) -> str:
    return "| " + " | ".join([table_cell(cell) if isinstance(cell, str) else _cell(cell) for cell in row]) + " |"


def _cell(cell: Cell) -> str:
    text = table_cell(cell.text)
    if cell.alert:
        text = f"**{text}**"
    if cell.weak:
        text += "「假设」"
    return text if cell.reason is None else f"{text}[^why-{cell.reason}]"
