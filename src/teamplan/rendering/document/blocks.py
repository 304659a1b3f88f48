"""The document as data: chapters, sections and blocks that know no format.

Writers walk `Document.chapters`; each block says what it is through `kind`. A cell of a table is a
quantity or words: how a quantity is written is the format's business.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple

from teamplan.model.quantity import Quantity
from teamplan.rendering.audience import Audience
from teamplan.rendering.chart.nodes import ChartNode, ChartPage

Align = Literal["left", "right", "center"]


class Explanation(NamedTuple):
    """Why a number is what it is; `key` tells one from another, however often it is shown."""

    key: str
    title: str
    text: str


class Cell(NamedTuple):
    """A quantity or words, and what there is to say about it."""

    value: Quantity | str
    why: int | None = None
    """Number of the footnote that explains the value."""
    weak: bool = False
    """The value rests on a weak source: writers mark it."""
    alert: bool = False
    """The value needs attention, such as an overload."""


Row = tuple[Cell, ...]


class Column(NamedTuple):
    """Heading and alignment of a table column."""

    title: str
    align: Align = "left"


class Table(NamedTuple):
    """A table; `total` is the row that ties out, if there is one."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    total: Row | None = None
    kind: Literal["table"] = "table"


class Paragraph(NamedTuple):
    """Running text; `note` is a remark in small print, `key` the sentence to remember."""

    text: str
    style: Literal["plain", "note", "key"] = "plain"
    kind: Literal["paragraph"] = "paragraph"


class Bullets(NamedTuple):
    """A list, with a label in front where it has one."""

    items: tuple[str, ...]
    label: str = ""
    ordered: bool = False
    kind: Literal["bullets"] = "bullets"


class Facts(NamedTuple):
    """Pairs of a name and a value."""

    pairs: tuple[tuple[str, str], ...]
    kind: Literal["facts"] = "facts"


class OrgChart(NamedTuple):
    """The organisation chart, cut into pages that stay readable on A4."""

    nodes: tuple[ChartNode, ...]
    pages: tuple[ChartPage, ...]
    """The chart cut into sheets."""
    whole: ChartPage
    """The chart on one sheet, for a file of its own."""
    kind: Literal["chart"] = "chart"


class Branch(NamedTuple):
    """One line of a tree and what hangs below it."""

    text: str
    below: tuple[Branch, ...] = ()


class Tree(NamedTuple):
    """Lines that hang below one another."""

    tops: tuple[Branch, ...]
    kind: Literal["tree"] = "tree"


Block = Table | Paragraph | Bullets | Facts | OrgChart | Tree


class Section(NamedTuple):
    """A section or sub-section; `number` is `（一）` or `1.`."""

    title: str
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()
    key: str = ""
    number: str = ""


class Chapter(NamedTuple):
    """A chapter; `key` is its anchor, `number` is `一、`."""

    key: str
    title: str
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()
    number: str = ""


class Footnote(NamedTuple):
    """An explanation with the number that refers to it."""

    number: int
    title: str
    text: str

    @property
    def key(self) -> str:
        """Anchor of the footnote."""
        return f"why-{self.number}"


class Frame(NamedTuple):
    """The words around the chapters: cover, contents, footnotes, and what stands at the end."""

    edition: str = ""
    """Kind of document, above the title."""
    label: str = ""
    """Name of the edition: for whom it is."""
    signatures: tuple[str, ...] = ()
    """Who signs."""
    date: str = ""
    contents: str = ""
    footnotes: str = ""
    back: str = ""
    """Where the link of a footnote leads."""
    skip: str = ""
    """Link over the contents, for those who listen."""
    weak: str = ""
    """Mark of a value that rests on a weak source."""
    colon: str = ": "
    """Stands between a name and its value."""
    aside: str = " ({text})"
    """How a remark stands behind what it is about."""
    stop: str = ". "
    """Ends a sentence."""
    table_number: str = "{n}. "
    """How tables are numbered, where a format numbers them."""
    made_by: str = ""
    reproducible: str = ""
    chapter_number: str = "{n}. "
    """How chapters are numbered: `{n}` in digits, `{han}` in Chinese characters."""
    section_number: str = "{n}. "
    item_number: str = "{n}."


class Document(NamedTuple):
    """The whole document for one audience."""

    title: str
    language: str
    audience: Audience
    version: str
    cover: tuple[tuple[str, str], ...]
    chapters: tuple[Chapter, ...]
    footnotes: tuple[Footnote, ...] = ()
    frame: Frame = Frame()
    summary: tuple[Section, ...] = ()
    """What a person at a terminal sees first."""
    written: Callable[[Quantity | str], str] = str
    """How quantities are written in the language of the document."""

    def chart(self) -> OrgChart:
        """Return the organisation chart; raises LookupError where the document has none."""
        for block in self.blocks():
            if isinstance(block, OrgChart):
                return block
        message = "the document has no organisation chart"
        raise LookupError(message)

    def blocks(self) -> Iterator[Block]:
        """Yield every block of the chapters, in reading order."""
        for chapter in self.chapters:
            yield from _blocks(chapter)


def _blocks(part: Chapter | Section) -> Iterator[Block]:
    yield from part.blocks
    for inner in part.sections:
        yield from _blocks(inner)
