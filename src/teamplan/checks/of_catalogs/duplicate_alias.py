"""Rule: a name leads to one role."""

from collections.abc import Iterator
from typing import NamedTuple

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
    owner: dict[str, _Name] = {}
    for role in subject.roles:
        first = owner.setdefault(_folded(role.title), _Name(role))
        if first.role is not role:
            yield _issue(role.title, _Name(role), first)
    for role in subject.roles:
        for index, alias in enumerate(role.aliases):
            name = _Name(role, index)
            first = owner.setdefault(_folded(alias), name)
            if first is not name:
                yield _issue(alias, name, first)


class _Name(NamedTuple):
    """A name of a role: one of its aliases, or its title."""

    role: RoleOutline
    alias: int | None = None

    @property
    def place(self) -> Place:
        """Where it stands."""
        here = self.role.place
        return here.at("title") if self.alias is None else here.at("aliases", self.alias)


def _folded(name: str) -> str:
    """Return `name` without the difference of capitals; the same object where there is none."""
    folded = name.casefold()
    return name if folded == name else folded


def _issue(name: str, second: _Name, first: _Name) -> Issue:
    return Issue(
        second.place,
        f"名称「{name}」既指 `{first.role.id}` 又指 `{second.role.id}`",
        f"the name “{name}” leads to both `{first.role.id}` and `{second.role.id}`",
        related=(first.place,),
    )
