"""Reading a catalog, with notes on what stands unused."""

from __future__ import annotations

import pytest

from teamplan.sources.records.located_findings import InvalidFilesError
from teamplan.usecases.errors import NoSuchCatalogError
from teamplan.usecases.reading import read_catalog


def test_the_built_in_catalog_has_no_notes(catalog):
    assert read_catalog() == (catalog, ())


def test_files_that_stand_where_no_catalog_looks_are_noted(catalog, tmp_path):
    (tmp_path / "catalog").mkdir()
    (tmp_path / "roles.yaml").write_text("roles: []\n", encoding="utf-8")
    read = read_catalog(str(tmp_path))
    assert read.catalog.roles == catalog.roles
    (note,) = read.notes
    assert "roles.yaml" in note.zh
    assert "roles.yaml" in note.en
    assert "catalog/" in note.en


def test_a_folder_that_is_not_there_is_refused_by_name():
    with pytest.raises(NoSuchCatalogError) as caught:
        read_catalog("nowhere")
    assert caught.value.name == "nowhere"


def test_broken_files_carry_their_findings(tmp_path):
    (tmp_path / "catalog").mkdir()
    (tmp_path / "catalog" / "mine.yaml").write_text("roles: [{id: x}]\n", encoding="utf-8")
    with pytest.raises(InvalidFilesError) as caught:
        read_catalog(str(tmp_path))
    assert all(item.finding.file.endswith("mine.yaml") for item in caught.value.findings)


def test_a_note_names_five_files_and_where_a_catalog_looks(tmp_path):
    for number in range(7):
        (tmp_path / f"{number}.yaml").write_text("roles: []\n", encoding="utf-8")
    (note,) = read_catalog(str(tmp_path)).notes
    unused = "0.yaml, 1.yaml, 2.yaml, 3.yaml, 4.yaml"
    places = "catalog/ teams/ practices/ assumptions/ evidence/teams/ evidence/scale/"
    places += " organisation.yaml profiles.yaml platforms.yaml cities.yaml road_map.yaml"
    assert note.zh == f"提醒：{tmp_path} 里没有用到 {unused}；目录只读 {places}"
    assert note.en == f"note: {tmp_path} has files that are not used: {unused}; a catalog reads {places}"


def test_a_folder_whose_files_are_all_read_is_not_noted(catalog, tmp_path):
    (tmp_path / "catalog").mkdir()
    assert read_catalog(str(tmp_path)) == (catalog, ())
