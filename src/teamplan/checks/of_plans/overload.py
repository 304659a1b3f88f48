"""Rule: nobody has more than one person's work."""

from collections.abc import Iterator

from teamplan.checks.rule import Issue, rule
from teamplan.checks.subjects import PlanSubject
from teamplan.findings.finding import Severity, Words


@rule(
    Severity.WARNING,
    PlanSubject,
    why=Words(
        "兼岗加起来超过一个人的工时，总有一岗的事没人做。",
        "When hats add up to more than a person, one of them goes unworn.",
    ),
    advice=Words("把一部分工作交给别的编制，或写进 gaps", "Move work to another position, or name it under `gaps`"),
)
def check(subject: PlanSubject) -> Iterator[Issue]:
    for index, position in enumerate(subject.plan.positions):
        if position.load > 1:
            yield Issue(
                subject.place.at("positions", index, "roles"),
                f"{position.title}（`{position.id}`）的工作量是 {position.load:.2f} FTE，超过一个人",
                f"`{position.id}` has {position.load:.2f} FTE of work, more than one person's",
                on_key=True,
            )
