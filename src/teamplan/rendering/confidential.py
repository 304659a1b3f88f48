"""What a staff edition must not say: pay, budget and the cost cap, also inside running text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from teamplan.model.plan import MoneyRange, Plan

_FIGURE = re.compile(r"(?<![\d.,，])\d[\d,，]*(?:\.\d+)?\s*[万千kK]?")
_PAY_WORDS = re.compile(
    r"薪|工资|底薪|提成|奖金|社保|公积金|(?:人力|人员|人工|用工|用人|招聘)(?:成本|费用|预算)|成本上限|预算|salary|payroll|\bpay\b",
    re.IGNORECASE,
)
_SMALLEST = 31
"""Amounts up to this are not looked for in text, where they would be days or heads."""
_SCALE = {"万": 10_000, "千": 1_000, "k": 1_000, "K": 1_000}


class Confidential:
    """Recognises text that would give away what one person or the team costs."""

    def __init__(self, plan: Plan) -> None:
        """Learn the amounts of `plan`."""
        self._amounts = frozenset(amount for amount in _secret_amounts(plan) if amount > _SMALLEST)

    def reveals(self, text: str) -> bool:
        """Whether `text` speaks of pay or repeats one of the plan's amounts."""
        if _PAY_WORDS.search(text):
            return True
        return any(_amount(match.group()) in self._amounts for match in _FIGURE.finditer(text))


def _amount(figure: str) -> int:
    digits = figure.replace(",", "").replace("，", "").strip()
    scale = _SCALE.get(digits[-1:], 1)
    return round(float(digits.rstrip("万千kK").strip()) * scale)


def _secret_amounts(plan: Plan) -> list[int]:
    amounts: list[int] = []
    for position in plan.positions:
        if position.pay is not None:
            amounts += _of(position.pay)
    if plan.brief.people_cost_cap is not None:
        amounts.append(plan.brief.people_cost_cap)
    if plan.budget is not None:
        for line in plan.budget.lines:
            amounts += _of(line.amount)
        amounts += _of(plan.budget.monthly) + _of(plan.budget.one_off)
        if plan.budget.cap is not None:
            amounts.append(plan.budget.cap)
    return amounts


def _of(amount: MoneyRange) -> list[int]:
    return [amount.low, amount.base, amount.high]
