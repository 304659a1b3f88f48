"""Rule: the shares of a role, what is bought and what is missing add up to its demand."""

from collections.abc import Iterator, Mapping

from teamplan.checks.rule import Issue, rule
from teamplan.checks.subjects import PlanSubject
from teamplan.findings.finding import Severity, Words
from teamplan.model.plan import Plan


@rule(
    Severity.ERROR,
    PlanSubject,
    why=Words(
        "需要多少、谁来做、缺多少，三个数要对得上。", "What is needed, who does it and what is missing must tie out."
    ),
    advice=Words("调整兼岗比例，或在 gaps 中写明缺口", "Adjust the shares, or name what is missing under `gaps`"),
)
def check(subject: PlanSubject) -> Iterator[Issue]:
    plan = subject.plan
    if not plan.demand:
        return
    covered = _covered(plan)
    pooled = {role for service in plan.outside if len(service.instead_of) > 1 for role in service.instead_of}
    for index, line in enumerate(plan.demand):
        have = covered.get(line.role, 0)
        if line.role not in pooled and have != _hundredths(line.fte):
            yield Issue(
                subject.place.at("demand", index, "fte"),
                f"`{line.role}` 需要 {line.fte:.2f} FTE，编制、外包与缺口合计 {have / 100:.2f}",
                f"`{line.role}` needs {line.fte:.2f} FTE; hats, services and gaps total {have / 100:.2f}",
            )
    yield from _without_demand(subject, covered)


def _without_demand(subject: PlanSubject, covered: Mapping[str, int]) -> Iterator[Issue]:
    asked = {line.role for line in subject.plan.demand}
    told: set[str] = set()
    for index, position in enumerate(subject.plan.positions):
        for role in position.roles:
            if role not in asked and role not in told and covered[role]:
                told.add(role)
                yield Issue(
                    subject.place.at("positions", index, "roles", role),
                    f"`{role}` 有人做，却没有需求",
                    f"`{role}` is worked on, but there is no demand for it",
                )


def _covered(plan: Plan) -> dict[str, int]:
    """Return role → hundredths of an FTE that hats, services and gaps account for."""
    total: dict[str, int] = {}
    for position in plan.positions:
        for role, share in position.roles.items():
            total[role] = total.get(role, 0) + _hundredths(share)
    for gap in plan.gaps:
        total[gap.role] = total.get(gap.role, 0) + _hundredths(gap.fte)
    for service in plan.outside:
        if len(service.instead_of) == 1:
            role = service.instead_of[0]
            total[role] = total.get(role, 0) + _hundredths(service.fte)
    return total


def _hundredths(fte: float) -> int:
    return round(fte * 100)
