"""Rule: each position of a plan has an id of its own."""

from collections.abc import Iterator

from teamplan.checks.rule import Issue, rule
from teamplan.checks.subjects import PlanSubject, repetitions
from teamplan.findings.finding import Severity, Words


@rule(
    Severity.ERROR,
    PlanSubject,
    why=Words("汇报线和预算都按 id 找编制。", "Reporting lines and the budget find positions by id."),
    advice=Words("给其中一个编制换一个 id", "Give one of them another id"),
)
def check(subject: PlanSubject) -> Iterator[Issue]:
    positions = enumerate(subject.plan.positions)
    ids = ((position.id, subject.place.at("positions", index, "id")) for index, position in positions)
    for key, place, first in repetitions(ids):
        yield Issue(place, f"编制 id `{key}` 重复", f"the position id `{key}` stands twice", related=(first,))
