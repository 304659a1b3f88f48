"""Layout of the organisation chart: boxes by level, leaf seats stacked under their lead, right-angled lines.

Every subtree has its own strip of the width, so no two boxes can meet. All passes are loops over arrays
in which a parent stands before its children: depth costs nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from teamplan.rendering.chart_nodes import ChartNode
from teamplan.rendering.text_width import wrapped

BOX_WIDTH = 128
PADDING = 10
TITLE_SIZE, DETAIL_SIZE, DEPARTMENT_SIZE = 13, 11, 10
TITLE_LINE, DETAIL_LINE, DEPARTMENT_LINE = 18, 15, 15
LEVEL_GAP, SIBLING_GAP, STACK_GAP = 34, 14, 8
INDENT, SPINE = 18, 9
STACK_HEIGHT = 7
"""Leaf seats in one column under a lead."""
TOP_ROW = 6
"""Leaf seats that stand side by side under a top box."""
_TICK = 18


class Box(NamedTuple):
    """A box with its text in lines."""

    x: float
    y: float
    height: int
    department: tuple[str, ...]
    title: tuple[str, ...]
    details: tuple[str, ...]


class Segment(NamedTuple):
    """A horizontal or vertical piece of a line."""

    x1: float
    y1: float
    x2: float
    y2: float


class Layout(NamedTuple):
    """Where everything stands; `boxes` are in the order of the nodes."""

    width: float
    height: float
    boxes: list[Box]
    segments: list[Segment]


class _Branch:
    """The children of one box: those side by side, and the stacked leaves in columns."""

    __slots__ = ("abreast", "centre", "columns", "left", "offsets", "width")

    def __init__(self) -> None:
        self.abreast: list[int] = []
        self.columns: list[list[int]] = []
        self.offsets: list[float] = []
        self.width: float = BOX_WIDTH
        self.centre: float = BOX_WIDTH / 2
        self.left: float = 0.0


def layout(nodes: Sequence[ChartNode]) -> Layout:
    """Return the place of every box and line; a parent must stand before its children."""
    boxes = [_measured(node) for node in nodes]
    branches, depths = _branches(nodes)
    for branch in reversed(branches):
        _widen(branch, branches)
    width = _place(nodes, branches)
    tops, bottoms = _levels(boxes, branches, depths)
    segments: list[Segment] = []
    height = float(bottoms[-1]) if bottoms else 0.0
    for place, branch in enumerate(branches):
        if depths[place] < 0:
            continue
        top = tops[depths[place]]
        boxes[place] = boxes[place]._replace(x=branch.left + branch.centre - BOX_WIDTH / 2, y=top)
        if branch.offsets:
            below = tops[depths[place] + 1]
            height = max(height, _stack(branch, boxes, below))
            _connect(branch, boxes, place, below, branches, segments)
    return Layout(width, height, boxes, segments)


def _measured(node: ChartNode) -> Box:
    inner = BOX_WIDTH - 2 * PADDING
    department = wrapped(node.department, inner / DEPARTMENT_SIZE, 1) if node.department else ()
    title = wrapped(node.title, inner / TITLE_SIZE, 3)
    details: tuple[str, ...] = ()
    for detail in node.details:
        details += wrapped(detail, inner / DETAIL_SIZE, 2)
    lines = len(department) * DEPARTMENT_LINE + len(title) * TITLE_LINE + len(details) * DETAIL_LINE
    return Box(0, 0, lines + 16, department, title, details)


def _branches(nodes: Sequence[ChartNode]) -> tuple[list[_Branch], list[int]]:
    """Return the branch of every node and its depth; a stacked leaf has depth -1."""
    below: list[list[int]] = [[] for _ in nodes]
    depths = [0] * len(nodes)
    for place, node in enumerate(nodes):
        if node.parent >= 0:
            below[node.parent].append(place)
            depths[place] = depths[node.parent] + 1
    branches = [_Branch() for _ in nodes]
    for place, children in enumerate(below):
        if not children:
            continue
        branch = branches[place]
        leaves = [child for child in children if not below[child]]
        columns = _column_count(len(leaves), len(children), top=nodes[place].parent < 0)
        if columns == 0:
            branch.abreast = children
            continue
        branch.abreast = [child for child in children if below[child]]
        branch.columns = _columns(leaves, columns)
        for leaf in leaves:
            depths[leaf] = -1
    return branches, depths


def _column_count(leaves: int, children: int, *, top: bool) -> int:
    """Return in how many columns the leaves are stacked; 0: they stand side by side."""
    if top and leaves == children:
        return 0 if leaves <= TOP_ROW else min(TOP_ROW, -(-leaves // 3))
    if leaves < 2:
        return 0
    return min(TOP_ROW, -(-leaves // STACK_HEIGHT))


def _columns(leaves: list[int], count: int) -> list[list[int]]:
    size, longer = divmod(len(leaves), count)
    columns, start = [], 0
    for column in range(count):
        end = start + size + (column < longer)
        columns.append(leaves[start:end])
        start = end
    return columns


def _widen(branch: _Branch, branches: list[_Branch]) -> None:
    """Set the width of a branch, its centre and the offsets of its children from those of the children."""
    if not branch.abreast and not branch.columns:
        return
    x = 0.0
    anchors: list[float] = []
    for child in branch.abreast:
        branch.offsets.append(x)
        anchors.append(x + branches[child].centre)
        x += branches[child].width + SIBLING_GAP
    for _ in branch.columns:
        branch.offsets.append(x)
        anchors.append(x + SPINE)
        x += INDENT + BOX_WIDTH + SIBLING_GAP
    lone_stack = not branch.abreast and len(branch.columns) == 1
    centre = BOX_WIDTH / 2 if lone_stack else (anchors[0] + anchors[-1]) / 2
    shift = max(0.0, BOX_WIDTH / 2 - centre)
    if shift:
        branch.offsets = [offset + shift for offset in branch.offsets]
    branch.centre = centre + shift
    branch.width = max(x - SIBLING_GAP + shift, branch.centre + BOX_WIDTH / 2)


def _place(nodes: Sequence[ChartNode], branches: list[_Branch]) -> float:
    """Give every branch its left edge, top boxes side by side; return the whole width."""
    x = 0.0
    for node, branch in zip(nodes, branches, strict=True):
        if node.parent < 0:
            branch.left = x
            x += branch.width + 2 * SIBLING_GAP
        for child, offset in zip(branch.abreast, branch.offsets, strict=False):
            branches[child].left = branch.left + offset
    return max(0.0, x - 2 * SIBLING_GAP)


def _levels(boxes: list[Box], branches: list[_Branch], depths: list[int]) -> tuple[list[int], list[int]]:
    """Return the top and bottom of every level; a level as high as its highest box."""
    heights = [0] * (max(depths, default=0) + 2)
    for place, depth in enumerate(depths):
        if depth >= 0 and boxes[place].height > heights[depth]:
            heights[depth] = boxes[place].height
    tops, bottoms, y = [], [], 0
    for height in heights:
        tops.append(y)
        bottoms.append(y + height)
        y += height + LEVEL_GAP
    return tops, bottoms[:-1]


def _stack(branch: _Branch, boxes: list[Box], top: int) -> float:
    """Place the stacked leaves; return the lowest edge."""
    lowest = 0.0
    offsets = branch.offsets[len(branch.abreast) :]
    for column, offset in zip(branch.columns, offsets, strict=True):
        y = float(top)
        for leaf in column:
            boxes[leaf] = boxes[leaf]._replace(x=branch.left + offset + INDENT, y=y)
            y += boxes[leaf].height + STACK_GAP
        lowest = max(lowest, y - STACK_GAP)
    return lowest


def _connect(
    branch: _Branch, boxes: list[Box], place: int, below: int, branches: list[_Branch], segments: list[Segment]
) -> None:
    """Draw the lines from a box to its children: a trunk, a bus, and a drop or spine for each child or column."""
    parent = boxes[place]
    bottom = parent.y + parent.height
    bus = below - LEVEL_GAP / 2
    centre = branch.left + branch.centre
    anchors = [branches[child].left + branches[child].centre for child in branch.abreast]
    spines = [branch.left + offset + SPINE for offset in branch.offsets[len(branch.abreast) :]]
    lone_stack = not anchors and len(spines) == 1
    if not lone_stack:
        every = anchors + spines
        segments.append(Segment(centre, bottom, centre, bus))
        if len(every) > 1:
            segments.append(Segment(min(every), bus, max(every), bus))
    segments.extend(Segment(x, bus, x, below) for x in anchors)
    for x, column in zip(spines, branch.columns, strict=True):
        last = boxes[column[-1]]
        segments.append(Segment(x, bottom if lone_stack else bus, x, last.y + min(_TICK, last.height / 2)))
        for leaf in column:
            tick = boxes[leaf].y + min(_TICK, boxes[leaf].height / 2)
            segments.append(Segment(x, tick, boxes[leaf].x, tick))
