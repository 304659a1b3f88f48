"""Rule: the practices of a plan are in the catalog."""

from collections.abc import Iterator

from teamplan.checks.rule import Issue, rule
from teamplan.checks.subjects import PlanSubject
from teamplan.findings.finding import Severity, Words
from teamplan.findings.suggestion import NearNames


@rule(
    Severity.ERROR,
    PlanSubject,
    why=Words("方案的章节按 id 取实践的内容。", "The chapters of a proposal look practices up by id."),
    advice=Words("改正 id，或在 practices/ 中补上", "Mend the id, or define it in practices/"),
)
def check(subject: PlanSubject) -> Iterator[Issue]:
    known = subject.catalog.practice_by_id
    near = NearNames(known)
    for index, chosen in enumerate(subject.plan.practices):
        if chosen.practice not in known:
            yield Issue(
                subject.place.at("practices", index, "practice"),
                f"管理实践 `{chosen.practice}` 没有定义",
                f"no catalog defines the practice `{chosen.practice}`",
                near.advice_on(chosen.practice),
            )
