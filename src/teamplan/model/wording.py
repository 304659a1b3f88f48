"""The words of one language: reasons, names of terms, and the short phrases of charts and lists."""

from __future__ import annotations

from typing import Literal

from teamplan.model.base import Record, Text


class Wording(Record):
    """One file of `templates/wording/`; `reasons` and `phrases` are small Jinja strings."""

    language: Literal["zh", "en"]
    """Which titles of roles it goes with."""
    reasons: dict[str, Text]
    """Key of a reason → its sentence."""
    terms: dict[str, dict[str, Text]]
    """Kind of term (`stage`, `driver`, `unit` …) → value → its name."""
    phrases: dict[str, Text]
    """Name → phrase; each is used by a chart, a number or a list, not by one chapter."""
