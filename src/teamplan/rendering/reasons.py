"""Reasons: every number that follows from a formula says from which, and from what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teamplan.rendering.document.blocks import Reason
from teamplan.rendering.numbers import number

if TYPE_CHECKING:
    from collections.abc import Iterable

    from teamplan.model.plan import Input

_ORIGINS = {"brief": "给定", "derived": "推算", "profile": "画像", "structure": "编制"}


def origin_name(origin: str) -> str:
    """Return how a value is known, in Chinese; the key of an assumption is an assumption."""
    return _ORIGINS.get(origin, "假设")


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


def formula_text(formula: str, inputs: Iterable[Input], model: str | None = None) -> str:
    """Return a formula with its inputs and where each comes from."""
    parts = [formula.rstrip("。；")]
    known = [f"{item.name} {number(item.value)}{_unit(item.unit)}（{_origin(item.origin)}）" for item in inputs]
    if known:
        parts.append("其中 " + "，".join(known))
    if model:
        parts.append("模型：" + model.rstrip("。；"))
    return "；".join(parts) + "。"


def _unit(unit: str) -> str:
    return f" {unit}" if unit else ""


def _origin(origin: str) -> str:
    return _ORIGINS.get(origin) or f"假设 {origin}"
