"""Rule: whoever is reported to exists."""

from collections.abc import Iterable, Iterator

from teamplan.checks.rule import Issue, rule
from teamplan.checks.subjects import Entry, PlanSubject
from teamplan.findings.finding import Place, Severity, Words
from teamplan.findings.suggestion import NearNames
from teamplan.model.team import TeamStructure


@rule(
    Severity.ERROR,
    PlanSubject,
    TeamStructure,
    why=Words("汇报线要落在一个真实的编制上。", "A reporting line must end at a position that exists."),
    advice=Words("改成现有编制的 id", "Name a position that exists"),
)
def check(subject: PlanSubject | Entry[TeamStructure]) -> Iterator[Issue]:
    if isinstance(subject, PlanSubject):
        lines = [(position.id, position.reports_to) for position in subject.plan.positions]
        yield from _issues(lines, subject.place.at("positions"))
    else:
        yield from _issues([(post.id, post.reports_to) for post in subject.item.posts], subject.place.at("posts"))


def _issues(lines: Iterable[tuple[str, str | None]], place: Place) -> Iterator[Issue]:
    lines = tuple(lines)
    known = {member for member, _ in lines}
    near = NearNames(known)
    for index, (member, superior) in enumerate(lines):
        if superior is not None and superior not in known:
            yield Issue(
                place.at(index, "reports_to"),
                f"`{member}` 的上级 `{superior}` 不存在",
                f"`{member}` reports to `{superior}`, which does not exist",
                near.advice_on(superior),
            )
