"""Rule: nobody leads just one person."""

from collections import Counter
from collections.abc import Iterator

from teamplan.checks.rule import Issue, rule
from teamplan.checks.subjects import PlanSubject
from teamplan.findings.finding import Severity, Words


@rule(
    Severity.WARNING,
    PlanSubject,
    why=Words(
        "一个人只带一个人，多一层传话，多一份主管工资。", "A leader of one adds a layer and a salary, and nothing else."
    ),
    advice=Words(
        "让下属直接向上一级汇报，或把别人也交给他带", "Let the report go one level up, or give the leader more people"
    ),
)
def check(subject: PlanSubject) -> Iterator[Issue]:
    reports = Counter(position.reports_to for position in subject.plan.positions)
    for index, position in enumerate(subject.plan.positions):
        if position.reports_to is not None and reports[position.id] == 1:
            yield Issue(
                subject.place.at("positions", index, "id"),
                f"{position.title}（`{position.id}`）只带一个人，这一层没有必要",
                f"`{position.id}` leads one person only: the layer is not needed",
            )
