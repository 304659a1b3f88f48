"""The kinds of file that the program reads. A new kind is one row here, its words and its model.

A kind that belongs to a catalog is read into the field of `Catalog` that its row names; loading,
checking, schemas and the layout of a templates folder all follow from the row. Models are named, not
imported: a command pays only for those that it uses.
"""

from typing import NamedTuple

from teamplan.findings.words import Words


class FileKind(NamedTuple):
    """One kind of file."""

    name: str
    """What `teamplan schema` calls it."""
    path: str
    """Where such a file stands within its folder; `<…>` stands for any name."""
    model: str
    """`module:class` of the model in this room: of one entry where the file is a list, else of the whole file."""
    id_keys: tuple[str, ...] = ("id",)
    """Keys of an entry that together occur once in a catalog; of a single file, where to point."""
    list_key: str | None = None
    """The only key of a file that is a list of entries."""
    telltales: tuple[str, ...] = ()
    """Keys of a file that is no list, each of which tells that it is of this kind."""
    held_as: str | None = None
    """Field of `Catalog` that holds what a file says that is no list."""
    order: tuple[str, ...] = ()
    """Keys that entries are ordered by; the id keys where nothing is stated."""

    @property
    def words(self) -> Words:
        """What a file of this kind is."""
        return _WORDS[self.name][0]

    @property
    def entry(self) -> Words:
        """What is told apart by the id keys."""
        return _WORDS[self.name][1]

    @property
    def catalog_field(self) -> str | None:
        """Field of `Catalog` that holds what such files say, for lists as their key; None: no part of a catalog."""
        return self.held_as or self.list_key

    @property
    def folder(self) -> str | None:
        """Folder of a templates folder that holds such files; None: at most one file, at the root."""
        return self.path.rpartition("/")[0] or None

    @property
    def order_keys(self) -> tuple[str, ...]:
        """Keys that entries are ordered by, so that the order of files never changes a result."""
        return self.order or self.id_keys


_TABLE = (
    FileKind("role", "catalog/<function>.yaml", "role:Role", list_key="roles", order=("function", "id")),
    FileKind("team", "teams/<id>.yaml", "team:TeamStructure", telltales=("posts",), held_as="teams"),
    FileKind("practice", "practices/<topic>.yaml", "practice:Practice", list_key="practices"),
    FileKind("assumptions", "assumptions/<topic>.yaml", "assumption:Assumption", ("key",), list_key="assumptions"),
    FileKind(
        "organisation",
        "organisation.yaml",
        "organisation:Organisation",
        ("head",),
        telltales=("divisions",),
        held_as="organisation",
    ),
    FileKind("profiles", "profiles.yaml", "profile:Profile", ("model",), list_key="profiles"),
    FileKind("platforms", "platforms.yaml", "platform:Platform", ("name",), list_key="platforms"),
    FileKind("cities", "cities.yaml", "assumption:City", ("name",), list_key="cities"),
    FileKind("road_map", "road_map.yaml", "road_map:RoadMap", ("phases",), telltales=("hiring",), held_as="road_map"),
    FileKind("evidence", "evidence/teams/<market>.yaml", "evidence:PublishedTeam", list_key="published_teams"),
    FileKind("scale", "evidence/scale/<topic>.yaml", "evidence:ScaleFact", list_key="scale_facts"),
    FileKind("brief", "brief.yaml", "brief:Brief", (), telltales=("stage",)),
    FileKind("plan", "plan.yaml", "plan:Plan", (), telltales=("teamplan", "positions")),
)

_WORDS = {
    "role": (Words("岗位目录", "a role catalog"), Words("岗位 id", "role id")),
    "team": (Words("团队结构", "a team structure"), Words("团队 id", "team id")),
    "practice": (Words("管理实践", "management practices"), Words("实践 id", "practice id")),
    "assumptions": (Words("假设数据", "assumptions"), Words("假设", "assumption")),
    "organisation": (Words("组织骨架", "an organisation"), Words("组织骨架", "organisation")),
    "profiles": (Words("业务画像", "business profiles"), Words("业务画像", "profile")),
    "platforms": (Words("平台", "platforms"), Words("平台", "platform")),
    "cities": (Words("城市", "cities"), Words("城市", "city")),
    "road_map": (Words("实施步骤", "a road map"), Words("实施步骤", "road map")),
    "evidence": (Words("已发表的团队", "published teams"), Words("案例 id", "case id")),
    "scale": (Words("规模数据", "scale facts"), Words("数据 id", "fact id")),
    "brief": (Words("简报", "a brief"), Words("简报", "brief")),
    "plan": (Words("组建方案", "a plan"), Words("组建方案", "plan")),
}
"""Name → what a file of the kind is, and what is told apart by the id keys."""

FILE_KINDS = {kind.name: kind for kind in _TABLE}
"""Name of a file kind → the kind. Of two kinds that share a telltale key the first is meant."""
CATALOG_KINDS = tuple(kind for kind in _TABLE if kind.catalog_field is not None)
"""The kinds of which a catalog is made."""
