"""Plans as somebody leaves them who edits by hand: texts, numbers and lists changed, most of them still plans."""

from __future__ import annotations

import copy
from functools import cache
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from inputs import nasty
from inputs.vocabulary import words
from teamplan import Plan, load_catalog
from teamplan.usecases.broken_plan import refuse_broken
from teamplan.usecases.errors import BrokenPlanError
from teamplan.usecases.make_plan import make_plan

if TYPE_CHECKING:
    from random import Random

    from teamplan import Catalog

_BRIEFS: tuple[dict[str, Any], ...] = (
    {"stage": "startup", "size": 1},
    {"stage": "startup", "size": 3, "monthly_sales": 800_000, "live": True},
    {"stage": "growth", "size": 7, "platforms": ["天猫", "抖音"], "people_cost_cap": 60_000},
    {"stage": "growth", "size": 12, "model": "social"},
    {"stage": "mature", "size": 25, "model": "b2b", "city": "杭州"},
    {"stage": "mature", "size": 60, "monthly_sales": 20_000_000},
)
_TRIES = 4


@cache
def base_plans() -> list[Plan]:
    """Return plans of several sizes and kinds of business."""
    return [make_plan(load_catalog(), settings=brief) for brief in _BRIEFS]


def edited_plan(dice: Random) -> dict[str, Any] | None:
    """Return the data of a plan with a few places edited; None where it is no plan any more."""
    base = dice.choice(base_plans()).model_dump(mode="json", exclude_defaults=True)
    for _ in range(_TRIES):
        data = copy.deepcopy(base)
        for _ in range(dice.choice((1, 2, 3, 8))):
            _edit(dice, data)
        data["teamplan"] = 2
        try:
            Plan.model_validate(data)
        except ValidationError:
            continue
        return data
    return None


def usable(data: dict[str, Any] | None, catalog: Catalog) -> Plan | str:
    """Return the plan that such data makes, or in a word why a command refuses it."""
    if data is None:
        return "no plan"
    plan = Plan.model_validate(data)
    try:
        refuse_broken(plan, catalog)
    except BrokenPlanError:
        return "broken"
    return plan


def _edit(dice: Random, data: dict[str, Any]) -> None:
    """Change one place, found by walking down at random."""
    at: Any = data
    while True:
        key = dice.choice(list(at) if isinstance(at, dict) else range(len(at)))
        inner = at[key]
        if isinstance(inner, dict | list) and inner and dice.random() < 0.93:
            at = inner
            continue
        at[key] = _other(dice, inner, at)
        if dice.random() < 0.05 and isinstance(at, list):
            at.pop(dice.randrange(len(at)))
        return


def _other(dice: Random, value: Any, around: Any) -> Any:  # noqa: ANN401 - any data
    if isinstance(value, bool) or value is None:
        return not value
    if isinstance(value, str):
        return nasty.text(dice) if dice.random() < 0.7 else dice.choice(words())
    if isinstance(value, int | float):
        return dice.choice((value * 2, value / 3, 0, 1, value + 0.01, nasty.number(dice)))
    return dice.choice((value, [], {}, copy.deepcopy(around[0]) if isinstance(around, list) and around else value))
