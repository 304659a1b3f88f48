"""The layers hold, and the check of them can fail."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]
COMMAND = "from importlinter.cli import lint_imports_command; lint_imports_command()"


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run import-linter on the package below `folder`."""
    return subprocess.run(
        [sys.executable, "-c", COMMAND, "--no-cache"],
        cwd=folder, env=os.environ | {"PYTHONPATH": str(folder / "src")}, capture_output=True, encoding="utf-8",
        timeout=120, check=False,
    )  # fmt: skip


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the package and its contracts."""
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def plant(copy: Path, module: str, text: str) -> None:
    """Add `text` to a module, which is made where there is none."""
    path = copy / "src" / "teamplan" / module
    path.parent.mkdir(exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        file.write(f"\n{text}\n")


def test_the_layers_hold():
    done = lint(ROOT)
    assert done.returncode == 0, done.stdout
    assert "4 kept, 0 broken" in done.stdout


TYPE_CHECKING = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from teamplan.cli.app import run_app"
PLANTED: dict[str, tuple[dict[str, str], str, str]] = {
    "upward": ({"model/terms.py": "import teamplan.planning.figures"}, "layers", "teamplan.planning.figures"),
    "beside": ({"rendering/audience.py": "import teamplan.sources.yaml.files"}, "layers", "teamplan.sources"),
    "upward inside a function": (
        {"sources/builtin.py": "def late():\n    import teamplan.usecases.make_documents"},
        "layers",
        "teamplan.usecases",
    ),
    "upward for types only": ({"reporting/report.py": TYPE_CHECKING}, "layers", "teamplan.cli.app"),
    "a package that no layer names": ({"extra/__init__.py": '"""Beside the house."""'}, "layers", "extra"),
    "a module that no layer names": ({"extra.py": '"""Beside the house."""'}, "layers", "extra"),
    "a circle of two modules": (
        {
            "text/visible.py": "import teamplan.text.suggestion",
            "text/suggestion.py": "import teamplan.text.visible",
        },
        "no circles",
        "cycles are allowed in teamplan.text",
    ),
    "a circle of two rooms": (
        {
            "planning/seats/apportionment.py": "import teamplan.planning.money.budget",
            "planning/money/budget.py": "import teamplan.planning.seats.apportionment",
        },
        "no circles",
        "cycles are allowed in teamplan.planning",
    ),
    **{
        f"{room} touching the machine": ({f"{room}/planted.py": "import pathlib"}, "the core is pure", "pathlib")
        for room in ("model", "planning", "checks", "findings", "text")
    },
    **{
        f"{tool} below the command line": ({module: f"import {tool}"}, "only the command line draws", tool)
        for module, tool in {"usecases/make_plan.py": "typer", "reporting/text.py": "rich"}.items()
    },
    "a clock in the core": ({"planning/planner.py": "import datetime"}, "the core is pure", "datetime"),
}


@pytest.mark.parametrize("case", PLANTED)
def test_a_planted_violation_is_found(copy, case):
    additions, contract, named = PLANTED[case]
    for module, text in additions.items():
        plant(copy, module, text)
    done = lint(copy)
    assert done.returncode == 1, done.stdout
    assert f"{contract} BROKEN" in done.stdout
    assert named in done.stdout.partition("Broken contracts")[2]
