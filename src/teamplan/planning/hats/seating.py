"""What it costs to lay work on a seat: distance between functions, incompatible duties, overload."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from teamplan.model.catalog import Catalog
from teamplan.model.organisation import DutySeparation
from teamplan.model.role import Role
from teamplan.model.terms import Function, RoleKind
from teamplan.planning.hats.freest import Freest
from teamplan.planning.seats.sequence import Seat

FULL = 100
"""Hundredths of an FTE on a full seat."""

DISTANCE_COST = 24
"""Cost of one step of distance between functions, in hundredths of an FTE; it grows with its square.

A stranger (2.5 steps) costs as much as 0.75 FTE of overload: in a team of two or three, strangers
help out; in a larger one, work that no neighbour has time for becomes a gap.
"""

CONFLICT_COST = {"law": 10_000, "guideline": 120, "practice": 40}
"""Overload that keeping duties apart is worth; what the law separates meets only where no seat is lawful."""


class Seating:
    """The seats with the work laid on them so far."""

    def __init__(self, seats: Sequence[Seat], catalog: Catalog) -> None:
        """Begin with empty `seats`; distances and separations come from the catalog's organisation."""
        self.seats = seats
        self.shares: dict[str, dict[str, int]] = {seat.id: {} for seat in seats}
        self.load: dict[str, int] = {seat.id: 0 for seat in seats}
        self.main: dict[str, list[Seat]] = {}
        for seat in seats:
            self.main.setdefault(seat.role.id, []).append(seat)
        self._division = {function: division.id for function, division in catalog.division_of.items()}
        self._directors = {division.director: division.id for division in catalog.organisation.divisions}
        self._partners = _partners(catalog.organisation.separation)
        self._freest = Freest(seats, self.load, _kind)

    def add(self, seat: Seat, role: str, amount: int) -> None:
        """Lay `amount` hundredths of `role` on `seat`."""
        hats = self.shares[seat.id]
        hats[role] = hats.get(role, 0) + amount
        self._change_load(seat, self.load[seat.id] + amount)

    def take_off(self, seat: Seat, role: str) -> None:
        """Take the hat `role` off `seat`."""
        self._change_load(seat, self.load[seat.id] - self.shares[seat.id].pop(role))

    def replace(self, seat: Seat, hats: dict[str, int]) -> None:
        """Let `seat` wear `hats` and nothing else."""
        self.shares[seat.id] = hats
        self._change_load(seat, sum(hats.values()))

    def _change_load(self, seat: Seat, load: int) -> None:
        if load != self.load[seat.id]:
            self.load[seat.id] = load
            self._freest.changed(seat)

    def spare(self, seat: Seat) -> int:
        """Return the hundredths that `seat` still has time for."""
        return max(0, FULL - self.load[seat.id])

    def distance(self, seat: Seat, role: Role) -> float:
        """Return 0 for the same function, 1 for a neighbour, up to 3 for strangers.

        It depends on the `_kind` of the seat alone.
        """
        if seat.role.function is role.function:
            return 0
        if seat.role.kind is RoleKind.HEAD:
            return 1 if role.function in _HEAD_CLOSE else 1.5
        same = self._division[seat.role.function] == self._division[role.function]
        return 1 if same else _AFFINITY.get((seat.role.function, role.function), 2.5)

    def conflict(self, seat: Seat, role: Role) -> int:
        """Return the cost of duties on `seat` that must not meet those of `role`."""
        partners = self._partners.get(role.id)
        if partners is None:
            return 0
        held = {seat.role.id, *self.shares[seat.id]}
        return max((cost for other, cost in partners if other in held), default=0)

    def forbidding(self, seat: Seat, role: Role) -> list[str]:
        """Return the roles on `seat` that the law keeps away from `role`."""
        held = {seat.role.id, *self.shares[seat.id]}
        law = CONFLICT_COST["law"]
        return sorted(other for other, cost in self._partners.get(role.id, ()) if cost == law and other in held)

    def wearers(self, role: Role) -> Sequence[Seat]:
        """Return who can wear `role`: everybody; to lead, only leads of the function, its director or the head."""
        if not role.kind.leads:
            return self.seats
        leads = [seat for seat in self.seats if seat.level and seat.role.function is role.function]
        division = self._division[role.function]
        directors = [seat for seat in self.seats if self._directors.get(seat.role.id) == division]
        heads = [seat for seat in self.seats if seat.role.kind is RoleKind.HEAD]
        return [seat for seat in leads if seat.role.kind is not RoleKind.HEAD] or directors or heads

    def cheapest(self, role: Role, amount: int) -> Seat:
        """Return the seat on which `amount` of `role` costs least."""
        if role.kind.leads or role.id in self._partners:
            candidates = self.wearers(role)
        else:
            # nothing but the load tells seats of one kind apart, and a higher load never costs less
            firsts = (self._freest.first(kind) for kind in self._freest.kinds)
            candidates = [entry[2] for entry in firsts if entry is not None]
        return min(candidates, key=lambda seat: self.cost(seat, role, amount))

    def hand_out(self, role: Role, amount: int, farthest: float, smallest: int) -> int:
        """Give `amount` of `role` to seats with time to spare, the nearest first, then the freest.

        Only seats within the distance `farthest` that can spare `smallest` and have no incompatible duty
        help. Return how much they took.
        """
        near: dict[float, list[Hashable]] = {}
        for kind in self._freest.kinds:
            first = self._freest.first(kind)
            if first is not None and (steps := self.distance(first[2], role)) <= farthest:
                near.setdefault(steps, []).append(kind)
        left = amount
        for _, kinds in sorted(near.items()):
            left -= self._hand_to(kinds, role, left, smallest)
        return amount - left

    def _hand_to(self, kinds: Sequence[Hashable], role: Role, amount: int, smallest: int) -> int:
        left, unfit = amount, []
        while left > 0:
            firsts = [(entry, kind) for kind in kinds if (entry := self._freest.first(kind)) is not None]
            if not firsts:
                break
            (load, _, seat), kind = min(firsts, key=lambda first: first[0][:2])
            if FULL - load < smallest:
                break
            if self.conflict(seat, role):
                self._freest.set_aside(kind)
                unfit.append(seat)
                continue
            share = min(left, FULL - load)
            self.add(seat, role.id, share)
            left -= share
        for seat in unfit:
            self._freest.changed(seat)
        return amount - left

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


def _kind(seat: Seat) -> tuple[Function, bool]:
    """Return what decides how far a seat is from any work."""
    return seat.role.function, seat.role.kind is RoleKind.HEAD


def _partners(rules: Sequence[DutySeparation]) -> dict[str, tuple[tuple[str, int], ...]]:
    found: dict[str, list[tuple[str, int]]] = {}
    for rule in rules:
        cost = CONFLICT_COST[rule.basis]
        for first in rule.first:
            for second in rule.second:
                found.setdefault(first, []).append((second, cost))
                found.setdefault(second, []).append((first, cost))
    return {role: tuple(others) for role, others in found.items()}
