"""Rule: the lines of a budget add up to its totals."""

from collections.abc import Iterator
from typing import Literal

from teamplan.checks.rule import Issue, rule
from teamplan.checks.subjects import PlanSubject
from teamplan.findings.finding import Place, Severity, Words
from teamplan.model.plan import Budget

_NAMES: dict[Literal["monthly", "one_off"], tuple[str, str]] = {
    "monthly": ("每月合计", "monthly total"),
    "one_off": ("一次性合计", "one-off total"),
}


@rule(
    Severity.ERROR,
    PlanSubject,
    why=Words(
        "合计与明细必须一分不差，否则没人敢签字。", "Totals must equal their lines to the yuan, or nobody will sign."
    ),
    advice=Words("改正合计或漏写的明细", "Mend the total, or add the line that is missing"),
)
def check(subject: PlanSubject) -> Iterator[Issue]:
    budget = subject.plan.budget
    if budget is not None:
        place = subject.place.at("budget")
        yield from _totals(budget, place)
        yield from _pay(subject, budget, place)
        yield from _ranges(budget, place)


def _totals(budget: Budget, place: Place) -> Iterator[Issue]:
    for kind, (zh, en) in _NAMES.items():
        stated = getattr(budget, kind)
        for bound in ("low", "base", "high"):
            total = sum(getattr(line.amount, bound) for line in budget.lines if line.kind == kind)
            value = getattr(stated, bound)
            if total != value:
                yield Issue(
                    place.at(kind, bound),
                    f"{zh}（{bound}）写的是 {value:,} 元，各行相加是 {total:,} 元，差 {value - total:+,} 元",
                    f"the {en} ({bound}) is ¥{value:,}; its lines total ¥{total:,}: {value - total:+,}",
                )


def _pay(subject: PlanSubject, budget: Budget, place: Place) -> Iterator[Issue]:
    """Compare the line of wages with the pay of the positions."""
    for index, line in enumerate(budget.lines):
        pays = [position.pay.base for position in subject.plan.positions if position.pay]
        total = sum(pays)
        if line.item == "wages" and pays and total != line.amount.base:
            yield Issue(
                place.at("lines", index, "amount", "base"),
                f"工资（{line.item}）写的是 {line.amount.base:,} 元，各编制的 pay 相加是 {total:,} 元",
                f"wages are ¥{line.amount.base:,}; the pay of the positions totals ¥{total:,}",
            )


def _ranges(budget: Budget, place: Place) -> Iterator[Issue]:
    for index, line in enumerate(budget.lines):
        if not line.amount.low <= line.amount.base <= line.amount.high:
            yield Issue(
                place.at("lines", index, "amount", "base"),
                f"「{line.item}」的范围颠倒：应为 low ≤ base ≤ high",
                f"the range of “{line.item}” is not low ≤ base ≤ high",
            )
