"""Rule: each role in use has exactly one accountable position."""

from collections.abc import Iterator

from teamplan.checks.rule import Issue, rule
from teamplan.checks.subjects import PlanSubject
from teamplan.findings.finding import Severity, Words


@rule(
    Severity.ERROR,
    PlanSubject,
    why=Words("一项职责两个人负责等于没人负责（文档 003）。", "A duty with two owners has none (document 003)."),
    advice=Words("只在一个编制的 accountable 中保留它", "Keep it under `accountable` of one position"),
)
def check(subject: PlanSubject) -> Iterator[Issue]:
    owner: dict[str, tuple[int, int]] = {}
    positions, place = subject.plan.positions, subject.place.at("positions")
    for index, position in enumerate(positions):
        for number, role in enumerate(position.accountable):
            first = owner.setdefault(role, (index, number))
            if first != (index, number):
                yield Issue(
                    place.at(index, "accountable", number),
                    f"`{role}` 已由 `{positions[first[0]].id}` 负责，`{position.id}` 又负责一次",
                    f"`{positions[first[0]].id}` answers for `{role}` already, and so does `{position.id}`",
                    related=(place.at(first[0], "accountable", first[1]),),
                )
    told: set[str] = set()
    for index, position in enumerate(positions):
        for role in position.roles:
            if role not in owner and role not in told:
                told.add(role)
                yield Issue(
                    place.at(index, "roles", role),
                    f"`{role}` 有人做，却没有哪个编制为它负责",
                    f"`{role}` is worked on, but no position answers for it",
                    Words(
                        f"在一个编制的 accountable 中写上 {role}", f"List {role} under `accountable` of one position"
                    ),
                    on_key=True,
                )
