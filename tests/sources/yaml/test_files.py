"""Reading bytes: every way in which that fails has a message and advice in both languages."""

from __future__ import annotations

import io
import os
import socket
import stat
from pathlib import Path

import pytest

from teamplan.sources.yaml import files
from teamplan.sources.yaml.files import MAX_FILE_BYTES, UnreadableFileError, display_name, read_file


def _failure(path: Path | str) -> UnreadableFileError:
    with pytest.raises(UnreadableFileError) as caught:
        read_file(path)
    error = caught.value
    for words in (error.message, error.help):
        assert words.zh
        assert words.en
    return error


@pytest.mark.parametrize("content", [b"", b"a: 1\n", "职责".encode() * 40_000])
def test_reads_what_is_there(tmp_path: Path, content: bytes):
    path = tmp_path / "文件 名.yaml"
    path.write_bytes(content)
    assert read_file(path) == content
    assert read_file(str(path)) == content


def test_missing_file_names_its_neighbour(tmp_path: Path):
    (tmp_path / "brief.yaml").write_text("stage: growth")
    error = _failure(tmp_path / "breif.yaml")
    assert "no such file" in error.message.en
    assert "brief.yaml" in error.help.zh


@pytest.mark.parametrize("name", ["nowhere/brief.yaml", "plain/brief.yaml"])
def test_missing_folder(tmp_path: Path, name: str):
    (tmp_path / "plain").write_text("")
    assert "no such file" in _failure(tmp_path / name).message.en


def test_folder(tmp_path: Path):
    assert "folder" in _failure(tmp_path).message.en


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_no_permission(tmp_path: Path):
    path = tmp_path / "secret.yaml"
    path.write_text("stage: growth")
    path.chmod(0)
    assert "permission" in _failure(path).message.en


def test_permission_wording(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    assert "没有权限" in _failure(tmp_path / "x.yaml").message.zh


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes in the file system")
def test_pipe_is_refused_without_waiting(tmp_path: Path):
    path = tmp_path / "pipe"
    os.mkfifo(path)
    assert "no plain file" in _failure(path).message.en


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs devices")
def test_device():
    assert "no plain file" in _failure("/dev/zero").message.en


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="needs sockets in the file system")
def test_socket(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("s")
        _failure("s")


def test_huge_file_is_refused_without_being_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "huge.yaml"
    with path.open("wb") as file:
        file.truncate(MAX_FILE_BYTES + 1)
    monkeypatch.setattr(os, "read", lambda *_: pytest.fail("the file was read"))
    assert "20 MB" in _failure(path).message.en


def test_largest_file_is_read(tmp_path: Path):
    path = tmp_path / "large.yaml"
    with path.open("wb") as file:
        file.truncate(MAX_FILE_BYTES)
    assert len(read_file(path)) == MAX_FILE_BYTES


def test_file_that_grows_while_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "growing.yaml"
    path.write_bytes(b"0123456789")
    real = os.fstat

    def smaller(descriptor: int) -> os.stat_result:
        state = real(descriptor)
        return os.stat_result((stat.S_IFREG | 0o644, *state[1:6], 4, *state[7:10]))

    monkeypatch.setattr(os, "fstat", smaller)
    assert read_file(path) == b"0123456789"
    monkeypatch.setattr(files, "MAX_FILE_BYTES", 5)
    assert "limit" in _failure(path).message.en


def test_nul_in_path():
    _failure("a\0b")


class _Stdin:
    def __init__(self, data: bytes) -> None:
        self.buffer = io.BytesIO(data)


def test_stdin(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("sys.stdin", _Stdin(b"stage: growth"))
    assert read_file("-") == b"stage: growth"
    monkeypatch.setattr("sys.stdin", _Stdin(b"0" * (MAX_FILE_BYTES + 1)))
    assert _failure("-").name == "<stdin>"
    monkeypatch.setattr("sys.stdin", None)
    assert "standard input" in _failure("-").message.en


def test_display_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    assert display_name("roles/ops.yaml") == "roles/ops.yaml"
    assert display_name("./roles/../ops.yaml") == "ops.yaml"
    assert display_name(tmp_path / "a" / "b.yaml") == "a/b.yaml"
    assert display_name("/etc/x.yaml") == "/etc/x.yaml"
    assert display_name("-") == "<stdin>"
