"""The document as one self-contained HTML file."""

from collections.abc import Callable

from markupsafe import Markup

from teamplan.rendering.chart.svg import org_chart_style, org_chart_svg
from teamplan.rendering.document.blocks import Document
from teamplan.rendering.formats.html_table import html_table
from teamplan.rendering.formats.looks import drawn
from teamplan.rendering.templating.folders import TemplateFolders


def html(document: Document, folders: TemplateFolders) -> bytes:
    """Return the document: no script, no font and no picture from anywhere else."""
    linked: set[int] = set()
    filters: dict[str, Callable[..., object]] = {
        "html_table": lambda table, document: Markup(html_table(table, document, linked)),  # noqa: S704 - escapes every cell
        "org_chart_svg": lambda page, style=True: Markup(org_chart_svg(page, style=style)),  # noqa: S704 - escapes
    }
    style = Markup(org_chart_style())  # noqa: S704 - holds no text of the user's
    text = drawn(folders, "html", document, filters, escape=True, org_chart_style=style)
    return (text.strip() + "\n").encode()
