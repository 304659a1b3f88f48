"""The formats of a document: file suffix, and the writer, imported when it is used."""

from collections.abc import Callable
from importlib import import_module
from typing import NamedTuple

from teamplan.rendering.document.blocks import Document
from teamplan.rendering.templating.folders import TemplateFolders

Writer = Callable[[Document, TemplateFolders], bytes]


class Format(NamedTuple):
    """A format: `writer` is `module:function`, taking the document and the folders of templates."""

    suffix: str
    writer: str
    title: str
    comment: str = "<!-- {} -->"
    """How a remark stands in the file, for the seal at its end."""

    def load(self) -> Writer:
        """Import and return the writer."""
        module, function = self.writer.split(":")
        writer: Writer = getattr(import_module(module), function)
        return writer


FORMATS: dict[str, Format] = {
    "md": Format(".md", "teamplan.rendering.formats.markdown:markdown", "Markdown"),
    "html": Format(".html", "teamplan.rendering.formats.html:html", "HTML"),
    "svg": Format(".svg", "teamplan.rendering.formats.chart_writers:svg", "SVG"),
    "mmd": Format(".mmd", "teamplan.rendering.formats.chart_writers:flowchart", "Mermaid", "%% {}"),
}
"""Every format by the name that `--format` takes."""
