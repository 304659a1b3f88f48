"""The summary of a document as lines of a terminal, each with the role that it plays."""

from collections.abc import Iterator
from operator import attrgetter
from typing import NamedTuple

from teamplan.rendering.document.blocks import Block, Bullets, Document, Paragraph, Tree
from teamplan.text.lines import COLUMNS, fitted, wrapped
from teamplan.text.tree import branches


class Line(NamedTuple):
    """A line, and what it is: `title`, `plain`, `note` or `key`."""

    text: str
    role: str


def summary_text(document: Document, columns: int = COLUMNS) -> str:
    """Return what a person sees first, in lines of at most `columns`."""
    return "".join(f"{line.text}\n" for line in summary_lines(document, columns))


def summary_lines(document: Document, columns: int) -> list[Line]:
    """Return the same lines with the role of each, for a terminal of `columns`."""
    lines: list[Line] = []
    for place, section in enumerate(document.summary):
        lines += [Line("", "plain")] if place else []
        lines.append(Line(fitted(section.title, columns), "title"))
        for block in section.blocks:
            lines += _block(block, columns)
    return lines


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
        for branch, first, rest in branches(block.tops, attrgetter("below")):
            for text in wrapped(f"{first}{branch.text}", columns, rest):
                yield Line(text, "plain")
