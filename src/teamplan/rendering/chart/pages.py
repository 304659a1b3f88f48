"""Cuts a large organisation chart into sheets: an overview down to the leads, then the branches."""

from collections.abc import Sequence
from typing import NamedTuple

from teamplan.rendering.chart.layout import SIBLING_GAP, layout
from teamplan.rendering.chart.nodes import ChartNode, ChartPage, Phrase, children

SHEET_WIDTH = 960
"""Width that is still readable when it is printed on A4 (in the units of the layout)."""
SHEET_LEVELS = 6
_SHEET_HEIGHT = 1300


class _Branch(NamedTuple):
    """A subtree as drawn on one sheet: its nodes, and those whose own branch is drawn elsewhere."""

    root: int
    places: list[int]
    cut: list[int]
    width: float


def chart_pages(nodes: Sequence[ChartNode], phrase: Phrase) -> tuple[ChartPage, ...]:
    """Return the sheets of the chart, worded by `phrase`; a chart that fits is one sheet."""
    sheets = _sheets(nodes, children([node.parent for node in nodes]))
    sheet_of = {branch.root: number for number, sheet in enumerate(sheets, 1) for branch in sheet}
    people = _people(nodes)
    pages = []
    for number, sheet in enumerate(sheets, 1):
        names = [] if number == 1 else list(dict.fromkeys(_name(nodes, branch.root, phrase) for branch in sheet))
        title = phrase("chart_title") if len(sheets) == 1 else phrase("chart_sheet", number=number, names=names)
        pages.append(chart_page(title, _drawn(nodes, sheet, sheet_of, people, phrase), phrase))
    return tuple(pages)


def chart_page(title: str, nodes: tuple[ChartNode, ...], phrase: Phrase) -> ChartPage:
    """Return a sheet with the label that says what it shows."""
    return ChartPage(title, nodes, phrase("chart_label", title=title, seats=sum(node.seats for node in nodes)))


def _sheets(nodes: Sequence[ChartNode], below: list[list[int]]) -> list[list[_Branch]]:
    """Share out the branches: each is drawn as deep as fits, small neighbours share a sheet."""
    waiting = [place for place, node in enumerate(nodes) if node.parent < 0]
    sheets: list[list[_Branch]] = []
    used = 0.0
    while waiting:
        following: list[int] = []
        fresh = True
        for root in waiting:
            branch = _fitting(nodes, below, root)
            if fresh or used + 2 * SIBLING_GAP + branch.width > SHEET_WIDTH:
                sheets.append([])
                used = -2.0 * SIBLING_GAP
                fresh = False
            sheets[-1].append(branch)
            used += 2 * SIBLING_GAP + branch.width
            following += branch.cut
        waiting = following
    return sheets


def _fitting(nodes: Sequence[ChartNode], below: list[list[int]], root: int) -> _Branch:
    """Return the branch of `root`, down to the deepest level at which it still fits a sheet."""
    best: _Branch | None = None
    places, frontier = [root], [root]
    for _ in range(SHEET_LEVELS):
        frontier = [child for place in frontier for child in below[place]]
        if not frontier:
            break
        places = places + frontier
        cut = [place for place in frontier if below[place]]
        drawn = layout(_renumbered(nodes, places))
        if best is not None and (drawn.width > SHEET_WIDTH or drawn.height > _SHEET_HEIGHT):
            break
        best = _Branch(root, places, cut, drawn.width)
    return best or _Branch(root, [root], [], layout([nodes[root]._replace(parent=-1)]).width)


def _renumbered(nodes: Sequence[ChartNode], places: list[int]) -> list[ChartNode]:
    index = {place: number for number, place in enumerate(places)}
    return [nodes[place]._replace(parent=index.get(nodes[place].parent, -1)) for place in places]


def _drawn(
    nodes: Sequence[ChartNode], sheet: list[_Branch], sheet_of: dict[int, int], people: dict[int, int], phrase: Phrase
) -> tuple[ChartNode, ...]:
    """Return the nodes of a sheet; a box whose branch is elsewhere says where and how many it leads."""
    drawn: list[ChartNode] = []
    for branch in sheet:
        start = len(drawn)
        cut = set(branch.cut)
        for place, node in zip(branch.places, _renumbered(nodes, branch.places), strict=True):
            parent = node.parent + start if node.parent >= 0 else -1
            details = node.details
            if place in cut:
                below, see = phrase("chart_below", seats=people[place]), phrase("chart_see", number=sheet_of[place])
                details = (*details, below, see)
            drawn.append(node._replace(parent=parent, details=details))
    return tuple(drawn)


def _people(nodes: Sequence[ChartNode]) -> dict[int, int]:
    """Return the seats below each node."""
    counts = [node.seats for node in nodes]
    for place in range(len(nodes) - 1, -1, -1):
        if nodes[place].parent >= 0:
            counts[nodes[place].parent] += counts[place]
    return {place: counts[place] - node.seats for place, node in enumerate(nodes)}


def _name(nodes: Sequence[ChartNode], root: int, phrase: Phrase) -> str:
    place = root
    while place >= 0:
        if nodes[place].department:
            department, title = nodes[place].department, nodes[root].title
            return phrase("chart_branch", department=department, title=title) if place == root else title
        place = nodes[place].parent
    return nodes[root].title
