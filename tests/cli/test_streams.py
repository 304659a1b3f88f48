"""Results go to stdout as they are, or it is said why they cannot."""

from __future__ import annotations

import errno
import sys

import pytest

from teamplan.cli.failure import LostOutputError
from teamplan.cli.streams import STDOUT, at_terminal, wants_colour, write_stdout
from teamplan.findings.words import Words


class _Full:
    """A stream that takes nothing."""

    def __init__(self, error: OSError) -> None:
        self.buffer, self._error = self, error

    def write(self, _: bytes) -> None:
        raise self._error


@pytest.mark.parametrize(
    ("content", "written"), [("甲\n", "甲\n".encode()), (b"\xff\x00", b"\xff\x00"), ("x\udc80", b"x?")]
)
def test_texts_are_written_as_utf_8_and_bytes_as_they_are(content, written, capfdbinary):
    write_stdout(content)
    assert capfdbinary.readouterr() == (written, b"")


def test_an_output_that_takes_nothing_more_is_lost_with_the_reason(monkeypatch):
    monkeypatch.setattr(sys, "stdout", _Full(OSError(errno.ENOSPC, "full")))
    with pytest.raises(LostOutputError) as caught:
        write_stdout("x")
    assert caught.value.message == Words(
        "无法写到标准输出：磁盘空间已满", "cannot write to stdout: no space left on the device"
    )
    assert caught.value.advice == Words("请检查重定向到的文件或磁盘", "check the file or disk that it is redirected to")


def test_a_reader_that_left_is_no_lost_output(monkeypatch):
    monkeypatch.setattr(sys, "stdout", _Full(BrokenPipeError()))
    with pytest.raises(BrokenPipeError):
        write_stdout("x")


def test_a_dash_stands_for_standard_output():
    assert STDOUT == "-"


@pytest.mark.parametrize("terminal", [True, False])
def test_a_person_reads_at_a_terminal(terminal, monkeypatch):
    monkeypatch.setattr("sys.stdout.isatty", lambda: terminal)
    assert at_terminal() is terminal


@pytest.mark.parametrize(
    ("no_colour", "term", "wanted"),
    [
        (None, "xterm", True), (None, None, True), ("", "xterm", True), ("1", "xterm", False), (None, "dumb", False),
        ("1", "dumb", False),
    ],
)  # fmt: skip
def test_colour_is_wanted_unless_no_color_or_a_dumb_terminal_says_no(no_colour, term, wanted, monkeypatch):
    for name, value in (("NO_COLOR", no_colour), ("TERM", term)):
        if value is None:
            monkeypatch.delenv(name, raising=False)
        else:
            monkeypatch.setenv(name, value)
    assert wants_colour() is wanted
