"""Which files a check looks at."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from teamplan.checking.targets import looks_like_catalog, select
from teamplan.model.file_kinds import FILE_KINDS
from teamplan.sources.builtin import builtin_templates


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
