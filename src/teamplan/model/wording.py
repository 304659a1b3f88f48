"""The words of one language: reasons, names of terms, and the short phrases of charts and lists."""

from typing import Literal, Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from teamplan.model.base import Identifier, Prose, Record, Text
from teamplan.model.reason_keys import REASONS


class OwnWording(Record):
    """A user's words: what it lacks is worded as built in. `reasons` and `phrases` are small Jinja strings."""

    longest = 10_000

    language: Literal["zh", "en"] | None = None
    reasons: dict[Identifier, Prose] = {}
    """Key of a reason → its sentence."""
    terms: dict[Identifier, dict[Text, Text]] = {}
    """Kind of term (`stage`, `driver`, `unit` …) → value → its name."""
    phrases: dict[Identifier, Prose] = {}
    """Name → phrase; each is used by a chart, a number or a list, not by one chapter."""


class Wording(OwnWording):
    """One complete file of `templates/wording/`."""

    language: Literal["zh", "en"]
    """Which titles of roles it goes with."""
    reasons: dict[Identifier, Prose]
    terms: dict[Identifier, dict[Text, Text]]
    phrases: dict[Identifier, Prose]

    @model_validator(mode="after")
    def _all_reasons(self) -> Self:
        missing = next((key for key in REASONS if key not in self.reasons), None)
        if missing is not None:
            raise PydanticCustomError("reason_without_words", "理由「{key}」没有措辞", {"key": missing})
        return self
