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


def test_every_refusal_says_what_and_how_in_both_languages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "brief.yaml").write_text("stage: growth")
    (tmp_path / "huge.yaml").write_bytes(b"")
    os.truncate(tmp_path / "huge.yaml", MAX_FILE_BYTES + 1)
    check = ("请检查路径和文件名是否写对", "Check the path and the file name")
    split = ("请把内容分成几个文件", "Split it into several files")
    said = {
        "zzzzzzzzzz": ("找不到文件 zzzzzzzzzz", "no such file: zzzzzzzzzz", *check),
        "breif.yaml": (
            "找不到文件 breif.yaml",
            "no such file: breif.yaml",
            "是否想写 brief.yaml？",
            "Did you mean brief.yaml?",
        ),
        "no/brief.yaml": ("找不到文件 no/brief.yaml", "no such file: no/brief.yaml", *check),
        ".": (
            f"{tmp_path} 是文件夹，不是文件",
            f"{tmp_path} is a folder, not a file",
            "请给出其中的文件",
            "Name a file within it",
        ),
        "huge.yaml": (
            "huge.yaml 有 20,000,001 字节，超过上限 20 MB",
            "huge.yaml has 20,000,001 bytes, more than the limit of 20 MB",
            *split,
        ),
        "/dev/null": (
            "/dev/null 不是普通文件（设备、管道或套接字）",
            "/dev/null is no plain file (a device, pipe or socket)",
            "请给出普通文件；管道内容请用 - 从标准输入读",
            "Name a plain file; use - to read standard input",
        ),
        "a\0b": ("无法读取 a\0b：embedded null byte", "cannot read a\0b: embedded null byte", *check),
    }
    for path, words in said.items():
        name = str(tmp_path) if path == "." else path
        error = _failure(path if path != "." else tmp_path)
        assert (error.name, str(error)) == (name, error.message.en)
        assert (error.message.zh, error.message.en, error.help.zh, error.help.en) == words


def test_what_is_wrong_with_standard_input_is_said_in_both_languages(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("sys.stdin", _Stdin(b"0" * (MAX_FILE_BYTES + 1)))
    error = _failure("-")
    assert (error.message.zh, error.message.en) == (
        "<stdin> 超过上限 20 MB",
        "<stdin> is more than the limit of 20 MB",
    )
    assert (error.help.zh, error.help.en) == ("请把内容分成几个文件", "Split it into several files")
    monkeypatch.setattr("sys.stdin", None)
    error = _failure("-")
    assert (error.message.zh, error.message.en) == ("无法从标准输入读取", "cannot read standard input")
    assert (error.help.zh, error.help.en) == ("请检查路径和文件名是否写对", "Check the path and the file name")


@pytest.mark.parametrize(
    ("error", "zh", "en"),
    [
        (PermissionError(13, "x"), "没有权限读取 a.yaml", "no permission to read a.yaml"),
        (
            OSError(5, "Input/output error"),
            "无法读取 a.yaml：Input/output error",
            "cannot read a.yaml: Input/output error",
        ),
        (OSError("odd"), "无法读取 a.yaml：odd", "cannot read a.yaml: odd"),
    ],
)
def test_what_the_system_refuses_is_told(
    error: OSError, zh: str, en: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(tmp_path)

    def refuse(*_: object) -> int:
        raise error

    monkeypatch.setattr(os, "open", refuse)
    assert (_failure("a.yaml").message.zh, _failure("a.yaml").message.en) == (zh, en)


def test_standard_input_may_be_as_large_as_a_file(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("sys.stdin", _Stdin(b"0" * MAX_FILE_BYTES))
    assert len(read_file("-")) == MAX_FILE_BYTES


def test_a_name_beside_the_working_folder_stays_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    assert display_name(tmp_path / "workshop" / "a.yaml") == f"{tmp_path}/workshop/a.yaml"
    assert display_name("../a.yaml") == "../a.yaml"


def test_a_folder_that_cannot_even_be_opened_is_called_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    assert _failure(tmp_path).message.zh == f"{tmp_path} 是文件夹，不是文件"
