"""Documents: well formed, without markup that came from a value, without signs that nobody sees."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from xml.parsers import expat

from inputs.nasty import MARK
from markdown_it import MarkdownIt
from surface import demand

UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)
_VOID = {"meta", "br", "link", "img", "hr", "input", "col", "path", "rect"}
_SCRIPTED = re.compile(r"\s*(?:javascript|data|vbscript):", re.IGNORECASE)
_NO_ICON = "data:,"
"""Keeps a browser from asking for an icon."""
_OUTSIDE = re.compile(r"\s*(?:https?:)?//", re.IGNORECASE)
MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
_OWN_MARKUP = re.compile(r'<br>|<a id="[^"<>]*"></a>|</?details>|</?summary>|<!-- [^<>]* -->|</?sup>')
_MERMAID = (
    re.compile(r"flowchart TD|  classDef vacant stroke-dasharray: 5 3|  class [n\d,]+ vacant"),
    re.compile(r'  n\d+\["(?:[^"<>\[\]{}()|\\`]|<br/>)*"\]'),
    re.compile(r"  n\d+ --> n\d+"),
)


def demand_sound(name: str, content: bytes) -> None:
    """Raise FaultError where a document of the format `name` is ill formed or holds what a value brought in."""
    text = content.decode()
    found = UNSEEN.search(text)
    demand(found is None, f"{name}: a sign that nobody sees", found and repr(text[max(0, found.start() - 40) :][:80]))
    {"html": _html, "md": _markdown, "svg": _svg, "mmd": _mermaid}[name](text)


class _Tags(HTMLParser):
    """Follows tags; elements that are open are on a stack."""

    def __init__(self) -> None:
        """Begin with nothing open."""
        super().__init__()
        self.open: list[str] = []
        self.ids: set[str] = set()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Look at one tag."""
        demand(tag not in (MARK, "script", "iframe", "object", "base", "form"), "html: injected element", tag)
        for name, value in attributes:
            demand(name != MARK and not name.startswith("on"), "html: injected attribute", name)
            runs = name in ("href", "src") and value != _NO_ICON and _SCRIPTED.match(value or "")
            demand(not runs, "html: a link that runs", value)
            demand(name != "src" or not _OUTSIDE.match(value or ""), "html: something from elsewhere", value)
            if name == "id":
                demand(value not in self.ids, "html: an id twice", value)
                self.ids.add(value or "")
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Look at one tag that closes itself."""
        self.handle_starttag(tag, attributes)
        if tag not in _VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        """Close the innermost element, which must be this one."""
        demand(self.open and self.open[-1] == tag, "html: a tag that closes nothing", (tag, self.open[-3:]))
        self.open.pop()


def _html(text: str) -> None:
    tags = _Tags()
    tags.feed(text)
    tags.close()
    demand(not tags.open, "html: elements left open", tags.open)


def _markdown(text: str) -> None:
    for token in MARKDOWN.parse(text):
        _no_markup(token.type, token.content)
        for child in token.children or ():
            _no_markup(child.type, child.content)
            link = str(child.attrs.get("href", child.attrs.get("src", "")))
            demand(not _SCRIPTED.match(link), "md: a link that runs", link)
            demand(child.type != "image", "md: a picture", link)


def _no_markup(kind: str, content: str) -> None:
    if kind in ("html_inline", "html_block"):
        left = _OWN_MARKUP.sub("", content)
        demand("<" not in left, "md: injected markup", content[:200])


def _svg(text: str) -> None:
    parser = expat.ParserCreate()

    def start(name: str, attributes: dict[str, str]) -> None:
        demand(name in ("svg", "title", "style", "path", "g", "rect", "text"), "svg: injected element", name)
        demand(MARK not in attributes, "svg: injected attribute", attributes)

    parser.StartElementHandler = start
    try:
        parser.Parse(text, True)  # noqa: FBT003 - the only way to say that it is the end
    except expat.ExpatError as error:
        demand(truth=False, kind="svg: not well formed", detail=error)


def _mermaid(text: str) -> None:
    for line in text.splitlines():
        known = line.startswith("%% teamplan") or any(shape.fullmatch(line) for shape in _MERMAID)
        demand(known, "mmd: a line that no chart has", line[:200])
