"""Rule: nobody has more than one person's work."""

from __future__ import annotations

from collections.abc import Iterator

from teamplan.checks.plan_examples import plan_with
from teamplan.checks.rule import Issue, Rule
from teamplan.checks.subjects import PlanSubject
from teamplan.findings.finding import Severity, Words


def _check(subject: PlanSubject) -> Iterator[Issue]:
    for index, position in enumerate(subject.plan.positions):
        if position.load > 1:
            yield Issue(
                subject.place.at("positions", index, "roles"),
                Words(
                    f"{position.title}（`{position.id}`）的工作量是 {position.load:.2f} FTE，超过一个人",
                    f"`{position.id}` has {position.load:.2f} FTE of work, more than one person's",
                ),
                on_key=True,
            )


_BUSY = "id: cs-1, reports_to: head, %s: {cs_agent: 0.5, aftersale_agent: %s}, accountable: [cs_agent, aftersale_agent]"
_DEMAND = (
    "demand:\n  - {role: general_manager, fte: 0.6, low: 0.5, high: 0.7, formula: 固定}\n"
    "  - {role: cs_agent, fte: 0.5, low: 0.4, high: 0.9, formula: 按咨询量}\n"
    "  - {role: aftersale_agent, fte: %s, low: 0.1, high: 0.9, formula: 按退货量}"
)

RULE = Rule(
    name="overload",
    severity=Severity.WARNING,
    looks_at=(PlanSubject,),
    why=Words(
        "兼岗加起来超过一个人的工时，总有一顶帽子没人戴。",
        "When hats add up to more than a person, one of them goes unworn.",
    ),
    advice=Words("把一部分工作交给别的编制，或写进 gaps", "Move work to another position, or name it under `gaps`"),
    failing=plan_with(second=_BUSY % ("«roles»", "0.7"), demand=_DEMAND % "0.7"),
    passing=plan_with(second=_BUSY % ("roles", "0.4"), demand=_DEMAND % "0.4"),
    check=_check,
)
