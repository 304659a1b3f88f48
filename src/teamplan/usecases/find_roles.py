"""Finding roles in a catalog: by function and stage, by words, by name."""

from collections.abc import Sequence
from typing import TypeVar

from teamplan.findings.words import Words
from teamplan.model.catalog import Catalog
from teamplan.model.role import Role
from teamplan.model.terms import STAGE_ORDER, Function, Stage, accepted_words, parse_term
from teamplan.usecases.errors import NoMatchError, UnknownChoiceError, UnknownRoleError

_KINDS = {Function: Words("职能", "function"), Stage: Words("阶段", "stage")}
_WHOLE_NAME = 20
"""What it counts that the words together are a name of the role."""

Term = TypeVar("Term", Function, Stage)


def roles_of(catalog: Catalog, function: str | None = None, stage: str | None = None) -> tuple[Role, ...]:
    """Return the roles, those of one function or of the stages up to one where asked, in the order of the catalog.

    Both are words of either language. Raises UnknownChoiceError.
    """
    wanted, until = _term(Function, function), _term(Stage, stage)
    return tuple(
        role
        for role in catalog.roles
        if wanted in (None, role.function)
        and (until is None or STAGE_ORDER.index(role.applies.from_stage) <= STAGE_ORDER.index(until))
    )


def _term(kind: type[Term], text: str | None) -> Term | None:
    if text is None:
        return None
    found = parse_term(kind, text)
    if found is None:
        name, values = _KINDS[kind], [term.value for term in kind]
        message = Words(f"没有{name.zh}「{text}」", f"no {name.en} {text!r}")
        shown = Words("、".join(f"{term.value}（{term.chinese}）" for term in kind), ", ".join(values))
        raise UnknownChoiceError(text, message, values, accepted=accepted_words(kind), shown=shown)
    return found


def search_roles(catalog: Catalog, words: Sequence[str]) -> tuple[Role, ...]:
    """Return the roles that have every word somewhere, the best match first; raises NoMatchError where there is none.

    Names count most, a whole one above all, then function, skills and tools, then text.
    """
    wanted = [part for word in words for part in word.lower().split()]
    ranked = [(score, role) for role in catalog.roles if (score := _score(role, wanted)) > 0]
    if not ranked:
        names = [name for role in catalog.roles for name in (role.title, role.title_en, *role.aliases)]
        raise NoMatchError(" ".join(words), names)
    return tuple(role for _, role in sorted(ranked, key=lambda entry: (-entry[0], entry[1].id)))


def _score(role: Role, wanted: Sequence[str]) -> int:
    """Return how well `role` matches; 0 means not at all."""
    names = _names(role)
    nearby = " ".join((role.function.value, role.function.chinese, *role.skills, *role.tools)).lower()
    forms = (item.name for item in role.records)
    text = " ".join((role.mission, *role.duties, *(kpi.name for kpi in role.kpis), *forms)).lower()
    total = _WHOLE_NAME if " ".join(wanted) in names else 0
    for word in wanted:
        weight = 9 if any(word in name for name in names) else 3 if word in nearby else 1 if word in text else 0
        if weight == 0:
            return 0
        total += weight
    return total


def find_role(catalog: Catalog, name: str) -> Role:
    """Return the role of this id, title, English title, alias or outdated name, in any case.

    Raises UnknownRoleError.
    """
    found = next((role for role in catalog.roles if name.lower() in _names(role)), None)
    if found is None:
        raise UnknownRoleError(name, [known for role in catalog.roles for known in _names(role)])
    return found


def _names(role: Role) -> tuple[str, ...]:
    names = (role.id, role.title, role.title_en, *role.aliases, *(item.term for item in role.outdated))
    return tuple(name.lower() for name in names)
