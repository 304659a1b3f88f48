"""Footnotes: every number that follows from a formula says from which, and from what."""

from __future__ import annotations

from teamplan.rendering.document.blocks import Reason


class ReasonBook:
    """Collects the reasons of one proposal and numbers them in reading order."""

    def __init__(self) -> None:
        """Begin with no reasons."""
        self._numbers: dict[str, int] = {}
        self._reasons: list[Reason] = []

    def add(self, key: str, title: str, text: str) -> int:
        """Return the number of the reason `key`, which is written down on first use."""
        found = self._numbers.get(key)
        if found is None:
            found = self._numbers[key] = len(self._reasons) + 1
            self._reasons.append(Reason(found, title, text))
        return found

    def all(self) -> tuple[Reason, ...]:
        """Return the reasons in the order of their numbers."""
        return tuple(self._reasons)
