"""Where the cache is, that nobody else's is used, that it stays small, and that it never fails."""

from __future__ import annotations

import os
import time
from pathlib import Path
from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamplan.sources.catalog import cache_cleaning
from teamplan.sources.catalog import cache_folder as module
from teamplan.sources.catalog.cache_folder import cache_folder, entry_name, read_entry, write_entry


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("TEAMPLAN_CACHE", "TEAMPLAN_CACHE_DIR", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", "/home/u")


@pytest.mark.parametrize(
    ("platform", "settings", "expected"),
    [
        ("linux", {}, "/home/u/.cache/teamplan"),
        ("linux", {"XDG_CACHE_HOME": "/c"}, "/c/teamplan"),
        ("linux", {"XDG_CACHE_HOME": "relative"}, None),
        ("darwin", {}, "/home/u/Library/Caches/teamplan"),
        ("win32", {"LOCALAPPDATA": "/AppData/Local"}, "/AppData/Local/teamplan"),
        ("win32", {}, None),
        ("linux", {"TEAMPLAN_CACHE_DIR": "/d"}, "/d"),
        ("linux", {"TEAMPLAN_CACHE_DIR": "/d/"}, "/d"),
        ("linux", {"TEAMPLAN_CACHE_DIR": "/"}, "/"),
        ("linux", {"TEAMPLAN_CACHE_DIR": "/d", "TEAMPLAN_CACHE": "off"}, None),
    ],
)
def test_place(monkeypatch: pytest.MonkeyPatch, platform: str, settings: dict[str, str], expected: str | None):
    monkeypatch.setattr(module.sys, "platform", platform)
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    assert cache_folder() == expected


def test_entry_is_kept_under_its_signature(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("TEAMPLAN_CACHE_DIR", str(tmp_path / "a" / "b"))
    assert read_entry("x", "1") is None
    write_entry("x", "1", b"content")
    assert read_entry("x", "1") == b"content"
    assert read_entry("x", "2") is None
    write_entry("x", "2", b"")
    assert read_entry("x", "2") == b""
    assert [path.name for path in (tmp_path / "a" / "b").iterdir()] == ["x"]


def test_odd_paths_do_not_break_a_signature(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("TEAMPLAN_CACHE_DIR", str(tmp_path))
    odd = os.fsdecode(b"/tmp/\xff")
    write_entry("x", odd, b"1")
    assert read_entry("x", odd) == b"1"


def test_failed_write_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("TEAMPLAN_CACHE_DIR", str(tmp_path))

    def refuse(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(os, "replace", refuse)
    write_entry("x", "1", b"content")
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache with one entry `x` of signature 1."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("TEAMPLAN_CACHE_DIR", str(folder))
    write_entry("x", "1", b"content")
    assert read_entry("x", "1") == b"content"
    return folder


def test_what_is_written_is_private_whatever_the_umask(kept: Path):
    before = os.umask(0)
    try:
        write_entry("y", "1", b"")
    finally:
        os.umask(before)
    assert [kept.stat().st_mode & 0o777, *(path.stat().st_mode & 0o777 for path in kept.iterdir())] == [
        0o700,
        0o600,
        0o600,
    ]


@pytest.mark.parametrize("mode", [0o720, 0o702, 0o1777])
def test_a_folder_that_others_can_write_is_not_used(kept: Path, mode: int):
    kept.chmod(mode)
    assert read_entry("x", "1") is None
    write_entry("y", "1", b"")
    assert [path.name for path in kept.iterdir()] == ["x"]


@pytest.mark.parametrize("mode", [0o620, 0o602])
def test_an_entry_that_others_can_write_is_not_used(kept: Path, mode: int):
    (kept / "x").chmod(mode)
    assert read_entry("x", "1") is None


@pytest.mark.parametrize("whose", ["folder", "entry"])
def test_what_belongs_to_another_user_is_not_used(kept: Path, monkeypatch: pytest.MonkeyPatch, whose: str):
    if os.geteuid() == 0:
        os.chown(kept if whose == "folder" else kept / "x", 65534, -1)
    else:
        user = os.geteuid() + 1
        monkeypatch.setattr(os, "geteuid", lambda: user)
    assert read_entry("x", "1") is None
    if whose == "folder":
        write_entry("y", "1", b"")
        assert [path.name for path in kept.iterdir()] == ["x"]


def test_links_are_not_followed(kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (kept / "y").symlink_to("x")
    assert read_entry("y", "1") is None
    (tmp_path / "link").symlink_to(kept)
    for name in ("link", "link/"):
        monkeypatch.setenv("TEAMPLAN_CACHE_DIR", str(tmp_path / name))
        assert read_entry("x", "1") is None
        write_entry("z", "1", b"")
    assert sorted(path.name for path in kept.iterdir()) == ["x", "y"]


def test_pipes_devices_and_folders_are_no_entries(kept: Path):
    os.mkfifo(kept / "pipe", 0o600)
    (kept / "folder").mkdir(mode=0o700)
    assert read_entry("pipe", "1") is read_entry("folder", "1") is None
    write_entry("pipe", "1", b"content")
    assert read_entry("pipe", "1") == b"content"


def test_very_large_entries_are_neither_read_nor_written(kept: Path, monkeypatch: pytest.MonkeyPatch):
    size = (kept / "x").stat().st_size
    monkeypatch.setattr(module, "MAX_ENTRY_BYTES", size - 1)
    assert read_entry("x", "1") is None
    write_entry("y", "1", b"content")
    assert not (kept / "y").exists()
    monkeypatch.setattr(module, "MAX_ENTRY_BYTES", size)
    assert read_entry("x", "1") == b"content"


@given(damaged=st.data())
def test_a_damaged_entry_is_none(tmp_path_factory: pytest.TempPathFactory, damaged: st.DataObject):
    folder = tmp_path_factory.getbasetemp() / "damaged"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TEAMPLAN_CACHE_DIR", str(folder))
        write_entry("x", "1", b"content")
        good = (folder / "x").read_bytes()
        cut = damaged.draw(st.slices(len(good)))
        content = damaged.draw(st.one_of(st.binary(), st.just(good[cut]), st.binary().map(lambda tail: good + tail)))
        (folder / "x").write_bytes(content)
        assert read_entry("x", "1") == (b"content" if content == good else None)


def fill(folder: Path, kind: str, number: int, size: int = 1) -> list[Path]:
    """Make entries, each written a second before the one that precedes it."""
    made = [folder / entry_name(kind, count) for count in range(number)]
    now = time.time()
    for age, path in enumerate(made):
        path.write_bytes(b"x" * size)
        os.utime(path, (now - age, now - age))
    return made


@pytest.mark.parametrize(("limit", "most"), [("MOST_ENTRIES", 5), ("MOST_BYTES", 5 * 10)])
def test_the_entries_written_last_are_kept(kept: Path, monkeypatch: pytest.MonkeyPatch, limit: str, most: int):
    monkeypatch.setattr(cache_cleaning, limit, most)
    entries = [path for kind in ("check", "catalog") for path in fill(kept, kind, 4, size=10)]
    write_entry("x", "2", b"")
    left = {path for path in entries if path.exists()}
    assert left == {*entries[:2], *entries[4:6], entries[2]} or left == {*entries[:2], *entries[4:6], entries[6]}


def test_what_is_old_or_left_over_goes_and_nothing_else(kept: Path):
    stale, *fresh = fill(kept, "check", 2)
    code = kept / "templates-0.1.0"
    code.mkdir()
    gone = [
        stale,
        kept / "check-01234567.json",
        kept / "catalog-1-01234567.json",
        kept / ".check-01234567.json.4711.tmp",
        kept / f".{entry_name('catalog', 1)}.0a1b2c3d.tmp",
        code / f"__jinja2_{'0' * 40}.cache",
    ]
    stays = [*fresh, kept / ".check-01234567.json.0a1b2c3d.tmp", kept / "check-list.json", kept / "catalog.json"]
    for path in (*gone, *stays):
        path.write_bytes(b"")
    for path in gone:
        os.utime(path, (1, 1))
    own = kept / "templates-2"
    own.mkdir()
    (own / "mine.txt").write_text("mine")
    write_entry("x", "2", b"")
    assert [path for path in gone if path.exists()] == []
    assert not code.exists()
    assert all(path.exists() for path in (*stays, own / "mine.txt", kept / "x"))


@pytest.mark.parametrize(
    ("value", "expected"),
    [("off", None), ("OFF", None), ("0", None), ("no", None), ("False", None), ("on", "/d"), ("", "/d"), ("1", "/d")],
)
def test_the_cache_is_off_only_where_that_is_said(value: str, expected: str | None, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("TEAMPLAN_CACHE", value)
    monkeypatch.setenv("TEAMPLAN_CACHE_DIR", "/d")
    assert cache_folder() == expected


def test_nothing_is_kept_where_the_cache_is_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("TEAMPLAN_CACHE_DIR", str(tmp_path / "kept"))
    write_entry("x", "1", b"content")
    assert (tmp_path / "kept").stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "kept" / "x").read_bytes() == b"1\n\n%08x\ncontent" % crc32(b"content")
    monkeypatch.setenv("TEAMPLAN_CACHE", "off")
    write_entry("y", "1", b"content")
    assert read_entry("x", "1") is None
    assert [path.name for path in (tmp_path / "kept").iterdir()] == ["x"]


def test_a_cut_entry_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("TEAMPLAN_CACHE_DIR", str(tmp_path))
    (tmp_path / "x").write_bytes(b"1\n")
    assert read_entry("x", "1") is None
