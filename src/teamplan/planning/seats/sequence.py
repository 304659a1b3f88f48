"""Seats in the order in which they are hired.

Seats are added one at a time and never taken back, so the team of n+1 contains the team of n. Each
goes where the work per seat is highest: first to a division, within it to a function, within that
to a role, by Webster's divisor method (`apportionment`; ties go to the earlier in the organisation
and the catalog). A lead, manager or director is seated first wherever one more seat
would exceed a span of control.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from heapq import heapify, heapreplace
from typing import NamedTuple

from teamplan.model.brief import Incumbent
from teamplan.model.catalog import Catalog
from teamplan.model.organisation import Division
from teamplan.model.reason import Reason
from teamplan.model.role import Role
from teamplan.model.terms import Function, RoleKind, Stage
from teamplan.planning.figures import Figures
from teamplan.planning.intake.infeasible import InfeasibleError
from teamplan.planning.seats.apportionment import next_in_turn, priority
from teamplan.planning.seats.hierarchy import Hierarchy, MissingLead
from teamplan.planning.work.paced import PacedWork

_Claim = tuple[float, int, Role, float]
"""Claim of a role to the next seat of its function: least first, by priority and order; the role and its work."""


@dataclass(frozen=True)
class Seat:
    """One seat before it is given hats."""

    id: str
    role: Role
    title: str
    level: int
    """0 does the work; 1 leads those, 2 leads leads, and so on."""
    order: int
    because: Reason
    scale: float
    """Scale of the volumes at which the seat was added."""
    incumbent: str | None = None
    extra_roles: tuple[str, ...] = ()
    """Further roles that an incumbent is said to hold."""
    pay: int | None = None
    """What an incumbent is said to earn (元/月)."""


class _Holder(NamedTuple):
    """Who sits on a seat already, with further roles and pay."""

    name: str | None = None
    extra: tuple[str, ...] = ()
    pay: int | None = None


_NOBODY = _Holder()


@dataclass(frozen=True)
class Wishes:
    """What the sequence has to regard beside the work."""

    preferred: frozenset[str]
    """Roles that leaders are taken from where possible."""
    stage: Stage = Stage.STARTUP
    barred: frozenset[str] = frozenset()
    """Roles that ask for no seat."""
    first: tuple[str, ...] = ()
    """Roles that get the first seats after the head, as far as there is work for them."""


class SeatSequence:
    """The seats of a company in hiring order; `grow` adds to it."""

    def __init__(
        self,
        catalog: Catalog,
        work: PacedWork,
        figures: Figures,
        incumbents: Iterable[Incumbent],
        wishes: Wishes,
    ) -> None:
        """Begin with the head and those who are there already.

        What the stage of the `wishes` asks of a team of some size gets a seat at that size.
        """
        self._stage, self._first = wishes.stage, wishes.first
        self._barred = wishes.barred
        self._catalog, self._work = catalog, work
        self.hierarchy = Hierarchy(catalog, figures, wishes.preferred)
        self.seats: list[Seat] = []
        self._count: dict[str, int] = {}
        self._in_function: dict[Function, int] = dict.fromkeys(Function, 0)
        self._in_role: dict[str, int] = {}
        self._growth = 2 ** (1 / figures.base("growth_steps"))
        self._least_seat, self._enough_for_one = figures.base("least_seat"), figures.base("enough_for_one")
        self._scale = 1.0 if work.volumes.anchored else work.volumes.smallest_scale
        self._weigh()
        self._seat_founders(tuple(incumbents))

    def grow(self, size: int) -> list[Seat]:
        """Add seats until there are `size`; return the first `size`."""
        while len(self.seats) < size:
            self._follow_demand(len(self.seats) + 1)
            self._add_next()
        return self.seats[:size]

    def _seat_founders(self, incumbents: tuple[Incumbent, ...]) -> None:
        head = self._catalog.role(self._catalog.organisation.head)
        leader = next((person for person in incumbents if head.id in person.roles), None)
        title = leader.title if leader else head.title
        extra = tuple(role for role in leader.roles if role != head.id) if leader else ()
        name = leader.name or leader.title if leader else self._catalog.organisation.founder or title
        self._append(head, title, 9, Reason.of("head_of_company"), _Holder(name, extra, leader.pay if leader else None))
        for person in incumbents:
            if person is not leader:
                role = self._catalog.role(person.roles[0])
                level, name = self._founding_level(role), person.name or person.title
                self._append(
                    role, person.title, level, Reason.of("on_board"), _Holder(name, person.roles[1:], person.pay)
                )

    def _founding_level(self, role: Role) -> int:
        """Return the layer of somebody who is there already: a lead is above specialists, a manager above leads."""
        if role.kind not in (RoleKind.LEAD, RoleKind.MANAGER):
            return 0
        led = any(seat.level == 1 for seat in self.seats if seat.role.function is role.function)
        return 2 if role.kind is RoleKind.MANAGER and led else 1

    def _follow_demand(self, seats: int) -> None:
        """Raise the scale until there is work for `seats` people."""
        while self._demand < seats and self._scale < 1e9:
            self._scale *= self._growth
            self._weigh()
        if self._work.peers.step(seats) != self._compared:
            self._weigh()

    def _weigh(self) -> None:
        self._compared = self._work.peers.step(len(self.seats) + 1)
        fte = self._work.evaluate(self._scale, len(self.seats) + 1)
        self._demand = sum(fte)
        self._role_work: dict[Function, list[tuple[Role, float]]] = {function: [] for function in Function}
        self._function_work: dict[Function, float] = dict.fromkeys(Function, 0.0)
        self._queues: dict[Function, list[_Claim]] = {}
        for role, work in zip(self._work.roles, fte, strict=True):
            if role.id in self._barred:
                continue
            self._function_work[role.function] += work
            if role.kind is RoleKind.SPECIALIST and work > 0:
                self._role_work[role.function].append((role, work))
        working = [function for function in Function if self._role_work[function]]
        most = max((self._function_work[function] for function in working), default=0.0)
        self._candidates = {
            function for function in working if self._function_work[function] >= min(self._least_of(function), most)
        }

    def _least_of(self, function: Function) -> float:
        """Return the work (FTE) from which a function asks for a seat."""
        beside = self._catalog.unit_of[function].beside_the_team
        return self._enough_for_one if beside and not self._in_function[function] else self._least_seat

    def _add_next(self) -> None:
        first = next((role for role in self._first if self._is_open(role)), None)
        if first is not None:
            role = self._catalog.role(first)
            self._append(role, role.title, 0, Reason.of("first_of_stage", role=first))
            self._queues.pop(role.function, None)
            return
        function, because = self._due_function() or self._neediest_function()
        missing = self.hierarchy.missing_lead(function)
        if missing is not None:
            self._add_lead(missing)
            return
        role = self._next_role(function)
        self._append(role, role.title, 0, because)

    def _is_open(self, role: str) -> bool:
        """Whether a role has work and no seat yet."""
        known = self._catalog.role_by_id.get(role)
        return (
            known is not None
            and not self._in_role.get(role)
            and any(each is known for each, _ in self._role_work[known.function])
        )

    def _due_function(self) -> tuple[Function, Reason] | None:
        """Return a function that has no seat yet, though a team of this size and stage has one, or the work for one."""
        size = len(self.seats) + 1
        for function, unit in self._catalog.unit_of.items():
            if self._in_function[function] or not self._role_work[function]:
                continue
            due = unit.seated_from(self._stage)
            if due is not None and due <= size:
                return function, Reason.of("seat_due", function=function.value, size=due)
            if self._function_work[function] >= self._enough_for_one:
                return function, _needed(
                    self._catalog.division_of[function].id, function, self._function_work[function], 0
                )
        return None

    def _next_role(self, function: Function) -> Role:
        """Return the role of `function` whose turn it is, and queue it for its next seat."""
        queue = self._queues.get(function)
        if queue is None:
            claims = enumerate(self._role_work[function])
            queue = [self._claim(order, role, work, 0) for order, (role, work) in claims]
            heapify(queue)
            self._queues[function] = queue
        _, order, role, work = queue[0]
        heapreplace(queue, self._claim(order, role, work, 1))
        return role

    def _claim(self, order: int, role: Role, work: float, more: int) -> _Claim:
        """Return the claim of `role` once it has `more` seats than now."""
        return -priority(work, self._in_role.get(role.id, 0) + more), order, role, work

    def _neediest_function(self) -> tuple[Function, Reason]:
        if not self._candidates:
            raise InfeasibleError(Reason.of("no_role_to_seat"))
        division = next_in_turn(
            (division, *self._work_and_seats(division))
            for division in self._catalog.organisation.divisions
            if any(unit.function in self._candidates for unit in division.functions)
        )
        function = next_in_turn(
            (unit.function, self._function_work[unit.function], self._in_function[unit.function])
            for unit in division.functions
            if unit.function in self._candidates
        )
        return function, _needed(division.id, function, *self._work_and_seats(division))

    def _work_and_seats(self, division: Division) -> tuple[float, int]:
        members = [unit.function for unit in division.functions]
        work = sum([self._function_work[function] for function in members])
        seats = sum([self._in_function[function] for function in members])
        return work, seats + self.hierarchy.has_director(division.id)

    def _add_lead(self, missing: MissingLead) -> None:
        role = self._catalog.role(missing.role)
        title = role.title if role.kind is RoleKind.DIRECTOR else self._rank(missing.level) + role.title
        self._append(role, title, missing.level, missing.because)
        if role.kind is RoleKind.SPECIALIST:  # a catalog may let one lead: the queue does not know of this seat
            self._queues.pop(role.function, None)

    def _rank(self, level: int) -> str:
        """Return what stands before the title of a lead whose layer is beyond leads and their managers."""
        ranks = self._catalog.organisation.ranks
        return ranks[min(level - 3, len(ranks) - 1)] if ranks and level >= 3 else ""

    def _append(self, role: Role, title: str, level: int, because: Reason, holder: _Holder = _NOBODY) -> None:
        order = len(self.seats) + 1
        seat_id = "head" if role.kind is RoleKind.HEAD and order == 1 else self._next_id(role.function)
        self.seats.append(Seat(seat_id, role, title, level, order, because, self._scale, *holder))
        if role.kind is not RoleKind.DIRECTOR:
            self._in_function[role.function] += 1
        self._in_role[role.id] = self._in_role.get(role.id, 0) + 1
        self.hierarchy.seat(role, level)

    def _next_id(self, function: Function) -> str:
        prefix = self._catalog.unit_of[function].prefix
        self._count[prefix] = self._count.get(prefix, 0) + 1
        return f"{prefix}-{self._count[prefix]}"


def _needed(division: str, function: Function, work: float, seats: int) -> Reason:
    name, need = function.value, round(work, 1)
    if seats == 0:
        return Reason.of("division_unstaffed", division=division, work=need, function=name)
    each = round(work / seats, 1)
    return Reason.of("division_overloaded", division=division, work=need, seats=seats, each=each, function=name)
