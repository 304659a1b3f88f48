"""Tables in GitHub-flavoured Markdown, with footnote references for the explanations."""

from teamplan.rendering.document.blocks import Cell, Document, Table
from teamplan.rendering.formats.markdown_text import table_cell

_RULES = {"left": " :--- |", "right": " ---: |", "center": " :---: |"}


def markdown_table(table: Table, document: Document) -> str:
    """Return the table; the total row is bold."""
    lines = [
        "| " + " | ".join([table_cell(column.title) for column in table.columns]) + " |",
        "|" + "".join([_RULES[column.align] for column in table.columns]),
    ]
    lines += ["| " + " | ".join([_cell(cell, document) for cell in row]) + " |" for row in table.rows]
    if table.total is not None:
        total = [document.written(cell.value) for cell in table.total]
        lines.append("| " + " | ".join([f"**{table_cell(text)}**" if text else "" for text in total]) + " |")
    return "\n".join(lines)


def _cell(cell: Cell, document: Document) -> str:
    text = table_cell(document.written(cell.value))
    if cell.alert:
        text = f"**{text}**"
    if cell.weak:
        text += document.frame.weak
    return text if cell.why is None else f"{text}[^why-{cell.why}]"
