"""The formats that are the organisation chart alone, whole and on one sheet."""

from teamplan.rendering.chart.mermaid import mermaid
from teamplan.rendering.chart.svg import org_chart_svg
from teamplan.rendering.document.blocks import Document
from teamplan.rendering.templating.folders import TemplateFolders


def svg(document: Document, _folders: TemplateFolders) -> bytes:
    """Return the chart as an SVG file."""
    return f"{org_chart_svg(document.chart().whole)}\n".encode()


def flowchart(document: Document, _folders: TemplateFolders) -> bytes:
    """Return the chart as a Mermaid file."""
    return f"{mermaid(document.chart().whole)}\n".encode()
