"""What comparable teams are made of: the heads of each function, as published.

Sources call the same person 店长 or 运营主管: management and operations are counted as one, under operations.
Bought work is no head of the team.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from teamplan.model.evidence import PublishedTeam, SeatTerms
from teamplan.model.terms import Function
from teamplan.planning.evidence.peers import Peer

_SEATED = 0.5
"""Heads from which a function has somebody of its own: half a person, rounded."""


_PARTS = (0.25, 0.5, 0.75)
"""Of the weight of the teams: below the middle half, below the middle, below the end of the middle half."""


@dataclass(frozen=True, slots=True)
class Spread:
    """The middle of what comparable teams have, and the middle half of them (heads)."""

    low: float
    median: float
    high: float


def counted_as(function: Function) -> Function:
    """Return the function that `function` is counted under."""
    return Function.OPERATIONS if function is Function.MANAGEMENT else function


def heads_of(team: PublishedTeam) -> dict[Function, float]:
    """Return the heads of each function that a published team has somebody for, in the middle of each range."""
    heads: dict[Function, float] = {}
    for role in team.roles:
        if role.heads and role.employment is not SeatTerms.OUTSOURCED:
            function = counted_as(role.function)
            heads[function] = heads.get(function, 0) + role.heads
    return heads


def shares_of(team: PublishedTeam) -> dict[Function, float]:
    """Return the share of the heads of a published team that each function has; nothing where it states none."""
    heads = heads_of(team)
    total = sum(heads.values())
    return {function: number / total for function, number in heads.items()}


def spreads(peers: Sequence[Peer], size: int) -> dict[Function, Spread]:
    """Return the heads of each function in teams of the peers' composition that have `size` people.

    Every function that a peer has is there, in the order of functions.
    """
    stated = [(shares, peer.weight) for peer in peers if (shares := shares_of(peer.team))]
    found: dict[Function, Spread] = {}
    for function in Function:
        if any(function in shares for shares, _ in stated):
            heads = [(shares.get(function, 0) * size, weight) for shares, weight in stated]
            found[function] = Spread(*(_quantile(heads, part) for part in _PARTS))
    return found


def seated_rate(peers: Iterable[Peer], function: Function) -> float:
    """Return the weighted share of peers (0–1) that have somebody for `function`; 0 without peers."""
    votes: list[tuple[Mapping[Function, float], float]] = [(heads_of(peer.team), peer.weight) for peer in peers]
    total = sum(weight for _, weight in votes)
    seated = sum(weight for heads, weight in votes if heads.get(counted_as(function), 0) >= _SEATED)
    return seated / total if total else 0.0


def _quantile(values: Iterable[tuple[float, float]], part: float) -> float:
    """Return the value below which the `part` (0–1) of the weight of (value, weight) lies."""
    ordered = sorted(values)
    wanted = sum(weight for _, weight in ordered) * part
    below = 0.0
    for value, weight in ordered:
        below += weight
        if below >= wanted:
            return value
    return ordered[-1][0]
