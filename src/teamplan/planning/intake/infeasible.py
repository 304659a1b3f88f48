"""A brief that no plan can satisfy, with changes that would make it work."""

from collections.abc import Sequence
from typing import NamedTuple

from teamplan.model.reason import Reason


class Change(NamedTuple):
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
