"""Chapter 组织架构图: the chart, how to read it, its layers and its widest span."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teamplan.rendering.chart.nodes import chart_nodes
from teamplan.rendering.chart.pages import chart_pages
from teamplan.rendering.document.blocks import Block, OrgChart, Paragraph

if TYPE_CHECKING:
    from teamplan.rendering.view import PlanView


def blocks(view: PlanView) -> tuple[Block, ...]:
    """Return the blocks of the chapter."""
    nodes = chart_nodes(view.plan.positions, view.role_title)
    pages = chart_pages(nodes)
    reading = "读图：一框为一个岗位，「×n」为同岗 n 个编制；虚线框尚无人在岗；「兼」为同一人兼任的其他岗位。"
    if len(pages) > 1:
        reading += f"全图分 {len(pages)} 张：图 1 为总览，其余按部门展开。"
    return (Paragraph(_shape(view)), OrgChart(nodes, pages), Paragraph(reading, "note"))


def _shape(view: PlanView) -> str:
    seats, departments = len(view.plan.positions), len(view.departments)
    if not view.reports:
        return f"团队只有{view.head.title}一个编制，由其承担全部职责。"
    widest = max(view.reports, key=lambda seat: len(view.reports[seat]))
    return (
        f"共 {departments} 个部门、{seats} 个编制、{view.layers} 个层级；"
        f"管理幅度最宽的是{view.seat_title(widest)}，直接下级 {len(view.reports[widest])} 人。"
    )
