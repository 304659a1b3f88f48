"""Which roles a plan considers, which it chooses, and why it refuses the others."""

from __future__ import annotations

from dataclasses import dataclass

from teamplan.model.brief import Brief
from teamplan.model.catalog import Catalog
from teamplan.model.driver import SWITCHED_OFF, SWITCHED_ON
from teamplan.model.plan import NotYet
from teamplan.model.role import Role
from teamplan.model.terms import STAGE_ORDER, BusinessModel, RoleKind, chinese

"""Kinds whose seats come from the spans of control, not from volume."""

_CHOSEN = ("", None)

NEED_TEXT = {need: (SWITCHED_OFF[need], SWITCHED_ON[need]) for need in SWITCHED_OFF}
"""Need of a role or post → why it is left out where the company lacks it, and what would bring it in."""


@dataclass(frozen=True)
class Selection:
    """Roles in the order of the catalog."""

    chosen: tuple[Role, ...]
    refused: tuple[NotYet, ...]


def select_roles(brief: Brief, catalog: Catalog) -> Selection:
    """Sort the roles of `catalog` by what the completed `brief` says of stage, model, live and pins.

    A leader whose own trade is not the company's (仓库主管 without own shipping) stays available where
    its function has other work: somebody may have to lead it.
    """
    refusals = {role.id: _refusal_of(role, brief) for role in catalog.roles}
    working = {
        role.function for role in catalog.roles if role.kind is RoleKind.SPECIALIST and refusals[role.id] is _CHOSEN
    }
    chosen: list[Role] = []
    refused: list[NotYet] = []
    for role in catalog.roles:
        refusal = refusals[role.id]
        spare_leader = role.kind.leads and role.function in working and refusal in NEED_TEXT.values()
        if refusal is _CHOSEN or spare_leader:
            chosen.append(role)
        elif refusal is not None:
            refused.append(NotYet(role=role.id, because=refusal[0], until=refusal[1]))
    return Selection(tuple(chosen), tuple(refused))


def meets_needs(role: Role, brief: Brief) -> bool:
    """Whether the company does what the role is there for."""
    return all(getattr(brief, need) for need in role.applies.needs)


def _refusal_of(role: Role, brief: Brief) -> tuple[str, str | None] | None:
    """Return why a role is refused and until when, `_CHOSEN`, or None where it is not considered at all."""
    required = role.id in brief.require or any(role.id in person.roles for person in brief.team)
    if required or role.kind is RoleKind.HEAD:
        return _CHOSEN
    if not _fits_business(role, brief):
        return None
    return _refusal(role, brief) or _CHOSEN


def _fits_business(role: Role, brief: Brief) -> bool:
    """Whether the role belongs to this business model and these platforms at all."""
    applies = role.applies
    model = brief.model or BusinessModel.B2C
    if applies.models and model not in applies.models:
        return False
    return not applies.platforms or bool(set(applies.platforms) & set(brief.platforms or ()))


def _refusal(role: Role, brief: Brief) -> tuple[str, str | None] | None:
    if role.id in brief.exclude:
        return "简报写明不设", "从简报的 exclude 中去掉"
    if role.applies.optional:
        return "可选岗位，简报没有要求", "在简报的 require 中写上"
    for need in role.applies.needs:
        if not getattr(brief, need):
            return NEED_TEXT[need]
    if role.kind.leads:
        return None
    first = role.applies.from_stage
    if STAGE_ORDER.index(brief.stage) < STAGE_ORDER.index(first):
        return f"{chinese(brief.stage)}还不需要", f"进入{chinese(first)}"
    return None
