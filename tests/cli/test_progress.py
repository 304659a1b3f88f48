"""Progress is drawn when work takes long, not more often than it can be seen, and goes when it is done."""

from __future__ import annotations

import io
import sys
import threading
from types import SimpleNamespace

import pytest

from teamplan.cli import progress as progress_module
from teamplan.cli.progress import PATIENCE, progress
from teamplan.cli.speaker import Speaker
from teamplan.findings.words import Words

DOING = Words("检查", "checking")


class _Terminal(io.StringIO):
    """A terminal that keeps what is written to it."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> _Terminal:
    shown = _Terminal()
    monkeypatch.setattr(progress_module, "sys", SimpleNamespace(stderr=shown))
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "60")
    return shown


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The time, as the program sees it."""
    now = [100.0]
    monkeypatch.setattr(progress_module, "monotonic", lambda: now[0])
    return now


def test_nothing_is_drawn_of_what_takes_less_than_a_second(terminal, clock):
    assert PATIENCE == 1.0
    with progress(DOING, Speaker("zh"), quiet=False) as watch:
        assert watch is not None
        clock[0] += 0.99
        watch(1, 9)
    assert terminal.getvalue() == ""


def test_what_takes_long_is_drawn_ten_times_a_second(terminal, clock):
    with progress(DOING, Speaker("zh"), quiet=False) as watch:
        for done, seconds in enumerate((1.0, 0.09, 0.02, 0.05, 0.06), start=1):
            clock[0] += seconds
            watch(done, 9)
    text = terminal.getvalue()
    assert [number for number in range(1, 6) if f"{number}/9" in text] == [1, 3, 5]
    assert "检查 ━" in text
    assert "checking" not in text


def test_a_bar_goes_when_work_is_done_or_fails_and_draws_nothing_by_itself(terminal, clock):
    threads = set(threading.enumerate())
    with pytest.raises(ValueError, match="broken"), progress(DOING, Speaker("en"), quiet=False) as watch:  # noqa: PT012 - what is drawn until then
        clock[0] += 2
        watch(2, 4)
        clock[0] += 2
        before = terminal.getvalue()
        assert "checking" in before
        assert set(threading.enumerate()) == threads
        message = "broken"
        raise ValueError(message)
    assert terminal.getvalue().startswith(before)
    end = terminal.getvalue()[len(before) :]
    assert end.endswith("\x1b[2K")
    assert "\x1b[?25h" in end
    assert "2/4" not in end.rpartition("\x1b[2K")[2]


def test_markup_in_what_is_done_is_text(terminal, clock):
    with progress(Words("[red]x[/red]", ""), Speaker("zh"), quiet=False) as watch:
        clock[0] += 2
        watch(1, 1)
    assert "[red]x[/red]" in terminal.getvalue()


@pytest.mark.parametrize(("quiet", "stream"), [(True, _Terminal), (False, io.StringIO), (True, io.StringIO)])
def test_nobody_watches_a_pipe_or_when_quiet(quiet, stream, monkeypatch):
    monkeypatch.setattr(sys, "stderr", stream())
    with progress(DOING, Speaker(), quiet=quiet) as watch:
        assert watch is None
    assert sys.stderr.getvalue() == ""
