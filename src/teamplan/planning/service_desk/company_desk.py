"""Customer service of one company: its promises, and the day that keeps them."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import cache

from teamplan.model.brief import Brief
from teamplan.model.plan import ServiceStaffing
from teamplan.planning.figures import Figures
from teamplan.planning.service_desk.desk import ServicePolicy, service_fte, staff_day
from teamplan.planning.service_desk.peaks import peak_split
from teamplan.planning.service_desk.rostering import SLOT_MINUTES, clock, opening_minutes

DESK_FROM = 0.5
"""FTE of service work from which the plan shows a roster; below, it is a hat."""


_POOLED_STEP = 33
POOLED_CONTACTS = 2 ** (_POOLED_STEP / 2)
"""Contacts a day (about 93,000) from which waiting no longer plays a part in the number of people."""


def service_policy(brief: Brief, figures: Figures, handle_minutes: float) -> ServicePolicy:
    """Return the policy that the brief states, completed from the assumptions.

    `handle_minutes` is the time of one contact handled alone (minutes).
    """
    said = brief.service
    opening = said.hours if said and said.hours else None
    if opening is None:
        opening = f"{int(figures.base('opening_from')):02d}:00-{int(figures.base('opening_to')):02d}:00"
    return ServicePolicy(
        handle_seconds=(said.handle_minutes if said and said.handle_minutes else handle_minutes) * 60,
        target_seconds=said.answer_seconds if said and said.answer_seconds else figures.base("answer_seconds"),
        service_level=said.level if said and said.level else figures.base("service_level"),
        concurrency=said.concurrency if said and said.concurrency else int(figures.base("chat_concurrency")),
        shrinkage=figures.base("shrinkage"),
        max_occupancy=figures.base("max_occupancy"),
        opening=opening,
        peak_share=_peak_share(figures.base("peak_hour_share"), opening),
        patience_seconds=said.patience_seconds if said and said.patience_seconds else math.inf,
    )


def _peak_share(assumed: float, opening: str) -> float | None:
    """Return the assumed share of the busiest hour where the opening hours are long enough for it."""
    start, end = opening_minutes(opening)
    return assumed if assumed * (end - start) > SLOT_MINUTES else None


def service_fte_of(brief: Brief, figures: Figures) -> Callable[[float, float], float]:
    """Return (contacts a day, handle minutes) → FTE under the company's policy.

    The queueing model is asked at volumes that grow by √2; between them the FTE is interpolated.
    Both steps keep the order, so more contacts never give less, and one plan needs few queues.
    From `POOLED_CONTACTS` on the FTE is proportional: pooling has nothing more to give.
    """

    @cache
    def policy(minutes: float) -> ServicePolicy:
        return service_policy(brief, figures, minutes)

    @cache
    def node(step: int, minutes: float) -> float:
        return service_fte(2 ** (step / 2), policy(minutes))

    def fte(contacts: float, minutes: float) -> float:
        if contacts <= 1:
            return max(0.0, contacts) * node(0, minutes)
        if contacts >= POOLED_CONTACTS:
            return node(_POOLED_STEP, minutes) * contacts / POOLED_CONTACTS
        place = 2 * math.log2(contacts)
        step = math.floor(place)
        below, above = 2 ** (step / 2), 2 ** ((step + 1) / 2)
        part = min(1.0, max(0.0, (contacts - below) / (above - below)))
        return node(step, minutes) * (1 - part) + node(step + 1, minutes) * part

    return fte


def staff_service(
    brief: Brief, figures: Figures, contacts: float, handle_minutes: float, in_house: float
) -> ServiceStaffing | None:
    """Return the roster of an ordinary day and of a promotion day.

    None where service is a hat, or a call centre of thousands.

    `contacts` a day; `in_house` is the FTE that the plan staffs.
    """
    if in_house < DESK_FROM or not 0 < contacts <= POOLED_CONTACTS:
        return None
    policy = service_policy(brief, figures, handle_minutes)
    day = staff_day(contacts, policy)
    hourly = [0] * 24
    for slot in day.slots:
        hour = slot.slot.start // 60 % 24
        hourly[hour] = max(hourly[hour], slot.agents)
    stated = brief.service.peak_multiplier if brief.service else None
    multiplier = stated or figures.base("peak_multiplier")
    peak = peak_split(day.fte, multiplier)
    shifts = {
        f"{shift.name} {clock(shift.start)}–{clock(shift.end)}": shift.agents for shift in day.shifts if shift.agents
    }
    text = (
        f"日均 {contacts:,.0f} 次咨询，{policy.opening} 在线；最忙一小时同时在岗 {max(hourly)} 人。"
        f"保证全天达标需排班 {day.heads} 人（含休息与七天轮换），本方案按 {in_house:.2f} FTE 配置，"
        "不足一岗时由兼岗同事在手边工作之间接待"
    )
    return ServiceStaffing(
        model=f"{day.model}；{day.definition}",
        contacts_per_day=contacts,
        hourly=tuple(hourly),
        shifts=shifts,
        peak={"regular": peak.regular, "temporary": peak.temporary, "outsourced": peak.outsourced},
        text=text,
    )
