"""The organisation chart as SVG: one self-contained picture with no script and no outside font."""

from html import escape

from teamplan.rendering.chart.layout import (
    BOX_WIDTH,
    DEPARTMENT_LINE,
    DEPARTMENT_SIZE,
    DETAIL_LINE,
    DETAIL_SIZE,
    PADDING,
    TITLE_LINE,
    TITLE_SIZE,
    Box,
    Segment,
    layout,
)
from teamplan.rendering.chart.nodes import ChartNode, ChartPage
from teamplan.text.visible import visible

FONTS = '"Noto Sans CJK SC","Source Han Sans SC","PingFang SC","Microsoft YaHei",sans-serif'
_MARGIN = 4
_LIGHT = ("#1f4e79", "#0f766e", "#9a5b13", "#7c3a8c", "#a3323f", "#4d6b1f", "#3d4f9f", "#7a4a2b")
_DARK = ("#8ab8e6", "#6fd0c5", "#e5b26b", "#cf9fdc", "#f0949e", "#b3d17c", "#a8b5f5", "#d8ab8c")


def org_chart_svg(page: ChartPage, *, style: bool = True) -> str:
    """Return the chart of `page`; without `style` where the document holds `org_chart_style()` already."""
    placed = layout(page.nodes)
    width, height = placed.width + 2 * _MARGIN, placed.height + 2 * _MARGIN
    label = _text(page.label)
    size = f'width="{width}" height="{height}" viewBox="-{_MARGIN} -{_MARGIN} {width} {height}"'
    named = f'class="org-chart" xmlns="http://www.w3.org/2000/svg" role="img" aria-label="{label}"'
    parts = [f"<svg {named} {size} font-family='{FONTS}'><title>{label}</title>"]
    if style:
        parts.append(f"<style>{org_chart_style()}</style>")
    if placed.segments:
        parts.append(f'<path d="{"".join(map(_segment, placed.segments))}"/>')
    parts += map(_drawn, page.nodes, placed.boxes)
    return "".join([*parts, "</svg>"])


def org_chart_style() -> str:
    """Return the style sheet of the chart, for light and dark backgrounds."""
    return (
        ".org-chart path{fill:none;stroke:#8a94a3;stroke-width:1.2}"
        ".org-chart .vacant{stroke-dasharray:5 3}"
        f".org-chart text{{font-style:normal;font-size:{DETAIL_SIZE}px;fill:#4b5563}}"
        f".org-chart .name{{font-size:{TITLE_SIZE}px;font-weight:700;fill:#1b2430}}"
        f".org-chart .dept{{font-size:{DEPARTMENT_SIZE}px}}"
        f"{_tints(_LIGHT, '#ffffff')}"
        "@media screen and (prefers-color-scheme:dark){.org-chart text{fill:#b4bdc9}.org-chart .name{fill:#eef2f7}"
        f"{_tints(_DARK, '#171c24')}}}"
    )


def _tints(colours: tuple[str, ...], ground: str) -> str:
    return "".join(
        f".org-chart .d{place} rect{{stroke:{colour};fill:{_mixed(colour, ground)}}}"
        f".org-chart .d{place} .dept{{fill:{colour}}}"
        for place, colour in enumerate(colours)
    )


def _mixed(colour: str, ground: str) -> str:
    """Return the ground with a tenth of the colour in it."""
    channels = (round(int(colour[i : i + 2], 16) * 0.1 + int(ground[i : i + 2], 16) * 0.9) for i in (1, 3, 5))
    return "#" + "".join(f"{channel:02x}" for channel in channels)


def _segment(segment: Segment) -> str:
    x1, y1, x2, y2 = segment
    return f"M{x1} {y1}V{y2}" if x1 == x2 else f"M{x1} {y1}H{x2}"


def _drawn(node: ChartNode, box: Box) -> str:
    x, y, height, department, title, details = box
    vacant = ' class="vacant"' if node.vacant else ""
    drawn = (
        f'<g class="d{node.tint % len(_LIGHT)}">'
        f'<rect{vacant} x="{x}" y="{y}" width="{BOX_WIDTH}" height="{height}" rx="5"/>'
    )
    if any(line[-1] == "…" for line in title + details):
        drawn += f"<title>{_text('，'.join((node.title, *node.details)))}</title>"
    left, y = x + PADDING, y + 8
    for lines, css, baseline, step in (
        (department, ' class="dept"', 11, DEPARTMENT_LINE),
        (title, ' class="name"', 14, TITLE_LINE),
        (details, "", 12, DETAIL_LINE),
    ):
        for line in lines:
            drawn += f'<text{css} x="{left}" y="{y + baseline}">{_text(line)}</text>'
            y += step
    return drawn + "</g>"


def _text(text: str) -> str:
    return escape(visible(text, kept="\t\n"))
