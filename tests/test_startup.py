"""What each command imports: nothing that it does not use."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

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
