"""Boxes of the organisation chart: positions, with identical leaf seats drawn as one box."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from teamplan.model.terms import Employment

if TYPE_CHECKING:  # a chart can be drawn without the models, and then starts without Pydantic
    from teamplan.model.plan import Position


Phrase = Callable[..., str]
"""Fills the phrase of a name with values."""


class ChartNode(NamedTuple):
    """One box; `parent` is the index of the box above, -1 for a top box."""

    id: str
    title: str
    parent: int
    department: str = ""
    """Shown above the title where the department begins."""
    details: tuple[str, ...] = ()
    tint: int = 0
    """Number of the department, for the colour."""
    seats: int = 1
    vacancies: int = 0

    @property
    def vacant(self) -> bool:
        """Whether nobody sits on any seat of the box."""
        return self.vacancies >= self.seats


class ChartPage(NamedTuple):
    """A chart, or the part of it that fits one sheet; parents stand before their children."""

    title: str
    nodes: tuple[ChartNode, ...]
    label: str = ""
    """What the chart shows, for those who cannot see it."""


_NEW, _ON_THE_WAY, _DONE = range(3)


def superior_indexes(positions: Sequence[Position]) -> list[int]:
    """Return the index of each position's superior; -1 for a top one.

    An unknown superior makes a top box, and so does one seat of each cycle: a chart of a broken plan
    still shows every seat.
    """
    index = {position.id: place for place, position in enumerate(positions)}
    above = [-1 if p.reports_to is None else index.get(p.reports_to, -1) for p in positions]
    settled = [_NEW] * len(above)
    for start in range(len(above)):
        path = []
        place = start
        while place != -1 and settled[place] == _NEW:
            settled[place] = _ON_THE_WAY
            path.append(place)
            place = above[place]
        if place != -1 and settled[place] == _ON_THE_WAY:
            above[place] = -1
        for done in path:
            settled[done] = _DONE
    return above


def children(parents: Sequence[int]) -> list[list[int]]:
    """Return the places that name each place as their parent; -1 is nobody."""
    below: list[list[int]] = [[] for _ in parents]
    for place, parent in enumerate(parents):
        if parent >= 0:
            below[parent].append(place)
    return below


def chart_nodes(
    positions: Sequence[Position], role_title: Callable[[str], str], phrase: Phrase
) -> tuple[ChartNode, ...]:
    """Return the boxes of `positions`, top-down, breadth first; `phrase` words what stands in them."""
    above = superior_indexes(positions)
    below = children(above)
    tints = {name: number for number, name in enumerate(dict.fromkeys(seat.department for seat in positions))}
    nodes: list[ChartNode] = []
    level = [(-1, "", [place for place, superior in enumerate(above) if superior == -1])]
    while level:
        following: list[tuple[int, str, list[int]]] = []
        for parent, department, places in level:
            for group in _groups(places, positions, below):
                seats = [positions[place] for place in group]
                nodes.append(_node(seats, parent, department, tints[seats[0].department], role_title, phrase))
                if below[group[0]]:
                    following.append((len(nodes) - 1, seats[0].department, below[group[0]]))
        level = following
    return tuple(nodes)


def _groups(places: list[int], positions: Sequence[Position], below: list[list[int]]) -> list[list[int]]:
    """Group leaf seats of the same title, department and employment; every lead stands alone."""
    groups: dict[object, list[int]] = {}
    for place in places:
        seat = positions[place]
        key: object = place if below[place] else (seat.title, seat.department, seat.employment)
        groups.setdefault(key, []).append(place)
    return list(groups.values())


def _node(
    seats: list[Position], parent: int, department: str, tint: int, role_title: Callable[[str], str], phrase: Phrase
) -> ChartNode:
    first = seats[0]
    names = [seat.incumbent for seat in seats if seat.incumbent]
    vacancies = len(seats) - len(names)
    details = [phrase("chart_holders", names=names)] if names else []
    if vacancies:
        details.append(phrase("chart_vacant", vacancies=vacancies, seats=len(seats)))
    hats = {tuple(seat.roles)[1:] for seat in seats}
    if len(hats) == 1 and (extra := next(iter(hats))):
        details.append(phrase("chart_hats", roles=[role_title(role) for role in extra]))
    part_time = "" if first.employment is Employment.FULL_TIME else first.employment.value
    return ChartNode(
        id=first.id,
        title=phrase("chart_seat", title=first.title, part_time=part_time, seats=len(seats)),
        parent=parent,
        department="" if first.department == department else first.department,
        details=tuple(details),
        tint=tint,
        seats=len(seats),
        vacancies=vacancies,
    )
