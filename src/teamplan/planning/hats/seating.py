"""What it costs to lay work on a seat: distance between functions, incompatible duties, overload."""

from collections.abc import Hashable, Mapping, Sequence

from teamplan.model.catalog import Catalog
from teamplan.model.organisation import DutySeparation
from teamplan.model.role import Role
from teamplan.model.terms import Function, RoleKind
from teamplan.planning.figures import Figures
from teamplan.planning.hats.freest import Freest
from teamplan.planning.seats.sequence import Seat

FULL = 100
"""Hundredths of an FTE on a full seat."""


class Seating:
    """The seats with the work laid on them so far."""

    def __init__(self, seats: Sequence[Seat], catalog: Catalog, figures: Figures) -> None:
        """Begin with empty `seats`; distances and separations come from the catalog, their costs from `figures`."""
        self.seats = seats
        self.shares: dict[str, dict[str, int]] = {seat.id: {} for seat in seats}
        self.load: dict[str, int] = {seat.id: 0 for seat in seats}
        self.main: dict[str, list[Seat]] = {}
        for seat in seats:
            self.main.setdefault(seat.role.id, []).append(seat)
        self._unit_of = catalog.unit_of
        self._division = {function: division.id for function, division in catalog.division_of.items()}
        self._directors = {division.director: division.id for division in catalog.organisation.divisions}
        costs = {basis: figures.hundredths(f"conflict_cost_{basis}") for basis in ("law", "guideline", "practice")}
        self._law = costs["law"]
        self._partners = _partners(catalog.organisation.separation, costs)
        self._profession = {function: unit.profession for function, unit in catalog.unit_of.items()}
        self._anywhere = len(seats) <= figures.base("hats_anywhere_until")
        self._in_profession = len(seats) >= figures.base("hats_in_profession_from")
        self._floor_work = figures.hundredths("floor_work_of_leads")
        self._role_of = catalog.role_by_id
        self._freest = Freest(seats, self.load, _kind)
        self._stranger, self._neighbour = figures.base("distance_stranger"), figures.base("distance_neighbour")
        self._kept_by_head, self._other_of_head = (
            figures.base("distance_head_kept"),
            figures.base("distance_head_other"),
        )
        self._distance_cost = figures.hundredths("distance_cost")
        self._helping_distance = figures.base("helping_distance")
        self.smallest_share = figures.hundredths("smallest_share")
        self._overload_cost = figures.base("overload_cost")

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
        """Return 0 for the same function, else the steps to a neighbour, to what a head keeps, or to strangers.

        It depends on the `_kind` of the seat alone.
        """
        if seat.role.function is role.function:
            return 0
        if seat.role.kind is RoleKind.HEAD:
            return self._kept_by_head if self._unit_of[role.function].head_keeps else self._other_of_head
        same = self._division[seat.role.function] == self._division[role.function]
        near = self._unit_of[seat.role.function].near
        return self._neighbour if same else near.get(role.function, self._stranger)

    def room_for(self, seat: Seat, role: Role) -> int:
        """Return the hundredths of `role` that `seat` may wear as a hat at all, full or not.

        In a handful of people anybody does anything. Beyond, nobody works in two workplaces; leads do little of
        other departments' work, managers little of any; and in a grown team hats stay within a profession, where
        the head takes what heads keep.
        """
        if self._anywhere or role.id == seat.role.id:
            return FULL
        if role.workplace != seat.role.workplace and not role.kind.leads:
            return 0
        if self._in_profession and not self._within_profession(seat, role):
            return 0
        if self._is_floor_work(seat, role):
            held = self.shares[seat.id].items()
            return max(
                0, self._floor_work - sum(work for hat, work in held if self._is_floor_work(seat, self._role_of[hat]))
            )
        return FULL

    def _within_profession(self, seat: Seat, role: Role) -> bool:
        if seat.role.kind is RoleKind.HEAD:
            return role.kind.leads or self._unit_of[role.function].head_keeps
        return self._profession[seat.role.function] == self._profession[role.function]

    def _is_floor_work(self, seat: Seat, role: Role) -> bool:
        """Whether `role` is work that who leads on `seat` does little of; a head is bound by what heads keep."""
        if not seat.role.kind.leads or seat.role.kind is RoleKind.HEAD or role.kind.leads:
            return False
        return seat.role.kind is not RoleKind.LEAD or role.function is not seat.role.function

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
        return sorted(other for other, cost in self._partners.get(role.id, ()) if cost == self._law and other in held)

    def wearers(self, role: Role) -> Sequence[Seat]:
        """Return who can wear `role`: everybody; to lead, only leads of the function, its director or the head."""
        if not role.kind.leads:
            return self.seats
        leads = [seat for seat in self.seats if seat.level and seat.role.function is role.function]
        division = self._division[role.function]
        directors = [seat for seat in self.seats if self._directors.get(seat.role.id) == division]
        heads = [seat for seat in self.seats if seat.role.kind is RoleKind.HEAD]
        return [seat for seat in leads if seat.role.kind is not RoleKind.HEAD] or directors or heads

    def cheapest(self, role: Role, amount: int) -> Seat | None:
        """Return the seat on which `amount` of `role` costs least, or None where nobody may wear it."""
        if role.kind.leads or role.id in self._partners:
            candidates = self.wearers(role)
        else:
            # nothing but the load tells seats of one kind apart, and a higher load never costs less
            firsts = (self._freest.first(kind) for kind in self._freest.kinds)
            candidates = [entry[2] for entry in firsts if entry is not None]
        able = [seat for seat in candidates if self.room_for(seat, role) >= min(amount, FULL)]
        return min(able, key=lambda seat: self.cost(seat, role, amount), default=None)

    def hand_out(self, role: Role, amount: int) -> int:
        """Give `amount` of `role` to seats with time to spare, the nearest first, then the freest.

        Only seats within the distance at which people help (in a handful of people, all), that can spare the
        smallest share and have no incompatible duty, take any. Return how much they took.
        """
        near: dict[float, list[Hashable]] = {}
        for kind in self._freest.kinds:
            first = self._freest.first(kind)
            if first is None or not self.room_for(first[2], role):
                continue
            if (steps := self.distance(first[2], role)) <= self._helping_distance or self._anywhere:
                near.setdefault(steps, []).append(kind)
        left = amount
        for _, kinds in sorted(near.items()):
            left -= self._hand_to(kinds, role, left)
        return amount - left

    def _hand_to(self, kinds: Sequence[Hashable], role: Role, amount: int) -> int:
        left, unfit = amount, []
        while left > 0:
            firsts = [(entry, kind) for kind in kinds if (entry := self._freest.first(kind)) is not None]
            if not firsts:
                break
            (load, _, seat), kind = min(firsts, key=lambda first: first[0][:2])
            if FULL - load < self.smallest_share:
                break
            if self.conflict(seat, role) or self.room_for(seat, role) < self.smallest_share:
                self._freest.set_aside(kind)
                unfit.append(seat)
                continue
            share = min(left, FULL - load, self.room_for(seat, role))
            self.add(seat, role.id, share)
            left -= share
        for seat in unfit:
            self._freest.changed(seat)
        return amount - left

    def is_separated_by_law(self, role: str) -> bool:
        """Whether any law keeps `role` away from another role."""
        return any(cost == self._law for _, cost in self._partners.get(role, ()))

    def lawful_seats(self, role: Role, amount: int, *, fitting: bool = True) -> list[Seat]:
        """Return the seats on which the law lets `amount` of `role` lie; `fitting`: those that may wear it as a hat."""
        least = max(1, min(amount, FULL)) if fitting else 0
        able = [
            seat for seat in self.seats if self.conflict(seat, role) < self._law and self.room_for(seat, role) >= least
        ]
        wearers = set(map(id, self.wearers(role)))
        return [seat for seat in able if id(seat) in wearers] or able

    def cost(self, seat: Seat, role: Role, amount: int) -> tuple[float, int, int]:
        """Return what it costs to lay `amount` of `role` on `seat`; ties go to the least loaded, then the first.

        Distance costs by its square, so that in a team of two or three strangers help out, while in a
        larger one work that no neighbour has time for becomes a gap.
        """
        load = self.load[seat.id]
        overload = max(0, load + amount - FULL)
        far = self._distance_cost * self.distance(seat, role) ** 2
        return far + self.conflict(seat, role) + self._overload_cost * overload, load, seat.order


def _kind(seat: Seat) -> tuple[Function, str, str]:
    """Return what decides how far a seat is from any work, and what it may wear: who leads is of a kind each."""
    alone = seat.role.kind.leads or seat.role.kind is RoleKind.HEAD
    return seat.role.function, seat.role.workplace, seat.id if alone else ""


def _partners(rules: Sequence[DutySeparation], costs: Mapping[str, int]) -> dict[str, tuple[tuple[str, int], ...]]:
    found: dict[str, list[tuple[str, int]]] = {}
    for rule in rules:
        cost = costs[rule.basis]
        for first in rule.first:
            for second in rule.second:
                found.setdefault(first, []).append((second, cost))
                found.setdefault(second, []).append((first, cost))
    return {role: tuple(others) for role, others in found.items()}
