"""The teams that practitioners published, and how far a plan is from them.

The error of a plan is the share of heads that it has in another function than the source:
½ · Σ |difference of function shares|, hats split by their FTE share, management and operations
counted as one. Families count as one. "By title" counts every seat once, under the function of its
title, as the sources count their heads.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from teamplan import Brief

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from teamplan import Catalog
    from teamplan.model.plan import Position

CASES = Path(__file__).resolve().parent / "published_teams.yaml"
ABOVE_A_FLOOR = 1.3
"""Turnover taken where a source says only "more than": this many times its figure."""

Shares = dict[str, float]
Error = tuple["Case", float]


@dataclass(frozen=True)
class Case:
    """One published team."""

    id: str
    family: str
    brief: Brief
    shares: Shares
    """Share of heads by function."""

    @property
    def model(self) -> str:
        """Business model of the brief."""
        return str(self.brief.model)

    @property
    def group(self) -> tuple[str, str]:
        """Model and stage: the row of the table."""
        return self.model, str(self.brief.stage)

    @property
    def live_group(self) -> tuple[str, str, bool]:
        """Model, stage and whether the source says that it sells live."""
        return *self.group, bool(self.brief.live)


def load_cases(path: Path = CASES) -> list[Case]:
    """Read the published teams."""
    document = yaml.safe_load(path.read_text(encoding="utf-8"))
    return [
        Case(item["id"], item["family"], _brief(item["brief"]), shares(item["heads"])) for item in document["cases"]
    ]


def _brief(said: Mapping[str, Any]) -> Brief:
    """Return the brief of a case: whole people, one turnover."""
    fields = dict(said)
    fields["size"] = max(1, math.floor(fields["size"] + 0.5))
    if "monthly_sales" in fields:
        fields["monthly_sales"] = _turnover(*fields["monthly_sales"])
    return Brief(**fields)


def _turnover(low: float | None, high: float | None) -> float:
    """Return one turnover for a range of which one end may be open (元/月)."""
    if high is None:
        return (low or 0) * ABOVE_A_FLOOR
    return math.sqrt(low * high) if low else high / 2


def shares(heads: Mapping[str, float]) -> Shares:
    """Return the share of each function; management and operations are one.

    >>> shares({"management": 1, "operations": 1, "design": 2})
    {'operations': 0.5, 'design': 0.5}
    """
    counted: Counter[str] = Counter()
    for function, number in heads.items():
        counted["operations" if function == "management" else function] += number  # type: ignore[assignment]
    total = sum(counted.values())
    return {function: number / total for function, number in counted.items()}


def planned_shares(positions: Iterable[Position], catalog: Catalog) -> Shares:
    """Return the shares of a plan: every seat is one head, split over its hats by FTE."""
    heads: dict[str, float] = defaultdict(float)
    for position in positions:
        load = sum(position.roles.values())
        for role, share in position.roles.items():
            heads[catalog.role(role).function.value] += share / load if load else 0.0
        if not load:
            heads[position.function.value] += 1
    return shares(heads)


def titled_shares(positions: Iterable[Position]) -> Shares:
    """Return the shares of a plan as the sources count: every seat is one head of the function of its title."""
    return shares(Counter(position.function.value for position in positions))


def distance(first: Shares, second: Shares) -> float:
    """Return the share of heads that stand in another function: 0 for the same team, 1 for nothing in common."""
    return sum(abs(first.get(key, 0) - second.get(key, 0)) for key in {*first, *second}) / 2


def by_family(errors: Sequence[Error]) -> float:
    """Return the mean error with every family weighted as one."""
    members = Counter(case.family for case, _ in errors)
    return sum(error / members[case.family] for case, error in errors) / len(members)
