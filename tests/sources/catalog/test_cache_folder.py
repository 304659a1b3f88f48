"""Where the cache is, and that it never fails."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from teamplan.sources.catalog import cache_folder as module
from teamplan.sources.catalog.cache_folder import cache_folder, read_entry, write_entry


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
    assert (tmp_path / "kept" / "x").read_bytes() == b"1\n\ncontent"
    monkeypatch.setenv("TEAMPLAN_CACHE", "off")
    write_entry("y", "1", b"content")
    assert read_entry("x", "1") is None
    assert [path.name for path in (tmp_path / "kept").iterdir()] == ["x"]


def test_a_cut_entry_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("TEAMPLAN_CACHE_DIR", str(tmp_path))
    (tmp_path / "x").write_bytes(b"1\n")
    assert read_entry("x", "1") is None
