"""Briefs: keys of the model with values at the ends of what its schema allows, and of what people really say."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from inputs.from_schema import Generator
from inputs.vocabulary import roles, words
from teamplan.model.brief import Brief

if TYPE_CHECKING:
    from random import Random

_SIZES = (1, 1, 2, 3, 3, 4, 5, 6, 8, 10, 12, 20, 30, 60)
_RARE_SIZES = (150, 500, 2_000, 4_000)
_LARGEST = 4_000
"""People of a plan: one input is planned, checked and counted, which at the 10,000 of the schema is three commands'
time."""


@cache
def _generator(breaking: float) -> Generator:
    return Generator(Brief.model_json_schema(), words(), breaking=breaking)


def brief_data(dice: Random, *, breaking: float = 0.0) -> dict[str, Any]:
    """Return the keys of a brief; with `breaking`, values that no schema allows stand among them."""
    made = _generator(breaking).record(dice)
    data: dict[str, Any] = made if isinstance(made, dict) else {"stage": made}
    if dice.random() < 0.9:
        data["stage"] = dice.choice(("startup", "growth", "mature"))
        data["size"] = dice.choice(_SIZES) if dice.random() < 0.98 else dice.choice(_RARE_SIZES)
    if isinstance(data.get("size"), int):
        data["size"] = min(data["size"], _LARGEST)
    for name in ("require", "exclude"):
        if name in data and dice.random() < 0.9:
            data[name] = dice.sample(roles(), dice.randint(0, 3))
    if "team" in data and dice.random() < 0.9:
        size = min(int(data.get("size", 5)), 4) if isinstance(data.get("size", 5), int) else 2
        data["team"] = [{"roles": [dice.choice(roles())]} for _ in range(dice.randint(0, size))]
    if dice.random() < 0.7:  # a driver or two, as people give them
        data = {key: value for key, value in data.items() if not isinstance(value, float) or dice.random() < 0.3}
    return data
