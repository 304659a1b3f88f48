"""When seats are filled, and the phases of the road map."""

import math
from collections.abc import Sequence

from teamplan.model.plan import Phase, Position
from teamplan.model.reason import Reason
from teamplan.model.reason_keys import REASONS
from teamplan.model.road_map import HiringPace, RoadMap, RoadMapPhase


def hiring_month(pace: HiringPace, vacancies: int, place: int) -> int:
    """Return the month (1 = first) in which the `place`-th of `vacancies` hires starts, spread evenly."""
    if vacancies <= 1:
        return 1
    return 1 + (place - 1) * pace.months // vacancies


def phases_of(plan: RoadMap, pace: HiringPace, positions: Sequence[Position]) -> tuple[Phase, ...]:
    """Return the phases of a team; each ends with results that can be seen.

    A phase of hiring lasts until its share of the months in which somebody comes, at least one month
    beyond the phase before it; one in which nobody comes is left out, unless it is the first. The
    first phase takes in those who are there from the beginning.
    """
    last = max(position.month for position in positions)
    phases: list[Phase] = []
    done = 0
    for step in plan.phases:
        first = not phases
        end = done + pace.run_in if step.until is None else max(math.ceil(last * step.until), done + first)
        begin = 1 if first else done + 1
        members = [seat for seat in positions if begin <= seat.month <= end or (first and seat.month == 0)]
        if members or first or step.until is None:
            phases.append(_phase(step, begin, end, members))
            done = end
    return tuple(phases)


def _phase(step: RoadMapPhase, begin: int, end: int, members: Sequence[Position]) -> Phase:
    hires = tuple(seat.id for seat in members if seat.month)
    milestones = [
        Reason.of(key, hires=hires) if REASONS[key].required else Reason.of(key)
        for key in step.milestones
        if hires or not REASONS[key].required
    ]
    return Phase(
        key=step.id,
        from_month=begin,
        to_month=end,
        positions=tuple(seat.id for seat in members),
        milestones=tuple(milestones),
    )
