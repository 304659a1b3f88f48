"""Rule: nobody has more direct reports than the kind of work allows."""

from collections import Counter
from collections.abc import Iterator

from teamplan.checks.rule import Issue, rule
from teamplan.checks.subjects import PlanSubject
from teamplan.findings.finding import Severity, Words
from teamplan.model.plan import Position
from teamplan.model.terms import RoleKind


@rule(
    Severity.WARNING,
    PlanSubject,
    why=Words("直接下属太多，带的人顾不过来。", "With too many direct reports a leader has time for none of them."),
    advice=Words("增设一名主管，或把一部分人改由别人带", "Add a lead, or let somebody else lead some of them"),
)
def check(subject: PlanSubject) -> Iterator[Issue]:
    positions = subject.plan.positions
    reports = Counter(position.reports_to for position in positions)
    leading = {position.reports_to for position in positions if position.kind is not RoleKind.SPECIALIST}
    for index, position in enumerate(positions):
        have = reports[position.id]
        limit = _limit(subject, position, leads_leaders=position.id in leading) if have else None
        if limit is not None and have > limit:
            yield Issue(
                subject.place.at("positions", index, "id"),
                f"{position.title}（`{position.id}`）有 {have} 名直接下属，超过 {limit} 名",
                f"`{position.id}` has {have} direct reports, more than {limit}",
            )


def _limit(subject: PlanSubject, position: Position, *, leads_leaders: bool) -> int | None:
    """Return how many direct reports `position` may have (人), or None where no figure says so."""
    organisation = subject.catalog.organisation
    if position.reports_to is None:
        key = organisation.head_span
    elif leads_leaders or position.function not in subject.catalog.unit_of:
        key = organisation.manager_span
    else:
        key = subject.catalog.unit_of[position.function].span
    figure = subject.catalog.assumption_by_key.get(key)
    return None if figure is None else int(figure.base)
