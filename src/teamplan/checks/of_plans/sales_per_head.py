"""Rule: each person stands for as much sales as in companies like it."""

from collections.abc import Iterator

from teamplan.checks.rule import Issue, rule
from teamplan.checks.subjects import PlanSubject
from teamplan.findings.finding import Severity, Words


@rule(
    Severity.INFO,
    PlanSubject,
    why=Words(
        "人均销售额远离同类公司时，要么人数不对，要么销售额不对。",
        "Where sales for each person are far from those of companies like it, the people or the sales are wrong.",
    ),
    advice=Words(
        "核对人数与月销售额；两者都对，就写明为什么", "Check size and monthly sales; where both are right, say why"
    ),
)
def check(subject: PlanSubject) -> Iterator[Issue]:
    judgement = subject.plan.judgement
    if judgement is not None and (judgement.sales_per_head.below or judgement.sales_per_head.above):
        sales = judgement.sales_per_head
        yield Issue(
            subject.place.at("judgement", "sales_per_head"),
            f"人均月销售额 {sales.value:,.0f} 元，同类公司多为 {sales.low:,.0f}–{sales.high:,.0f} 元",
            f"sales for each person are ¥{sales.value:,.0f} a month; ¥{sales.low:,.0f}–{sales.high:,.0f} is usual",
        )
