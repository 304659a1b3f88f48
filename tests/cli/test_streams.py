"""Results go to stdout as they are, or it is said why they cannot."""

from __future__ import annotations

import errno
import sys

import pytest

from teamplan.cli.streams import STDOUT, LostOutputError, at_terminal, hand_over, show, wants_colour
from teamplan.findings.words import Words


class _Full:
    """A stream that takes nothing."""

    def __init__(self, error: OSError) -> None:
        self.buffer, self._error = self, error

    def write(self, _: bytes) -> None:
        raise self._error


def test_bytes_are_handed_over_as_they_are(capfdbinary):
    hand_over(b"\xff\x00\x1b")
    assert capfdbinary.readouterr() == (b"\xff\x00\x1b", b"")


def test_text_for_a_person_is_utf_8_and_steers_nothing(capfdbinary):
    show("甲\n::error::\x1b")
    assert capfdbinary.readouterr() == ("甲\n\\::error::\ufffd".encode(), b"")


def test_an_output_that_takes_nothing_more_is_lost_with_the_reason(monkeypatch):
    monkeypatch.setattr(sys, "stdout", _Full(OSError(errno.ENOSPC, "full")))
    with pytest.raises(LostOutputError) as caught:
        hand_over(b"x")
    assert caught.value.message == Words(
        "无法写到标准输出：磁盘空间已满", "cannot write to stdout: no space left on the device"
    )


def test_a_reader_that_left_is_no_lost_output(monkeypatch):
    monkeypatch.setattr(sys, "stdout", _Full(BrokenPipeError()))
    with pytest.raises(BrokenPipeError):
        hand_over(b"x")


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
