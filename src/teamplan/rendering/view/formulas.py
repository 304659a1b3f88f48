"""Formulas as text: every number that follows from one says from which, and from what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teamplan.rendering.numbers import number

if TYPE_CHECKING:
    from collections.abc import Iterable

    from teamplan.model.plan import Input
    from teamplan.rendering.phrasing import Phrasing

_NAMED = frozenset({"brief", "derived", "profile", "structure"})
"""Origins that the wording names; any other is the key of an assumption."""


def formula_text(phrasing: Phrasing, formula: str, inputs: Iterable[Input], model: str | None = None) -> str:
    """Return a formula with its inputs and where each comes from."""
    known = [
        phrasing.phrase(
            "formula_input",
            title=item.name,
            value=number(item.value),
            unit=item.unit,
            origin=_origin(phrasing, item.origin),
        )
        for item in inputs
    ]
    text, said = phrasing.clause(formula), phrasing.clause(model or "")
    return phrasing.phrase("formula", text=text, inputs=known, model=said)


def _origin(phrasing: Phrasing, origin: str) -> str:
    return phrasing.term("origin", origin) if origin in _NAMED else phrasing.phrase("formula_assumption", key=origin)
