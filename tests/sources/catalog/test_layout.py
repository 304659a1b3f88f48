"""Which files of a folder belong to a catalog, and which stand where none looks."""

from __future__ import annotations

from pathlib import Path

import pytest

from teamplan.model.files.kinds import FILE_KINDS
from teamplan.sources.builtin import builtin_templates
from teamplan.sources.catalog.layout import FOLDERS, SINGLE_FILES, catalog_files, expected_kind, unused_files


def test_each_kind_of_file_has_its_folder_or_its_name() -> None:
    assert set(FOLDERS) == {"assumptions", "catalog", "practices", "teams", "evidence/teams", "evidence/scale"}
    assert {path.name for path in builtin_templates().glob("*.yaml")} >= set(SINGLE_FILES)
    assert set(SINGLE_FILES) == {"organisation.yaml", "platforms.yaml", "cities.yaml", "profiles.yaml", "road_map.yaml"}


@pytest.mark.parametrize(
    ("relative", "kind"),
    [
        ("catalog/x.yaml", "role"),
        ("assumptions/x.yaml", "assumptions"),
        ("practices/x.yaml", "practice"),
        ("teams/x.yaml", "team"),
        ("evidence/teams/x.yaml", "evidence"),
        ("evidence/scale/x.yaml", "scale"),
        ("profiles.yaml", "profiles"),
        ("organisation.yaml", "organisation"),
    ],
)
def test_the_path_of_a_file_says_its_kind(relative: str, kind: str) -> None:
    assert expected_kind(relative) is FILE_KINDS[kind]


def write(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x\n")


def test_files_of_the_folder_replace_built_in_ones_of_the_same_path_and_add_to_them(tmp_path: Path) -> None:
    built_in = catalog_files()
    assert list(built_in) == sorted(built_in)
    some = next(name for name in built_in if name.startswith("catalog/"))
    write(tmp_path, some.replace(".yaml", ".yml"), "teams/own.yaml", "profiles.yaml")
    write(tmp_path, "teams/.hidden.yaml", "teams/notes.txt", "other.yaml")
    (tmp_path / "cities.yaml").mkdir()
    laid_over = catalog_files(tmp_path)
    assert {name for name in laid_over if laid_over[name] != built_in.get(name)} == {
        some,
        "teams/own.yaml",
        "profiles.yaml",
    }
    assert laid_over[some] == str(tmp_path / some.replace(".yaml", ".yml"))
    assert list(laid_over) == sorted(laid_over)


def test_yaml_files_that_nothing_reads_are_named(tmp_path: Path) -> None:
    write(tmp_path, "catalog/a.yaml", "wording/zh.yaml", "profiles.yaml", "documents/zh/a.j2")
    assert unused_files(tmp_path) == ()
    write(tmp_path, "roles.yaml", "catalog/deep/b.yml", "wording/x.yml", "notes.txt")
    (tmp_path / "folder.yaml").mkdir()
    assert unused_files(tmp_path) == ("catalog/deep/b.yml", "roles.yaml", "wording/x.yml")
