"""Devices, pipes and open files are written through; a pipe that nothing reads is not waited for."""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path

import pytest

from teamplan.sources.outputs import streaming
from teamplan.sources.outputs.unwritable import UnwritableFileError
from teamplan.sources.outputs.writing import write_files


@pytest.fixture
def pipe(tmp_path: Path) -> Path:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    return path


def test_a_pipe_without_a_reader_is_refused_and_nothing_else_is_written(pipe: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(streaming, "READER_WITHIN", 0.1)
    with pytest.raises(UnwritableFileError) as caught:
        write_files({pipe: b"1", pipe.with_name("plan.yaml"): b"2"}, force=False)
    assert "没有程序在读" in caught.value.message.zh
    assert "start what reads the pipe" in caught.value.help.en
    assert [path.name for path in pipe.parent.iterdir()] == ["pipe"]


@pytest.mark.parametrize("late", [0.0, 0.2])
def test_a_reader_gets_everything_also_one_that_comes_late(pipe: Path, late: float):
    got: list[bytes] = []

    def read() -> None:
        time.sleep(late)
        got.append(pipe.read_bytes())

    reader = threading.Thread(target=read)
    reader.start()
    content = b"more than a pipe holds" * 20_000
    write_files({pipe: content}, force=False)
    reader.join(timeout=10)
    assert got == [content]
    assert pipe.is_fifo()


def test_an_open_file_is_continued_where_it_stands(tmp_path: Path):
    with (tmp_path / "log").open("wb") as log:
        log.write(b"before ")
        log.flush()
        write_files({Path(f"/dev/fd/{log.fileno()}"): b"within "}, force=False)
        log.write(b"after")
    assert (tmp_path / "log").read_bytes() == b"before within after"


def test_a_file_that_is_not_open_is_refused():
    with pytest.raises(UnwritableFileError, match="no such open file"):
        write_files({Path("/dev/fd/987654"): b"1"}, force=False)
