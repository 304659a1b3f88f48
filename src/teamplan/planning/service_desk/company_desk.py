"""Customer service of one company: its promises, and the day that keeps them."""

import math
from collections.abc import Callable
from functools import cache

from teamplan.model.brief import Brief, ServiceTarget
from teamplan.model.plan import ServiceStaffing, ShiftStaffing
from teamplan.model.reason import Reason
from teamplan.planning.figures import Figures, ImpossibleFigureError
from teamplan.planning.service_desk.desk import MAX_LOAD, ServicePolicy, busiest_load, service_fte, staff_day
from teamplan.planning.service_desk.peaks import PeakTerms, peak_split
from teamplan.planning.service_desk.rostering import SLOT_MINUTES, clock, opening_minutes


def service_policy(brief: Brief, figures: Figures, handle_minutes: float) -> ServicePolicy:
    """Return the policy that the brief states, completed from the assumptions.

    `handle_minutes` is the time of one contact handled alone (minutes). Raises ImpossibleFigureError where
    assumptions contradict one another.
    """
    said = brief.service or ServiceTarget()
    opening = said.hours
    if opening is None:
        opening = f"{int(figures.base('opening_from')):02d}:00-{int(figures.base('opening_to')):02d}:00"
    concurrency = said.concurrency or int(figures.base("chat_concurrency"))
    return ServicePolicy(
        handle_seconds=(said.handle_minutes or handle_minutes) * 60,
        target_seconds=said.answer_seconds or figures.base("answer_seconds"),
        service_level=said.level or figures.base("service_level"),
        factors=_factors(figures, concurrency),
        shrinkage=figures.base("shrinkage"),
        max_occupancy=figures.base("max_occupancy"),
        opening=opening,
        peak_share=_peak_share(figures, opening),
        peak_at=int(figures.base("peak_hour_at") * SLOT_MINUTES),
        cover=figures.base("seven_day_cover"),
        shared_until=figures.base("desk_shared_until"),
        dedicated_from=figures.base("desk_dedicated_from"),
        patience_seconds=said.patience_seconds or math.inf,
    )


def _factors(figures: Figures, concurrency: int) -> tuple[float, ...]:
    """Return how many single contacts an agent with 1, 2 … parallel ones is worth.

    Raises ImpossibleFigureError where one more would make each of them shorter.
    """
    factors = [1.0]
    for chats in range(2, concurrency + 1):
        key = f"chat_factor_{chats}"
        factor, most = figures.base(key), factors[-1] * chats / (chats - 1)
        if factor > most:
            raise ImpossibleFigureError(key, most)
        factors.append(factor)
    return tuple(factors)


def _peak_share(figures: Figures, opening: str) -> float:
    """Return the share of the busiest hour.

    As assumed where the opening hours are long enough for it; else so many times the average hour,
    and at most half way from that to everything.
    """
    start, end = opening_minutes(opening)
    assumed, average = figures.base("peak_hour_share"), SLOT_MINUTES / (end - start)
    if assumed > average:
        return assumed
    return max(average, min(figures.base("peak_hour_factor") * average, (1 + average) / 2))


def _peak_terms(figures: Figures) -> PeakTerms:
    return PeakTerms(
        days=int(figures.base("peak_days")),
        outsourced_share=figures.base("peak_outsourced_share"),
        temporary_productivity=figures.base("peak_temporary_productivity"),
        outsourced_productivity=figures.base("peak_outsourced_productivity"),
    )


def service_fte_of(brief: Brief, figures: Figures) -> Callable[[float, float], float]:
    """Return (contacts a day, handle minutes) → FTE under the company's policy.

    The queueing model is asked at volumes that grow by √2; between them the FTE is interpolated.
    Both steps keep the order, so more contacts never give less, and one plan needs few queues.
    From the last volume on at which pooling still gives something the FTE is proportional.
    """

    @cache
    def policy(minutes: float) -> ServicePolicy:
        return service_policy(brief, figures, minutes)

    @cache
    def last(minutes: float) -> int:
        return _last_step(policy(minutes), figures)

    @cache
    def node(step: int, minutes: float) -> float:
        return service_fte(_volume(step), policy(minutes))

    def fte(contacts: float, minutes: float) -> float:
        if contacts >= (pooled := _volume(last(minutes))):
            return node(last(minutes), minutes) * contacts / pooled
        if contacts <= 1:
            return max(0.0, contacts) * node(0, minutes)
        step = math.floor(_place(contacts))
        below, above = _volume(step), _volume(step + 1)
        part = min(1.0, max(0.0, (contacts - below) / (above - below)))
        return node(step, minutes) * (1 - part) + node(step + 1, minutes) * part

    return fte


def _last_step(policy: ServicePolicy, figures: Figures) -> int:
    """Return the last step of the grid at which pooling still gives something.

    That is up to `pooled_contacts`, or to the busiest hour that the queueing model is asked about.
    """
    pooled, load = math.floor(_place(figures.base("pooled_contacts"))), busiest_load(policy)
    return min(pooled, math.floor(2 * (math.log2(MAX_LOAD) - math.log2(load)))) if load > 0 else pooled


def _volume(step: int) -> float:
    """Return the volume at `step` of the grid on which the queueing model is asked (contacts a day)."""
    return 2 ** (step / 2)


def _place(contacts: float) -> float:
    """Return where `contacts` a day, at least 1, lie on that grid."""
    return 2 * math.log2(max(1.0, contacts))


def staff_service(
    brief: Brief, figures: Figures, contacts: float, handle_minutes: float, in_house: float
) -> ServiceStaffing | None:
    """Return the roster of an ordinary day and of a promotion day.

    None where service is a hat, or a call centre of thousands. `contacts` a day; `in_house` is the FTE staffed.
    """
    if in_house < figures.base("desk_from") or not 0 < contacts <= figures.base("pooled_contacts"):
        return None
    policy = service_policy(brief, figures, handle_minutes)
    if contacts * busiest_load(policy) > MAX_LOAD:
        return None
    day = staff_day(contacts, policy)
    hourly = [0] * 24
    for slot, agents in day.slots:
        hour = slot.start // 60 % 24
        hourly[hour] = max(hourly[hour], agents)
    stated = brief.service.peak_multiplier if brief.service else None
    multiplier = stated or figures.base("peak_multiplier")
    peak = peak_split(day.fte, multiplier, _peak_terms(figures))
    shifts = tuple(
        ShiftStaffing(
            name=shift.name, number=number, start=clock(shift.start), end=clock(shift.end), agents=shift.agents
        )
        for number, shift in enumerate(day.shifts, start=1)
        if shift.agents
    )
    seats = {"agents": max(hourly), "heads": day.heads, "in_house": round(in_house, 2)}
    return ServiceStaffing(
        model=policy.model,
        contacts_per_day=contacts,
        hourly=tuple(hourly),
        shifts=shifts,
        peak={"regular": peak.regular, "temporary": peak.temporary, "outsourced": peak.outsourced},
        reason=Reason.of("service_day", contacts=contacts, opening=policy.opening, **seats),
    )
