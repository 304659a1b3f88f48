"""What ships with the program: listed, read, copied."""

from __future__ import annotations

import pytest

from teamplan.sources.outputs.writing import UnwritableFileError
from teamplan.usecases import builtin_files as builtin_files_module
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


@pytest.fixture
def shipped(tmp_path, monkeypatch):
    """Files that ship, in place of the real ones."""
    root = tmp_path / "shipped"
    for name in ("teams/shop.yaml", "teams/shop-two.yaml", "catalog/all.yaml", "looks/a/b.j2", "one.yaml", "x.md"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(f"text of {name}\n", encoding="utf-8")
    (root / "folder.yaml").mkdir()
    monkeypatch.setattr(builtin_files_module, "builtin_templates", lambda: root)
    return root


FILES = ["catalog/all.yaml", "looks/a/b.j2", "one.yaml", "teams/shop-two.yaml", "teams/shop.yaml"]


def test_what_ships_is_yaml_and_templates_by_path_in_order(shipped):
    assert list(builtin_files().items()) == [(name, shipped / name) for name in FILES]
    assert file_counts() == {"catalog": 1, "looks": 1, "one.yaml": 1, "teams": 2}


@pytest.mark.usefixtures("shipped")
@pytest.mark.parametrize(
    ("name", "files"),
    [
        ("all", FILES),
        ("shop", ["teams/shop.yaml"]),
        ("teams/shop.yaml", ["teams/shop.yaml"]),
        ("one.yaml", ["one.yaml"]),
        ("teams", FILES[3:]),
        ("looks", ["looks/a/b.j2"]),
        ("looks/a", ["looks/a/b.j2"]),
    ],
)
def test_a_name_is_a_structure_a_file_a_folder_or_all(name, files):
    assert list(files_named(name)) == files


@pytest.mark.usefixtures("shipped")
@pytest.mark.parametrize("name", ["tea", "one", "shop.yaml", "b.j2", "", "x.md", "folder.yaml"])
def test_part_of_a_name_is_none(name):
    with pytest.raises(UnknownTemplateError) as caught:
        files_named(name)
    assert caught.value.name == name
    assert caught.value.known == ("shop-two", "shop", "catalog", "looks", "one.yaml", "teams", *FILES)
    with pytest.raises(UnknownTemplateError) as caught:
        read_builtin(name)
    assert caught.value.name == name


def test_copies_say_what_was_written_and_stand_where_they_stood(shipped, tmp_path):
    assert read_builtin("looks/a/b.j2") == "text of looks/a/b.j2\n"
    assert copy_builtin("teams", tmp_path / "mine") == ("teams/shop-two.yaml", "teams/shop.yaml")
    (tmp_path / "mine" / "one.yaml").write_text("mine", encoding="utf-8")
    with pytest.raises(AlreadyThereError) as caught:
        copy_builtin("all", tmp_path / "mine")
    assert caught.value.paths == ("one.yaml", "teams/shop-two.yaml", "teams/shop.yaml")
    assert copy_builtin("all", tmp_path / "mine", force=True) == tuple(FILES)
    for name in FILES:
        assert (tmp_path / "mine" / name).read_bytes() == (shipped / name).read_bytes()


def test_a_target_that_is_a_file_is_refused_by_name(tmp_path):
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(TargetNotFolderError) as caught:
        copy_builtin("five-hats", tmp_path / "file", force=True)
    assert caught.value.name == str(tmp_path / "file")
