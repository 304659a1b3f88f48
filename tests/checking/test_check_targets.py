"""Which files a check looks at."""

from __future__ import annotations

import io
import os
from pathlib import Path
from types import SimpleNamespace

import pytest

from teamplan.checking import targets as targets_module
from teamplan.checking.targets import Target, TargetGroup, looks_like_catalog, select, targets_of
from teamplan.findings.finding import Severity, Words
from teamplan.findings.located import Mark
from teamplan.model.files.kinds import FILE_KINDS
from teamplan.sources.builtin import builtin_templates
from teamplan.sources.catalog.layout import catalog_files


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _write(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("stage: growth\n")


def test_nothing_means_the_builtin_templates():
    selection = select([])
    (group,) = selection.groups
    assert group.whole
    assert len(group.targets) == len(selection.files) > 30
    assert all(Path(target.path).is_relative_to(builtin_templates()) for target in group.targets)


def test_folder_stands_for_the_files_below_it_in_order(here: Path):
    _write(here, "b/2.yaml", "b/1.yml", "a.yaml", "b/c/3.yaml", "b.yaml", "x.json", ".git/4.yaml", "b/.5.yaml", "yaml")
    assert select(["."]).files == ["a.yaml", "b.yaml", "b/1.yml", "b/2.yaml", "b/c/3.yaml"]


def test_each_file_once(here: Path):
    _write(here, "b/1.yaml", "b/2.yaml")
    assert select(["b/2.yaml", "b", "./b/../b/1.yaml", "b"]).files == ["b/2.yaml", "b/1.yaml"]


def test_circles_of_links_end(here: Path):
    _write(here, "b/1.yaml")
    (here / "b" / "again").symlink_to(here / "b", target_is_directory=True)
    (here / "b" / "up").symlink_to(here, target_is_directory=True)
    assert select(["b"]).files == ["b/1.yaml"]


def test_catalog_folder_is_one_catalog_over_the_builtin_one(here: Path):
    _write(here, "mine/catalog/own.yaml", "mine/profiles.yaml", "mine/plans/plan.yaml", "mine/documents/x.yaml")
    assert looks_like_catalog("mine")
    selection = select(["mine"])
    catalog, beside = selection.groups
    assert catalog.whole
    assert catalog.folder == "mine"
    assert {"mine/catalog/own.yaml", "mine/profiles.yaml"} == set(selection.files[:2])
    assert [target.name for target in beside.targets] == ["mine/documents/x.yaml", "mine/plans/plan.yaml"]
    kinds = {target.name: target.kind for target in catalog.targets}
    assert kinds["mine/catalog/own.yaml"] is FILE_KINDS["role"]
    assert sum(name.endswith("profiles.yaml") for name in kinds) == 1
    assert len(kinds) > 30


def test_what_leads_to_nothing_is_said(here: Path):
    (here / "empty").mkdir()
    _write(here, "brief.yaml")
    selection = select(["empty", "breif.yaml", "brief.yaml"])
    assert [located.finding.file for located in selection.unreadable] == ["empty", "breif.yaml"]
    assert "brief.yaml" in selection.unreadable[1].finding.help.en
    assert selection.files == ["brief.yaml"]


def test_stdin_is_read_once(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"stage: growth")))
    selection = select(["-", "-"])
    assert selection.files == ["<stdin>"]
    (target,) = selection.groups[0].targets
    assert (target.path, target.content) == ("-", b"stage: growth")


def names(group: TargetGroup) -> list[str]:
    return [target.name for target in group.targets]


def test_loose_files_come_last_and_in_one_group_of_no_folder(here: Path):
    _write(here, "z.yaml", "mine/catalog/own.yaml", "b/2.yaml", "a.yaml")
    selection = select(["z.yaml", "mine", "b", "a.yaml"])
    catalog, loose = selection.groups
    assert (catalog.folder, catalog.whole) == ("mine", True)
    assert loose == TargetGroup([Target(path, path) for path in ("z.yaml", "b/2.yaml", "a.yaml")])
    assert selection.files == ["z.yaml", "mine/catalog/own.yaml", "b/2.yaml", "a.yaml"]
    assert selection.unreadable == []


def test_files_beside_a_catalog_are_read_against_it_unless_they_were_named_before(here: Path):
    _write(here, "mine/catalog/own.yaml", "mine/plans/a.yaml", "mine/plans/b.yaml", "other/catalog/own.yaml")
    selection = select(["mine/plans/b.yaml", "mine", "other"])
    assert [(group.folder, group.whole) for group in selection.groups] == [
        ("mine", True), ("mine", False), ("other", True), (None, False),
    ]  # fmt: skip
    assert [names(group) for group in selection.groups[1::2]] == [["mine/plans/a.yaml"], ["mine/plans/b.yaml"]]
    assert selection.files == [
        "mine/plans/b.yaml", "mine/catalog/own.yaml", "mine/plans/a.yaml", "other/catalog/own.yaml",
    ]  # fmt: skip


def test_nothing_that_can_be_read_gives_no_group(here: Path):
    (here / "empty").mkdir()
    selection = select(["empty", "gone.yaml"])
    assert (selection.groups, selection.files) == ([], [])


@pytest.mark.parametrize(
    ("made", "looks"),
    [
        (["catalog/"], True),
        (["practices/"], True),
        (["teams/"], False),
        (["documents/"], False),
        (["organisation.yaml"], True),
        (["road_map.yaml"], True),
        (["plan.yaml", "catalog"], False),
        (["profiles.yaml/"], False),
    ],
)
def test_a_catalog_is_known_by_its_folders_and_files(made: list[str], looks: bool, here: Path):  # noqa: FBT001 - a result
    for name in made:
        if name.endswith("/"):
            (here / name).mkdir()
        else:
            _write(here, name)
    assert looks_like_catalog(str(here)) is looks


def test_the_files_of_a_catalog_come_after_the_built_in_ones_each_of_its_kind(here: Path):
    _write(here, "mine/catalog/own.yaml", "mine/organisation.yaml")
    targets = targets_of(catalog_files(Path("mine")))
    assert [target.path for target in targets[-2:]] == ["mine/catalog/own.yaml", "mine/organisation.yaml"]
    assert [target.kind for target in targets[-2:]] == [FILE_KINDS["role"], FILE_KINDS["organisation"]]
    assert all(Path(target.path).is_relative_to(builtin_templates()) for target in targets[:-2])
    assert len(targets) > 30


def test_a_file_that_is_missing_and_a_folder_without_files_say_so_in_both_languages(here: Path):
    (here / "empty").mkdir()
    gone, empty = select(["empty", "gone.yaml"]).unreadable[::-1]
    start = Mark(1, 1, 1, 1)
    assert (empty.finding.rule, empty.finding.severity, empty.finding.path) == ("unreadable-file", Severity.ERROR, ())
    assert empty.finding.message == Words(
        "empty 下面没有 .yaml 或 .yml 文件", "there is no .yaml or .yml file below empty"
    )
    assert empty.finding.help == Words("请换一个文件夹，或直接给出文件", "Name another folder, or a file")
    assert (empty.mark, empty.at, empty.source_line, gone.mark) == (start, "", "", start)
    assert (gone.finding.file, gone.finding.rule) == ("gone.yaml", "unreadable-file")
    assert gone.finding.message == Words("找不到文件 gone.yaml", "no such file: gone.yaml")


def test_a_file_that_appears_while_it_is_looked_for_is_said_to_have(here: Path, monkeypatch: pytest.MonkeyPatch):
    _write(here, "late.yaml")
    monkeypatch.setattr(targets_module.os.path, "lexists", lambda _: False)
    (late,) = select(["late.yaml"]).unreadable
    assert (late.finding.file, late.finding.message) == ("late.yaml", Words("文件刚刚出现", "it has just appeared"))
    assert late.finding.help == Words("", "")


def test_a_link_that_leads_nowhere_is_a_file_that_cannot_be_read(here: Path):
    (here / "link.yaml").symlink_to("nowhere.yaml")
    selection = select(["link.yaml"])
    assert names(selection.groups[0]) == selection.files == ["link.yaml"]
    assert selection.unreadable == []


def test_a_dash_is_standard_input_also_where_a_folder_is_called_so(here: Path, monkeypatch: pytest.MonkeyPatch):
    _write(here, "-/a.yaml")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"stage: growth")))
    assert select(["-"]).files == ["<stdin>"]
    assert select(["./-"]).files == ["-/a.yaml"]


def test_standard_input_that_cannot_be_read_is_unreadable(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("sys.stdin", None)
    selection = select(["-"])
    assert (selection.files, selection.groups) == (["<stdin>"], [])
    assert [located.finding.file for located in selection.unreadable] == ["<stdin>"]


def test_a_folder_that_cannot_be_entered_is_passed_over(here: Path, monkeypatch: pytest.MonkeyPatch):
    _write(here, "b/1.yaml", "locked/2.yaml", "z.yml")
    real = os.scandir

    def scandir(path: str) -> object:
        if path.endswith("locked"):
            raise PermissionError
        return real(path)

    monkeypatch.setattr(targets_module.os, "scandir", scandir)
    assert select(["."]).files == ["z.yml", "b/1.yaml"]


def test_a_folder_of_the_same_number_on_another_device_is_another_one(here: Path, monkeypatch: pytest.MonkeyPatch):
    _write(here, "b/1.yaml", "c/2.yaml")
    devices = iter(range(10))
    monkeypatch.setattr(targets_module.os, "stat", lambda _: SimpleNamespace(st_dev=next(devices), st_ino=1))
    assert list(targets_module._yaml_below(".")) == ["./b/1.yaml", "./c/2.yaml"]
