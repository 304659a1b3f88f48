"""A plan beside the published teams that can be compared with it."""

from collections.abc import Sequence
from dataclasses import dataclass

from teamplan.model.catalog import Catalog
from teamplan.model.plan import Plan
from teamplan.model.terms import Function
from teamplan.planning.evidence.peer_heads import Spread, counted_as, seated_rate, spreads
from teamplan.planning.evidence.peers import Peer, Situation, comparable
from teamplan.planning.figures import Figures, UnknownAssumptionError
from teamplan.planning.intake.completion import complete_brief
from teamplan.planning.work.channels import lives_by_streaming
from teamplan.usecases.errors import IncompleteCatalogError

_LEAST = 0.005
"""Work (FTE) that shows with two decimals."""


@dataclass(frozen=True, slots=True)
class FunctionLine:
    """One function in comparable teams and in the plan."""

    function: Function
    """Management stands under operations, as sources call one person either."""
    published: Spread | None
    """Heads in comparable teams of the plan's size; None where none of them names the function."""
    seated: float
    """Weighted share of the teams (0–1) that have half a person at least for it."""
    seats: int
    """Seats of the plan by their titles, as the sources count."""
    work: float
    """Work of the plan by its hats (FTE)."""


@dataclass(frozen=True, slots=True)
class PeerComparison:
    """What comparable published teams say of a plan."""

    situation: Situation
    peers: tuple[Peer, ...]
    """The most alike first."""
    lines: tuple[FunctionLine, ...]
    """In the order of functions."""

    @property
    def families(self) -> int:
        """How many origins the teams have: each is one vote."""
        return len({peer.team.source.family for peer in self.peers})

    @property
    def worth(self) -> float:
        """As how many origins the teams count that were alike in everything."""
        best: dict[str, float] = {}
        for peer in self.peers:
            family = peer.team.source.family
            best[family] = max(best.get(family, 0), peer.likeness)
        return sum(best.values())


def find_peers(plan: Plan, catalog: Catalog) -> PeerComparison:
    """Return the published teams of `catalog` that can be compared with `plan`, and both side by side.

    Raises IncompleteCatalogError where the catalog lacks a figure of the comparison.
    """
    brief, _ = complete_brief(plan.brief, catalog)
    situation = Situation(
        stage=brief.stage,
        model=brief.model,
        live=lives_by_streaming(brief, catalog),
        platforms=brief.platforms,
        size=len(plan.positions),
    )
    try:
        peers = comparable(catalog.published_teams, situation, Figures(catalog.assumption_by_key))
    except UnknownAssumptionError as error:
        raise IncompleteCatalogError(error.key) from error
    return PeerComparison(situation, peers, _lines(plan, catalog, peers))


def _lines(plan: Plan, catalog: Catalog, peers: Sequence[Peer]) -> tuple[FunctionLine, ...]:
    published = spreads(peers, len(plan.positions))
    seats: dict[Function, int] = {}
    work: dict[Function, float] = {}
    for position in plan.positions:
        titled = counted_as(position.function)
        seats[titled] = seats.get(titled, 0) + 1
        for role_id, share in position.roles.items():
            role = catalog.role_by_id.get(role_id)
            function = counted_as(role.function if role else position.function)
            work[function] = work.get(function, 0) + share
    return tuple(
        FunctionLine(
            function=function,
            published=published.get(function),
            seated=seated_rate(peers, function),
            seats=seats.get(function, 0),
            work=round(work.get(function, 0), 2),
        )
        for function in Function
        if function in seats or work.get(function, 0) >= _LEAST or (function in published and published[function].high)
    )
