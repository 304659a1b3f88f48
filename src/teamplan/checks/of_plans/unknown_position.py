"""Rule: whatever names a position of a plan names one that exists."""

from collections.abc import Iterator

from teamplan.checks.rule import Issue, rule
from teamplan.checks.subjects import PlanSubject
from teamplan.findings.finding import Place, Severity, Words

_NAMING = (("practices", "owner"), ("outside", "contact"), ("split_triggers", "worn_by"), ("separation", "position"))
"""Lists of a plan whose entries name a position, and under which key."""


@rule(
    Severity.ERROR,
    PlanSubject,
    why=Words(
        "删改编制后，实践、路线图和外包的负责人也要跟着改。",
        "When a position goes, whatever it owned needs another owner.",
    ),
    advice=Words("改成现有编制的 id", "Name a position that exists"),
)
def check(subject: PlanSubject) -> Iterator[Issue]:
    known = {position.id for position in subject.plan.positions}
    for position, place in _references(subject):
        if position not in known:
            yield Issue(place, f"编制 `{position}` 不存在", f"there is no position `{position}`")


def _references(subject: PlanSubject) -> Iterator[tuple[str, Place]]:
    plan, place = subject.plan, subject.place
    for key, name in _NAMING:
        for index, item in enumerate(getattr(plan, key)):
            if (position := getattr(item, name)) is not None:
                yield position, place.at(key, index, name)
    for index, phase in enumerate(plan.phases):
        for number, position in enumerate(phase.positions):
            yield position, place.at("phases", index, "positions", number)
    for number, position in enumerate(plan.budget.uncovered if plan.budget else ()):
        yield position, place.at("budget", "uncovered", number)
