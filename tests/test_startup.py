"""What each command imports: nothing that it does not use."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from terminal import run_at_terminal

pytestmark = pytest.mark.slow

PROBE = """
import sys
sys.argv = ["teamplan", *sys.argv[1:]]
from teamplan.__main__ import main
try:
    main()
except SystemExit as done:
    assert not done.code, done.code
sys.stderr.write(" ".join(sorted(sys.modules)))
"""
PLAN = ["new", "--stage", "startup", "--size", "3", "--quiet"]


def imported(arguments: list[str], folder: Path) -> set[str]:
    """Return the modules that a command has imported when it is done."""
    environment = os.environ | {"TEAMPLAN_CACHE_DIR": str(folder / "cache")}
    done = subprocess.run(
        [sys.executable, "-c", PROBE, *arguments],
        cwd=folder, env=environment, capture_output=True, encoding="utf-8", timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return set(done.stderr.splitlines()[-1].split())


def test_the_version_needs_nothing(tmp_path):
    modules = imported(["--version"], tmp_path)
    assert "teamplan" in modules
    assert not {"typer", "click", "yaml", "pydantic", "jinja2", "rich", "teamplan.cli"} & modules
    assert imported(["-V"], tmp_path) == modules


@pytest.mark.parametrize(
    "arguments", [["--help"], [], ["new", "--help"], ["roles", "--help"], ["render", "-h"]], ids=" ".join
)
def test_help_needs_only_typer(tmp_path, arguments):
    modules = imported(arguments, tmp_path)
    assert "typer" in modules
    assert not {"yaml", "pydantic", "jinja2", "rich", "teamplan.planning", "teamplan.rendering"} & modules


def test_a_plan_needs_its_words_and_no_documents(tmp_path):
    modules = imported([*PLAN, "-o", "-"], tmp_path)
    assert {"teamplan.planning.planner", "teamplan.rendering.phrasing"} <= modules
    assert not {"rich", "teamplan.rendering.proposal", "teamplan.rendering.formats.environment"} & modules


def test_a_document_does(tmp_path):
    assert "jinja2" in imported([*PLAN, "--render", "md"], tmp_path)


@pytest.mark.parametrize(
    "arguments", [["roles", "list"], ["roles", "search", "运营"], ["templates", "list"]], ids=" ".join
)
def test_looking_at_the_catalog_plans_and_renders_nothing(tmp_path, arguments):
    modules = imported(arguments, tmp_path)
    assert "pydantic" in modules
    assert not {"jinja2", "rich", "teamplan.planning", "teamplan.rendering"} & modules


def test_checking_renders_nothing(tmp_path):
    (tmp_path / "brief.yaml").write_text("stage: startup\n", encoding="utf-8")
    assert not {"jinja2", "rich", "teamplan.rendering"} & imported(["check", "brief.yaml"], tmp_path)


@pytest.mark.parametrize(
    "arguments", [["roles", "list"], ["roles", "show", "cs_agent"], ["templates", "list"]], ids=" ".join
)
def test_a_terminal_is_drawn_by_rich_and_a_pipe_is_not(tmp_path, arguments):
    assert "rich" not in imported(arguments, tmp_path)
    drawn = run_at_terminal(
        [sys.executable, "-c", PROBE, *arguments], tmp_path, TEAMPLAN_CACHE_DIR=str(tmp_path / "cache")
    )
    assert drawn.code == 0
    assert "rich" in drawn.piped.split()


def test_progress_costs_nothing_before_it_is_shown(tmp_path):
    (tmp_path / "brief.yaml").write_text("stage: startup\n", encoding="utf-8")
    command = [sys.executable, "-c", PROBE, "check", "brief.yaml"]
    quick = run_at_terminal(command, tmp_path, terminal="stderr", TEAMPLAN_CACHE="off")
    assert quick.code == 0
    assert "teamplan.checking.groups" in quick.screen.split()
    assert "rich" not in quick.screen.split()


def test_the_end_of_a_command_looks_at_nothing_again(tmp_path):
    """What stands when a command is done is frozen, output is flushed, and the exit code kept."""
    program = (
        "import atexit, gc, sys\n"
        "atexit.register(lambda: print(gc.get_freeze_count(), len(gc.get_objects()), file=sys.stderr))\n"
        "from teamplan.__main__ import main\n"
        "main()"
    )
    environment = os.environ | {"TEAMPLAN_CACHE_DIR": str(tmp_path / "cache")}
    for arguments, code in ((["--help"], 0), (["nonsense"], 2)):
        done = subprocess.run(
            [sys.executable, "-c", program, *arguments],
            cwd=tmp_path, env=environment, capture_output=True, encoding="utf-8", timeout=60, check=False,
        )  # fmt: skip
        assert done.returncode == code
        assert bool(done.stdout) is (code == 0)
        frozen, left = map(int, done.stderr.splitlines()[-1].split())
        assert frozen > 10_000 > left
