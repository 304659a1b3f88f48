"""Rule: a name leads to one role."""

from collections.abc import Iterator

from teamplan.checks.rule import Issue, rule
from teamplan.checks.subjects import CatalogSubject, RoleOutline
from teamplan.findings.finding import Place, Severity, Words


@rule(
    Severity.WARNING,
    CatalogSubject,
    why=Words("按名称找岗位时，一个名称应只找到一个岗位。", "Looking a role up by name should lead to one role."),
    advice=Words("把名称留给其中一个岗位", "Leave the name to one of them"),
)
def check(subject: CatalogSubject) -> Iterator[Issue]:
    owner: dict[str, RoleOutline] = {}
    for role in subject.roles:
        first = owner.setdefault(_folded(role.title), role)
        if first is not role:
            yield _issue(role.title, role, role.place.at("title"), first)
    for role in subject.roles:
        for index, alias in enumerate(role.aliases):
            first = owner.setdefault(_folded(alias), role)
            if first is not role or _folded(alias) in map(_folded, (role.title, *role.aliases[:index])):
                yield _issue(alias, role, role.place.at("aliases", index), first)


def _folded(name: str) -> str:
    """Return `name` without the difference of capitals; the same object where there is none."""
    folded = name.casefold()
    return name if folded == name else folded


def _issue(name: str, role: RoleOutline, place: Place, first: RoleOutline) -> Issue:
    names = [_folded(each) for each in first.aliases]
    in_title = _folded(first.title) == _folded(name)
    where = first.place.at("title") if in_title else first.place.at("aliases", names.index(_folded(name)))
    return Issue(
        place,
        f"名称「{name}」既指 `{first.id}` 又指 `{role.id}`",
        f"the name “{name}” leads to both `{first.id}` and `{role.id}`",
        related=(where,),
    )
