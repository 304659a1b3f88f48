"""Reasons: every number that follows from a formula says from which, and from what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teamplan.rendering.numbers import number

if TYPE_CHECKING:
    from collections.abc import Iterable

    from teamplan.model.plan import Input

_ORIGINS = {"brief": "给定", "derived": "推算", "profile": "画像", "structure": "编制"}


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
