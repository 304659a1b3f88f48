"""The formats of a document: file suffix, and the writer, imported when it is used."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from teamplan.rendering.document.blocks import Proposal
from teamplan.rendering.formats.template_folders import TemplateFolders

Writer = Callable[[Proposal, TemplateFolders], str]


@dataclass(frozen=True)
class Format:
    """A format: `writer` is `module:function`, taking the proposal and the template folders."""

    suffix: str
    writer: str
    title: str

    def load(self) -> Writer:
        """Import and return the writer."""
        module, function = self.writer.split(":")
        writer: Writer = getattr(import_module(module), function)
        return writer


FORMATS: dict[str, Format] = {
    "md": Format(".md", "teamplan.rendering.formats.template_writers:markdown", "Markdown"),
    "html": Format(".html", "teamplan.rendering.formats.template_writers:html", "HTML"),
    "svg": Format(".svg", "teamplan.rendering.formats.chart_writers:svg", "组织架构图（SVG）"),
    "mmd": Format(".mmd", "teamplan.rendering.formats.chart_writers:flowchart", "组织架构图（Mermaid）"),
}
"""Every format by the name that `--format` takes."""


def find_format(name: str) -> Format:
    """Return the format called `name`; ValueError lists what there is."""
    found = FORMATS.get(name)
    if found is None:
        message = f"没有格式「{name}」；可用：{'、'.join(FORMATS)}"
        raise ValueError(message)
    return found
