"""Rule: a plan has one head at most; one without any has a cycle, or a superior that does not exist."""

from collections.abc import Iterator

from teamplan.checks.rule import Issue, rule
from teamplan.checks.subjects import PlanSubject
from teamplan.findings.finding import Severity, Words


@rule(
    Severity.ERROR,
    PlanSubject,
    why=Words("没有上级的编制只能有一个，否则没人拍板。", "Exactly one position reports to nobody, or nobody decides."),
    advice=Words("给多出的编制写上 reports_to", "Give the other position a `reports_to`"),
)
def check(subject: PlanSubject) -> Iterator[Issue]:
    heads = [index for index, position in enumerate(subject.plan.positions) if position.reports_to is None]
    for index in heads[1:]:
        position, first = subject.plan.positions[index], subject.plan.positions[heads[0]]
        yield Issue(
            subject.place.at("positions", index, "id"),
            f"`{position.id}` 没有上级，但负责人已经是 `{first.id}`",
            f"`{position.id}` reports to nobody, but the head is `{first.id}`",
            related=(subject.place.at("positions", heads[0], "id"),),
        )
