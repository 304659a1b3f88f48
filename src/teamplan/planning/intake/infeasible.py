"""A brief that no plan can satisfy, with changes that would make it work."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from teamplan.model.reason import Reason


@dataclass(frozen=True)
class Change:
    """One change of the brief that removes the contradiction.

    `settings` are the keys that it sets (None: taken out); empty where the choice is the reader's.
    """

    reason: Reason
    settings: dict[str, object]


class InfeasibleError(Exception):
    """No plan satisfies the brief; `changes` are ways out."""

    def __init__(self, reason: Reason, changes: Sequence[Change] = ()) -> None:
        super().__init__(f"{reason.key} {reason.values}")
        self.reason = reason
        self.changes = tuple(changes)


def largest_feasible(feasible: Callable[[int], bool], below: int, least: int = 1) -> int | None:
    """Return the largest size from `least` to under `below` for which `feasible` holds, or None.

    From `least` on, `feasible` must hold for every size under one for which it holds: costs rise with every seat.
    """
    low, high = least - 1, below
    while high - low > 1:
        middle = (low + high) // 2
        if feasible(middle):
            low = middle
        else:
            high = middle
    return low if low >= least else None
