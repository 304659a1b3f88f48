"""The question whether something near was meant, as findings put it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from teamplan.findings.words import Words
from teamplan.text.suggestion import nearest_word

MOST_SEARCHES = 50
"""Names that are looked up among the same known ones: with many of them, each search is slow."""


@dataclass(frozen=True, slots=True)
class NearAdvice:
    """Advice on one misspelt name, looked for when it is called."""

    name: str
    _names: NearNames = field(compare=False, repr=False)

    def __call__(self) -> Words | None:
        """Return the question whether a name near it is meant; None where none is near."""
        return self._names.question(self.name)


class NearNames:
    """Known names, among which those that were misspelt are looked up when somebody asks."""

    def __init__(self, known: Collection[str]) -> None:
        self._known = known
        self._near: dict[str, str] = {}

    def advice_on(self, name: str) -> NearAdvice:
        """Return what asks, when called, whether a name near `name` is meant."""
        return NearAdvice(name, self)

    def question(self, name: str) -> Words | None:
        """Return the question whether a name near `name` is meant; None where none is near."""
        if name not in self._near and len(self._near) < MOST_SEARCHES:
            self._near[name] = nearest_word(name, self._known)
        return did_you_mean(self._near.get(name, ""))


def did_you_mean(near: str) -> Words | None:
    """Return the question whether `near` is meant as a help of its own; None where it is empty."""
    return Words(f"是否想写 `{near}`？", f"Did you mean `{near}`?") if near else None


def or_did_you_mean(near: str) -> Words:
    """Return the question whether `near` is meant as the end of a message; empty where it is."""
    return Words(f"，是否想写 `{near}`？", f"; did you mean `{near}`?") if near else Words("", "")


def did_you_mean_in_brackets(near: str) -> Words:
    """Return the question whether `near` is meant, to stand behind what was written; empty where it is."""
    return Words(f"（是否想写「{near}」？）", f" (did you mean {near}?)") if near else Words("", "")
