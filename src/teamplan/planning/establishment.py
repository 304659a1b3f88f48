"""Seats and demand → positions: hats, owners, reporting lines, outside services and gaps."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from teamplan.model.catalog import Catalog
from teamplan.model.plan import Gap, MoneyRange, Position, Service
from teamplan.model.reason import Reason
from teamplan.model.role import Role
from teamplan.model.terms import Employment
from teamplan.planning.hats.rack import HatRack, hang_hats
from teamplan.planning.hiring import hiring_month
from teamplan.planning.money.budget import pay_of
from teamplan.planning.seats.hierarchy import reporting_lines
from teamplan.planning.seats.sequence import Seat
from teamplan.planning.standing_in import with_stand_ins
from teamplan.planning.workforce import Workforce


@dataclass(frozen=True)
class Establishment:
    """The positions of a plan and what they leave open."""

    positions: tuple[Position, ...]
    outside: tuple[Service, ...]
    gaps: tuple[Gap, ...]


def establish(workforce: Workforce, demand: Mapping[str, int]) -> Establishment:
    """Fill the seats of `workforce` with the `demand` (role → hundredths of an FTE)."""
    seats = workforce.sequence.grow(workforce.size)
    below = workforce.figures.hundredths("outsourced_below")
    barred = {role: work for role, work in demand.items() if role in workforce.selection.barred}
    bought = _bought_roles(seats, demand, workforce.catalog, below, barred)
    staffed = {role: work for role, work in demand.items() if role not in bought and role not in barred}
    rack = hang_hats(seats, staffed, workforce.catalog, workforce.figures)
    undone = {role: work for role, work in barred.items() if role not in bought}
    rack = replace(rack, gaps=rack.gaps | undone, owner=rack.owner | dict.fromkeys(undone, seats[0].id))
    bought = (*bought, *rack.bought)
    contact = seats[0].id
    outside = tuple(
        _service(
            workforce.catalog.role(role), demand[role], contact, _why_bought(role, demand[role], below, rack, barred)
        )
        for role in bought
    )
    positions = _positions(workforce, seats, rack, bought)
    gaps = tuple(
        Gap(role=role, fte=missing / 100)
        for role, missing in sorted(rack.gaps.items(), key=lambda item: (-item[1], item[0]))
    )
    return Establishment(positions, outside, gaps)


def _bought_roles(
    seats: Sequence[Seat], demand: Mapping[str, int], catalog: Catalog, below: int, barred: Collection[str]
) -> tuple[str, ...]:
    """Return the roles that are usually bought and have no seat, with less than `below` hundredths of an FTE to do.

    What the brief excludes is bought wherever it can be.
    """
    seated = {seat.role.id for seat in seats} | {role for seat in seats for role in seat.extra_roles}
    return tuple(
        role
        for role, work in demand.items()
        if (role in barred and catalog.role(role).outsourcing != "no")
        or (role not in seated and work < below and catalog.role(role).outsourcing == "usual")
    )


def _why_bought(role: str, work: int, below: int, rack: HatRack, barred: Collection[str]) -> Reason:
    if role in barred:
        return Reason.of("excluded_so_bought")
    if role in rack.unworn:
        return Reason.of("nobody_fits")
    if role in rack.bought:
        return Reason.of("nobody_lawful")
    return Reason.of("too_little_work_for_a_seat", fte=work / 100, enough=below / 100)


def _service(role: Role, work: int, contact: str, why: Reason) -> Service:
    title = Reason.of("bought_service", service=role.id)
    return Service(title=title, instead_of=(role.id,), note=why, fte=work / 100, contact=contact)


def _positions(
    workforce: Workforce, seats: Sequence[Seat], rack: HatRack, bought: Sequence[str]
) -> tuple[Position, ...]:
    catalog, figures = workforce.catalog, workforce.figures
    lines = reporting_lines(seats, catalog, workforce.sequence.hierarchy)
    pay = {role: pay_of(role, catalog, figures) for role in {seat.role.id: None for seat in seats}}
    owned: dict[str, list[str]] = {}
    for role, seat_id in rack.owner.items():
        owned.setdefault(seat_id, []).append(role)
    owned.setdefault(seats[0].id, []).extend(bought)
    fraction = figures.hundredths("fraction_of_a_seat")
    pace = catalog.road_map.hiring[workforce.brief.stage]
    staffed = workforce.brief.staffed
    vacancies = 0 if staffed else sum(1 for seat in seats if seat.incumbent is None)
    place = 0
    positions = []
    for seat in seats:
        vacant = seat.incumbent is None and not staffed
        place += vacant
        hats = _ordered(rack.shares[seat.id], seat.role.id)
        positions.append(
            Position(
                id=seat.id,
                title=seat.title,
                function=seat.role.function,
                department=catalog.unit_of[seat.role.function].department,
                kind=seat.role.kind,
                roles={role: work / 100 for role, work in hats.items()},
                accountable=tuple(owned.get(seat.id, ())),
                reports_to=lines[seat.id],
                employment=_employment(hats, seat, catalog, fraction),
                incumbent=seat.title if staffed and seat.incumbent is None else seat.incumbent,
                order=seat.order,
                month=hiring_month(pace, vacancies, place) if vacant else 0,
                because=seat.because,
                pay=pay[seat.role.id] if seat.pay is None else MoneyRange(low=seat.pay, base=seat.pay, high=seat.pay),
            )
        )
    return with_stand_ins(positions)


def _ordered(hats: Mapping[str, int], main: str) -> dict[str, int]:
    """Return the hats with the main one first and the rest by size."""
    rest = sorted((role for role in hats if role != main), key=lambda role: (-hats[role], role))
    return {role: hats.get(role, 0) for role in (main, *rest)}


def _employment(hats: Mapping[str, int], seat: Seat, catalog: Catalog, fraction: int) -> Employment:
    """Return how a seat is filled: other than full-time only up to `fraction` hundredths of an FTE."""
    if seat.incumbent is not None or sum(hats.values()) > fraction:
        return Employment.FULL_TIME
    roles = [catalog.role(role) for role in hats]
    if any(role.function is not seat.role.function for role in roles):
        return Employment.FULL_TIME
    if all(role.part_time for role in roles):
        return Employment.PART_TIME
    if all(role.outsourcing != "no" for role in roles):
        return Employment.OUTSOURCED
    return Employment.FULL_TIME
