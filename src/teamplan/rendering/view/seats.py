"""Facts about seats: the establishment, who wears which hats, who is hired when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import accumulate, groupby
from typing import NamedTuple

from teamplan.model.plan import MoneyRange, Position
from teamplan.model.quantity import Count, Load, Money, MoneySpan, Month
from teamplan.model.terms import Employment
from teamplan.rendering.view.index import FULL_LOAD, PlanIndex, gathered, load, main_role


class HatFacts(NamedTuple):
    """A role that a seat wears, and its work there."""

    role: str
    fte: Load
    small: bool
    """Whether nobody has the role as main role and all its work is a small hat."""


class TitleCount(NamedTuple):
    """A title and how many seats bear it."""

    title: str
    seats: Count


class SeatFacts(NamedTuple):
    """A seat, or several that differ in nothing a table shows."""

    id: str
    title: str
    department: str
    kind: str
    """`specialist`, `lead`, `manager`, `director` or `head`."""
    part_time: str | None
    """`part_time` or `outsourced`; None for a full-time seat."""
    seats: Count
    filled: Count
    vacant: Count
    superior: str | None
    """Title of the superior; None for the owner of the company."""
    holder: str | None
    main: HatFacts | None
    hats: tuple[HatFacts, ...]
    """Further hats, with the work on all seats of the group."""
    load: Load
    overload: Load
    """Work above that of one person, on the most loaded seat; 0 where there is none."""

    @property
    def named_holder(self) -> str | None:
        """The holder, where it is somebody with a name of their own."""
        return None if self.holder in (None, self.title) else self.holder


class SeatNode(NamedTuple):
    """A seat and the seats that report to it."""

    own: SeatFacts
    below: tuple[SeatNode, ...]


class HireFacts(NamedTuple):
    """A requisition, or several in a row that differ in nothing a table shows."""

    first: int
    last: int
    """Places in the sequence of hires, the first vacancy is 1."""
    title: str
    department: str
    people: Count
    month: Month
    employment: str
    because: str
    covered_by: str
    """Who does the work until then; empty where nobody has to."""
    led_by: str
    """Who leads until the superior is there; empty where the superior is there first."""
    pay: MoneySpan | None


def money_span(amount: MoneyRange) -> MoneySpan:
    """Return the range of an amount (元)."""
    return MoneySpan(Money(amount.low), Money(amount.high))


def seat_facts(index: PlanIndex, seats: Sequence[Position]) -> SeatFacts:
    """Return the facts of seats that are shown as one."""
    first = seats[0]
    vacant = sum(seat.incumbent is None for seat in seats)
    work = {role: Load(sum(round(seat.roles[role] * 100) for seat in seats)) for role in first.roles}
    hats = tuple(HatFacts(index.role_title(role), fte, role in index.small_hats) for role, fte in work.items())
    return SeatFacts(
        id=first.id,
        title=first.title,
        department=first.department,
        kind=first.kind.value,
        part_time=None if first.employment is Employment.FULL_TIME else first.employment.value,
        seats=Count(len(seats)),
        filled=Count(len(seats) - vacant),
        vacant=Count(vacant),
        superior=index.superior_title(first),
        holder=first.incumbent,
        main=hats[0] if hats else None,
        hats=hats[1:],
        load=Load(sum(map(load, seats))),
        overload=Load(max(0, *(load(seat) - FULL_LOAD for seat in seats))),
    )


def establishment(index: PlanIndex) -> tuple[SeatFacts, ...]:
    """Return seats that differ in nothing a table shows, by department."""
    groups = gathered(
        ((seat.department, seat.title, seat.kind, seat.reports_to, tuple(seat.roles), seat.employment), seat)
        for seat in index.by_department
    )
    return tuple(seat_facts(index, seats) for seats in groups.values())


def reporting_tree(index: PlanIndex) -> tuple[SeatNode, ...]:
    """Return the seats by reporting line, from the head down."""

    def node(seat: Position) -> SeatNode:
        return SeatNode(seat_facts(index, [seat]), tuple(map(node, index.reports.get(seat.id, ()))))

    return tuple(map(node, index.tops))


def hat_wearers(index: PlanIndex) -> tuple[SeatFacts, ...]:
    """Return the seats with several hats or, where the reader may know, too much work; the title tells them apart."""
    sees_load = index.audience.sees_people
    wearing = (seat for seat in index.by_department if len(seat.roles) > 1 or (sees_load and load(seat) > FULL_LOAD))
    return tuple(seat_facts(index, [_told_apart(index, seat)]) for seat in wearing)


def _told_apart(index: PlanIndex, seat: Position) -> Position:
    if len(index.holders.get(main_role(seat), ())) <= 1:
        return seat
    named = index.phrasing.phrase("seat_of", title=seat.title, holder=seat.incumbent or seat.id)
    return seat.model_copy(update={"title": named})


def hires(index: PlanIndex) -> tuple[HireFacts, ...]:
    """Return the vacancies in the order of hiring, runs of equal ones as one."""

    def shown(seat: Position) -> tuple[object, ...]:
        return (seat.title, seat.department, seat.month, seat.employment, seat.covered_by, seat.led_by, seat.pay)

    runs = [list(run) for _, run in groupby(index.vacancies, key=shown)]
    places = accumulate(map(len, runs))
    return tuple(_hire(index, run, last) for run, last in zip(runs, places, strict=True))


def _hire(index: PlanIndex, run: Sequence[Position], last: int) -> HireFacts:
    first = run[0]
    pay = first.pay if index.audience.sees_money else None
    return HireFacts(
        first=last - len(run) + 1,
        last=last,
        title=first.title,
        department=first.department,
        people=Count(len(run)),
        month=Month(first.month, index.plan.brief.start),
        employment=first.employment.value,
        because=index.said(first.because),
        covered_by=index.seat_title(first.covered_by) if first.covered_by else "",
        led_by=index.seat_title(first.led_by) if first.led_by else "",
        pay=None if pay is None else money_span(pay),
    )


def counted_titles(titles: Iterable[str]) -> tuple[TitleCount, ...]:
    """Return each title with the number of its seats, in order."""
    return tuple(TitleCount(title, Count(count)) for title, count in Counter(titles).items())
