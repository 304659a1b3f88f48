"""Published teams that can be compared with a company, and what each of them counts for.

A team is as alike as its size, business model, live selling, stage and platforms are; 1 is a team of the
same in all of them. What a team counts for is its likeness, times the trust in its kind of source, shared with
the similar teams of its family: whatever one family publishes is one vote.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import exp, log, sqrt

from teamplan.model.evidence import Completeness, PublishedTeam
from teamplan.model.terms import STAGE_ORDER, BusinessModel, SourceKind, Stage
from teamplan.planning.figures import Figures

_TRUST = {
    SourceKind.OFFICIAL: "peers_trusted",
    SourceKind.PRACTITIONER: "peers_trusted",
    SourceKind.CONSULTANT: "peers_trusted",
    SourceKind.PLAN_DOCUMENT: "peers_trusted",
    SourceKind.PRESS: "peers_usual",
    SourceKind.VENDOR_BLOG: "peers_usual",
    SourceKind.QA_COMMUNITY: "peers_usual",
    SourceKind.CONTENT_FARM: "peers_doubtful",
}
"""Kind of source → the assumption that says what a family of it counts for."""


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
    alike = [
        (team, likeness)
        for team in teams
        if team.completeness is Completeness.FULL and (likeness := likeness_of(team, situation, figures)) >= least
    ]
    families: dict[str, list[float]] = defaultdict(list)
    for team, likeness in alike:
        families[team.source.family].append(likeness)
    peers = [
        Peer(team, likeness, _trust(team, figures) * likeness / _similar(families[team.source.family]))
        for team, likeness in alike
    ]
    return tuple(sorted(peers, key=lambda peer: (-peer.likeness, peer.team.id)))


def likeness_of(team: PublishedTeam, situation: Situation, figures: Figures) -> float:
    """Return how alike `team` is: above 0, and 1 for a team that is the same in all that is compared."""
    apart = log(situation.size / typical_size(team)) / figures.base("peers_size_spread")
    likeness = exp(-(apart**2) / 2)
    if team.model is not situation.model:
        likeness *= figures.base("peers_other_model")
    if team.live is None:
        likeness *= figures.base("peers_unstated_live")
    elif team.live is not situation.live:
        likeness *= figures.base("peers_other_live")
    steps = abs(STAGE_ORDER.index(team.stage) - STAGE_ORDER.index(situation.stage))
    likeness *= figures.base("peers_stage_step") ** steps
    if situation.platforms and set(situation.platforms).isdisjoint(team.platforms):
        likeness *= figures.base("peers_other_platform")
    return likeness


def typical_size(team: PublishedTeam) -> float:
    """Return the people of a team, in the geometric middle of what its source states."""
    return sqrt(team.size[0] * team.size[1])


def _trust(team: PublishedTeam, figures: Figures) -> float:
    return figures.base(_TRUST[team.source.kind])


def _similar(likenesses: Sequence[float]) -> float:
    """Return how many similar teams a family has: 1 for one, and for one that stands out from all the others."""
    return sum(likenesses) / max(likenesses)
