"""Whose turn the next seat is, by Webster's divisor method.

A divisor method gives seats one at a time and never takes one back (house-monotone), and more work
never costs a claimant a seat (population-monotone); no quota method has both. Webster's divisor,
seats + ½, is the one without bias between large and small claimants (Balinski & Young, Fair
Representation, 1982).
"""

from collections.abc import Iterable
from typing import TypeVar

T = TypeVar("T")


def priority(work: float, seats: int) -> float:
    """Return the claim to one more seat of whoever has `seats` for `work` (FTE, or any one unit)."""
    return work / (seats + 0.5)


def next_in_turn(claims: Iterable[tuple[T, float, int]]) -> T:
    """Return the claimant of greatest priority among (claimant, work, seats); of equals, the first.

    Raises ValueError where there is no claimant.
    """
    return max(claims, key=lambda claim: priority(claim[1], claim[2]))[0]
