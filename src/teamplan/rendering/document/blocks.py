"""The proposal as data: chapters, sections and blocks that know no format.

Writers walk `Proposal.chapters`; each block says what it is through `kind`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar, Literal

if TYPE_CHECKING:
    from teamplan.rendering.audience import Audience
    from teamplan.rendering.chart.nodes import ChartNode, ChartPage

Align = Literal["left", "right", "center"]


@dataclass(frozen=True, slots=True)
class Cell:
    """Text of a table cell that carries more than text."""

    text: str
    reason: int | None = None
    """Number of the `Reason` that explains the value."""
    weak: bool = False
    """The value rests on a weak source: writers mark it 「假设」."""
    alert: bool = False
    """The value needs attention, such as an overload."""


Row = tuple[str | Cell, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """Heading and alignment of a table column."""

    title: str
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `total` is the row that ties out, if there is one."""

    kind: ClassVar[str] = "table"
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    total: Row | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; `note` is a remark in small print, `key` the sentence to remember."""

    kind: ClassVar[str] = "paragraph"
    text: str
    style: Literal["plain", "note", "key"] = "plain"


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list, with a label in front where it has one."""

    kind: ClassVar[str] = "bullets"
    items: tuple[str, ...]
    label: str = ""
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """Pairs of a name and a value."""

    kind: ClassVar[str] = "facts"
    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class OrgChart:
    """The organisation chart, cut into pages that stay readable on A4."""

    kind: ClassVar[str] = "chart"
    nodes: tuple[ChartNode, ...]
    """The whole chart."""
    pages: tuple[ChartPage, ...]
    """The chart cut into sheets."""


Block = Table | Paragraph | Bullets | Facts | OrgChart


@dataclass(frozen=True, slots=True)
class Section:
    """A section or sub-section; `number` is `（一）` or `1.`."""

    title: str
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()
    number: str = ""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter; `key` names its block in the templates, `number` is `一`."""

    key: str
    title: str
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()
    number: str = ""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a number is what it is; `number` is what a reference shows."""

    number: int
    title: str
    text: str

    @property
    def key(self) -> str:
        """Anchor of the reason."""
        return f"why-{self.number}"


@dataclass(frozen=True, slots=True)
class Proposal:
    """The whole document for one audience."""

    title: str
    audience: Audience
    version: str
    cover: tuple[tuple[str, str], ...]
    chapters: tuple[Chapter, ...]
    reasons: tuple[Reason, ...] = ()
    _by_key: dict[str, Chapter] = field(default_factory=dict, compare=False, repr=False)

    def __post_init__(self) -> None:
        self._by_key.update((chapter.key, chapter) for chapter in self.chapters)

    def chapter(self, key: str) -> Chapter | None:
        """Return the chapter with this key, or None where it has nothing to say."""
        return self._by_key.get(key)

    def reason(self, number: int) -> Reason:
        """Return the reason with this number."""
        return self.reasons[number - 1]
