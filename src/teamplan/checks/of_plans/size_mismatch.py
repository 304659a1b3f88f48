"""Rule: the positions add up to the size."""

from collections.abc import Iterator

from teamplan.checks.rule import Issue, rule
from teamplan.checks.subjects import PlanSubject
from teamplan.findings.finding import Severity, Words


@rule(
    Severity.ERROR,
    PlanSubject,
    why=Words("人数、编制和预算要对得上。", "Size, positions and budget must tie out."),
    advice=Words("增减编制，或改 brief.size", "Add or remove positions, or change brief.size"),
)
def check(subject: PlanSubject) -> Iterator[Issue]:
    size, have = subject.plan.brief.size, len(subject.plan.positions)
    if size is not None and size != have:
        yield Issue(
            subject.place.at("brief", "size"),
            f"简报写 {size} 人，方案里有 {have} 个编制",
            f"the brief says {size} people; the plan has {have} positions",
        )
