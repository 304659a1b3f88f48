"""The layers hold, and the check of them can fail."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

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


def plant(copy: Path, module: str, line: str) -> None:
    path = copy / "src" / "teamplan" / module
    path.write_text(path.read_text(encoding="utf-8") + f"\n{line}\n", encoding="utf-8")


def test_the_layers_hold():
    done = lint(ROOT)
    assert done.returncode == 0, done.stdout
    assert "4 kept, 0 broken" in done.stdout


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("model/terms.py", "import teamplan.planning.figures", "layers"),
        ("rendering/audience.py", "import teamplan.sources.yaml.files", "layers"),
        ("planning/money/budget.py", "import pathlib", "the core is pure"),
        ("usecases/make_plan.py", "import typer", "only the command line draws"),
        ("usecases/check_files.py", "import rich", "only the command line draws"),
        ("reporting/text.py", "import rich", "only the command line draws"),
    ],
)
def test_a_planted_import_is_found(copy, module, line, contract):
    plant(copy, module, line)
    done = lint(copy)
    assert done.returncode == 1
    assert f"{contract} BROKEN" in done.stdout
    assert line.split()[1] in done.stdout
