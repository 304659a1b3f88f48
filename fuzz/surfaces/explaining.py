"""Plan and subject → reasons: whatever a plan names can be explained, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from inputs.edited_plans import edited_plan, usable
from inputs.vocabulary import words
from surface import Surface, demand

from teamplan import load_catalog
from teamplan.rendering.why import subjects
from teamplan.usecases.errors import UnknownSubjectError
from teamplan.usecases.explain import explain

if TYPE_CHECKING:
    from pathlib import Path
    from random import Random


class Question(NamedTuple):
    """A plan, and the place of a subject in it, or a word that may be none."""

    plan: dict[str, Any] | None
    place: int
    word: str


class Explaining(Surface[Question]):
    """Questions about edited plans."""

    name = "why"
    share = 0.005

    def __init__(self, folder: Path) -> None:
        """Read the catalog."""
        super().__init__(folder)
        self._catalog = load_catalog()

    def make(self, dice: Random) -> Question:
        """Return an edited plan and something to ask about it."""
        return Question(edited_plan(dice), dice.randrange(10**6), dice.choice(words()))

    def attempt(self, made: Question) -> str:
        """Ask."""
        plan = usable(made.plan, self._catalog)
        if isinstance(plan, str):
            return plan
        known = subjects(plan)
        asked = known[made.place % len(known)]
        found = explain(plan, self._catalog, asked)
        demand(found, "a subject that cannot be explained", asked)
        for explanation in found:
            demand(any(explanation), "an empty explanation", asked)
        try:
            explain(plan, self._catalog, made.word)
        except UnknownSubjectError:
            return "explained, the word is none"
        return "explained"
