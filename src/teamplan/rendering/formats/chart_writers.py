"""The formats that are the organisation chart alone, whole and on one sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teamplan.rendering.chart.mermaid import mermaid
from teamplan.rendering.chart.nodes import ChartPage
from teamplan.rendering.chart.svg import org_chart_svg
from teamplan.rendering.document.blocks import OrgChart, Proposal

if TYPE_CHECKING:
    from teamplan.rendering.formats.template_folders import TemplateFolders


def svg(proposal: Proposal, _folders: TemplateFolders) -> str:
    """Return the chart as an SVG file."""
    return org_chart_svg(_whole(proposal)) + "\n"


def flowchart(proposal: Proposal, _folders: TemplateFolders) -> str:
    """Return the chart as a Mermaid file."""
    return mermaid(_whole(proposal)) + "\n"


def _whole(proposal: Proposal) -> ChartPage:
    chapter = proposal.chapter("structure")
    charts = [block for block in (chapter.blocks if chapter else ()) if isinstance(block, OrgChart)]
    return ChartPage(f"{proposal.title}：组织架构图", charts[0].nodes)
