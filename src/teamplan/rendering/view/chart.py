"""The organisation chart of a plan, worded."""

from teamplan.rendering.document.blocks import OrgChart
from teamplan.rendering.view.index import PlanIndex


def org_chart(index: PlanIndex) -> OrgChart:
    """Return the organisation chart, whole and cut into sheets."""
    from teamplan.rendering.chart.nodes import chart_nodes
    from teamplan.rendering.chart.pages import chart_page, chart_pages

    phrase = index.phrasing.phrase
    nodes = chart_nodes(index.plan.positions, index.role_title, phrase)
    title = phrase("chart_of_plan", title=index.phrasing.title(index.plan))
    return OrgChart(nodes, chart_pages(nodes, phrase), chart_page(title, nodes, phrase))
