"""The kinds of file that the program reads. A new kind is one row here, and its model.

A kind that belongs to a catalog is read into the field of `Catalog` that its row names; loading,
checking, schemas and the layout of a templates folder all follow from the row. Models are named, not
imported: a command pays only for those that it uses.
"""

from __future__ import annotations

from dataclasses import dataclass

from teamplan.findings.words import Words


@dataclass(frozen=True, slots=True)
class FileKind:
    """One kind of file."""

    name: str
    """What `teamplan schema` calls it."""
    words: Words
    """What a file of this kind is."""
    path: str
    """Where such a file stands within its folder; `<…>` stands for any name."""
    model: str
    """`module:class` of the model: of one entry where the file is a list, else of the whole file."""
    entry: Words
    """What is told apart by the id keys."""
    id_keys: tuple[str, ...]
    """Keys of an entry that together occur once in a catalog; of a single file, where to point."""
    list_key: str | None = None
    """The only key of a file that is a list of entries."""
    telltales: tuple[str, ...] = ()
    """Keys of a file that is no list, each of which tells that it is of this kind."""
    catalog_field: str | None = None
    """Field of `Catalog` that holds what such files say; None: no part of a catalog."""
    order: tuple[str, ...] = ()
    """Keys that entries are ordered by; the id keys where nothing is stated."""

    @property
    def folder(self) -> str | None:
        """Folder of a templates folder that holds such files; None: at most one file, at the root."""
        return self.path.partition("/")[0] if "/" in self.path else None

    @property
    def order_keys(self) -> tuple[str, ...]:
        """Keys that entries are ordered by, so that the order of files never changes a result."""
        return self.order or self.id_keys


_TABLE = (
    FileKind(
        name="role",
        words=Words("岗位目录", "a role catalog"),
        path="catalog/<function>.yaml",
        model="teamplan.model.role:Role",
        entry=Words("岗位 id", "role id"),
        id_keys=("id",),
        list_key="roles",
        catalog_field="roles",
        order=("function", "id"),
    ),
    FileKind(
        name="team",
        words=Words("团队结构", "a team structure"),
        path="teams/<id>.yaml",
        model="teamplan.model.team:TeamStructure",
        entry=Words("团队 id", "team id"),
        id_keys=("id",),
        telltales=("posts",),
        catalog_field="teams",
    ),
    FileKind(
        name="practice",
        words=Words("管理实践", "management practices"),
        path="practices/<topic>.yaml",
        model="teamplan.model.practice:Practice",
        entry=Words("实践 id", "practice id"),
        id_keys=("id",),
        list_key="practices",
        catalog_field="practices",
    ),
    FileKind(
        name="assumptions",
        words=Words("假设数据", "assumptions"),
        path="assumptions/<topic>.yaml",
        model="teamplan.model.assumption:Assumption",
        entry=Words("假设", "assumption"),
        id_keys=("key",),
        list_key="assumptions",
        catalog_field="assumptions",
    ),
    FileKind(
        name="organisation",
        words=Words("组织骨架", "an organisation"),
        path="organisation.yaml",
        model="teamplan.model.organisation:Organisation",
        entry=Words("组织骨架", "organisation"),
        id_keys=("head",),
        telltales=("divisions",),
        catalog_field="organisation",
    ),
    FileKind(
        name="profiles",
        words=Words("业务画像", "business profiles"),
        path="profiles.yaml",
        model="teamplan.model.profile:Profile",
        entry=Words("业务画像", "profile"),
        id_keys=("model", "live"),
        list_key="profiles",
        catalog_field="profiles",
    ),
    FileKind(
        name="platforms",
        words=Words("平台", "platforms"),
        path="platforms.yaml",
        model="teamplan.model.platform:Platform",
        entry=Words("平台", "platform"),
        id_keys=("name",),
        list_key="platforms",
        catalog_field="platforms",
    ),
    FileKind(
        name="cities",
        words=Words("城市", "cities"),
        path="cities.yaml",
        model="teamplan.model.city:City",
        entry=Words("城市", "city"),
        id_keys=("name",),
        list_key="cities",
        catalog_field="cities",
    ),
    FileKind(
        name="road_map",
        words=Words("实施步骤", "a road map"),
        path="road_map.yaml",
        model="teamplan.model.road_map:RoadMap",
        entry=Words("实施步骤", "road map"),
        id_keys=("phases",),
        telltales=("hiring",),
        catalog_field="road_map",
    ),
    FileKind(
        name="brief",
        words=Words("简报", "a brief"),
        path="brief.yaml",
        model="teamplan.model.brief:Brief",
        entry=Words("简报", "brief"),
        id_keys=(),
        telltales=("stage",),
    ),
    FileKind(
        name="plan",
        words=Words("组建方案", "a plan"),
        path="plan.yaml",
        model="teamplan.model.plan:Plan",
        entry=Words("组建方案", "plan"),
        id_keys=(),
        telltales=("teamplan", "positions"),
    ),
)

FILE_KINDS = {kind.name: kind for kind in _TABLE}
"""Name of a file kind → the kind. Of two kinds that share a telltale key the first is meant."""
CATALOG_KINDS = tuple(kind for kind in _TABLE if kind.catalog_field is not None)
"""The kinds of which a catalog is made."""
