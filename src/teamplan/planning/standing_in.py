"""An order that a company can live through: who covers a seat until it is filled, and who leads until then."""

from collections.abc import Mapping, Sequence

from teamplan.model.plan import Position
from teamplan.model.reason import Reason

HOURS_A_WEEK = 40
"""Working hours of one person a week, by law (《国务院关于职工工作时间的规定》第三条)."""
_NAMED = 3


def with_stand_ins(positions: Sequence[Position]) -> tuple[Position, ...]:
    """Return the positions, each vacancy with who covers it and what its hire frees them of."""
    seat_of = {position.id: position for position in positions}
    by_order = sorted(positions, key=lambda position: position.order)
    return tuple(_stood_in_for(position, by_order, seat_of) for position in positions)


def _stood_in_for(position: Position, by_order: Sequence[Position], seat_of: Mapping[str, Position]) -> Position:
    update: dict[str, object] = {}
    superior = None if position.reports_to is None else seat_of[position.reports_to]
    if superior is not None and superior.month > position.month:
        update["led_by"] = _there_above(superior, position.month, seat_of)
    if position.month and position is not by_order[0]:
        cover = _cover(position, by_order)
        update |= {"covered_by": cover, "ranked": position.because, "because": _freed(position, cover)}
    return position.model_copy(update=update) if update else position


def _there_above(superior: Position, month: int, seat_of: Mapping[str, Position]) -> str:
    """Return the first in the line above who is there by `month`."""
    while superior.month > month and superior.reports_to is not None:
        superior = seat_of[superior.reports_to]
    return superior.id


def _cover(position: Position, by_order: Sequence[Position]) -> str:
    """Return who does the work until then: the last before of the same function, else the first seat."""
    earlier = [other for other in by_order if other.order < position.order]
    near = [other for other in earlier if other.function is position.function and other.month < position.month]
    return (near[-1] if near else by_order[0]).id


def _freed(position: Position, cover: str) -> Reason:
    hours = round(position.load * HOURS_A_WEEK)
    roles = tuple(sorted(position.roles, key=lambda role: -position.roles[role]))[:_NAMED]
    return Reason.of("hire_frees", hours=hours, roles=roles, position=cover)
