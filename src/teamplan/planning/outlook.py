"""What comes next: further hires, hats that become jobs of their own, and roles not needed yet."""

from collections.abc import Mapping, Sequence

from teamplan.model.driver import Driver
from teamplan.model.plan import NextHire, NotYet, Position, SplitTrigger
from teamplan.model.reason import Reason
from teamplan.model.role import Role
from teamplan.model.staffing import SplitRule
from teamplan.model.terms import RoleKind
from teamplan.planning.seats.sequence import Seat
from teamplan.planning.work.drivers import rounded
from teamplan.planning.work.rules.registry import kind_of
from teamplan.planning.workforce import Workforce

_STEPS = 30
"""Scales that are looked at, at most: work that does not grow with the scale would be looked for without end."""


def next_hires(workforce: Workforce) -> tuple[NextHire, ...]:
    """Return the next seats, with the volume that asks for each."""
    seats = workforce.sequence.grow(workforce.size + int(workforce.figures.base("next_hires")))[workforce.size :]
    return tuple(
        NextHire(
            order=seat.order,
            role=seat.role.id,
            title=seat.title,
            department=workforce.catalog.unit_of[seat.role.function].department,
            when=_when(seat, workforce),
            because=seat.because,
        )
        for seat in seats
    )


def _when(seat: Seat, workforce: Workforce) -> Reason | None:
    if seat.scale <= workforce.scale:
        return None
    sales = workforce.volumes.at(seat.scale)[Driver.MONTHLY_SALES]
    return Reason.of("when_sales_reach", sales=rounded(sales))


def split_triggers(workforce: Workforce, positions: Sequence[Position]) -> tuple[SplitTrigger, ...]:
    """Return, for hats that share a person, the volume at which they get a seat of their own."""
    seated = {next(iter(position.roles)) for position in positions}
    worn_by = {role: position.id for position in positions for role in position.roles if role not in seated}
    triggers = []
    horizon = int(workforce.figures.base("split_horizon"))
    for seat in workforce.sequence.grow(workforce.size + horizon)[workforce.size :]:
        holder = worn_by.pop(seat.role.id, None)
        if holder is not None and seat.role.kind is RoleKind.SPECIALIST:
            triggers.append(_trigger(seat, holder, workforce))
    return tuple(triggers)


def _trigger(seat: Seat, holder: str, workforce: Workforce) -> SplitTrigger:
    driver = main_driver(seat.role, workforce)
    if driver is Driver.HEADCOUNT:
        volume = float(seat.order)
    else:
        volume = rounded(workforce.volumes.at(max(seat.scale, workforce.scale))[driver])
    if seat.scale <= workforce.scale:
        reason = Reason.of("split_due", driver=driver.value, order=seat.order)
    else:
        reason = Reason.of("split_when_volume_reaches", driver=driver.value, volume=volume, order=seat.order)
    return SplitTrigger(role=seat.role.id, worn_by=holder, driver=driver, volume=volume, reason=reason)


def main_driver(role: Role, workforce: Workforce) -> Driver:
    """Return the driver that the role's work follows; for a specialist, that of the work it splits from."""
    kind = kind_of(role.staffing)
    pool = kind.pool(role.staffing)
    if pool is not None:
        return main_driver(workforce.catalog.role(pool[0]), workforce)
    return kind.driver(role.staffing) or Driver.HEADCOUNT


def not_yet(workforce: Workforce, demand: Mapping[str, int], positions: Sequence[Position]) -> tuple[NotYet, ...]:
    """Return the roles that were considered and refused, each with what would change that."""
    scales = _scale_grid(workforce)
    seated = {role for position in positions for role in position.roles}
    waiting = [
        _waiting_split(role, role.staffing, workforce, scales)
        for role in workforce.selection.chosen
        if isinstance(role.staffing, SplitRule) and role.id not in demand and role.id not in seated
    ]
    return (*waiting, *(item for item in workforce.selection.refused if item.role not in seated))


def _scale_grid(workforce: Workforce) -> list[tuple[float, list[float]]]:
    """Return the demand at growing scales, up to a team several times as large."""
    figures, size = workforce.figures, workforce.size
    limit = max(figures.base("foreseen_size") * size, size + 2 * figures.base("split_horizon"))
    step = 2 ** (1 / figures.base("foresight_steps"))
    grid: list[tuple[float, list[float]]] = []
    scale = workforce.scale
    while not grid or (sum(grid[-1][1]) < limit and len(grid) < _STEPS):
        grid.append((scale, workforce.work.evaluate(scale, workforce.size)))
        scale *= step
    return grid


def _waiting_split(role: Role, rule: SplitRule, workforce: Workforce, grid: list[tuple[float, list[float]]]) -> NotYet:
    place = workforce.demand.place[role.id]
    because = Reason.of("done_by_generalist", role=rule.of, above=rule.above)
    reached = next((scale for scale, fte in grid if fte[place] > 0), None)
    driver = main_driver(role, workforce)
    if reached is None or driver is Driver.HEADCOUNT:
        until = Reason.of("work_of_generalist_exceeds", role=rule.of, above=rule.above)
        return NotYet(role=role.id, because=because, until=until)
    volume = rounded(workforce.volumes.at(reached)[driver])
    until = Reason.of("work_of_generalist_exceeds", role=rule.of, above=rule.above, driver=driver.value, volume=volume)
    return NotYet(role=role.id, because=because, until=until)
