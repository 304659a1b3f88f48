"""The filters of document templates and of looks, and the formats of a document."""

from __future__ import annotations

from collections.abc import Callable

from teamplan.rendering import numbers
from teamplan.rendering.formats import markdown
from teamplan.rendering.formats.registry import FORMATS
from teamplan.rendering.phrasing import Phrasing

from .docstrings import first_paragraphs
from .table_cell import escaped

DESCRIBED = {
    "term": "`value | term(kind)`: what the wording calls a term, such as `view.company.stage | term('stage')`.",
    "written": "A quantity as text, to join it with `~`; in a sentence it is written without.",
    "total": "The sum of quantities of one type.",
}
"""Filters whose own docstring is not written for templates."""
HTML = {
    "html_table": "`table | html_table(document)`: a `Table` as HTML; values with an explanation link to it.",
    "org_chart_svg": "`page | org_chart_svg(false)`: a `ChartPage` as SVG; `false` leaves its style sheet out.",
    "org_chart_style": "(a variable) Style sheet of the organisation chart.",
}
"""What `html.j2` sees besides: the filters are closures that have no docstring."""


def filter_table() -> str:
    """Return the filters of chapter templates that the program adds to Jinja2's own."""
    ours: dict[str, Callable[..., object]] = {
        **numbers.FILTERS,
        **{name: getattr(Phrasing, name) for name in ("listed", "distinct", "sentence", "clause")},
    }
    texts = {name: first_paragraphs(function) for name, function in ours.items()} | DESCRIBED
    return _table(texts)


def look_filter_table() -> str:
    """Return the filters of looks, by format."""
    lines = ["| format | filter | what it does |", "| --- | --- | --- |"]
    texts = {"md": {name: first_paragraphs(it) for name, it in markdown.FILTERS.items()}, "html": HTML}
    for kind, described in texts.items():
        lines += [f"| `{kind}` | `{name}` | {escaped(text)} |" for name, text in described.items()]
    return "\n".join(lines) + "\n"


def _table(texts: dict[str, str]) -> str:
    lines = ["| filter | what it does |", "| --- | --- |"]
    return "\n".join([*lines, *(f"| `{name}` | {escaped(texts[name])} |" for name in sorted(texts))]) + "\n"


def format_table() -> str:
    """Return the formats of a document."""
    lines = ["| format | suffix | what |", "| --- | --- | --- |"]
    return "\n".join([*lines, *(f"| `{name}` | `{it.suffix}` | {it.title} |" for name, it in FORMATS.items())]) + "\n"
