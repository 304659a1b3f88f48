"""An order that a company can live through: who covers a seat until it is filled, and who leads until then."""

from collections.abc import Mapping, Sequence

from teamplan.model.plan import Position
from teamplan.model.reason import Reason
from teamplan.model.terms import Function

HOURS_A_WEEK = 40
"""Working hours of one person a week, by law (《国务院关于职工工作时间的规定》第三条)."""
_NAMED = 3


def with_stand_ins(positions: Sequence[Position]) -> tuple[Position, ...]:
    """Return the positions, each vacancy with who covers it and what its hire frees them of."""
    seat_of = {position.id: position for position in positions}
    cover = _covers(positions)
    return tuple(_stood_in_for(position, cover.get(position.id), seat_of) for position in positions)


def _stood_in_for(position: Position, cover: str | None, seat_of: Mapping[str, Position]) -> Position:
    update: dict[str, object] = {}
    superior = None if position.reports_to is None else seat_of[position.reports_to]
    if superior is not None and superior.month > position.month:
        update["led_by"] = _there_above(superior, position.month, seat_of)
    if cover is not None:
        update |= {"covered_by": cover, "ranked": position.because, "because": _freed(position, cover)}
    return position.model_copy(update=update) if update else position


def _there_above(superior: Position, month: int, seat_of: Mapping[str, Position]) -> str:
    """Return the first in the line above who is there by `month`."""
    while superior.month > month and superior.reports_to is not None:
        superior = seat_of[superior.reports_to]
    return superior.id


def _covers(positions: Sequence[Position]) -> dict[str, str]:
    """Return who does the work of each vacancy until it is filled.

    That is the last before it of the same function who is there earlier, else the first seat.
    """
    by_order = sorted(positions, key=lambda position: position.order)
    last: dict[Function, dict[int, str]] = {}
    covers: dict[str, str] = {}
    for position in by_order:
        months = last.setdefault(position.function, {})
        if position.month and position is not by_order[0]:
            earlier = max((month for month in months if month < position.month), default=None)
            covers[position.id] = by_order[0].id if earlier is None else months[earlier]
        months[position.month] = position.id
    return covers


def _freed(position: Position, cover: str) -> Reason:
    hours = round(position.load * HOURS_A_WEEK)
    roles = tuple(sorted(position.roles, key=lambda role: -position.roles[role]))[:_NAMED]
    return Reason.of("hire_frees", hours=hours, roles=roles, position=cover)
