"""How many people a turnover employs: what published teams have, and what the money carries.

Staff grows with a power of the sales below 1, and scatters widely among companies of equal sales; so a turnover
gives a range, and the base of the plan lies in the middle of it.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from teamplan.model.profile import Profile
from teamplan.model.terms import Stage
from teamplan.planning.evidence.likeness import Turnover
from teamplan.planning.figures import Figures

TEAM = 5
"""People of the team for which the catalog gives sales a head (人)."""

_EIGHT_IN_TEN = 1.2816
"""Standard deviations to either side within which eight in ten of a normal distribution lie."""


@dataclass(frozen=True)
class Range:
    """An estimate of people with its ends (人)."""

    low: float
    base: float
    high: float


class Headcount:
    """What a turnover says of the number of people, for one business model and stage."""

    def __init__(self, profile: Profile, stage: Stage, figures: Figures, observed: Iterable[Turnover] = ()) -> None:
        """Take sales a head from the profile's figures, corrected by what is `observed`."""
        self._profile, self._stage, self._figures = profile, stage, figures
        self._power = figures.base("staff_elasticity")
        self._scatter = figures.base("staff_scatter") ** _EIGHT_IN_TEN
        teams = tuple(team for team in observed if team.team.model is profile.model)
        self.families = len({team.family for team in teams})
        self.people_cost_share = profile.people_cost_share
        self._correction = self._observed_over_expected(teams)

    def peers(self, sales: float) -> Range:
        """Return what companies of such a turnover (元/月) have: eight in ten lie between the ends."""
        base = self._expected(sales, self._profile.sales_per_head, self._stage) * self._correction
        return Range(base / self._scatter, base, base * self._scatter)

    def money(self, sales: float) -> Range:
        """Return how many people such a turnover (元/月) carries: the usual part of the company's own income."""
        income, cost = self.income(sales), self._figures.assumption("cost_per_head")
        share = self._figures.assumption(self._profile.people_cost_share)
        return Range(income * share.low / cost.base, income * share.base / cost.base, income * share.high / cost.base)

    def income(self, sales: float) -> float:
        """Return what of a turnover the company itself earns (元/月)."""
        own = self._profile.own_income
        return sales * (self._figures.base(own) if own else 1.0)

    def people(self, sales: float) -> float:
        """Return the number of the peers, held between the ends of what the money carries (人)."""
        carried = self.money(sales)
        return min(max(self.peers(sales).base, carried.low), carried.high)

    def _expected(self, sales: float, sales_per_head: str, stage: Stage) -> float:
        each = self._figures.base(sales_per_head) * self._figures.base(f"sales_per_head_{stage.value}")
        raised: float = (max(sales, 0.0) / (TEAM * each)) ** self._power
        return TEAM * raised

    def _observed_over_expected(self, teams: tuple[Turnover, ...]) -> float:
        """Return how many times what the figures say published teams have, shrunk towards 1 where there are few."""
        families: dict[str, list[tuple[float, float]]] = {}
        for team in teams:
            expected = self._expected(team.sales, self._profile.sales_per_head, team.team.stage)
            families.setdefault(team.family, []).append((team.weight, math.log(team.heads / expected)))
        votes = [
            (sum(weight for weight, _ in voices) / len(voices), sum(each for _, each in voices) / len(voices))
            for voices in families.values()
        ]
        doubt = self._figures.base("evidence_doubt")
        heard = sum(weight for weight, _ in votes)
        total = sum(weight * each for weight, each in votes)
        return math.exp(total / (heard + doubt)) if heard else 1.0
