"""Look-ups in a plan: who leads whom, who wears which hat, what is vacant.

Things are looked up once, so that the facts stay short; a plan that names unknown roles or seats is shown
as far as it goes, since `teamplan check` is what reports it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import TypeVar

from teamplan.model.catalog import Catalog
from teamplan.model.plan import ChosenPractice, Plan, Position
from teamplan.model.practice import Practice
from teamplan.model.reason import Reason
from teamplan.model.role import Role
from teamplan.model.team import TeamStructure
from teamplan.planning.figures import Figures
from teamplan.rendering.audience import Audience
from teamplan.rendering.chart.nodes import superior_indexes
from teamplan.rendering.phrasing import Phrasing
from teamplan.rendering.why import Why

K = TypeVar("K")
V = TypeVar("V")
FULL_LOAD = 100
"""Hundredths of an FTE that one seat can carry."""


@dataclass(frozen=True)
class PlanIndex:
    """A plan, its catalog, the reader and the words, with the look-ups that the facts share."""

    plan: Plan
    catalog: Catalog
    audience: Audience
    phrasing: Phrasing

    @cached_property
    def position_by_id(self) -> dict[str, Position]:
        """Seats by id."""
        return {position.id: position for position in self.plan.positions}

    @cached_property
    def _above(self) -> list[int]:
        return superior_indexes(self.plan.positions)

    @cached_property
    def reports(self) -> dict[str, list[Position]]:
        """Direct reports of each seat that has any."""
        positions = self.plan.positions
        placed = zip(positions, self._above, strict=True)
        return gathered((positions[above].id, position) for position, above in placed if above >= 0)

    @cached_property
    def head(self) -> Position:
        """The first seat that reports to nobody."""
        return self.tops[0]

    @cached_property
    def tops(self) -> list[Position]:
        """Seats that report to nobody."""
        return [seat for seat, above in zip(self.plan.positions, self._above, strict=True) if above == -1]

    @cached_property
    def layers(self) -> int:
        """Layers of the organisation, the head being the first."""
        below = gathered((above, place) for place, above in enumerate(self._above))
        level, depth = below[-1], 0
        while level:
            level, depth = [lower for place in level for lower in below.get(place, ())], depth + 1
        return depth

    @cached_property
    def departments(self) -> dict[str, list[Position]]:
        """Seats by department, in the order of the plan."""
        return gathered((position.department, position) for position in self.plan.positions)

    @cached_property
    def by_department(self) -> tuple[Position, ...]:
        """Every seat, those of a department together."""
        return tuple(chain.from_iterable(self.departments.values()))

    @cached_property
    def vacancies(self) -> list[Position]:
        """Seats that nobody holds, in the order of hiring."""
        vacant = (seat for seat in self.plan.positions if seat.incumbent is None)
        return sorted(vacant, key=lambda seat: (seat.order, seat.id))

    @cached_property
    def holders(self) -> dict[str, list[Position]]:
        """Seats by main role, in the order of departments."""
        return gathered((main_role(seat), seat) for seat in self.by_department)

    @cached_property
    def wearers(self) -> dict[str, list[Position]]:
        """Seats that wear a role as a further hat."""
        return gathered((role, seat) for seat in self.by_department for role in tuple(seat.roles)[1:])

    @cached_property
    def roles_in_use(self) -> tuple[str, ...]:
        """Roles of the plan, those with a seat of their own first."""
        return tuple(dict.fromkeys((*self.holders, *self.wearers)))

    @cached_property
    def small_hat(self) -> int:
        """Hundredths of an FTE below which a role that nobody has as main role is a small hat."""
        return Figures(self.catalog.assumption_by_key).hundredths("small_hat")

    @cached_property
    def small_hats(self) -> frozenset[str]:
        """Roles that exist only as a small part of somebody's work."""
        return frozenset(
            role
            for role, seats in self.wearers.items()
            if role not in self.holders and sum(round(seat.roles[role] * 100) for seat in seats) < self.small_hat
        )

    @cached_property
    def assumed(self) -> frozenset[str]:
        """Keys of the brief and of benchmark figures that the plan assumed."""
        return frozenset(line.key for line in self.plan.assumptions)

    @cached_property
    def weak(self) -> frozenset[str]:
        """Those of them that rest on a weak source."""
        return frozenset(line.key for line in self.plan.assumptions if line.weak)

    @cached_property
    def practices(self) -> tuple[tuple[Practice, ChosenPractice], ...]:
        """The chosen practices that the catalog knows and the reader may see."""
        hidden = () if self.audience.sees_money else ("pay", "budget")
        chosen = ((self.catalog.practice_by_id.get(line.practice), line) for line in self.plan.practices)
        return tuple((known, line) for known, line in chosen if known is not None and known.chapter not in hidden)

    def role(self, role_id: str) -> Role | None:
        """Return the role, or None where the catalog lacks it."""
        return self.catalog.role_by_id.get(role_id)

    def role_title(self, role_id: str) -> str:
        """Return the Chinese title of a role; its id where the catalog lacks it."""
        role = self.role(role_id)
        return role_id if role is None else role.title

    def seat_title(self, position_id: str) -> str:
        """Return the title of a seat; its id where the plan lacks it."""
        seat = self.position_by_id.get(position_id)
        return position_id if seat is None else seat.title

    def superior_title(self, seat: Position) -> str | None:
        """Return to whom a seat reports; None for the owner of the company.

        Who leads the team without owning the company reports to somebody who is no part of the plan.
        """
        if seat.reports_to is not None:
            return self.seat_title(seat.reports_to)
        return None if self.owns_company(seat) else self.phrasing.phrase("superior_outside")

    def owns_company(self, seat: Position) -> bool:
        """Whether the seat is that of the head of a company, rather than of somebody employed to lead."""
        return main_role(seat) in ("", self.catalog.organisation.head)

    @cached_property
    def structure(self) -> TeamStructure | None:
        """The published structure that the plan reproduces, where the catalog knows it."""
        return next((team for team in self.catalog.teams if team.id == self.plan.origin.template), None)

    @cached_property
    def loads(self) -> list[int]:
        """Work on each seat (hundredths of an FTE), in the order of the plan."""
        return list(map(load, self.plan.positions))

    @cached_property
    def why(self) -> Why:
        """What explains the numbers and choices of the plan."""
        return Why(self.plan, self.catalog, self.phrasing)

    def said(self, reason: Reason) -> str:
        """Return the sentence of a reason: as the plan has it, or as somebody rewrote it."""
        return self.phrasing.said(reason)

    def all_said(self, reasons: Iterable[Reason]) -> tuple[str, ...]:
        """Return the sentences of reasons, those left out that the reader is not told."""
        return tuple(filter(None, map(self.said, reasons)))

    def given(self, key: str) -> bool:
        """Whether the user said this key of the brief, rather than the plan completing it."""
        return key not in self.assumed and getattr(self.plan.brief, key) not in (None, ())


def main_role(seat: Position) -> str:
    """Return the role that names the seat; empty for a seat without any."""
    return next(iter(seat.roles), "")


def load(seat: Position) -> int:
    """Return the work on the seat in hundredths of an FTE, as its rows add it up."""
    return sum([round(share * 100) for share in seat.roles.values()])


def gathered(pairs: Iterable[tuple[K, V]]) -> dict[K, list[V]]:
    """Return the values of each key, keys and values in the order in which they come."""
    found: dict[K, list[V]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return found
