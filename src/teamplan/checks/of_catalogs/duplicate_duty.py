"""Rule: a duty belongs to one role."""

from array import array
from collections.abc import Iterator
from itertools import pairwise

from teamplan.checks.rule import Issue, rule
from teamplan.checks.subjects import CatalogSubject, RoleOutline
from teamplan.findings.finding import Severity, Words


@rule(
    Severity.WARNING,
    CatalogSubject,
    why=Words("同一件事写在两个岗位里，出了错就找不到人。", "What stands in two roles is nobody's when it goes wrong."),
    advice=Words("留给一个岗位，另一个岗位写它自己的那一半", "Leave it to one role, and give the other its own half"),
)
def check(subject: CatalogSubject) -> Iterator[Issue]:
    repeated = _repeated(subject)
    first: dict[int, tuple[RoleOutline, int]] = {}
    for role in subject.roles if repeated else ():
        for index, mark in enumerate(role.duty_marks):
            if mark not in repeated:
                continue
            owner, number = first.setdefault(mark, (role, index))
            if owner is not role or number != index:
                yield Issue(
                    role.place.at("duties", index),
                    f"`{role.id}` 的这条职责与 `{owner.id}` 的第 {number + 1} 条一字不差",
                    f"this duty of `{role.id}` is word for word duty {number + 1} of `{owner.id}`",
                    related=(owner.place.at("duties", number),),
                )


def _repeated(subject: CatalogSubject) -> frozenset[int]:
    """Return the marks of duties that stand more than once, without keeping anything of the others."""
    marks = array("q")
    for role in subject.roles:
        marks.extend(role.duty_marks)
    ordered = sorted(marks)
    return frozenset(mark for mark, following in pairwise(ordered) if mark == following)
