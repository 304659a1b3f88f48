"""The table of file kinds agrees with the models and with the catalog."""

from __future__ import annotations

from typing import get_args

import pytest

from teamplan.model.catalog import Catalog
from teamplan.model.file_kinds import CATALOG_KINDS, FILE_KINDS, FileKind
from teamplan.model.file_models import entry_id, entry_model, file_model, file_schema, kind_of_entry
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


def test_a_switch_is_named_where_it_is_on():
    ids = {entry_id(FILE_KINDS["profiles"], profile) for profile in read_catalog().profiles}
    assert {"b2c", "b2c live"} <= ids
