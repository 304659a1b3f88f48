"""Which roles a plan considers, which it chooses, and why it refuses the others."""

from dataclasses import dataclass

from teamplan.model.brief import Brief, CompletedBrief
from teamplan.model.catalog import Catalog
from teamplan.model.plan import NotYet
from teamplan.model.reason import Reason
from teamplan.model.role import Role
from teamplan.model.staffing import SplitRule
from teamplan.model.terms import STAGE_ORDER, RoleKind


@dataclass(frozen=True)
class Refusal:
    """Why a role is left out, and what would bring it in."""

    because: Reason
    until: Reason
    for_need: bool = False
    """Whether the company does not do what the role is there for."""


def missing_need(need: str) -> Refusal:
    """Return the refusal of a role or post whose `need` (a switch of the brief) the company lacks."""
    return Refusal(Reason.of("switched_off", switch=need), Reason.of("switched_on", switch=need), for_need=True)


@dataclass(frozen=True)
class Selection:
    """Roles in the order of the catalog."""

    chosen: tuple[Role, ...]
    """Roles whose work there is."""
    refused: tuple[NotYet, ...]
    barred: frozenset[str] = frozenset()
    """Chosen roles that the brief excludes: there is the work, but no seat and no hat for it."""


def select_roles(brief: CompletedBrief, catalog: Catalog) -> Selection:
    """Sort the roles of `catalog` by what the completed `brief` says of stage, model, live and pins.

    A leader whose own trade is not the company's (仓库主管 without own shipping) stays available where
    its function has other work: somebody may have to lead it.
    """
    considered = [(role, _refusal(role, brief)) for role in catalog.roles if _considered(role, brief)]
    working = {role.function for role, refusal in considered if refusal is None and role.kind is RoleKind.SPECIALIST}
    chosen: list[Role] = []
    refused: list[NotYet] = []
    barred: set[str] = set()
    for role, refusal in considered:
        spare_leader = role.kind.leads and role.function in working
        if refusal is None or (refusal.for_need and spare_leader):
            chosen.append(role)
            continue
        refused.append(NotYet(role=role.id, because=refusal.because, until=refusal.until))
        if role.id in brief.exclude and _has_own_work(role) and _refusal(role, _including(role, brief)) is None:
            chosen.append(role)
            barred.add(role.id)
    return Selection(tuple(chosen), tuple(refused), frozenset(barred))


def _has_own_work(role: Role) -> bool:
    """Whether nobody else does the work where the role is left out: a specialist's share stays with the generalist."""
    return role.kind is RoleKind.SPECIALIST and not isinstance(role.staffing, SplitRule)


def _including(role: Role, brief: CompletedBrief) -> CompletedBrief:
    """Return `brief` without the exclusion of `role`."""
    return brief.model_copy(update={"exclude": tuple(other for other in brief.exclude if other != role.id)})


def meets_needs(role: Role, brief: CompletedBrief) -> bool:
    """Whether the company does what the role is there for."""
    return all(getattr(brief, need) for need in role.applies.needs)


def _required(role: Role, brief: Brief) -> bool:
    held = any(role.id in person.roles for person in brief.team)
    return held or role.id in brief.require or role.kind is RoleKind.HEAD


def _considered(role: Role, brief: CompletedBrief) -> bool:
    """Whether the role is required, or belongs to this business model and these platforms."""
    applies = role.applies
    fits_model = not applies.models or brief.model in applies.models
    fits_platforms = not applies.platforms or bool(set(applies.platforms) & set(brief.platforms))
    return _required(role, brief) or (fits_model and fits_platforms)


def _refusal(role: Role, brief: CompletedBrief) -> Refusal | None:
    """Return why the role is left out, or None where it is chosen."""
    if _required(role, brief):
        return None
    if role.id in brief.exclude:
        return Refusal(Reason.of("excluded_by_brief"), Reason.of("drop_exclusion"))
    if role.applies.waits_for_brief(brief.model):
        return Refusal(Reason.of("optional_role"), Reason.of("require_role"))
    missing = next((need for need in role.applies.needs if not getattr(brief, need)), None)
    if missing is not None:
        return missing_need(missing)
    first = role.applies.first_stage(brief.model)
    if not role.kind.leads and STAGE_ORDER.index(brief.stage) < STAGE_ORDER.index(first):
        return Refusal(
            Reason.of("stage_too_early", stage=brief.stage.value), Reason.of("stage_reached", stage=first.value)
        )
    return None
