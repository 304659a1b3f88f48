"""All files take their places or none, each safe on disk before; what a killed run left goes when it is old."""

from __future__ import annotations

import errno
import fcntl
import os
import stat
from pathlib import Path

import pytest

from teamplan.sources.outputs import replacing, taking_turns
from teamplan.sources.outputs.replacing import staged
from teamplan.sources.outputs.unwritable import EditedFileError, UnwritableFileError


def replace(contents: dict[Path, bytes], look=lambda _: None) -> None:
    with staged(contents) as put_in_place:
        put_in_place(look)


def contents_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture
def old(tmp_path: Path) -> dict[str, bytes]:
    """Two files that were there before."""
    for name in ("a", "c"):
        (tmp_path / name).write_bytes(b"old " + name.encode())
    return contents_of(tmp_path)


@pytest.mark.parametrize("links", [True, False])
@pytest.mark.parametrize("failure", [OSError(errno.EIO, "broken"), KeyboardInterrupt(), MemoryError()])
@pytest.mark.parametrize("fails_at", [1, 2, 3, 4])
def test_what_was_renamed_is_put_back_when_a_later_rename_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, old: dict[str, bytes], fails_at: int, failure, *, links: bool
):
    rename, calls = os.replace, []

    def fail(source: str, target: Path) -> None:
        calls.append(target)
        if len(calls) == fails_at:
            raise failure
        rename(source, target)

    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "replace", fail)
    if not links:
        monkeypatch.setattr(os, "link", refuse)
    new = {tmp_path / name: b"new " + name.encode() for name in "abcd"}
    with pytest.raises(UnwritableFileError if isinstance(failure, OSError) else type(failure)):
        replace(new)
    assert len(calls) >= fails_at
    assert contents_of(tmp_path) == old


def test_the_last_look_comes_after_everything_is_staged_and_before_the_first_rename(
    tmp_path: Path, old: dict[str, bytes]
):
    def look(path: Path) -> None:
        assert len([found for found in tmp_path.iterdir() if found.name.endswith(".teamplan-part")]) == 2
        if path.name == "c":
            raise EditedFileError(path)

    with pytest.raises(EditedFileError):
        replace({tmp_path / "a": b"new", tmp_path / "c": b"new"}, look)
    assert contents_of(tmp_path) == old


def test_files_are_safe_on_disk_before_they_are_renamed_and_their_names_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    done: list[str] = []
    sync, rename = os.fsync, os.replace

    def note_sync(descriptor: int) -> None:
        done.append("sync " + ("folder" if stat.S_ISDIR(os.fstat(descriptor).st_mode) else "file"))
        sync(descriptor)

    def note_rename(source: str, target: Path) -> None:
        done.append("rename")
        rename(source, target)

    monkeypatch.setattr(os, "fsync", note_sync)
    monkeypatch.setattr(os, "replace", note_rename)
    replace({tmp_path / "a": b"1", tmp_path / "b": b"2"})
    assert done == ["sync file", "sync file", "rename", "rename", "sync folder"]


@pytest.mark.parametrize("code", [errno.EINVAL, errno.EIO])
def test_a_file_system_that_cannot_sync_is_written_and_one_that_fails_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
):
    def fail(_: int) -> None:
        raise OSError(code, "no")

    monkeypatch.setattr(os, "fsync", fail)
    if code == errno.EIO:
        with pytest.raises(UnwritableFileError):
            replace({tmp_path / "a": b"1"})
    else:
        replace({tmp_path / "a": b"1"})
    assert contents_of(tmp_path) == ({} if code == errno.EIO else {"a": b"1"})


def test_only_what_is_old_and_certainly_left_over_is_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    left = [".plan.yaml.0123abcd.teamplan-part", ".teamplan-lock", "..0123abcd.teamplan-part"]
    others = ["plan.yaml.0123abcd.teamplan-part", ".plan.yaml.0123abcd", ".plan.yaml.teamplan-part", ".teamplan-locks"]
    for name in (*left, *others):
        (tmp_path / name).write_bytes(b"")
    (tmp_path / ".link.0123abcd.teamplan-part").symlink_to("plan.yaml")
    replace({tmp_path / "plan.yaml": b"1"})
    assert set(contents_of(tmp_path)) >= {*left, *others}
    monkeypatch.setattr(replacing, "STALE_AFTER", -1.0)
    replace({tmp_path / "plan.yaml": b"1"})
    assert set(contents_of(tmp_path)) == {"plan.yaml", ".link.0123abcd.teamplan-part", *others}


def test_a_set_waits_for_its_turn_and_says_when_that_does_not_come(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(taking_turns, "WITHIN", 0.1)
    files = {tmp_path / "a": b"1", tmp_path / "b": b"2"}
    lock = tmp_path / taking_turns.LOCK
    with lock.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        with pytest.raises(UnwritableFileError, match="another teamplan"):
            replace(files)
        assert [path.name for path in tmp_path.iterdir()] == [taking_turns.LOCK]
        replace({tmp_path / "a": b"0"})
    replace(files)
    assert contents_of(tmp_path) == {"a": b"1", "b": b"2"}


@pytest.mark.parametrize("code", [errno.ENOLCK, errno.EACCES])
def test_where_there_are_no_locks_sets_are_written_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int):
    def refuse(*_: object) -> None:
        raise OSError(code, "no locks here")

    monkeypatch.setattr(fcntl, "flock", refuse)
    replace({tmp_path / "a": b"1", tmp_path / "b": b"2"})
    assert contents_of(tmp_path) == {"a": b"1", "b": b"2"}
