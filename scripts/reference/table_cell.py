"""Text for a cell of a Markdown table."""

from __future__ import annotations


def escaped(text: str) -> str:
    """Return `text` for a table cell."""
    return text.replace("|", "\\|")
