"""Who wears which hats: the work of every role, laid on seats.

All work is counted in hundredths of an FTE, so that sums are exact. A role with seats of its own is
spread over them; every other role goes whole to one seat, chosen by the least cost of

    distance between functions · incompatible duties · overload

and work that exceeds the seats of its role goes to neighbours with time to spare. What is left over
is a gap, by name.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from teamplan.model.catalog import Catalog
from teamplan.model.organisation import DutySeparation
from teamplan.model.role import Role
from teamplan.model.terms import Function, RoleKind
from teamplan.planning.seats import Seat
from teamplan.planning.selection import STRUCTURAL

FULL = 100
"""Hundredths of an FTE on a full seat."""

DISTANCE_COST = 24
"""Cost of one step of distance between functions, in hundredths of an FTE; it grows with its square.

A stranger (2.5 steps) costs as much as 0.75 FTE of overload: in a team of two or three, strangers
help out; in a larger one, work that no neighbour has time for becomes a gap.
"""

CONFLICT_COST = {"law": 10_000, "guideline": 120, "practice": 40}
"""Overload that keeping incompatible duties apart is worth; a duty that the law separates is never joined."""

SMALLEST_SHARE = 5
"""Smallest share of overflowing work that is handed to a neighbour."""


@dataclass
class HatRack:
    """The outcome: hats and load of every seat, the owner of every role, and the work nobody has time for."""

    shares: dict[str, dict[str, int]]
    owner: dict[str, str]
    gaps: dict[str, int] = field(default_factory=dict)
    bought: tuple[str, ...] = ()
    """Roles that the law keeps away from everybody in the team, and that can be bought."""


class _Seating:
    """The seats with the work laid on them so far."""

    def __init__(self, seats: Sequence[Seat], catalog: Catalog) -> None:
        self.seats = seats
        self.shares: dict[str, dict[str, int]] = {seat.id: {} for seat in seats}
        self.load: dict[str, int] = {seat.id: 0 for seat in seats}
        self.main: dict[str, list[Seat]] = {}
        for seat in seats:
            self.main.setdefault(seat.role.id, []).append(seat)
        self._division = {function: division.id for function, division in catalog.division_of.items()}
        self._directors = {division.director: division.id for division in catalog.organisation.divisions}
        self._partners = _partners(catalog.organisation.separation)

    def add(self, seat: Seat, role: str, amount: int) -> None:
        """Lay `amount` hundredths of `role` on `seat`."""
        hats = self.shares[seat.id]
        hats[role] = hats.get(role, 0) + amount
        self.load[seat.id] += amount

    def spare(self, seat: Seat) -> int:
        """Return the hundredths that `seat` still has time for."""
        return max(0, FULL - self.load[seat.id])

    def distance(self, seat: Seat, role: Role) -> float:
        """Return 0 for the same function, 1 for a neighbour, up to 3 for strangers."""
        if seat.role.function is role.function:
            return 0
        if seat.role.kind is RoleKind.HEAD:
            return 1 if role.function in _HEAD_CLOSE else 1.5
        same = self._division[seat.role.function] == self._division[role.function]
        return 1 if same else _AFFINITY.get((seat.role.function, role.function), 2.5)

    def conflict(self, seat: Seat, role: Role) -> int:
        """Return the cost of duties on `seat` that must not meet those of `role`."""
        held = {seat.role.id, *self.shares[seat.id]}
        return max((cost for other, cost in self._partners.get(role.id, ()) if other in held), default=0)

    def forbidding(self, seat: Seat, role: Role) -> list[str]:
        """Return the roles on `seat` that the law keeps away from `role`."""
        held = {seat.role.id, *self.shares[seat.id]}
        law = CONFLICT_COST["law"]
        return sorted(other for other, cost in self._partners.get(role.id, ()) if cost == law and other in held)

    def wearers(self, role: Role) -> Sequence[Seat]:
        """Return who can wear `role`: everybody; to lead, only leads of the function, its director or the head."""
        if role.kind not in STRUCTURAL:
            return self.seats
        leads = [seat for seat in self.seats if seat.level and seat.role.function is role.function]
        division = self._division[role.function]
        directors = [seat for seat in self.seats if self._directors.get(seat.role.id) == division]
        heads = [seat for seat in self.seats if seat.role.kind is RoleKind.HEAD]
        return [seat for seat in leads if seat.role.kind is not RoleKind.HEAD] or directors or heads

    def is_separated_by_law(self, role: str) -> bool:
        """Whether any law keeps `role` away from another role."""
        return any(cost == CONFLICT_COST["law"] for _, cost in self._partners.get(role, ()))

    def lawful_seats(self, role: Role) -> list[Seat]:
        """Return the seats that may hold `role`."""
        law = CONFLICT_COST["law"]
        near = [seat for seat in self.wearers(role) if self.conflict(seat, role) < law]
        return near or [seat for seat in self.seats if self.conflict(seat, role) < law]

    def cost(self, seat: Seat, role: Role, amount: int) -> tuple[float, int, int]:
        """Return what it costs to lay `amount` of `role` on `seat`; ties go to the least loaded, then the first."""
        load = self.load[seat.id]
        overload = max(0, load + amount - FULL)
        total = DISTANCE_COST * self.distance(seat, role) ** 2 + self.conflict(seat, role) + 2 * overload
        return total, load, seat.order


_HEAD_CLOSE = frozenset(
    {
        Function.OPERATIONS,
        Function.FINANCE,
        Function.HR_ADMIN,
        Function.LEGAL_RISK,
        Function.SALES_BD,
        Function.SUPPLY_CHAIN,
        Function.MERCHANDISING,
        Function.BRAND_PR,
    }
)
"""Functions whose work a head usually keeps: money, people, suppliers, clients."""

_AFFINITY: dict[tuple[Function, Function], float] = {
    (Function.OPERATIONS, Function.MERCHANDISING): 1.0,
    (Function.OPERATIONS, Function.CONTENT): 1.5,
    (Function.OPERATIONS, Function.TECHNOLOGY): 1.5,
    (Function.OPERATIONS, Function.SUPPLY_CHAIN): 1.5,
    (Function.OPERATIONS, Function.LIVE): 1.5,
    (Function.PROMOTION, Function.CONTENT): 1.5,
    (Function.PROMOTION, Function.LIVE): 1.5,
    (Function.LIVE, Function.PROMOTION): 1.5,
    (Function.LIVE, Function.OPERATIONS): 1.5,
    (Function.CONTENT, Function.PROMOTION): 1.5,
    (Function.CONTENT, Function.PRIVATE_DOMAIN): 1.5,
    (Function.PRIVATE_DOMAIN, Function.CUSTOMER_SERVICE): 1.0,
    (Function.PRIVATE_DOMAIN, Function.CONTENT): 1.5,
    (Function.CUSTOMER_SERVICE, Function.PRIVATE_DOMAIN): 1.0,
    (Function.WAREHOUSE_LOGISTICS, Function.SUPPLY_CHAIN): 1.0,
    (Function.WAREHOUSE_LOGISTICS, Function.QUALITY): 1.5,
    (Function.SUPPLY_CHAIN, Function.WAREHOUSE_LOGISTICS): 1.0,
    (Function.MERCHANDISING, Function.OPERATIONS): 1.0,
    (Function.HR_ADMIN, Function.CUSTOMER_SERVICE): 2.0,
    (Function.DATA, Function.TECHNOLOGY): 1.0,
    (Function.TECHNOLOGY, Function.DATA): 1.0,
}
"""Neighbours across divisions whose skills overlap; everything else is 2.5 steps apart."""


HELPING_DISTANCE = 1.5
"""Distance between functions up to which a seat with time to spare helps out."""


def hang_hats(seats: Sequence[Seat], demand: Mapping[str, int], catalog: Catalog) -> HatRack:
    """Lay `demand` (role → hundredths of an FTE, chosen roles only) on `seats`."""
    seating = _Seating(seats, catalog)
    owner: dict[str, str] = {}
    overflow = _spread_own_work(seating, demand, owner)
    _hang_claimed(seating, demand, owner, catalog)
    bought = _hang_separated(seating, demand, owner, catalog)
    rank = {role.id: place for place, role in enumerate(catalog.roles)}
    homeless = [role for role in demand if role not in owner and role not in bought]
    for role_id in sorted(homeless, key=lambda role: (-demand[role], rank[role])):
        _hang(seating, catalog.role(role_id), demand[role_id], owner)
    for role_id, amount in overflow.items():
        _share_overflow(seating, catalog.role(role_id), amount)
    gaps = _trim(seating)
    return HatRack(shares=seating.shares, owner=owner, gaps=gaps, bought=bought)


def _hang(
    seating: _Seating, role: Role, amount: int, owner: dict[str, str], wearers: Sequence[Seat] = ()
) -> None:
    seat = min(wearers or seating.wearers(role), key=lambda seat: seating.cost(seat, role, amount))
    seating.add(seat, role.id, amount)
    owner[role.id] = seat.id


def _hang_separated(
    seating: _Seating, demand: Mapping[str, int], owner: dict[str, str], catalog: Catalog
) -> tuple[str, ...]:
    """Hang the hats that a law keeps apart, those with the fewest possible seats first.

    Where no seat is lawful, a role that can be bought is bought: return those roles.
    """
    waiting = [role for role in demand if role not in owner and seating.is_separated_by_law(role)]
    bought: list[str] = []
    while waiting:
        lawful = {role: seating.lawful_seats(catalog.role(role)) for role in waiting}
        role_id = min(waiting, key=lambda role: (len(lawful[role]), -demand[role], role))
        waiting.remove(role_id)
        role = catalog.role(role_id)
        if not lawful[role_id] and role.outsourcing != "no":
            bought.append(role_id)
            continue
        if not lawful[role_id]:
            bought.extend(_make_way(seating, role, owner, catalog))
        _hang(seating, role, demand[role_id], owner, lawful[role_id])
    return tuple(bought)


def _make_way(seating: _Seating, role: Role, owner: dict[str, str], catalog: Catalog) -> list[str]:
    """Take hats that can be bought off the seat where `role` then becomes lawful; return them."""
    best: tuple[int, Seat, list[str]] | None = None
    for seat in seating.wearers(role):
        in_the_way = seating.forbidding(seat, role)
        if seat.role.id in in_the_way or any(catalog.role(hat).outsourcing == "no" for hat in in_the_way):
            continue
        work = sum(seating.shares[seat.id][hat] for hat in in_the_way)
        if best is None or work < best[0]:
            best = work, seat, in_the_way
    if best is None:
        return []
    for hat in best[2]:
        seating.load[best[1].id] -= seating.shares[best[1].id].pop(hat)
        del owner[hat]
    return best[2]


def _spread_own_work(seating: _Seating, demand: Mapping[str, int], owner: dict[str, str]) -> dict[str, int]:
    """Spread each role evenly over its own seats; return what exceeds them."""
    overflow: dict[str, int] = {}
    for role, seats in seating.main.items():
        owner[role] = seats[0].id
        amount = min(demand.get(role, 0), FULL * len(seats))
        each, rest = divmod(amount, len(seats))
        for place, seat in enumerate(seats):
            seating.add(seat, role, each + (place < rest))
        if demand.get(role, 0) > amount:
            overflow[role] = demand[role] - amount
    return overflow


def _hang_claimed(seating: _Seating, demand: Mapping[str, int], owner: dict[str, str], catalog: Catalog) -> None:
    """Give incumbents the further roles that the brief says they hold."""
    for seat in seating.seats:
        for role_id in seat.extra_roles:
            if role_id not in owner and role_id in catalog.role_by_id:
                seating.add(seat, role_id, demand.get(role_id, 0))
                owner[role_id] = seat.id


def _share_overflow(seating: _Seating, role: Role, amount: int) -> None:
    """Hand work that the role's own seats have no time for to neighbours with time to spare."""
    helpers = [
        seat
        for seat in seating.seats
        if seating.spare(seat) >= SMALLEST_SHARE
        and seating.distance(seat, role) <= HELPING_DISTANCE
        and not seating.conflict(seat, role)
    ]
    helpers.sort(key=lambda seat: (seating.distance(seat, role), -seating.spare(seat), seat.order))
    for seat in helpers:
        share = min(amount, seating.spare(seat))
        seating.add(seat, role.id, share)
        amount -= share
        if amount == 0:
            return
    seating.add(seating.main[role.id][0], role.id, amount)


def _trim(seating: _Seating) -> dict[str, int]:
    """Cut the hats of overloaded seats in proportion; return the work that was cut, by role."""
    gaps: dict[str, int] = {}
    for seat in seating.seats:
        load = seating.load[seat.id]
        if load <= FULL:
            continue
        hats = seating.shares[seat.id]
        kept = _in_proportion(hats)
        for role, amount in hats.items():
            if amount > kept[role]:
                gaps[role] = gaps.get(role, 0) + amount - kept[role]
        seating.shares[seat.id] = kept
    return gaps


def _in_proportion(hats: Mapping[str, int]) -> dict[str, int]:
    """Return the hats cut to a full seat in proportion, each with at least a hundredth as far as that goes."""
    load = sum(hats.values())
    kept = {role: max(1, amount * FULL // load) if amount else 0 for role, amount in hats.items()}
    for role in sorted(kept, key=lambda role: -kept[role]):
        excess = sum(kept.values()) - FULL
        if excess <= 0:
            break
        kept[role] -= min(excess, max(0, kept[role] - 1))
    for role in list(kept)[FULL:]:
        kept[role] = 0
    return kept


def _partners(rules: Sequence[DutySeparation]) -> dict[str, tuple[tuple[str, int], ...]]:
    found: dict[str, list[tuple[str, int]]] = {}
    for rule in rules:
        cost = CONFLICT_COST[rule.basis]
        for first in rule.first:
            for second in rule.second:
                found.setdefault(first, []).append((second, cost))
                found.setdefault(second, []).append((first, cost))
    return {role: tuple(others) for role, others in found.items()}
