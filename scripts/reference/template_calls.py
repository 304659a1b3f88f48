"""What a chapter template calls, and the blocks that it can replace."""

from __future__ import annotations

import inspect
import re

from teamplan.rendering.document.builder import Builder

from .docstrings import first_paragraphs
from .repository import ROOT
from .table_cell import escaped

DOCUMENTS = ROOT / "templates/documents/zh"
LOOKS = ROOT / "templates/looks"
BLOCK = re.compile(r"{%-? block (\w+)")
COMMENT = re.compile(r"\A{#-? (.*?) -?#}", re.DOTALL)
CHAPTER = re.compile(r'{% call chapter\("(\w+)", "(.*?)"\)')


def call_table() -> str:
    """Return the calls of a template, in the order in which the builder lists them."""
    lines = ["| call | what it does |", "| --- | --- |"]
    for name in Builder(None, None).calls:  # type: ignore[arg-type] - nothing is built
        text = first_paragraphs(getattr(Builder, name))
        lines.append(f"| `{name}{_arguments(name)}`{_within(name)} | {escaped(text)} |")
    return "\n".join(lines) + "\n"


def _arguments(name: str) -> str:
    shown = []
    for argument in list(inspect.signature(getattr(Builder, name)).parameters.values())[1:]:
        if argument.name == "caller":
            continue
        if argument.kind is argument.VAR_KEYWORD:
            shown.append(f"{argument.name}=…")
        elif argument.default is argument.empty or argument.default in ("", ()):
            shown.append(argument.name)
        else:
            shown.append(f"{argument.name}={str(argument.default).lower()}")
    return f"({', '.join(shown)})"


def _within(name: str) -> str:
    return ", `{% call %}`" if "caller" in inspect.signature(getattr(Builder, name)).parameters else ""


def chapter_table() -> str:
    """Return each template of a document with the blocks that it can replace."""
    lines = ["| template | chapter | blocks |", "| --- | --- | --- |"]
    order = BLOCK_ORDER.findall((DOCUMENTS / "document.j2").read_text(encoding="utf-8"))
    names = ["document.j2", *order]
    names += sorted({path.name for path in DOCUMENTS.glob("*.j2")} - set(names))
    for name in names:
        text = (DOCUMENTS / name).read_text(encoding="utf-8")
        chapter = CHAPTER.search(text)
        titled = f"`{chapter[1]}` {chapter[2]}" if chapter else "—"
        blocks = ", ".join(f"`{block}`" for block in BLOCK.findall(text)) or "—"
        lines.append(f"| `{name}` | {titled} | {blocks} |")
    return "\n".join(lines) + "\n"


BLOCK_ORDER = re.compile(r'{% include "(\w+\.j2)" %}')


def look_table() -> str:
    """Return the templates of every look with their blocks."""
    lines = ["| template | blocks |", "| --- | --- |"]
    for path in sorted(LOOKS.rglob("*.*")):
        blocks = BLOCK.findall(path.read_text(encoding="utf-8"))
        shown = ", ".join(f"`{block}`" for block in blocks) or "—"
        lines.append(f"| `{path.relative_to(LOOKS).as_posix()}` | {shown} |")
    return "\n".join(lines) + "\n"
