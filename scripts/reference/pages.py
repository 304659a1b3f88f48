"""The pages in docs/ and the generated parts in them."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from .commands import command_pages
from .constants import constant_table
from .file_keys import all_fields, format_pages
from .grades import grade_table
from .meanings import MEANINGS, written_meanings
from .reader_findings import reader_pages
from .repository import DOCS
from .rooms import room_table
from .rules import rule_pages
from .template_calls import call_table, chapter_table, look_table
from .template_variables import (
    all_variables,
    column_options,
    document_pages,
    quantity_table,
    reader_page,
    view_pages,
)
from .templates import filter_table, format_table, look_filter_table
from .vocabulary import vocabulary
from .wording_keys import phrase_table, reason_table, term_table

PART = re.compile(r"(<!-- generated: ([a-z-]+) -->\n).*?(<!-- /generated -->)", re.DOTALL)

PARTS: dict[str, Callable[[], str]] = {
    "formats": format_pages,
    "vocabulary": vocabulary,
    "rooms": room_table,
    "rules": rule_pages,
    "reader-findings": reader_pages,
    "calls": call_table,
    "columns": column_options,
    "chapters": chapter_table,
    "filters": filter_table,
    "view": view_pages,
    "reader": reader_page,
    "quantities": quantity_table,
    "looks": look_table,
    "look-filters": look_filter_table,
    "document": document_pages,
    "reasons": reason_table,
    "phrases": phrase_table,
    "terms": term_table,
    "document-formats": format_table,
    "constants": constant_table,
    "grades": grade_table,
    "commands": command_pages,
}
"""Name of a generated part → what makes it."""


def pages() -> list[Path]:
    """Return the pages that have generated parts."""
    found = sorted(DOCS.glob("*.md"))
    return [path for path in found if PART.search(path.read_text(encoding="utf-8"))]


def renewed(text: str) -> str:
    """Return a page with its generated parts made anew; raises StaleError."""
    return PART.sub(lambda match: f"{match[1]}\n{PARTS[match[2]]().rstrip()}\n\n{match[3]}", text)


def problems() -> list[str]:
    """Return what is wrong with the lists that the pages are made from."""
    gone = sorted(set(written_meanings()["fields"]) - all_fields())
    gone += sorted(set(written_meanings()["variables"]) - all_variables())
    found = [f"{MEANINGS.name}: no such key: {name}" for name in gone]
    used = {match[2] for path in pages() for match in PART.finditer(path.read_text(encoding="utf-8"))}
    return found + [f"no page has the generated part {name!r}" for name in sorted(set(PARTS) - used)]
