"""The organisation chart: nothing overlaps, every text fits its box, and size is no obstacle."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis_profiles import costly
from rendered import PHRASE
from rendering_samples import TITLE_OF, full_plan, large_positions, seat

from teamplan.rendering.chart.layout import (
    BOX_WIDTH,
    DEPARTMENT_SIZE,
    DETAIL_SIZE,
    PADDING,
    TITLE_SIZE,
    Layout,
    layout,
)
from teamplan.rendering.chart.nodes import ChartNode, ChartPage, chart_nodes
from teamplan.rendering.chart.pages import SHEET_LEVELS, SHEET_WIDTH, chart_page, chart_pages
from teamplan.rendering.chart.svg import org_chart_svg
from teamplan.text.em_width import text_width, wrapped

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.slow

SVG = "{http://www.w3.org/2000/svg}"
titles = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)


LAID_OUT = costly(0.5)
"""Every example is a layout of up to sixty boxes."""


@st.composite
def trees(draw: st.DrawFn) -> tuple[ChartNode, ...]:
    """Draw a forest in which parents stand before their children."""
    count = draw(st.integers(1, 60))
    tops = draw(st.integers(1, 3))
    nodes = []
    for place in range(count):
        parent = -1 if place < tops else draw(st.integers(max(0, place - draw(st.integers(1, 60))), place - 1))
        details = tuple(draw(st.lists(titles, max_size=3)))
        department = draw(st.one_of(st.just(""), titles))
        nodes.append(ChartNode(f"n{place}", draw(titles), parent, department, details, draw(st.integers(0, 9))))
    return tuple(nodes)


def breadth_first(nodes: tuple[ChartNode, ...]) -> bool:
    return all(node.parent < place for place, node in enumerate(nodes))


def overlaps(placed: Layout) -> list[tuple[int, int]]:
    """Return pairs of boxes that meet, by a sweep along the longer side of the picture."""
    spans = [((box.x, box.x + BOX_WIDTH), (box.y, box.y + box.height)) for box in placed.boxes]
    if placed.height > placed.width:
        spans = [(down, across) for across, down in spans]
    found: list[tuple[int, int]] = []
    active: list[int] = []
    for place in sorted(range(len(spans)), key=lambda place: spans[place][0]):
        (start, _), (low, high) = spans[place]
        active = [other for other in active if spans[other][0][1] > start]
        found += [(other, place) for other in active if low < spans[other][1][1] and spans[other][1][0] < high]
        active.append(place)
    return found


@LAID_OUT
@given(trees())
def test_boxes_never_meet_and_stay_inside_the_picture(nodes: tuple[ChartNode, ...]) -> None:
    placed = layout(nodes)
    assert not overlaps(placed)
    for node, box in zip(nodes, placed.boxes, strict=True):
        assert box.x >= 0
        assert box.x + BOX_WIDTH <= placed.width + 1e-6
        assert box.y >= 0
        assert box.y + box.height <= placed.height + 1e-6
        if node.parent >= 0:
            above = placed.boxes[node.parent]
            assert box.y >= above.y + above.height


@LAID_OUT
@given(trees())
def test_every_text_fits_its_box(nodes: tuple[ChartNode, ...]) -> None:
    inner = BOX_WIDTH - 2 * PADDING
    for box in layout(nodes).boxes:
        sizes = ((DEPARTMENT_SIZE, box.department), (TITLE_SIZE, box.title), (DETAIL_SIZE, box.details))
        for size, lines in sizes:
            assert all(text_width(line) * size <= inner + 1e-6 for line in lines)


@LAID_OUT
@given(trees())
def test_no_line_runs_through_a_box(nodes: tuple[ChartNode, ...]) -> None:
    placed = layout(nodes)
    for x1, y1, x2, y2 in placed.segments:
        left, right, top, bottom = min(x1, x2), max(x1, x2), min(y1, y2), max(y1, y2)
        for box in placed.boxes:
            crosses = left < box.x + BOX_WIDTH - 1 and right > box.x + 1
            assert not (crosses and top < box.y + box.height - 1 and bottom > box.y + 1)


@LAID_OUT
@given(trees())
def test_the_svg_is_well_formed_and_shows_every_box(nodes: tuple[ChartNode, ...]) -> None:
    root = ET.fromstring(org_chart_svg(chart_page("图", nodes, PHRASE)))  # noqa: S314 - our own text
    assert len(root.findall(f"{SVG}g")) == len(nodes)
    assert root.get("role") == "img"
    assert root.get("aria-label") == f"图，图中 {len(nodes)} 个编制"


@LAID_OUT
@given(trees())
def test_sheets_show_every_box_once_besides_the_heads_of_branches(nodes: tuple[ChartNode, ...]) -> None:
    pages = chart_pages(nodes, PHRASE)
    shown = [node for page in pages for node in page.nodes]
    assert {node.id for node in shown} == {node.id for node in nodes}
    repeated = len(shown) - len(nodes)
    assert repeated == sum(1 for node in shown if any(detail.startswith("见图 ") for detail in node.details))
    for page in pages:
        assert breadth_first(page.nodes)


def test_sheets_of_a_company_are_readable_on_paper() -> None:
    pages = chart_pages(chart_nodes(large_positions(1000), TITLE_OF.__getitem__, PHRASE), PHRASE)
    assert len(pages) > 5
    for page in pages:
        placed = layout(page.nodes)
        assert placed.width <= SHEET_WIDTH
        assert placed.height <= 1400


def test_leaf_seats_with_one_title_are_one_box() -> None:
    nodes = chart_nodes(full_plan().positions, TITLE_OF.__getitem__, PHRASE)
    agents = next(node for node in nodes if node.title == "客服专员 ×3")
    assert agents.vacancies == 2
    assert "缺编 2" in agents.details
    assert sum(node.seats for node in nodes) == 12


def test_vacant_boxes_are_dashed() -> None:
    svg = org_chart_svg(ChartPage("图", (ChartNode("a", "甲", -1, vacancies=1), ChartNode("b", "乙", 0))))
    assert svg.count('class="vacant"') == 1


@pytest.mark.parametrize("shape", ["tree", "path", "flat"])
def test_ten_thousand_boxes(shape: str) -> None:
    shapes: dict[str, Callable[[int], int]] = {
        "tree": lambda n: (n - 1) // 5,
        "path": lambda n: n - 1,
        "flat": lambda _: 0,
    }
    above = shapes[shape]
    nodes = tuple(ChartNode(f"n{n}", f"岗位 {n}", above(n) if n else -1) for n in range(10_000))
    placed = layout(nodes)
    assert len(placed.boxes) == 10_000
    assert not overlaps(placed)
    assert org_chart_svg(ChartPage("图", nodes)).count("<rect") == 10_000


def test_ten_thousand_seats_in_a_line_make_sheets_without_recursion() -> None:
    seats = [seat(1, "general_manager", None)]
    seats += [seat(n, "designer", seats[n - 2].id if n > 2 else seats[0].id) for n in range(2, 3)]
    for n in range(3, 3_001):
        seats.append(seat(n, "designer", seats[-1].id))
    nodes = chart_nodes(seats, TITLE_OF.__getitem__, PHRASE)
    assert len(nodes) == 3_000
    pages = chart_pages(nodes, PHRASE)
    assert sum(len(page.nodes) for page in pages) >= 3_000
    assert len(pages) <= 3_000 / SHEET_LEVELS


def test_nasty_titles_stay_text() -> None:
    svg = org_chart_svg(
        ChartPage('"><script>', (ChartNode("a", "<script>alert(1)</script>", -1, "a&b", ("C#|<1%*_",)),))
    )
    assert "<script" not in svg
    root = ET.fromstring(svg)  # noqa: S314 - our own text
    texts = "".join(root.itertext())
    assert "C#|<1%*_" in texts


@LAID_OUT
@given(titles, st.floats(3, 20), st.integers(1, 4))
def test_wrapping_keeps_width_and_text(text: str, width: float, most: int) -> None:
    lines = wrapped(text, width, most)
    assert len(lines) <= most
    assert all(text_width(line) <= width for line in lines)
    squeezed = re.sub(r"[\s\x00-\x1f\x7f-\x9f]", "", text)
    shown = re.sub(r"\s", "", "".join(lines))
    assert squeezed.startswith(shown.removesuffix("…")) or shown == squeezed
