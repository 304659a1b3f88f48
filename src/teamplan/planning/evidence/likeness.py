"""How alike published teams are to a company, in everything but their size."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from teamplan.model.brief import CompletedBrief
from teamplan.model.evidence import Completeness, PublishedTeam, SeatTerms
from teamplan.model.terms import STAGE_ORDER, BusinessModel, Function, SourceKind, Stage
from teamplan.planning.evidence.composition import Comparable
from teamplan.planning.figures import Figures

_TRUST = {
    SourceKind.OFFICIAL: "trust_in_practice",
    SourceKind.PRACTITIONER: "trust_in_practice",
    SourceKind.CONSULTANT: "trust_in_practice",
    SourceKind.PLAN_DOCUMENT: "trust_in_practice",
    SourceKind.PRESS: "trust_in_press",
    SourceKind.VENDOR_BLOG: "trust_in_press",
    SourceKind.QA_COMMUNITY: "trust_in_press",
    SourceKind.CONTENT_FARM: "trust_in_farms",
}
"""Kind of source → the assumption that says what its word weighs."""
_NO_SEATS = frozenset({SeatTerms.OUTSOURCED, SeatTerms.OPTIONAL, SeatTerms.OPTIONAL_OUTSOURCE, SeatTerms.AS_NEEDED})
"""Terms of roles that are no part of the team, or only perhaps."""
_SMALLEST = 2
"""Heads below which a team has no composition (人)."""
OPEN_END = 1.3
"""What stands for a range that is open upwards: this many times its lower end."""
OPEN_START = 1.6
"""What stands for a range that is open downwards: its upper end divided by this."""


@dataclass(frozen=True)
class Turnover:
    """A published team of which size and sales are known, as `Headcount` observes it."""

    team: PublishedTeam
    heads: float
    sales: float
    weight: float

    @property
    def family(self) -> str:
        """Origin."""
        return self.team.source.family


def comparable_teams(teams: Iterable[PublishedTeam], brief: CompletedBrief, figures: Figures) -> tuple[Comparable, ...]:
    """Return the published teams whose composition is known, each with its likeness to the company of `brief`."""
    return tuple(_comparables(teams, brief, figures))


def _comparables(teams: Iterable[PublishedTeam], brief: CompletedBrief, figures: Figures) -> Iterator[Comparable]:
    for team in teams:
        shares = head_shares(team) if team.completeness is Completeness.FULL else {}
        if shares:
            alike = likeness(team, brief, figures) * trust_in(team, figures)
            yield Comparable(middle(team.size), shares, team.source.family, alike, team)


class Company(Protocol):
    """What published teams are compared with."""

    @property
    def stage(self) -> Stage:
        """Stage."""

    @property
    def model(self) -> BusinessModel:
        """Business model."""

    @property
    def live(self) -> bool:
        """Whether it sells live."""

    @property
    def platforms(self) -> tuple[str, ...]:
        """Where it sells."""


def likeness(team: PublishedTeam, company: Company, figures: Figures) -> float:
    """Return how alike model, stage, live and platforms are: above 0, and 1 where all of them are the same."""
    alike = 1.0
    if team.model is not company.model:
        alike *= figures.base("likeness_other_model")
    if bool(team.live) is not company.live:
        alike *= figures.base("likeness_other_live")
    steps = abs(STAGE_ORDER.index(team.stage) - STAGE_ORDER.index(company.stage))
    alike *= figures.base("likeness_per_stage") ** steps
    here, there = set(company.platforms), set(team.platforms)
    if (here or there) and not here & there:
        alike *= figures.base("likeness_other_platforms")
    return alike


def trust_in(team: PublishedTeam, figures: Figures) -> float:
    """Return what the word of the kind of source weighs."""
    return figures.base(_TRUST[team.source.kind])


def nearness(size: float, other: float, figures: Figures) -> float:
    """Return how alike two sizes of teams are (人): 1 for equal ones, falling with their ratio."""
    apart = math.log(size / other) / figures.base("evidence_reach")
    return math.exp(-0.5 * apart**2)


def head_shares(team: PublishedTeam) -> dict[Function, float]:
    """Return the share of heads of each function; empty where the source names too few with numbers."""
    heads: dict[Function, float] = {}
    for role in team.roles:
        if role.heads and role.employment not in _NO_SEATS:
            heads[role.function] = heads.get(role.function, 0.0) + role.heads
    total = sum(heads.values())
    return {function: number / total for function, number in heads.items()} if total >= _SMALLEST else {}


def turnovers(teams: Iterable[PublishedTeam], figures: Figures) -> tuple[Turnover, ...]:
    """Return the published teams of which sales and size are known."""
    return tuple(
        Turnover(team, middle(team.size), sales, trust_in(team, figures))
        for team in teams
        if team.completeness is Completeness.FULL and (sales := middle(team.monthly_sales or (None, None)))
    )


def middle(ends: tuple[float | None, ...]) -> float:
    """Return the geometric middle of a range, or what stands for one that is open; 0 where nothing is known."""
    low, high = ends
    if low and high:
        return float((low * high) ** 0.5)
    return low * OPEN_END if low else high / OPEN_START if high else 0.0
