"""Which roles a plan considers, which it chooses, and why it refuses the others."""

from __future__ import annotations

from dataclasses import dataclass

from teamplan.model.brief import Brief
from teamplan.model.catalog import Catalog
from teamplan.model.plan import NotYet
from teamplan.model.role import Role
from teamplan.model.terms import STAGE_ORDER, BusinessModel, RoleKind, chinese

STRUCTURAL = frozenset({RoleKind.LEAD, RoleKind.MANAGER, RoleKind.DIRECTOR})
"""Kinds whose seats come from the spans of control, not from volume."""

_NEED_TEXT = {"live": ("不开直播", "开始直播"), "self_fulfilment": ("不自发货", "改为自发货")}


@dataclass(frozen=True)
class Selection:
    """Roles in the order of the catalog."""

    chosen: tuple[Role, ...]
    refused: tuple[NotYet, ...]


def select_roles(brief: Brief, catalog: Catalog) -> Selection:
    """Sort the roles of `catalog` by what the completed `brief` says of stage, model, live and pins."""
    chosen: list[Role] = []
    refused: list[NotYet] = []
    required = set(brief.require) | {role for incumbent in brief.team for role in incumbent.roles}
    for role in catalog.roles:
        if role.id in required or role.kind is RoleKind.HEAD:
            chosen.append(role)
            continue
        if not _fits_business(role, brief):
            continue
        refusal = _refusal(role, brief)
        if refusal is None:
            chosen.append(role)
        else:
            refused.append(NotYet(role=role.id, because=refusal[0], until=refusal[1]))
    return Selection(tuple(chosen), tuple(refused))


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
            because, until = _NEED_TEXT[need]
            return because, until
    if role.kind in STRUCTURAL:
        return None
    first = role.applies.from_stage
    if STAGE_ORDER.index(brief.stage) < STAGE_ORDER.index(first):
        return f"{chinese(brief.stage)}还不需要", f"进入{chinese(first)}"
    return None
