"""Rule: a name leads to one role."""

from __future__ import annotations

from collections.abc import Iterator

from teamplan.checks.finding import Place, Severity, Words
from teamplan.checks.rule import Example, Issue, Rule
from teamplan.checks.subjects import CatalogSubject


def _check(subject: CatalogSubject) -> Iterator[Issue]:
    owner: dict[str, tuple[str, Place]] = {}
    for role in subject.roles:
        owner.setdefault(role.title.casefold(), (role.id, role.place.at("title")))
    for role in subject.roles:
        first, place = owner[role.title.casefold()]
        if first != role.id:
            yield _issue(role.title, role.id, role.place.at("title"), first, place)
        for index, alias in enumerate(role.aliases):
            here = role.place.at("aliases", index)
            first, place = owner.setdefault(alias.casefold(), (role.id, here))
            if first != role.id or (place is not here and place.path[-1] != "title"):
                yield _issue(alias, role.id, here, first, place)


def _issue(name: str, role: str, place: Place, first: str, where: Place) -> Issue:
    return Issue(
        place,
        Words(f"名称「{name}」既指 `{first}` 又指 `{role}`", f"the name “{name}” leads to both `{first}` and `{role}`"),
        related=(where,),
    )


RULE = Rule(
    name="duplicate-alias",
    severity=Severity.WARNING,
    looks_at=(CatalogSubject,),
    why=Words("按名称找岗位时，一个名称应只找到一个岗位。", "Looking a role up by name should lead to one role."),
    advice=Words("把名称留给其中一个岗位", "Leave the name to one of them"),
    failing=Example(
        "roles",
        "- id: order_helper\n  title: 订单小帮手\n- id: order_clerk_night\n  title: 夜班订单员\n  aliases: [«订单小帮手»]",
    ),
    passing=Example(
        "roles",
        "- id: order_helper\n  title: 订单小帮手\n- id: order_clerk_night\n  title: 夜班订单员\n  aliases: [夜间订单员]",
    ),
    check=_check,
)
