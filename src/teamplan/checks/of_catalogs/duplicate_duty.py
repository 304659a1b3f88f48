"""Rule: a duty belongs to one role."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from itertools import pairwise

from teamplan.checks.rule import Example, Issue, Rule
from teamplan.checks.subjects import CatalogSubject, RoleOutline
from teamplan.findings.finding import Severity, Words


def _check(subject: CatalogSubject) -> Iterator[Issue]:
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
                    Words(
                        f"`{role.id}` 的这条职责与 `{owner.id}` 的第 {number + 1} 条一字不差",
                        f"this duty of `{role.id}` is word for word duty {number + 1} of `{owner.id}`",
                    ),
                    related=(owner.place.at("duties", number),),
                )


def _repeated(subject: CatalogSubject) -> frozenset[int]:
    """Return the marks of duties that stand more than once, without keeping anything of the others."""
    marks = array("q")
    for role in subject.roles:
        marks.extend(role.duty_marks)
    ordered = sorted(marks)
    return frozenset(mark for mark, following in pairwise(ordered) if mark == following)


_OTHERS = (
    "    - 每周五盘点一次耗材并补足{}周的用量\n    - 每月 {} 日前交上月发货差错清单\n"
    "    - 每天开工前用 {} 分钟排好订单先后"
)

RULE = Rule(
    name="duplicate-duty",
    severity=Severity.WARNING,
    looks_at=(CatalogSubject,),
    why=Words("同一件事写在两个岗位里，出了错就找不到人。", "What stands in two roles is nobody's when it goes wrong."),
    advice=Words("留给一个岗位，另一个岗位写它自己的那一半", "Leave it to one role, and give the other its own half"),
    failing=Example(
        "role",
        f"- id: early_packer\n  duties:\n    - 每天 18 点前发完当天付款的全部订单\n{_OTHERS.format('两', 1, 5)}\n"
        f"- id: late_packer\n  duties:\n    - «每天 18 点前发完当天付款的全部订单»\n{_OTHERS.format('三', 2, 6)}",
    ),
    passing=Example(
        "role",
        f"- id: early_packer\n  duties:\n    - 每天 18 点前发完上午付款的全部订单\n{_OTHERS.format('两', 1, 5)}\n"
        f"- id: late_packer\n  duties:\n    - 每天 22 点前发完下午付款的全部订单\n{_OTHERS.format('三', 2, 6)}",
    ),
    check=_check,
    also_failing={
        "twice in one role": Example(
            "role",
            f"- id: early_packer\n  duties:\n    - 每天 18 点前发完当天付款的全部订单\n{_OTHERS.format('两', 1, 5)}\n"
            "    - «每天 18 点前发完当天付款的全部订单»",
        ),
    },
)
