"""Tables in HTML: scrolling or turned into cards on a phone, with links to the reasons."""

from collections.abc import Sequence
from html import escape

from teamplan.rendering.document.blocks import Cell, Document, Row, Table

MOST_CARDS = 60
"""Tables with more rows scroll on a phone instead of turning into cards."""
_PLAIN = 2
"""Tables with so few columns fit a phone as they are."""
_SHORT = 8
"""Tables with at most so many rows are not torn apart by a page break."""
_NARROW = 9
"""Columns whose cells have at most so many characters are not wrapped."""
_CLASSES = {"left": "", "right": ' class="r"', "center": ' class="c"', "narrow": ' class="n"'}


def html_table(table: Table, document: Document, linked: set[int]) -> str:
    """Return the table; each value with an explanation links to it and shows it on hover.

    The first of those with the same explanation is where the explanation leads back to; `linked` are the numbers
    of explanations that have one already, here or in tables before, and is added to.
    """
    cards = len(table.columns) > _PLAIN and len(table.rows) <= MOST_CARDS
    titles = [escape(column.title) for column in table.columns]
    labels = [f' data-label="{title}"' if cards else "" for title in titles]
    aligned = [_CLASSES[kind] for kind in _kinds(table, document)]
    opened = [f"<td{css}{label}>" for css, label in zip(aligned, labels, strict=True)]
    opened[0] = f'<th scope="row"{aligned[0]}>'
    heads = "".join([f'<th scope="col"{css}>{title}</th>' for css, title in zip(aligned, titles, strict=True)])
    kind = ("cards" if cards else "long") + (" short" if len(table.rows) <= _SHORT else "")
    caption = escape(table.caption)
    start = f'<div class="table" role="region" tabindex="0" aria-label="{caption}"><table class="{kind}">'
    parts = [f"{start}<caption>{caption}</caption><thead><tr>{heads}</tr></thead><tbody>\n"]
    parts += [_row(row, opened, document, linked) for row in table.rows]
    parts.append("</tbody>")
    if table.total is not None:
        parts.append(f"<tfoot>{_row(table.total, opened, document, linked)}</tfoot>")
    parts.append("</table></div>")
    return "".join(parts)


def _kinds(table: Table, document: Document) -> list[str]:
    """Return how each column stands: its alignment, or `narrow` where its text is short."""
    return [
        "narrow"
        if column.align == "left" and all(len(document.written(row[place].value)) <= _NARROW for row in table.rows)
        else column.align
        for place, column in enumerate(table.columns)
    ]


def _row(row: Row, opened: Sequence[str], document: Document, linked: set[int]) -> str:
    first, *others = [_cell(cell, document, linked) for cell in row]
    cells = "</td>".join([start + text for start, text in zip(opened[1:], others, strict=True)])
    return f"<tr>{opened[0]}{first}</th>{cells}</td></tr>\n" if others else f"<tr>{opened[0]}{first}</th></tr>\n"


def _cell(cell: Cell, document: Document, linked: set[int]) -> str:
    text = escape(document.written(cell.value))
    if cell.alert:
        text = f'<strong class="alert">{text}</strong>'
    if cell.why is not None:
        number = cell.why
        why = escape(document.footnotes[number - 1].text)
        place = "" if number in linked else f' id="ref-{number}"'
        linked.add(number)
        link = f'<a class="why"{place} href="#why-{number}" title="{why}">'
        text = f"{link}{text}<sup>{number}</sup></a>"
    return f'{text}<span class="weak">{escape(document.frame.weak)}</span>' if cell.weak else text
