"""Rule: the company can afford the team."""

from collections.abc import Iterator

from teamplan.checks.rule import Issue, rule
from teamplan.checks.subjects import PlanSubject
from teamplan.findings.finding import Severity, Words


@rule(
    Severity.WARNING,
    PlanSubject,
    why=Words(
        "人力成本占收入太高，公司养不起这个团队；原因多半是人多、销售额填低，或这门生意利润薄。",
        "A team that takes too much of the income cannot be kept: too many people, sales understated, or thin margins.",
    ),
    advice=Words(
        "先招 `judgement.affordable` 里的人，其余外包或缓招；或核对月销售额",
        "Begin with the team of `judgement.affordable`, buy or postpone the rest; or check the monthly sales",
    ),
)
def check(subject: PlanSubject) -> Iterator[Issue]:
    judgement = subject.plan.judgement
    if judgement is not None and judgement.people_cost.above:
        cost = judgement.people_cost
        yield Issue(
            subject.place.at("judgement", "people_cost"),
            f"人力成本占收入 {cost.value:.0%}，通常为 {cost.low:.0%}–{cost.high:.0%}",
            f"people cost is {cost.value:.0%} of the income; {cost.low:.0%}–{cost.high:.0%} is usual",
        )
