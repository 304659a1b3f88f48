"""What a person sees at a terminal: tables, pages and trees as wide as the terminal. A pipe never comes here."""

from __future__ import annotations

import shutil
from io import StringIO
from typing import TYPE_CHECKING, TypeVar

from rich.box import SIMPLE_HEAD
from rich.console import Console, Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from teamplan.cli.streams import wants_colour
from teamplan.text.display_width import display_width
from teamplan.text.lines import wrapped
from teamplan.text.visible import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import IO

    from rich.console import OverflowMethod, RenderableType

LEAST_WIDTH = 40
"""Columns that are used even where a terminal claims to have fewer."""

_LEAST_COLUMN = 8
"""Columns of text below which a cut column says nothing."""
_GAP = 3
"""Columns of text between two columns of a table."""

_STYLES = {"title": "bold cyan", "key": "bold", "note": "dim", "plain": ""}
"""Role of a line of the summary → how it looks."""

T = TypeVar("T")


def console(file: IO[str]) -> Console:
    """Return a console that draws to `file` for a terminal, in colour where that is wanted."""
    return Console(
        file=file,
        force_terminal=True,
        color_system="auto" if wants_colour() else None,
        width=width(),
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )


def width() -> int:
    """Return the columns of the terminal."""
    return max(LEAST_WIDTH, shutil.get_terminal_size().columns)


def draw_table(headings: Sequence[str], rows: Iterable[Sequence[str]], title: str = "") -> str:
    """Return a table; columns on the right that have no room are cut, then left out."""
    cells = [[visible(cell) for cell in row] for row in rows]
    shown = _columns_with_room(headings, cells)
    table = Table(box=SIMPLE_HEAD, show_header=any(headings), show_edge=False, pad_edge=False, header_style="bold")
    for place, heading in enumerate(headings[:shown]):
        table.add_column(_seen(heading), style="cyan" if place == 0 else "", no_wrap=place < shown - 1)
    for row in cells:
        table.add_row(*(_seen(cell, overflow="ellipsis") for cell in row[:shown]))
    return _drawn(*([_seen(title, "bold")] if title else []), table)


def draw_lines(lines: Iterable[tuple[str, str]]) -> str:
    """Return lines that fit already, each in the style of its role."""
    return _drawn(*(_seen(text, _STYLES[role], overflow="ignore") for text, role in lines))


def _columns_with_room(headings: Sequence[str], cells: Sequence[Sequence[str]]) -> int:
    """Return how many columns fit beside one another, the last one cut if need be; two at least."""
    used = 0
    for place, heading in enumerate(headings):
        wide = max(display_width(text) for text in (heading, *(row[place] for row in cells)))
        if place >= 2 and used + min(wide, _LEAST_COLUMN) > width():
            return place
        used += wide + _GAP
    return len(headings)


def draw_facts(pages: Iterable[tuple[str, Sequence[tuple[str, str]]]]) -> str:
    """Return pages, each a heading and facts with their labels, one below the other."""
    parts: list[RenderableType] = []
    for heading, facts in pages:
        if parts:
            parts.append(Text())
        parts.append(_seen(heading, "bold"))
        parts.append(Padding.indent(_grid(facts), 2))
    return _drawn(*parts)


def _grid(facts: Sequence[tuple[str, str]]) -> Table:
    labels = max((display_width(label) for label, _ in facts), default=0)
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="cyan", no_wrap=True)
    room = max(10, width() - labels - 6)
    for label, value in facts:
        grid.add_row(_seen(label), _seen("\n".join(wrapped(value, room))))
    return grid


def draw_tree(
    head: tuple[str, str],
    tops: Sequence[T],
    below: Callable[[T], Sequence[T]],
    label: Callable[[T], str],
    remarks: Iterable[str],
) -> str:
    """Return a tree below its heading and summary, and remarks beneath it."""
    heading, summary = head
    parts: list[RenderableType] = [_seen(heading, "bold"), Text(), *_wrapped(summary), Text()]
    for top in tops:
        tree = Tree(_seen(label(top), "bold"), guide_style="dim")
        _grow(tree, top, below, label)
        parts.append(tree)
    for remark in remarks:
        parts += [Text(), *_wrapped(remark)]
    return _drawn(*parts)


def _grow(tree: Tree, item: T, below: Callable[[T], Sequence[T]], label: Callable[[T], str]) -> None:
    for inner in below(item):
        _grow(tree.add(_seen(label(inner))), inner, below, label)


def _wrapped(text: str) -> list[Text]:
    return [_seen(line) for line in wrapped(text, width())]


def _seen(text: str, style: str = "", *, overflow: OverflowMethod | None = None) -> Text:
    """Return text to draw, with nothing unseen in it but its line ends; one that may overflow stays on its line."""
    return Text(visible(text, kept="\n"), style=style, no_wrap=overflow is not None, overflow=overflow)


def _drawn(*parts: RenderableType) -> str:
    """Return the parts as a terminal shows them, without blanks at the ends of lines."""
    drawn = StringIO()
    console(drawn).print(Group(*parts))
    return "".join(f"{line.rstrip()}\n" for line in drawn.getvalue().splitlines())
