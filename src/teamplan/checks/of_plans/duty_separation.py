"""Rule: incompatible duties do not meet in one position, or the plan names the control that makes up for it."""

from collections.abc import Iterator

from teamplan.checks.rule import Issue, rule
from teamplan.checks.subjects import PlanSubject
from teamplan.findings.finding import Severity, Words

_UNCONTROLLED = {"law": Severity.ERROR, "guideline": Severity.WARNING, "practice": Severity.INFO}


@rule(
    Severity.ERROR,
    PlanSubject,
    why=Words(
        "管钱的不管账：法律禁止的为错误，内控指引为警告，经营惯例为提示。",
        "Who holds the money does not keep the books: law is an error, guideline a warning, practice advice.",
    ),
    advice=Words("分给两个人，或写明补偿控制", "Give them to two people, or name a control"),
)
def check(subject: PlanSubject) -> Iterator[Issue]:
    controlled = {(note.position, note.rule) for note in subject.plan.separation}
    for index, position in enumerate(subject.plan.positions):
        for separation in subject.catalog.organisation.separation:
            met = separation.met_by(position.roles)
            if not met or (position.id, separation.id) in controlled:
                continue
            yield Issue(
                subject.place.at("positions", index, "roles"),
                f"{position.title}（`{position.id}`）同时承担 {'、'.join(met)}：{separation.title}",
                f"`{position.id}` holds {', '.join(met)}, which must not meet (`{separation.id}`)",
                Words(
                    f"分给两个人；做不到时在 separation 中写明补偿控制：{separation.control}",
                    f"Give them to two people, or add a note on `{separation.id}` with a control under `separation`",
                ),
                severity=_UNCONTROLLED[separation.basis],
                on_key=True,
            )
