"""The organisation chart as SVG: one self-contained picture with no script and no outside font."""

from __future__ import annotations

import re
from html import escape

from teamplan.rendering.chart_nodes import ChartNode, ChartPage
from teamplan.rendering.org_chart import (
    BOX_WIDTH,
    DEPARTMENT_LINE,
    DEPARTMENT_SIZE,
    DETAIL_LINE,
    DETAIL_SIZE,
    PADDING,
    TITLE_LINE,
    TITLE_SIZE,
    Box,
    Layout,
    Segment,
    layout,
)

FONTS = '"Noto Sans CJK SC","Source Han Sans SC","PingFang SC","Microsoft YaHei",sans-serif'
_MARGIN = 4
_LIGHT = ("#1f4e79", "#0f766e", "#9a5b13", "#7c3a8c", "#a3323f", "#4d6b1f", "#3d4f9f", "#7a4a2b")
_DARK = ("#8ab8e6", "#6fd0c5", "#e5b26b", "#cf9fdc", "#f0949e", "#b3d17c", "#a8b5f5", "#d8ab8c")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")


def org_chart_svg(page: ChartPage, *, style: bool = True) -> str:
    """Return the chart of `page`; without `style` where the document holds `org_chart_style()` already."""
    placed = layout(page.nodes)
    width, height = placed.width + 2 * _MARGIN, placed.height + 2 * _MARGIN
    seats = sum(node.seats for node in page.nodes)
    label = _text(f"{page.title}，图中 {seats} 个编制")
    parts = [
        f'<svg class="org-chart" xmlns="http://www.w3.org/2000/svg" role="img" aria-label="{label}"'
        f' width="{width:g}" height="{height:g}" viewBox="-{_MARGIN} -{_MARGIN} {width:g} {height:g}"'
        f" font-family='{FONTS}'><title>{label}</title>"
    ]
    if style:
        parts.append(f"<style>{org_chart_style()}</style>")
    parts.append(_lines(placed))
    for node, box in zip(page.nodes, placed.boxes, strict=True):
        _draw(node, box, parts)
    parts.append("</svg>")
    return "".join(parts)


def org_chart_style() -> str:
    """Return the style sheet of the chart, for light and dark backgrounds."""
    light = "".join(f".org-chart .d{place}{{color:{colour}}}" for place, colour in enumerate(_LIGHT))
    dark = "".join(f".org-chart .d{place}{{color:{colour}}}" for place, colour in enumerate(_DARK))
    return (
        ".org-chart path{fill:none;stroke:#8a94a3;stroke-width:1.2}"
        ".org-chart .face{fill:#fff}"
        ".org-chart .tint{fill:currentColor;fill-opacity:.08;stroke:currentColor;stroke-width:1.1}"
        ".org-chart .vacant{stroke-dasharray:5 3}"
        f".org-chart text{{font-style:normal;font-size:{DETAIL_SIZE}px;fill:#4b5563}}"
        f".org-chart .name{{font-size:{TITLE_SIZE}px;font-weight:700;fill:#1b2430}}"
        f".org-chart .dept{{font-size:{DEPARTMENT_SIZE}px;fill:currentColor}}"
        f"{light}@media screen and (prefers-color-scheme:dark){{.org-chart .face{{fill:#171c24}}"
        f".org-chart text{{fill:#b4bdc9}}.org-chart .name{{fill:#eef2f7}}.org-chart .dept{{fill:currentColor}}{dark}}}"
    )


def _lines(placed: Layout) -> str:
    return '<path d="' + "".join(map(_segment, placed.segments)) + '"/>' if placed.segments else ""


def _segment(segment: Segment) -> str:
    x1, y1, x2, y2 = segment
    return f"M{x1:g} {y1:g}V{y2:g}" if x1 == x2 else f"M{x1:g} {y1:g}H{x2:g}"


def _draw(node: ChartNode, box: Box, parts: list[str]) -> None:
    x, y, height, department, title, details = box
    vacant = " vacant" if node.vacant else ""
    frame = f'x="{x:g}" y="{y:g}" width="{BOX_WIDTH}" height="{height}" rx="5"'
    parts.append(
        f'<g class="d{node.tint % len(_LIGHT)}"><rect class="face" {frame}/><rect class="tint{vacant}" {frame}/>'
    )
    if _is_cut(node, box):
        parts.append(f"<title>{_text('，'.join((node.title, *node.details)))}</title>")
    left, baseline = x + PADDING, y + 8.0
    for line in department:
        parts.append(f'<text class="dept" x="{left:g}" y="{baseline + 11:g}">{_text(line)}</text>')
        baseline += DEPARTMENT_LINE
    for line in title:
        parts.append(f'<text class="name" x="{left:g}" y="{baseline + 14:g}">{_text(line)}</text>')
        baseline += TITLE_LINE
    for line in details:
        parts.append(f'<text x="{left:g}" y="{baseline + 12:g}">{_text(line)}</text>')
        baseline += DETAIL_LINE
    parts.append("</g>")


def _is_cut(node: ChartNode, box: Box) -> bool:
    return any(lines and lines[-1].endswith("…") for lines in (box.title, box.details)) or len(box.details) > len(
        node.details
    )


def _text(text: str) -> str:
    return escape(_UNPRINTABLE.sub("", text))
