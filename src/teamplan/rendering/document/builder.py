"""What a document template calls: each call adds a block to the document that is being built.

A template builds, it does not print: text that stands outside of a block is a mistake. Sections and
chapters without anything in them leave no trace, so a template need not ask before it opens one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol, TypeVar, cast

from teamplan.findings.words import Words
from teamplan.model.quantity import CONFIDENTIAL, Quantity
from teamplan.rendering.audience import Audience
from teamplan.rendering.document.blocks import (
    Block,
    Branch,
    Bullets,
    Chapter,
    Explanation,
    Facts,
    Footnote,
    Frame,
    OrgChart,
    Paragraph,
    Section,
    Table,
    Tree,
)
from teamplan.rendering.document.columns import ColumnSource, cell, filled, heading, totals
from teamplan.rendering.document.running_text import running_text
from teamplan.rendering.phrasing import Phrasing
from teamplan.rendering.templating.problems import BuildError

Body = Callable[[], str] | None
"""What stands within a call block; None for a call without one."""
T = TypeVar("T")
LARGEST_TEXT = 100_000
"""Characters of a paragraph or item."""


class TreeNode(Protocol):
    """Something that other things hang below."""

    @property
    def own(self) -> object:
        """What the line is about."""

    @property
    def below(self) -> Sequence[TreeNode]:
        """What hangs below it."""


def _branch(node: TreeNode, line: Callable[[object], str]) -> Branch:
    return Branch(running_text(line(node.own)), tuple(_branch(lower, line) for lower in node.below))


@dataclass
class _Open:
    """A chapter, section or list that is being filled."""

    blocks: list[Block] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)


class Builder:
    """Collects the blocks of one document; `calls` are the names that templates know."""

    def __init__(self, audience: Audience, phrasing: Phrasing) -> None:
        """Begin an empty document for `audience`."""
        self._audience, self._phrasing = audience, phrasing
        self._open: list[_Open] = []
        self._items: list[list[Any]] = []
        self._numbers: dict[Explanation, int] = {}
        self.chapters: list[Chapter] = []
        self.footnotes: list[Footnote] = []
        self.cover_facts: tuple[tuple[str, str], ...] = ()
        self.frame_words = Frame()
        self.summary_sections: tuple[Section, ...] = ()

    @property
    def calls(self) -> dict[str, Callable[..., object]]:
        """Every call that a template can make."""
        return {
            name: getattr(self, name)
            for name in (
                "chapter", "section", "paragraph", "note", "key", "bullets", "item", "facts", "fact", "table",
                "column", "chart", "tree", "cover", "frame", "summary", "repeat",
            )
        }  # fmt: skip

    def written(self, value: object) -> str:
        """Return a quantity as text; raises BuildError for one that an edition for staff never shows."""
        if isinstance(value, CONFIDENTIAL) and not self._audience.sees_money:
            kind = type(value).__name__
            raise BuildError(Words(f"员工版不显示 {kind}", f"an edition for staff shows no {kind}"))
        return self._phrasing.written(cast("Quantity | str", value))

    def chapter(self, key: str, title: str, caller: Body = None) -> str:
        """Build a chapter of what is built within the call."""
        if self._open:
            raise BuildError(Words(f"章「{key}」写在另一章里", f"chapter {key!r} within another"))
        done = self._filled(caller)
        if done.blocks or done.sections:
            self.chapters.append(Chapter(key, title, tuple(done.blocks), tuple(done.sections)))
        return ""

    def section(self, title: str, key: str = "", caller: Body = None) -> str:
        """Build a section of a chapter, or a sub-section of a section."""
        outer = self._innermost("section")
        done = self._filled(caller)
        if done.blocks or done.sections:
            outer.sections.append(Section(title, tuple(done.blocks), tuple(done.sections), key))
        return ""

    def paragraph(self, text: object = "", caller: Body = None) -> str:
        """Add a paragraph of running text."""
        return self._say(text, caller, "plain")

    def note(self, text: object = "", caller: Body = None) -> str:
        """Add a remark in small print."""
        return self._say(text, caller, "note")

    def key(self, text: object = "", caller: Body = None) -> str:
        """Add the sentence to remember."""
        return self._say(text, caller, "key")

    def bullets(
        self, items: Iterable[object] = (), *, label: str = "", ordered: bool = False, caller: Body = None
    ) -> str:
        """Add a list of `items` and of what `item` adds within the call; an empty one is left out."""
        found = [*(self._text(item, None) for item in items), *self._listed(caller)]
        if found:
            self._add(Bullets(tuple(found), label, ordered))
        return ""

    def item(self, text: object = "", caller: Body = None) -> str:
        """Add an item to the list around it."""
        self._collecting("item").append(self._text(text, caller))
        return ""

    def facts(self, caller: Body = None) -> str:
        """Add pairs of a name and a value, as `fact` gives them within the call."""
        pairs = self._listed(caller)
        if pairs:
            self._add(Facts(tuple(pairs)))
        return ""

    def fact(self, name: str, value: object = "", caller: Body = None) -> str:
        """Add a pair to the facts around it; one without a value is left out."""
        text = self._text(value, caller)
        if text:
            self._collecting("fact").append((name, text))
        return ""

    def column(self, title: str, field: Any, **options: Any) -> ColumnSource:  # noqa: ANN401 - a name or a macro
        """Declare a column: see ColumnSource for the options."""
        return ColumnSource(title, field, **options)

    def table(self, rows: Iterable[object], columns: Sequence[ColumnSource], caption: str, total: str = "") -> str:
        """Add a table with a row for each of `rows`; without rows it is left out.

        `total` is the label of the row that adds up. Columns of money and loads are taken out where the
        reader must not see them.
        """
        facts = list(rows)
        shown = filled(columns, facts, self._phrasing, secret=self._audience.sees_money)
        if facts:
            headings = tuple(heading(source, values) for source, values in shown)
            made = tuple(
                tuple(cell(source, values[place], row, self._number_of) for source, values in shown)
                for place, row in enumerate(facts)
            )
            self._add(Table(caption, headings, made, totals(total, shown) if total else None))
        return ""

    def chart(self, chart: OrgChart) -> str:
        """Add the organisation chart."""
        self._add(chart)
        return ""

    def tree(self, tops: Iterable[TreeNode], line: Callable[[object], str]) -> str:
        """Add lines that hang below one another; the macro `line` words each of them."""
        self._add(Tree(tuple(_branch(top, line) for top in tops)))
        return ""

    def cover(self, caller: Body = None) -> str:
        """Set the facts of the cover."""
        self.cover_facts = tuple(self._listed(caller))
        return ""

    def frame(self, **words: Any) -> str:  # noqa: ANN401 - words and a list of them
        """Set the words around the chapters: see Frame."""
        signatures = tuple(words.pop("signatures", self.frame_words.signatures))
        self.frame_words = Frame(**self.frame_words._asdict() | words | {"signatures": signatures})
        return ""

    def summary(self, caller: Body = None) -> str:
        """Set what a person at a terminal sees first: the sections built within the call."""
        self.summary_sections = tuple(self._filled(caller).sections)
        return ""

    def repeat(self, chapter: str, section: str) -> str:
        """Add the blocks of a section that stands in a chapter: the same sentence, wherever it is read."""
        for built in self.chapters:
            for found in built.sections if built.key == chapter else ():
                if found.key == section:
                    self._innermost("repeat").blocks.extend(found.blocks)
        return ""

    def _filled(self, caller: Body) -> _Open:
        opened = _Open()
        self._open.append(opened)
        self._run(caller)
        self._open.pop()
        return opened

    def _listed(self, caller: Body) -> list[Any]:
        self._items.append([])
        self._run(caller)
        return self._items.pop()

    def _run(self, caller: Body) -> None:
        text = caller().strip() if caller is not None else ""
        if text:
            raise BuildError(outside_of_a_block(text))

    def _say(self, text: object, caller: Body, style: Literal["plain", "note", "key"]) -> str:
        said = self._text(text, caller)
        if said:
            self._add(Paragraph(said, style))
        return ""

    def _text(self, text: object, caller: Body) -> str:
        said = caller() if caller is not None else self.written(text)
        if len(said) > LARGEST_TEXT:
            raise BuildError(Words("一段文字太长", "a text is too long"))
        return running_text(said)

    def _add(self, block: Block) -> None:
        self._innermost(block.kind).blocks.append(block)

    def _innermost(self, what: str) -> _Open:
        return _last(self._open, Words(f"{what} 不在任何一章里", f"{what} outside of a chapter"))

    def _collecting(self, what: str) -> list[Any]:
        return _last(self._items, Words(f"{what} 不在任何列表里", f"{what} outside of a list"))

    def _number_of(self, why: Explanation) -> int:
        number = self._numbers.setdefault(why, len(self.footnotes) + 1)
        if number > len(self.footnotes):
            self.footnotes.append(Footnote(number, why.title, why.text))
        return number


def outside_of_a_block(text: str) -> Words:
    """Return what to say of text that no block holds."""
    return Words(f"块以外有文字：{text[:40]!r}", f"text outside of a block: {text[:40]!r}")


def _last(opened: list[T], otherwise: Words) -> T:
    if not opened:
        raise BuildError(otherwise)
    return opened[-1]
