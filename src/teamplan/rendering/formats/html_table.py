"""Tables in HTML: scrolling or turned into cards on a phone, with links to the reasons."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teamplan.rendering.document.blocks import Cell, Reason, Row, Table

MOST_CARDS = 60
"""Tables with more rows scroll on a phone instead of turning into cards."""
_PLAIN = 2
"""Tables with so few columns fit a phone as they are."""
_SHORT = 8
"""Tables with at most so many rows are not torn apart by a page break."""
_NARROW = 9
"""Columns whose cells have at most so many characters are not wrapped."""
_CLASSES = {"left": "", "right": ' class="r"', "center": ' class="c"', "narrow": ' class="n"'}


def html_table(table: Table, reasons: Sequence[Reason]) -> str:
    """Return the table; each value with a reason links to it and shows it on hover."""
    cards = len(table.columns) > _PLAIN and len(table.rows) <= MOST_CARDS
    titles = [escape(column.title) for column in table.columns]
    labels = [f' data-label="{title}"' if cards else "" for title in titles]
    aligned = [_CLASSES[kind] for kind in _kinds(table)]
    opened = [f"<td{css}{label}>" for css, label in zip(aligned, labels, strict=True)]
    opened[0] = f'<th scope="row"{aligned[0]}>'
    heads = "".join([f'<th scope="col"{css}>{title}</th>' for css, title in zip(aligned, titles, strict=True)])
    kind = ("cards" if cards else "long") + (" short" if len(table.rows) <= _SHORT else "")
    caption = escape(table.caption)
    start = f'<div class="table" role="region" tabindex="0" aria-label="{caption}"><table class="{kind}">'
    parts = [f"{start}<caption>{caption}</caption><thead><tr>{heads}</tr></thead><tbody>\n"]
    parts += [_row(row, opened, reasons) for row in table.rows]
    parts.append("</tbody>")
    if table.total is not None:
        parts.append(f"<tfoot>{_row(table.total, opened, reasons)}</tfoot>")
    parts.append("</table></div>")
    return "".join(parts)


def _kinds(table: Table) -> list[str]:
    """Return how each column stands: its alignment, or `narrow` where its text is short."""
    kinds: list[str] = [column.align for column in table.columns]
    for place, kind in enumerate(kinds):
        if kind == "left" and all(_length(row[place]) <= _NARROW for row in table.rows):
            kinds[place] = "narrow"
    return kinds


def _length(cell: str | Cell) -> int:
    return len(cell if isinstance(cell, str) else cell.text)


def _row(row: Row, opened: Sequence[str], reasons: Sequence[Reason]) -> str:
    first, *others = [escape(cell) if isinstance(cell, str) else _cell(cell, reasons) for cell in row]
    cells = "</td>".join([start + text for start, text in zip(opened[1:], others, strict=True)])
    return f"<tr>{opened[0]}{first}</th>{cells}</td></tr>\n" if others else f"<tr>{opened[0]}{first}</th></tr>\n"


def _cell(cell: Cell, reasons: Sequence[Reason]) -> str:
    text = escape(cell.text)
    if cell.alert:
        text = f'<strong class="alert">{text}</strong>'
    if cell.reason is not None:
        why = escape(reasons[cell.reason - 1].text)
        number = cell.reason
        link = f'<a class="why" id="ref-{number}" href="#why-{number}" title="{why}">'
        text = f"{link}{text}<sup>{number}</sup></a>"
    return f'{text}<span class="weak">「假设」</span>' if cell.weak else text
