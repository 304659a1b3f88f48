"""Which kind of file a document is, told by its top-level keys; and the model of each kind."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from teamplan.model.entry_files import AssumptionFile, CityFile, PlatformFile, PracticeFile, ProfileFile, RoleFile

if TYPE_CHECKING:
    from collections.abc import Mapping

    from teamplan.model.base import Record


class DocumentKind(StrEnum):
    """A kind of file; `NAMES` says what it is called."""

    ROLES = "roles"
    PRACTICES = "practices"
    ASSUMPTIONS = "assumptions"
    PROFILES = "profiles"
    PLATFORMS = "platforms"
    CITIES = "cities"
    ROAD_MAP = "road_map"
    ORGANISATION = "organisation"
    TEAM = "team"
    PLAN = "plan"
    BRIEF = "brief"


NAMES: dict[DocumentKind, tuple[str, str]] = {
    DocumentKind.ROLES: ("岗位目录", "a role catalog"),
    DocumentKind.PRACTICES: ("管理实践", "management practices"),
    DocumentKind.ASSUMPTIONS: ("假设数据", "assumptions"),
    DocumentKind.PROFILES: ("业务画像", "business profiles"),
    DocumentKind.PLATFORMS: ("平台", "platforms"),
    DocumentKind.CITIES: ("城市", "cities"),
    DocumentKind.ROAD_MAP: ("推进路线", "a road map"),
    DocumentKind.ORGANISATION: ("组织骨架", "an organisation"),
    DocumentKind.TEAM: ("团队结构", "a team structure"),
    DocumentKind.PLAN: ("组建方案", "a plan"),
    DocumentKind.BRIEF: ("简报", "a brief"),
}
"""Chinese and English name of each kind."""


def model_of(kind: DocumentKind) -> type[Record]:
    """Return the model that a file of this kind must satisfy."""
    simple: dict[DocumentKind, type[Record]] = {
        DocumentKind.ROLES: RoleFile,
        DocumentKind.PRACTICES: PracticeFile,
        DocumentKind.ASSUMPTIONS: AssumptionFile,
        DocumentKind.PROFILES: ProfileFile,
        DocumentKind.PLATFORMS: PlatformFile,
        DocumentKind.CITIES: CityFile,
    }
    return simple.get(kind) or _imported_model(kind)


def _imported_model(kind: DocumentKind) -> type[Record]:
    """Return the models that not every command needs."""
    if kind is DocumentKind.ORGANISATION:
        from teamplan.model.organisation import Organisation

        return Organisation
    if kind is DocumentKind.ROAD_MAP:
        from teamplan.model.road_map import RoadMap

        return RoadMap
    if kind is DocumentKind.TEAM:
        from teamplan.model.team import TeamStructure

        return TeamStructure
    if kind is DocumentKind.PLAN:
        from teamplan.model.plan import Plan

        return Plan
    from teamplan.model.brief import Brief

    return Brief


_TELLTALES: tuple[tuple[str, DocumentKind], ...] = (
    ("teamplan", DocumentKind.PLAN),
    ("positions", DocumentKind.PLAN),
    ("posts", DocumentKind.TEAM),
    ("divisions", DocumentKind.ORGANISATION),
    ("separation", DocumentKind.ORGANISATION),
    ("roles", DocumentKind.ROLES),
    ("practices", DocumentKind.PRACTICES),
    ("assumptions", DocumentKind.ASSUMPTIONS),
    ("profiles", DocumentKind.PROFILES),
    ("cities", DocumentKind.CITIES),
    ("hiring", DocumentKind.ROAD_MAP),
    ("stage", DocumentKind.BRIEF),
    ("platforms", DocumentKind.PLATFORMS),
)
"""Keys that tell the kind, the most telling first: a plan has assumptions, too, and a team a stage."""


def kind_of(data: object) -> DocumentKind | None:
    """Return the kind of a document, or None where its top-level keys do not tell.

    >>> kind_of({"stage": "growth"})
    <DocumentKind.BRIEF: 'brief'>
    """
    if not isinstance(data, dict):
        return None
    for key, kind in _TELLTALES:
        if key in data:
            return kind
    return _brief_without_stage(data)


def telltale_keys() -> tuple[str, ...]:
    """Return the top-level keys by which kinds are told."""
    return tuple(key for key, _ in _TELLTALES)


def _brief_without_stage(data: Mapping[str, object]) -> DocumentKind | None:
    """Take a document for a brief if most of its keys are those of a brief."""
    from teamplan.model.brief import Brief

    known = sum(key in Brief.model_fields for key in data)
    return DocumentKind.BRIEF if known and known * 2 >= len(data) else None
