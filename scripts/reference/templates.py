"""The document templates: their blocks, their filters, the formats of a document."""

from __future__ import annotations

import re

from jinja2 import Environment
from teamplan.rendering.formats.environment import template_environment
from teamplan.rendering.formats.template_folders import TemplateFolders
from teamplan.rendering.proposal import CHAPTERS

from teamplan.rendering.formats.registry import FORMATS

from .docstrings import first_paragraphs
from .repository import ROOT
from .table_cell import escaped

BLOCK = re.compile(r"{%-? block (\w+)")

CATALOG_FILTERS = {
    "html_table": "`table | html_table(proposal.reasons)`: a `Table` as HTML; values with a reason link to it.",
    "org_chart_svg": "`page | org_chart_svg(false)`: a `ChartPage` as SVG; `false` leaves its style sheet out.",
}
"""Filters that are wrapped before they are registered, so that their docstring is out of reach."""


def block_table() -> str:
    """Return the blocks of both documents, in order, with the chapter that each holds."""
    folder = ROOT / "templates/documents"
    blocks = {
        kind: BLOCK.findall((folder / f"proposal.{kind}.j2").read_text(encoding="utf-8")) for kind in ("md", "html")
    }
    titles = {key: title for key, title, _, _ in CHAPTERS}
    lines = ["| block | chapter | Markdown | HTML |", "| --- | --- | --- | --- |"]
    for name in dict.fromkeys((*blocks["html"], *blocks["md"])):
        marks = " | ".join("yes" if name in blocks[kind] else "—" for kind in ("md", "html"))
        lines.append(f"| `{name}` | {titles.get(name, '—')} | {marks} |")
    return "\n".join(lines) + "\n"


def filter_table() -> str:
    """Return the filters and globals that the program adds to Jinja2's own."""
    ours = template_environment(TemplateFolders(ROOT / "templates/documents"))
    lines = ["| filter | what it does |", "| --- | --- |"]
    for name in sorted(set(ours.filters) - set(Environment().filters)):  # noqa: S701 - nothing is rendered
        text = CATALOG_FILTERS.get(name) or first_paragraphs(ours.filters[name])
        lines.append(f"| `{name}` | {escaped(text)} |")
    extra = sorted(set(ours.globals) - set(Environment().globals))  # noqa: S701 - nothing is rendered
    lines += [f"| `{name}` (a variable) | Style sheet of the organisation chart, for HTML. |" for name in extra]
    return "\n".join(lines) + "\n"


def format_table() -> str:
    """Return the formats of a document."""
    lines = ["| format | suffix | what |", "| --- | --- | --- |"]
    return "\n".join([*lines, *(f"| `{name}` | `{it.suffix}` | {it.title} |" for name, it in FORMATS.items())]) + "\n"
