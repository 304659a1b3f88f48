"""The cases: teams of the catalog's evidence whose composition is known, as a brief and as heads.

A brief says what the source states and nothing that was read off its roles: stage, model, platforms, size, turnover and
orders where given, and `live` and `self_fulfilment` only where the evidence file has them.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from calibration.measures import Composition, composition
from teamplan import Brief
from teamplan.model.evidence import Completeness
from teamplan.planning.evidence.likeness import head_shares, middle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teamplan import Catalog
    from teamplan.model.evidence import PublishedTeam


@dataclass(frozen=True)
class Case:
    """One published team."""

    team: PublishedTeam

    @property
    def id(self) -> str:
        """Id in the catalog."""
        return self.team.id

    @property
    def family(self) -> str:
        """Origin; all cases of one family are one sample."""
        return self.team.source.family

    @property
    def size(self) -> int:
        """Whole people, in the middle of what the source states."""
        return max(1, math.floor(middle(self.team.size) + 0.5))

    @property
    def has_volume(self) -> bool:
        """Whether the source states turnover or orders."""
        return bool(_volume(self.team.monthly_sales) or _volume(self.team.orders_per_day))

    @property
    def shares(self) -> Composition:
        """Share of its people in each function; management and operations are one."""
        return composition({function.value: share for function, share in head_shares(self.team).items()})

    def brief(self, *, sized: bool = True) -> Brief:
        """Return what the source states of the company; without its size where the size is to be found."""
        team = self.team
        return Brief(
            stage=team.stage,
            model=team.model,
            platforms=team.platforms or None,
            live=team.live,
            self_fulfilment=team.self_fulfilment,
            size=self.size if sized else None,
            monthly_sales=_volume(team.monthly_sales),
            orders_per_day=_volume(team.orders_per_day),
        )


def cases_of(catalog: Catalog) -> list[Case]:
    """Return the published teams that name all their functions with numbers, in the order of the catalog."""
    return [
        Case(team) for team in catalog.published_teams if team.completeness is Completeness.FULL and head_shares(team)
    ]


def families_of(cases: Sequence[Case]) -> list[str]:
    """Return the families of `cases`, sorted."""
    return sorted({case.family for case in cases})


def without_family(catalog: Catalog, family: str) -> Catalog:
    """Return the catalog as it is for a planner who never saw what `family` published."""
    others = tuple(team for team in catalog.published_teams if team.source.family != family)
    return catalog.model_copy(update={"published_teams": others})


def _volume(ends: tuple[float | None, ...] | None) -> float | None:
    """Return one volume for a range of which one end may be open; None where nothing is stated."""
    return middle(ends) or None if ends else None
