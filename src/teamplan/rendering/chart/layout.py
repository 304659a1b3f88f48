"""Layout of the organisation chart: boxes by level, leaf seats stacked under their lead, right-angled lines.

Every subtree has its own strip of the width, so no two boxes can meet. All passes are loops over arrays
in which a parent stands before its children: depth costs nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from typing import NamedTuple

from teamplan.rendering.chart.nodes import ChartNode, children
from teamplan.text.em_width import wrapped

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
_TOP_STACK = 3
_INNER = BOX_WIDTH - 2 * PADDING


class Box(NamedTuple):
    """A box with its text in lines."""

    x: int
    y: int
    height: int
    department: tuple[str, ...]
    title: tuple[str, ...]
    details: tuple[str, ...]


class Segment(NamedTuple):
    """A horizontal or vertical piece of a line."""

    x1: int
    y1: int
    x2: int
    y2: int


class Layout(NamedTuple):
    """Where everything stands, in whole units; `boxes` are in the order of the nodes."""

    width: int
    height: int
    boxes: list[Box]
    segments: list[Segment]


class _Places(NamedTuple):
    """Columns of figures, one a node: its box, and the strip of the width that its subtree has."""

    height: list[int]
    x: list[int]
    y: list[int]
    width: list[int]
    centre: list[int]
    """Centre of the box, from the left edge of the strip."""
    left: list[int]


@dataclass(slots=True)
class _Branch:
    """The children of one box: those side by side, and the stacked leaves in columns."""

    place: int
    abreast: list[int]
    columns: list[list[int]]
    offsets: list[int] = field(default_factory=list)


def layout(nodes: Sequence[ChartNode]) -> Layout:
    """Return the place of every box and line; a parent must stand before its children."""
    texts = [_text(node) for node in nodes]
    branches, depths = _branches(nodes)
    count = len(nodes)
    height = [text[0] for text in texts]
    places = _Places(height, [0] * count, [0] * count, [BOX_WIDTH] * count, [BOX_WIDTH // 2] * count, [0] * count)
    for branch in reversed(branches):
        _widen(branch, places)
    width = _share_out(nodes, branches, places)
    tops, lowest = _levels(height, depths)
    for place, depth in enumerate(depths):
        if depth >= 0:
            places.x[place] = places.left[place] + places.centre[place] - BOX_WIDTH // 2
            places.y[place] = tops[depth]
    segments: list[Segment] = []
    for branch in branches:
        below = tops[depths[branch.place] + 1]
        lowest = max(lowest, _stack(branch, places, below))
        _connect(branch, places, below, segments)
    boxes = [Box(x, y, *text) for x, y, text in zip(places.x, places.y, texts, strict=True)]
    return Layout(width, lowest, boxes, segments)


def _text(node: ChartNode) -> tuple[int, tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Return the height of the box and its text in lines."""
    department = wrapped(node.department, _INNER / DEPARTMENT_SIZE, 1) if node.department else ()
    title = wrapped(node.title, _INNER / TITLE_SIZE, 3)
    details = tuple(line for detail in node.details for line in wrapped(detail, _INNER / DETAIL_SIZE, 2))
    lines = len(department) * DEPARTMENT_LINE + len(title) * TITLE_LINE + len(details) * DETAIL_LINE
    return lines + 16, department, title, details


def _branches(nodes: Sequence[ChartNode]) -> tuple[list[_Branch], list[int]]:
    """Return the branch of every box that has children, and every depth; a stacked leaf has depth -1."""
    below = children([node.parent for node in nodes])
    depths: list[int] = []
    for node in nodes:
        depths.append(depths[node.parent] + 1 if node.parent >= 0 else 0)
    branches = []
    for place, led in enumerate(below):
        if not led:
            continue
        leaves = [child for child in led if not below[child]]
        columns = _column_count(len(leaves), len(led), top=nodes[place].parent < 0)
        if columns == 0:
            branches.append(_Branch(place, led, []))
            continue
        branches.append(_Branch(place, [child for child in led if below[child]], _columns(leaves, columns)))
        for leaf in leaves:
            depths[leaf] = -1
    return branches, depths


def _column_count(leaves: int, children: int, *, top: bool) -> int:
    """Return in how many columns the leaves are stacked; 0: they stand side by side."""
    if top and leaves == children:
        return 0 if leaves <= TOP_ROW else min(TOP_ROW, -(-leaves // _TOP_STACK))
    if leaves <= 1:
        return 0
    height = _TOP_STACK if top else STACK_HEIGHT
    room = max(1, TOP_ROW - (children - leaves)) if top else TOP_ROW
    return min(room, -(-leaves // height))


def _columns(leaves: list[int], count: int) -> list[list[int]]:
    size, longer = divmod(len(leaves), count)
    ends = accumulate((size + (column < longer) for column in range(count)), initial=0)
    return [leaves[start:end] for start, end in pairwise(ends)]


def _widen(branch: _Branch, places: _Places) -> None:
    """Set the strip of a branch and the offsets of its children from the strips of the children."""
    x = 0
    anchors: list[int] = []
    for child in branch.abreast:
        branch.offsets.append(x)
        anchors.append(x + places.centre[child])
        x += places.width[child] + SIBLING_GAP
    for _ in branch.columns:
        branch.offsets.append(x)
        anchors.append(x + SPINE)
        x += INDENT + BOX_WIDTH + SIBLING_GAP
    lone_stack = not branch.abreast and len(branch.columns) == 1
    centre = BOX_WIDTH // 2 if lone_stack else (anchors[0] + anchors[-1]) // 2
    places.centre[branch.place] = centre
    places.width[branch.place] = max(x - SIBLING_GAP, centre + BOX_WIDTH // 2)


def _share_out(nodes: Sequence[ChartNode], branches: list[_Branch], places: _Places) -> int:
    """Give every strip its left edge, top boxes side by side; return the whole width."""
    x = 0
    for place, node in enumerate(nodes):
        if node.parent < 0:
            places.left[place] = x
            x += places.width[place] + 2 * SIBLING_GAP
    for branch in branches:
        left = places.left[branch.place]
        for child, offset in zip(branch.abreast, branch.offsets, strict=False):
            places.left[child] = left + offset
    return max(0, x - 2 * SIBLING_GAP)


def _levels(height: list[int], depths: list[int]) -> tuple[list[int], int]:
    """Return the top of every level and of the one below, and where the last ends.

    A level is as high as its highest box; stacked leaves, whose depth is -1, do not count.
    """
    highest = [0] * (max(depths, default=0) + 1)
    for high, depth in zip(height, depths, strict=True):
        if depth >= 0 and high > highest[depth]:
            highest[depth] = high
    tops = [0]
    for high in highest:
        tops.append(tops[-1] + high + LEVEL_GAP)
    return tops, tops[-1] - LEVEL_GAP


def _stack(branch: _Branch, places: _Places, top: int) -> int:
    """Place the stacked leaves; return the lowest edge."""
    lowest = 0
    offsets = branch.offsets[len(branch.abreast) :]
    for column, offset in zip(branch.columns, offsets, strict=True):
        x, y = places.left[branch.place] + offset + INDENT, top
        for leaf in column:
            places.x[leaf] = x
            places.y[leaf] = y
            y += places.height[leaf] + STACK_GAP
        lowest = max(lowest, y - STACK_GAP)
    return lowest


def _connect(branch: _Branch, places: _Places, below: int, segments: list[Segment]) -> None:
    """Draw the lines from a box to its children: a trunk, a bus, and a drop or spine for each child or column."""
    place = branch.place
    bottom = places.y[place] + places.height[place]
    bus = below - LEVEL_GAP // 2
    left = places.left[place]
    centre = left + places.centre[place]
    anchors = [places.left[child] + places.centre[child] for child in branch.abreast]
    spines = [left + offset + SPINE for offset in branch.offsets[len(branch.abreast) :]]
    lone_stack = not anchors and len(spines) == 1
    if not lone_stack:
        segments.append(Segment(centre, bottom, centre, bus))
        first, last = min(centre, *anchors, *spines), max(centre, *anchors, *spines)
        if first < last:
            segments.append(Segment(first, bus, last, bus))
    segments += [Segment(x, bus, x, below) for x in anchors]
    for x, column in zip(spines, branch.columns, strict=True):
        ticks = [places.y[leaf] + min(_TICK, places.height[leaf] // 2) for leaf in column]
        segments.append(Segment(x, bottom if lone_stack else bus, x, ticks[-1]))
        segments += [Segment(x, tick, x + INDENT - SPINE, tick) for tick in ticks]
