"""The summary of a document as lines of a terminal, each with the role that it plays."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from teamplan.rendering.document.blocks import Bullets, Paragraph, Tree
from teamplan.text.lines import fitted, wrapped
from teamplan.text.tree import branches

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

    from teamplan.rendering.document.blocks import Block, Branch, Document

COLUMNS = 80
_STYLES = {"title": "bold cyan", "key": "bold", "note": "dim", "plain": ""}


class Line(NamedTuple):
    """A line, and what it is: `title`, `plain`, `note` or `key`."""

    text: str
    role: str


def summary_text(document: Document, columns: int = COLUMNS) -> str:
    """Return what a person sees first, in lines of at most `columns`."""
    return "".join(f"{line.text}\n" for line in _lines(document, columns))


def draw_summary(document: Document, stream: TextIO) -> None:
    """Draw the same lines at a terminal, as wide as it is and in its colours."""
    from rich.console import Console  # noqa: PLC0415 - only a terminal draws
    from rich.text import Text  # noqa: PLC0415 - the same

    console = Console(file=stream)
    for line in _lines(document, max(40, console.width)):
        console.print(Text(line.text, style=_STYLES[line.role]), soft_wrap=True)


def _lines(document: Document, columns: int) -> Iterator[Line]:
    for place, section in enumerate(document.summary):
        if place:
            yield Line("", "plain")
        yield Line(fitted(section.title, columns), "title")
        for block in section.blocks:
            yield from _block(block, columns)


def _block(block: Block, columns: int) -> Iterator[Line]:
    if isinstance(block, Paragraph):
        for text in wrapped(f"  {block.text}", columns, "  "):
            yield Line(text, block.style)
    elif isinstance(block, Bullets):
        for place, item in enumerate(block.items, 1):
            mark = f"{place}." if block.ordered else "·"
            for text in wrapped(f"  {mark} {item}", columns, " " * (3 + len(mark))):
                yield Line(text, "plain")
    elif isinstance(block, Tree):
        for branch, first, rest in branches(block.tops, _below):
            for text in wrapped(f"{first}{branch.text}", columns, rest):
                yield Line(text, "plain")


def _below(branch: Branch) -> tuple[Branch, ...]:
    return branch.below
