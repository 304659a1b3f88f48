"""What a check found is kept only as long as the files, and the program that found it, are the same."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

import teamplan
from teamplan.checking import check_cache
from teamplan.checking.check_cache import checked
from teamplan.checking.targets import select
from teamplan.findings.tally import Found
from teamplan.sources.catalog import file_stamps
from teamplan.sources.catalog.file_stamps import program_stamp, stamps_of


@pytest.fixture(autouse=True)
def settled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cache of one's own, in which files of just now are kept."""
    monkeypatch.setenv("TEAMPLAN_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.delenv("TEAMPLAN_CACHE", raising=False)
    monkeypatch.setattr(file_stamps, "SETTLED_AFTER_NS", -1)


@pytest.fixture
def brief(tmp_path: Path) -> Path:
    path = tmp_path / "brief.yaml"
    path.write_text("stage: growth\n", encoding="utf-8")
    return path


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """One entry for each check that was really done."""
    done: list[int] = []
    real = check_cache._check

    def count(*arguments):
        done.append(1)
        return real(*arguments)

    monkeypatch.setattr(check_cache, "_check", count)
    return done


def test_an_unchanged_file_is_checked_once(brief: Path, runs: list[int]):
    found = [checked(select([str(brief)]), None) for _ in range(3)]
    assert found == [Found((), {})] * 3
    assert len(runs) == 1


def test_an_edit_of_the_same_size_with_its_time_put_back_is_seen(brief: Path):
    before = brief.stat()
    assert checked(select([str(brief)]), None) == Found((), {})
    brief.write_text("stage: growxh\n", encoding="utf-8")
    os.utime(brief, ns=(before.st_atime_ns, before.st_mtime_ns))
    after = brief.stat()
    assert (after.st_size, after.st_mtime_ns, after.st_ino) == (before.st_size, before.st_mtime_ns, before.st_ino)
    assert [each.finding.rule for each in checked(select([str(brief)]), None).shown] == ["unknown-value"]


def test_another_file_of_the_same_size_and_time_in_its_place_is_seen(brief: Path, tmp_path: Path):
    before = brief.stat()
    old, _ = stamps_of([str(brief)])
    other = tmp_path / "other.yaml"
    other.write_text("stage: mature\n", encoding="utf-8")
    os.utime(other, ns=(before.st_atime_ns, before.st_mtime_ns))
    other.replace(brief)
    assert stamps_of([str(brief)])[0] != old


def test_a_file_has_settled_only_when_content_and_inode_have(brief: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(file_stamps, "SETTLED_AFTER_NS", 2_000_000_000)
    os.utime(brief, (1, 1))
    assert stamps_of([str(brief)])[1] is False


@pytest.mark.parametrize("module", ["version.py", "cli/app.py", "planning/seats/sequence.py"])
def test_every_module_of_the_program_counts(tmp_path: Path, module: str):
    package = tmp_path / "teamplan"
    shutil.copytree(Path(teamplan.__file__).parent, package)
    stamp = program_stamp(str(package))
    assert int(stamp.partition(":")[0]) > 150
    assert program_stamp(str(package)) == stamp
    path = package / module
    state = path.stat()
    path.write_bytes(path.read_bytes()[::-1])
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))
    changed = program_stamp(str(package))
    assert changed != stamp
    path.unlink()
    assert program_stamp(str(package)) not in {stamp, changed}


def test_another_program_checks_again(brief: Path, runs: list[int], monkeypatch: pytest.MonkeyPatch):
    checked(select([str(brief)]), None)
    monkeypatch.setattr(check_cache, "program_stamp", lambda _: "another")
    checked(select([str(brief)]), None)
    assert len(runs) == 2
