"""What somebody may have written into a plan by hand: an edition for staff shows none of it.

A person who writes may write of money or of somebody; nothing in a sentence says so by its type. Staff read what
the program says instead: the sentence of the wording, the text of the catalog. Where it has nothing to say, or
says an amount or a load, they read nothing. Titles, names and sources are for everybody, unless one says what
somebody is paid: then it is left out, and counted.
"""

from collections.abc import Callable
from enum import Enum
from operator import is_
from typing import NamedTuple, TypeVar

from teamplan.checks.pay_texts import pay_finder
from teamplan.model.base import Record
from teamplan.model.catalog import Catalog
from teamplan.model.plan import Plan
from teamplan.model.reason import Reason
from teamplan.model.reason_keys import CONFIDENTIAL, REASONS
from teamplan.model.reason_tree import with_reasons
from teamplan.model.team import TeamStructure

_UNSAID = Reason.of("own_words", words="")


R = TypeVar("R", bound=Record)


class Told(NamedTuple):
    """A plan as staff may read it, and how many of its texts were left out because they say what somebody is paid."""

    plan: Plan
    left_out: int


def told_to_staff(plan: Plan, catalog: Catalog, mark: str) -> Told:
    """Return `plan` without free text and without texts that say pay; `mark` stands in their place."""
    pay_in, left_out = pay_finder(catalog), [0]

    def cleared(text: str) -> str:
        if pay_in(text) is None:
            return text
        left_out[0] += 1
        return mark

    plan = without_free_text(plan, catalog)
    hidden = {"budget": None, "origin": plan.origin.model_copy(update={"settings": {}})}
    told = _each_text(plan.model_copy(update=hidden), cleared)
    if told.title == mark:
        told = told.model_copy(update={"title": None})
    if told.brief.company == mark:
        told = told.model_copy(update={"brief": told.brief.model_copy(update={"company": None})})
    return Told(told, left_out[0])


def _each_text(record: R, change: Callable[[str], str]) -> R:
    """Return `record` with each text in it, however deep, as `change` makes it."""
    before = record.__dict__
    after = {name: _changed(value, change) for name, value in before.items()}
    changed = {name: value for name, value in after.items() if value is not before[name]}
    return record.model_copy(update=changed) if changed else record


def _changed(value: object, change: Callable[[str], str]) -> object:
    if isinstance(value, str):
        return value if isinstance(value, Enum) else change(value)
    if isinstance(value, Record):
        return _each_text(value, change)
    if isinstance(value, tuple):
        items = [_changed(item, change) for item in value]
        return value if all(map(is_, items, value)) else tuple(items)
    if isinstance(value, dict):
        pairs = {change(key) if type(key) is str else key: _changed(item, change) for key, item in value.items()}
        return value if all(map(is_, pairs.values(), value.values())) and pairs.keys() == value.keys() else pairs
    return value


def without_free_text(plan: Plan, catalog: Catalog) -> Plan:
    """Return `plan` as staff may read it.

    Free text stands in every reason (`text`, `own_words`), `departments`, `separation[].control`,
    `outside[].cost` and `assumptions[].note`.
    """
    structure = next((team for team in catalog.teams if team.id == plan.origin.template), None)
    published = frozenset[str]() if structure is None else _published(structure)
    units = [unit for division in catalog.organisation.divisions for unit in division.functions]
    missions = {unit.department: unit.mission for unit in units} | ({} if structure is None else structure.departments)
    controls = {rule.id: rule.control for rule in catalog.organisation.separation}
    told = with_reasons(plan, lambda reason: _generated(reason, published))
    return told.model_copy(
        update={
            "departments": {name: missions.get(name, "") for name in plan.departments},
            "separation": tuple(
                note.model_copy(update={"control": controls.get(note.rule, "")}) for note in told.separation
            ),
            "outside": tuple(service.model_copy(update={"cost": None}) for service in told.outside),
            "assumptions": tuple(line.model_copy(update={"note": None}) for line in told.assumptions),
        }
    )


def _generated(reason: Reason, published: frozenset[str]) -> Reason:
    """Return the reason without what somebody wrote."""
    if reason.key == "own_words":
        return Reason.of("own_words", **reason.values) if reason.values["words"] in published else _UNSAID
    signature = REASONS[reason.key]
    kinds = {*signature.required.values(), *signature.optional.values()}
    return _UNSAID if kinds & CONFIDENTIAL else Reason.of(reason.key, **reason.values)


def _published(structure: TeamStructure) -> frozenset[str]:
    """Return what a published structure says that a plan takes over as it stands."""
    return frozenset(
        [
            structure.summary,
            *structure.notes,
            *(post.note for post in structure.posts if post.note),
            *(text for service in structure.outside for text in (service.title, service.note)),
        ]
    )
