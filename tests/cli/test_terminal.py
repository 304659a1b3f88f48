"""What a person sees at a terminal, and that a pipe gets the same in plain text."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from refusals import a_plan
from terminal import Seen, run_at_terminal

from teamplan.cli import progress as progress_module
from teamplan.cli.progress import progress
from teamplan.cli.speaker import Speaker
from teamplan.findings.words import Words
from teamplan.text.display_width import display_width

pytestmark = pytest.mark.slow

TEAMPLAN = [sys.executable, "-m", "teamplan"]
DRAWN = [
    ["roles", "list"],
    ["roles", "search", "直播"],
    ["roles", "show", "cs_agent"],
    ["templates", "list"],
    ["templates", "show", "ops-centre"],
    ["why", "plan.yaml", "size"],
    ["why", "plan.yaml", "budget"],
]
ESCAPE = "\x1b"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "plan.yaml").write_bytes(a_plan())
    return tmp_path


def seen(arguments: list[str], folder: Path, **options: object) -> str:
    outcome: Seen = run_at_terminal([*TEAMPLAN, *arguments], folder, **options)  # type: ignore[arg-type]
    assert outcome.code == 0, outcome.piped
    assert outcome.piped == ""
    return outcome.screen


def piped(arguments: list[str], folder: Path) -> str:
    done = subprocess.run([*TEAMPLAN, *arguments], cwd=folder, capture_output=True, encoding="utf-8", check=True)
    return done.stdout


@pytest.mark.parametrize("columns", [40, 100])
@pytest.mark.parametrize("arguments", DRAWN, ids=" ".join)
def test_nothing_is_wider_than_the_terminal(folder, arguments, columns):
    lines = seen(arguments, folder, columns=columns, NO_COLOR="1").splitlines()
    assert len(lines) > 3
    assert max(map(display_width, lines)) <= columns
    assert columns > 40 or max(map(display_width, lines)) > 28


@pytest.mark.parametrize("arguments", DRAWN, ids=" ".join)
def test_a_wide_terminal_shows_all_that_a_pipe_gets(folder, arguments):
    screen = re.sub(r"\s", "", seen(arguments, folder, columns=200, NO_COLOR="1"))
    words = [word for word in re.split(r"[\s│├└─]+", piped(arguments, folder)) if word]
    assert len(words) > 10
    assert [word for word in words if word not in screen] == []


@pytest.mark.parametrize("arguments", [DRAWN[1], DRAWN[5]], ids=" ".join)
def test_colour_only_where_it_is_wanted(folder, arguments):
    assert ESCAPE in seen(arguments, folder)
    assert ESCAPE not in seen(arguments, folder, NO_COLOR="1")
    assert ESCAPE not in seen(arguments, folder, TERM="dumb")
    assert ESCAPE not in piped(arguments, folder)


def test_a_terminal_that_claims_to_be_tiny_gets_forty_columns(folder):
    lines = seen(["roles", "show", "cs_agent"], folder, columns=9, NO_COLOR="1").splitlines()
    assert 30 < max(map(display_width, lines)) <= 40


def test_the_text_of_a_user_s_catalog_cannot_steer_the_terminal(folder):
    source = (Path(__file__).parents[2] / "templates" / "catalog" / "customer_service.yaml").read_text(encoding="utf-8")
    assert "回复各平台" in source
    (folder / "mine" / "catalog").mkdir(parents=True)
    hostile = source.replace("回复各平台", "查看[red]回复各平台", 1)
    (folder / "mine" / "catalog" / "customer_service.yaml").write_text(hostile, encoding="utf-8")
    assert "查看[red]回复各平台" in seen(["roles", "show", "cs_agent", "--catalog", "mine"], folder)


class _Terminal:
    """A stream that is a terminal and keeps what is written to it."""

    def __init__(self) -> None:
        self.shown = ""

    def isatty(self) -> bool:
        return True

    def write(self, text: str) -> int:
        self.shown += text
        return len(text)

    def flush(self) -> None:
        """Nothing is held back."""


@pytest.mark.parametrize("patience", [0.0, 60.0])
def test_progress_is_shown_only_of_what_takes_long(monkeypatch, patience):
    terminal = _Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(progress_module, "PATIENCE", patience)
    with progress(Words("检查", "checking"), Speaker("en"), quiet=False) as watch:
        assert watch is not None
        watch(3, 7)
    assert ("checking" in terminal.shown and "3/7" in terminal.shown) == (patience == 0)


def test_nobody_watches_a_pipe_or_wants_progress_when_quiet(monkeypatch):
    with progress(Words("", ""), Speaker(), quiet=False) as watch:
        assert watch is None
    monkeypatch.setattr(sys, "stderr", _Terminal())
    with progress(Words("", ""), Speaker(), quiet=True) as watch:
        assert watch is None
