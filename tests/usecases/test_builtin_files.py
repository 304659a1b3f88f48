"""What ships with the program: listed, read, copied."""

from __future__ import annotations

import pytest

from teamplan.sources.writing import UnwritableFileError
from teamplan.usecases.builtin_files import builtin_files, copy_builtin, file_counts, files_named, read_builtin
from teamplan.usecases.errors import AlreadyThereError, TargetNotFolderError, UnknownTemplateError


def test_counts_add_up():
    assert len(builtin_files()) > 40
    assert sum(file_counts().values()) == len(builtin_files())
    assert file_counts()["organisation.yaml"] == 1


@pytest.mark.parametrize(
    ("name", "paths"),
    [
        ("five-hats", ["teams/five-hats.yaml"]),
        ("teams/five-hats.yaml", ["teams/five-hats.yaml"]),
        ("organisation.yaml", ["organisation.yaml"]),
    ],
)
def test_a_name_stands_for_files(name, paths):
    assert list(files_named(name)) == paths


def test_a_folder_and_all_stand_for_what_is_in_them():
    assert len(files_named("teams")) == file_counts()["teams"]
    assert files_named("all") == builtin_files()


def test_an_unknown_name_says_what_is_near():
    for use in (files_named, read_builtin):
        with pytest.raises(UnknownTemplateError) as caught:
            use("five-hat")
        assert "five-hats" in caught.value.near


def test_copies_keep_folders_and_text(tmp_path):
    copied = copy_builtin("teams", tmp_path / "new" / "mine")
    assert set(copied) == set(files_named("teams"))
    assert all((tmp_path / "new" / "mine" / path).read_text(encoding="utf-8") == read_builtin(path) for path in copied)


def test_nothing_is_replaced_without_force(tmp_path):
    copy_builtin("five-hats", tmp_path)
    mine = tmp_path / "teams" / "five-hats.yaml"
    mine.write_text("mine", encoding="utf-8")
    with pytest.raises(AlreadyThereError) as caught:
        copy_builtin("teams", tmp_path)
    assert caught.value.paths == ("teams/five-hats.yaml",)
    assert mine.read_text(encoding="utf-8") == "mine"
    assert [path.name for path in (tmp_path / "teams").iterdir()] == ["five-hats.yaml"]
    copy_builtin("five-hats", tmp_path, force=True)
    assert mine.read_text(encoding="utf-8") == read_builtin("teams/five-hats.yaml")


def test_a_file_is_no_target(tmp_path):
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(TargetNotFolderError):
        copy_builtin("five-hats", tmp_path / "file")
    with pytest.raises(UnwritableFileError):
        copy_builtin("five-hats", tmp_path / "file" / "below")
