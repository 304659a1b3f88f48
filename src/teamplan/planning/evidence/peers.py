"""Published teams that can be compared with a company, and what each of them counts for.

A team is as alike as its size, business model, live selling, stage and platforms are; 1 is a team of the
same in all of them. What a team counts for is its likeness, times the trust in its kind of source, shared with
the similar teams of its family: whatever one family publishes is one vote.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from teamplan.model.evidence import Completeness, PublishedTeam
from teamplan.model.terms import BusinessModel, Stage
from teamplan.planning.evidence.likeness import likeness, middle, nearness, trust_in
from teamplan.planning.figures import Figures


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """The company that teams are compared with."""

    stage: Stage
    model: BusinessModel
    live: bool
    platforms: tuple[str, ...]
    size: int
    """People, the head included."""


@dataclass(frozen=True, slots=True)
class Peer:
    """A published team that can be compared."""

    team: PublishedTeam
    likeness: float
    """Above 0; 1: the same size, model, live selling, stage and a platform."""
    weight: float
    """What it counts for: likeness × trust in the source, shared with the similar teams of its family."""


def comparable(teams: Iterable[PublishedTeam], situation: Situation, figures: Figures) -> tuple[Peer, ...]:
    """Return the fully listed teams that are alike enough, the most alike first.

    Raises UnknownAssumptionError where the catalog lacks a figure of the comparison.
    """
    least = figures.base("peers_least_likeness")
    found = [
        (team, alike)
        for team in teams
        if team.completeness is Completeness.FULL and (alike := likeness_of(team, situation, figures)) >= least
    ]
    families: dict[str, list[float]] = defaultdict(list)
    for team, alike in found:
        families[team.source.family].append(alike)
    peers = [
        Peer(team, alike, trust_in(team, figures) * alike / _similar(families[team.source.family]))
        for team, alike in found
    ]
    return tuple(sorted(peers, key=lambda peer: (-peer.likeness, peer.team.id)))


def likeness_of(team: PublishedTeam, situation: Situation, figures: Figures) -> float:
    """Return how alike `team` is: above 0, and 1 for a team that is the same in all that is compared."""
    return likeness(team, situation, figures) * nearness(situation.size, middle(team.size), figures)


def _similar(likenesses: Sequence[float]) -> float:
    """Return how many similar teams a family has: 1 for one, and for one that stands out from all the others."""
    return sum(likenesses) / max(likenesses)
