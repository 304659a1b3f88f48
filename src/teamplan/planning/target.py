"""The road to a sales target: the team that it takes, and the month of every hire on the way."""

import math

from teamplan.model.brief import MAX_SIZE
from teamplan.model.driver import Driver
from teamplan.model.plan import PlannedHire, TargetTeam
from teamplan.model.reason import Reason
from teamplan.planning.intake.infeasible import InfeasibleError
from teamplan.planning.money.budget import pay_of, running_costs
from teamplan.planning.workforce import Workforce

_YEAR = 12
"""Months to a target for which no month is named."""


def target_team(workforce: Workforce) -> TargetTeam | None:
    """Return the team at the target of the brief; None where it names none that is above today's turnover.

    Raises InfeasibleError where the target asks for more people than are planned in one piece.
    """
    brief, sales = workforce.brief, workforce.volumes.at(workforce.scale)[Driver.MONTHLY_SALES]
    target = brief.sales_target
    if not target or target <= sales or sales <= 0:
        return None
    growth = target / sales
    scale = workforce.scale * growth
    people = max(workforce.size, math.floor(workforce.work.people_for(scale) + 0.5))
    if people > MAX_SIZE:
        raise InfeasibleError(Reason.of("work_beyond_limit", people=people, limit=MAX_SIZE))
    months = _months(brief.start, brief.target_month)
    seats = workforce.sequence.grow(people)
    pays = [pay_of(seat.role.id, workforce.catalog, workforce.figures) for seat in seats]
    return TargetTeam(
        sales=target,
        months=months,
        people=people,
        cost=running_costs(brief, pays, workforce.figures, workforce.catalog)[-1],
        hires=tuple(
            PlannedHire(
                order=seat.order,
                role=seat.role.id,
                title=seat.title,
                month=_month(seat.scale / workforce.scale, growth, months),
            )
            for seat in seats[workforce.size :]
        ),
    )


def _months(start: str | None, target: str | None) -> int:
    """Return the months from the start of the plan to the month of the target, a year where either is not named."""
    if start is None or target is None:
        return _YEAR
    years, months = (int(end) - int(begin) for begin, end in zip(start.split("-"), target.split("-"), strict=True))
    return max(1, years * _YEAR + months)


def _month(reached: float, growth: float, months: int) -> int:
    """Return the month in which sales that grow steadily to `growth` times have grown to `reached` times."""
    part = math.log(max(reached, 1.0)) / math.log(growth)
    return min(months, max(1, math.ceil(part * months)))
