"""The chart to the last unit: where boxes and lines stand, what is drawn, and how it is cut into sheets."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from odd_plans import odd_positions
from rendered import PHRASE
from rendering_samples import TITLE_OF, large_positions, seat, small_positions

from teamplan.model.terms import Employment
from teamplan.rendering.chart import pages
from teamplan.rendering.chart.layout import layout
from teamplan.rendering.chart.mermaid import mermaid
from teamplan.rendering.chart.nodes import ChartNode, ChartPage, chart_nodes, children, superior_indexes
from teamplan.rendering.chart.pages import chart_page, chart_pages
from teamplan.rendering.chart.svg import org_chart_style, org_chart_svg


def tree(*parents: int) -> tuple[ChartNode, ...]:
    """Return boxes of one line each, by the place of the box above."""
    return tuple(ChartNode(f"n{place}", f"岗位{place}", parent) for place, parent in enumerate(parents))


LONG = "负责全渠道店铺日常运营与大型促销活动策划执行的高级运营经理兼项目统筹"
SHAPES: dict[str, tuple[ChartNode, ...]] = {
    "nobody": (),
    "one": tree(-1),
    "pair": tree(-1, 0),
    "row of six": tree(-1, *[0] * 6),
    "seven under the top": tree(-1, *[0] * 7),
    "nineteen under the top": tree(-1, *[0] * 19),
    "a lead with one": tree(-1, 0, 1),
    "a lead with two": tree(-1, 0, 1, 1),
    "a lead with seven": tree(-1, 0, *[1] * 7),
    "a lead with eight": tree(-1, 0, *[1] * 8),
    "a lead with forty-five": tree(-1, 0, *[1] * 45),
    "leads beside a leaf": tree(-1, 0, 0, 0, 1, 2, 2),
    "leads beside leaves": tree(-1, 0, 0, *[0] * 5, 1, 2, 2),
    "seven leads beside leaves": tree(-1, *[0] * 7, *[0] * 4, *range(1, 8)),
    "leads with a lead and leaves": tree(-1, 0, 0, 1, 1, 1, 3, 2),
    "two tops": tree(-1, -1, 0, 0, 1),
    "tall leaves": (
        *tree(-1, 0),
        ChartNode("t", "客服", 1, "", ("王芳", "兼：美工")),
        ChartNode("u", "客服", 1, "", ("缺编",)),
        ChartNode("v", "客服", 1),
    ),
    "texts": (
        ChartNode("a", LONG, -1, "总经办", ("王芳", LONG)),
        ChartNode("b", "店长", 0, "运营部与推广部以及设计部", ("缺编",), 9, 2, 2),
        ChartNode("c", "客服", 1, "", (), 2, 3, 1),
        ChartNode("d", "美工", 1, "设计部", ("待招",)),
    ),
}


def placed(nodes: tuple[ChartNode, ...]) -> Iterator[str]:
    found = layout(nodes)
    yield f"{found.width} × {found.height}"
    for node, box in zip(nodes, found.boxes, strict=True):
        lines = " | ".join("/".join(part) for part in (box.department, box.title, box.details))
        yield f"{node.id}: {box.x},{box.y} high {box.height}: {lines}"
    for x1, y1, x2, y2 in found.segments:
        yield f"{x1},{y1} – {x2},{y2}"


@pytest.mark.parametrize("shape", SHAPES)
def test_where_boxes_and_lines_stand_is_the_golden(shape: str, golden: Callable[[str, str], None]) -> None:
    golden(f"rendering/chart/{shape.replace(' ', '-')}.txt", "\n".join([*placed(SHAPES[shape]), ""]))


def sheets(nodes: tuple[ChartNode, ...]) -> Iterator[str]:
    for page in chart_pages(nodes, PHRASE):
        yield f"# {page.title} ({page.label})"
        for node in page.nodes:
            yield f"{node.id} < {page.nodes[node.parent].id if node.parent >= 0 else '-'}: {'，'.join(node.details)}"
        yield ""


POSITIONS = {"small": small_positions(), "odd": odd_positions(), "large": large_positions(90)}


@pytest.mark.parametrize("name", POSITIONS)
def test_the_sheets_are_the_golden(name: str, golden: Callable[[str, str], None]) -> None:
    nodes = chart_nodes(POSITIONS[name], lambda role: TITLE_OF.get(role, role), PHRASE)
    golden(f"rendering/chart/sheets-{name}.txt", "\n".join([*map(str, nodes), "", *sheets(nodes)]))


def branches() -> tuple[ChartNode, ...]:
    """Return a top with three departments, of which the second begins below a lead of the first."""
    return (
        ChartNode("head", "总经理", -1, "总经办"),
        ChartNode("sales", "运营经理", 0, "运营部", seats=2),
        ChartNode("care", "客服经理", 0),
        ChartNode("stock", "仓储经理", 0, "仓储部"),
        ChartNode("design", "设计主管", 1, "设计部"),
        *(ChartNode(f"d{n}", f"美工{n}", 4, seats=n) for n in range(1, 4)),
        *(ChartNode(f"c{n}", f"客服{n}", 2) for n in range(1, 3)),
        *(ChartNode(f"s{n}", f"仓管{n}", 3) for n in range(1, 3)),
        ChartNode("last", "打包", 10),
    )


@pytest.mark.parametrize(
    ("limit", "bounds"),
    [
        ("SHEET_WIDTH", (145, 146, 269, 270, 443, 444, 447, 448, 567, 568, 589, 590)),
        ("_SHEET_HEIGHT", (184, 185, 241, 242, 366, 367)),
        ("SHEET_LEVELS", (1, 2, 3)),
    ],
)
def test_at_which_size_a_sheet_holds_more_is_the_golden(
    limit: str, bounds: tuple[int, ...], golden: Callable[[str, str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    for bound in bounds:
        monkeypatch.setattr(pages, limit, bound)
        told += [f"== {bound}", *sheets(branches())]
    golden(f"rendering/chart/{limit.strip('_').lower().replace('_', '-')}.txt", "\n".join(told))


def test_the_drawing_is_the_golden(golden: Callable[[str, str], None]) -> None:
    page = chart_page("图 <1>", SHAPES["texts"], PHRASE)
    drawn = org_chart_svg(page, style=False)
    golden("rendering/chart/texts.svg", drawn.replace("><", ">\n<") + "\n")
    assert org_chart_svg(page) == drawn.replace("</title>", f"</title><style>{org_chart_style()}</style>", 1)
    assert "<path" not in org_chart_svg(ChartPage("图", SHAPES["one"]))


def test_the_style_for_light_and_dark_is_the_golden(golden: Callable[[str, str], None]) -> None:
    golden("rendering/chart/style.css", org_chart_style().replace("}", "}\n"))


def test_what_no_picture_can_hold_is_seen_to_be_missing() -> None:
    drawn = org_chart_svg(ChartPage("图", (ChartNode("a", "甲\x07\x1b\x7f\ufffe乙<", -1),)))
    assert ">甲\ufffd乙&lt;</text>" in drawn


def test_the_flowchart_is_the_golden(golden: Callable[[str, str], None]) -> None:
    golden("rendering/chart/texts.mmd", mermaid(ChartPage("图", SHAPES["texts"])) + "\n")
    assert "vacant" not in mermaid(ChartPage("图", SHAPES["pair"]))


@pytest.mark.parametrize(
    ("superiors", "above"),
    [
        ({"a": None, "b": "a", "c": "b"}, [-1, 0, 1]),
        ({"a": "gone", "b": "a"}, [-1, 0]),
        ({"a": "a"}, [-1]),
        ({"a": "b", "b": "a"}, [-1, 0]),
        ({"x": "a", "a": "b", "b": "c", "c": "a"}, [1, -1, 3, 1]),
        ({"a": "b", "b": "c", "c": None, "d": "b"}, [1, 2, -1, 1]),
    ],
)
def test_a_chart_of_a_broken_plan_still_has_a_top(superiors: dict[str, str | None], above: list[int]) -> None:
    seats = [seat(place, "designer", superior, id=name) for place, (name, superior) in enumerate(superiors.items(), 1)]
    assert superior_indexes(seats) == above


def test_children_are_listed_below_their_parents() -> None:
    assert children([-1, 0, 0, 2, -1]) == [[1, 2], [], [3], [], []]


def test_seats_are_one_box_where_they_differ_in_nothing_that_shows() -> None:
    head = seat(1, "general_manager", None, incumbent="王芳")
    alike = [seat(place, "designer", head.id, incumbent=name) for place, name in ((2, "甲"), (3, None), (4, "乙"))]
    part_time = seat(5, "designer", head.id, employment=Employment.PART_TIME)
    lead = seat(6, "designer", head.id)
    hats = [{"packer": 1.0, "designer": 0.1}, {"packer": 0.5, "designer": 0.2}, {"packer": 1.0}]
    packers = [seat(place, "packer", lead.id, roles=worn) for place, worn in enumerate(hats, 20)]
    drawn = [
        chart_nodes((head, lead, *some), TITLE_OF.__getitem__, PHRASE)[2].details for some in (packers[:2], packers)
    ]
    assert drawn == [("待招", "兼：电商设计师"), ("待招",)]
    below = seat(7, "packer", lead.id)
    nodes = chart_nodes((head, *alike, part_time, lead, below), TITLE_OF.__getitem__, PHRASE)
    assert [(node.id, node.seats, node.vacancies, node.vacant, node.parent) for node in nodes] == [
        ("general-manager-1", 1, 0, False, -1),
        ("designer-2", 3, 1, False, 0),
        ("designer-5", 1, 1, True, 0),
        ("designer-6", 1, 1, True, 0),
        ("packer-7", 1, 1, True, 3),
    ]
