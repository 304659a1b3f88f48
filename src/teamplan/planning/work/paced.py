"""The work of a team at the pace of companies like it.

Staffing rules say what every kind of work takes on its own; real companies of equal turnover do with fewer or more
people. The pace is the number of people that such a turnover usually employs, divided by the work that the rules
give for a usual company of that turnover. Whatever is unusual about a company then still counts in full.
"""

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from teamplan.model.driver import Driver
from teamplan.model.terms import Function
from teamplan.planning.evidence.composition import Composition
from teamplan.planning.evidence.headcount import Headcount
from teamplan.planning.figures import Figures
from teamplan.planning.work.demand import DemandModel
from teamplan.planning.work.drivers import Volumes

FIRST_SALES = 1_000.0
"""Turnover from which on the pace is worked out (元/月)."""
_STEP = math.log(1.5)


@dataclass(frozen=True)
class UsualCompany:
    """What a company does of which nothing is known but the business model and the stage, and whom it employs."""

    model: DemandModel
    volumes: Volumes
    people: Headcount


class PacedWork:
    """The demand of a company at any scale, and its pace there."""

    def __init__(
        self,
        model: DemandModel,
        volumes: Volumes,
        usual: UsualCompany,
        peers: Composition,
        figures: Figures,
        barred: Collection[str] = (),
    ) -> None:
        """Take what the company does, beside a usual one and its peers.

        The work of roles that are `barred` is there, but not for the team.
        """
        self.model, self.volumes, self.people, self.peers = model, volumes, usual.people, peers
        self.roles = model.roles
        self._barred = [place for place, role in enumerate(model.roles) if role.id in barred]
        self._usual = usual
        self._usual_sales = usual.volumes.lines[Driver.MONTHLY_SALES].value
        self._least, self._most = figures.base("least_pace"), figures.base("most_pace")
        self._trust, self._doubt = figures.base("trust_in_peers"), figures.base("evidence_doubt")
        self._seat_load = figures.base("seat_load")
        self._paces: list[float] = []

    def pace(self, scale: float) -> float:
        """Return by what the work of the rules is multiplied at a scale of the volumes.

        It never falls where sales rise, so that more sales never mean less work: between turnovers that grow by a
        half it is interpolated, and at each of them it is the highest up to there.
        """
        sales = self.sales(scale)
        if sales <= FIRST_SALES:
            return self._at_step(0)
        place = math.log(sales / FIRST_SALES) / _STEP
        step = math.floor(place)
        below, above = self._at_step(step), self._at_step(step + 1)
        return below + (above - below) * (place - step)

    def _at_step(self, step: int) -> float:
        while len(self._paces) <= step:
            pace = self._pace(FIRST_SALES * math.exp(_STEP * len(self._paces)))
            self._paces.append(max(pace, self._paces[-1]) if self._paces else pace)
        return self._paces[step]

    def sales(self, scale: float) -> float:
        """Return the turnover at a scale (元/月)."""
        return self.volumes.at(scale)[Driver.MONTHLY_SALES]

    def evaluate(self, scale: float, size: int) -> list[float]:
        """Return the required FTE of every role in a team of `size`, in the order of `roles`.

        The work of a function is drawn towards the share of heads that it has in comparable teams of that size, the
        more, the more of them there are; the whole stays what it is, and so do the parts of roles within a function.
        """
        pace = self.pace(scale)
        by_rules = [work * pace for work in self.model.evaluate(self.volumes.at(scale))]
        shares, voices = self.peers.at(size)
        if not shares:
            return by_rules
        weight = self._trust * voices / (voices + self._doubt)
        total = sum(by_rules)
        work: dict[Function, float] = {}
        for role, fte in zip(self.roles, by_rules, strict=True):
            work[role.function] = work.get(role.function, 0.0) + fte
        goal = _goal(shares, size, total, work) | {
            function: work[function] for function in self.peers.beside if function in work
        }
        wanted = {function: (1 - weight) * fte + weight * goal[function] for function, fte in work.items()}
        scaled = total / sum(wanted.values()) if total else 0.0
        factor = {function: wanted[function] * scaled / fte if fte else 0.0 for function, fte in work.items()}
        return [fte * factor[role.function] for role, fte in zip(self.roles, by_rules, strict=True)]

    def total(self, scale: float) -> float:
        """Return the required FTE of all roles together that are the team's."""
        return self.by_rules(scale) * self.pace(scale)

    def people_for(self, scale: float) -> float:
        """Return how many people do the work of a scale, each of them as busy as a seat is planned (人)."""
        return self.total(scale) / self._seat_load

    def by_rules(self, scale: float) -> float:
        """Return the FTE of all roles together that are the team's, as the rules alone give it."""
        fte = self.model.evaluate(self.volumes.at(scale))
        return sum(fte) - sum(fte[place] for place in self._barred)

    def _pace(self, sales: float) -> float:
        usual = self._usual.model.total(self._usual.volumes.at(sales / self._usual_sales))
        if usual <= 0 or sales <= 0:
            return self._least
        return min(max(self.people.people(sales) * self._seat_load / usual, self._least), self._most)


def _goal(
    shares: Mapping[Function, float], size: int, total: float, work: Mapping[Function, float]
) -> dict[Function, float]:
    """Return the work of each function where it is as the peers' heads (FTE).

    Sources count whoever runs the team among management or operations; the head does that work first.
    """
    running = shares.get(Function.MANAGEMENT, 0.0) + shares.get(Function.OPERATIONS, 0.0)
    goal = {function: shares.get(function, 0.0) * total for function in work}
    goal[Function.MANAGEMENT] = work.get(Function.MANAGEMENT, 0.0)
    goal[Function.OPERATIONS] = max(0.0, running * total - total / size) if size else 0.0
    return goal
