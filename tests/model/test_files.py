"""The table of file kinds agrees with the models and with the catalog."""

from __future__ import annotations

from typing import get_args

import pytest
from pydantic import ValidationError

from teamplan.model.brief import Brief
from teamplan.model.catalog import Catalog
from teamplan.model.files.kinds import CATALOG_KINDS, FILE_KINDS, FileKind
from teamplan.model.files.models import entries_of, entry_id, entry_model, file_model, file_schema, kind_of_entry
from teamplan.model.road_map import RoadMap
from teamplan.sources.catalog.files import read_catalog

Kinds = pytest.mark.parametrize("kind", FILE_KINDS.values(), ids=lambda kind: kind.name)
CatalogKinds = pytest.mark.parametrize("kind", CATALOG_KINDS, ids=lambda kind: kind.name)


def test_there_are_kinds():
    assert len(FILE_KINDS) >= 8
    assert len(CATALOG_KINDS) == len(FILE_KINDS) - 2
    assert set(Catalog.model_fields) == {kind.catalog_field for kind in CATALOG_KINDS}


@Kinds
def test_a_row_names_keys_of_its_model(kind: FileKind):
    entry, file = entry_model(kind).model_fields, file_model(kind).model_fields
    assert {*kind.id_keys, *kind.order} <= set(entry)
    assert set(kind.telltales) <= set(file)
    assert bool(kind.telltales) is (kind.list_key is None)
    if kind.list_key is not None:
        assert set(file) == {kind.list_key}
    assert set(file_schema(kind.name)["properties"]) == set(file)


@Kinds
def test_no_two_kinds_share_what_tells_them(kind: FileKind):
    mine = {kind.list_key, *kind.telltales} - {None}
    others = [other for other in FILE_KINDS.values() if other is not kind]
    assert mine
    assert not any(mine & {other.list_key, *other.telltales} for other in others)


@CatalogKinds
def test_the_catalog_holds_the_entries(kind: FileKind):
    annotation = Catalog.model_fields[str(kind.catalog_field)].annotation
    single = kind.folder is None and kind.list_key is None
    assert (annotation if single else get_args(annotation)[0]) is entry_model(kind)
    assert kind_of_entry(entry_model(kind)) is kind


@CatalogKinds
def test_built_in_entries_have_ids_of_their_own(kind: FileKind):
    held = getattr(read_catalog(), str(kind.catalog_field))
    ids = [entry_id(kind, entry) for entry in (held if isinstance(held, tuple) else (held,))]
    assert len(set(ids)) == len(ids) > 0


def test_a_profile_is_called_by_its_model():
    ids = {entry_id(FILE_KINDS["profiles"], profile) for profile in read_catalog().profiles}
    assert ids == {"b2c", "b2b", "social", "cross_border", "tp"}


SAID = {
    "role": ("岗位目录", "a role catalog", "岗位 id", "role id"),
    "team": ("团队结构", "a team structure", "团队 id", "team id"),
    "practice": ("管理实践", "management practices", "实践 id", "practice id"),
    "assumptions": ("假设数据", "assumptions", "假设", "assumption"),
    "organisation": ("组织骨架", "an organisation", "组织骨架", "organisation"),
    "profiles": ("业务画像", "business profiles", "业务画像", "profile"),
    "platforms": ("平台", "platforms", "平台", "platform"),
    "cities": ("城市", "cities", "城市", "city"),
    "road_map": ("实施步骤", "a road map", "实施步骤", "road map"),
    "evidence": ("已发表的团队", "published teams", "案例 id", "case id"),
    "scale": ("规模数据", "scale facts", "数据 id", "fact id"),
    "brief": ("简报", "a brief", "简报", "brief"),
    "plan": ("组建方案", "a plan", "组建方案", "plan"),
}
FOLDERS = {
    "role": "catalog",
    "team": "teams",
    "practice": "practices",
    "assumptions": "assumptions",
    "evidence": "evidence/teams",
    "scale": "evidence/scale",
}


@Kinds
def test_a_kind_of_file_is_called_by_its_name_in_both_languages(kind: FileKind):
    assert (kind.words.zh, kind.words.en, kind.entry.zh, kind.entry.en) == SAID[kind.name]
    assert list(SAID) == list(FILE_KINDS)


@Kinds
def test_a_file_stands_in_its_folder_or_at_the_root(kind: FileKind):
    assert kind.folder == FOLDERS.get(kind.name)
    assert kind.path.endswith(".yaml")
    assert ("<" in kind.path) is (kind.folder is not None)
    if kind.folder is None:
        assert kind.path == f"{kind.name}.yaml"


@Kinds
def test_entries_are_ordered_by_their_id_where_nothing_else_is_stated(kind: FileKind):
    assert kind.order_keys == (("function", "id") if kind.name == "role" else kind.id_keys)


def test_what_tells_entries_apart():
    kinds = {kind.name: kind.id_keys for kind in FILE_KINDS.values() if kind.id_keys != ("id",)}
    assert kinds == {
        "assumptions": ("key",),
        "organisation": ("head",),
        "profiles": ("model",),
        "platforms": ("name",),
        "cities": ("name",),
        "road_map": ("phases",),
        "brief": (),
        "plan": (),
    }


def test_a_file_that_is_no_list_is_told_by_its_keys():
    assert {kind.name: kind.telltales for kind in FILE_KINDS.values() if kind.telltales} == {
        "team": ("posts",),
        "organisation": ("divisions",),
        "road_map": ("hiring",),
        "brief": ("stage",),
        "plan": ("teamplan", "positions"),
    }


def test_the_file_of_a_list_has_its_entries_under_one_key_and_at_least_one():
    model = file_model(FILE_KINDS["cities"])
    assert (model.__name__, model.__doc__) == ("CityFile", "`cities.yaml`.")
    with pytest.raises(ValidationError):
        model.model_validate({"cities": []})
    city = {"name": "甲", "employer_rate": "a", "contribution_floor": "b", "contribution_ceiling": "c"}
    file = model.model_validate({"cities": [city, city | {"name": "乙"}]})
    found = list(entries_of(FILE_KINDS["cities"], file))
    assert [where for where, _ in found] == [("cities", 0), ("cities", 1)]
    assert [entry_id(FILE_KINDS["cities"], entry) for _, entry in found] == ["甲", "乙"]


def test_a_single_file_is_its_own_entry(catalog: Catalog):
    kind = FILE_KINDS["road_map"]
    assert list(entries_of(kind, catalog.road_map)) == [((), catalog.road_map)]
    assert file_model(kind) is entry_model(kind) is RoadMap


def test_what_is_no_entry_has_no_kind():
    assert kind_of_entry(RoadMap) is FILE_KINDS["road_map"]
    assert kind_of_entry(Brief) is None
    assert kind_of_entry(str) is None


def test_a_schema_says_its_dialect_first():
    schema = file_schema("brief")
    assert next(iter(schema.items())) == ("$schema", "https://json-schema.org/draft/2020-12/schema")
    assert schema["title"] == "Brief"
    with pytest.raises(KeyError):
        file_schema("no_such_kind")
