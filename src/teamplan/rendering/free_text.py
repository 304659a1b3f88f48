"""What somebody may have written into a plan by hand: an edition for staff shows none of it.

A person who writes may write of money or of somebody; nothing in a sentence says so by its type. Staff read what
the program says instead: the sentence of the wording, the text of the catalog. Where it has nothing to say, or
says an amount or a load, they read nothing. Titles, names and sources are for everybody.
"""

from teamplan.model.catalog import Catalog
from teamplan.model.plan import Plan
from teamplan.model.reason import Reason
from teamplan.model.reason_keys import CONFIDENTIAL, REASONS
from teamplan.model.reason_tree import with_reasons
from teamplan.model.team import TeamStructure

_UNSAID = Reason.of("own_words", words="")


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
