"""The document in GitHub-flavoured Markdown."""

import re
from collections.abc import Callable

from teamplan.rendering.chart.mermaid import mermaid
from teamplan.rendering.document.blocks import Document
from teamplan.rendering.formats.looks import drawn
from teamplan.rendering.formats.markdown_table import markdown_table
from teamplan.rendering.formats.markdown_text import anchor, inline, paragraph
from teamplan.rendering.templating.folders import TemplateFolders

_BLANK_LINES = re.compile(r"\n{3,}")
FILTERS: dict[str, Callable[..., object]] = {
    "md": inline, "md_paragraph": paragraph, "md_table": markdown_table, "anchor": anchor, "mermaid": mermaid,
}  # fmt: skip


def markdown(document: Document, folders: TemplateFolders) -> bytes:
    """Return the document; footnotes explain the numbers, Mermaid draws the chart."""
    text = drawn(folders, "md", document, FILTERS)
    return (_BLANK_LINES.sub("\n\n", text).strip() + "\n").encode()
