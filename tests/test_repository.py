"""The repository itself: no traces of the machines it was written on, small modules, names that say something."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "teamplan"
NOT_OURS = {
    ".git", ".venv", "__pycache__", "dist", "build", "demo", ".pytest_cache", ".mypy_cache", ".ruff_cache",
    ".hypothesis", ".import_linter_cache",
}  # fmt: skip
BINARY = {".png", ".ico", ".woff2", ".docx", ".xlsx", ".pdf", ".jpg"}
_MACHINE_FOLDERS = ["wo" + "rk", "tm" + "p", "ro" + "ot", "ho" + "me"]
LOCAL_PATH = re.compile(r"(?<![\w.~:-])/(?:" + "|".join(_MACHINE_FOLDERS) + r")/(?!u\b)\w")
"""A folder of one machine; `u` is the user of made-up examples."""
REGISTRIES = ["py" + "pi.org", "python" + "hosted.org", "npm" + "js.org", "crates" + ".io", "mirrors" + "."]
EMPTY_NAMES = {"util", "utils", "helper", "helpers", "common", "manager", "managers", "misc", "base_utils"}
LONGEST = 400


def text_files() -> Iterator[tuple[str, str]]:
    """Return every text file that belongs to the repository, with its content."""
    for path in sorted(ROOT.rglob("*")):
        inside = path.relative_to(ROOT)
        ignored = any(part in NOT_OURS or part.endswith(".egg-info") for part in inside.parts)
        if ignored or not path.is_file() or path.suffix in BINARY:
            continue
        yield inside.as_posix(), path.read_text(encoding="utf-8")


def modules() -> list[Path]:
    return [path for path in PACKAGE.rglob("*.py") if "__pycache__" not in path.parts]


def test_no_local_paths_and_no_registries():
    found, seen = [], set()
    for name, text in text_files():
        seen.add(name)
        found += [f"{name}: {match.group()}" for match in LOCAL_PATH.finditer(text)]
        found += [f"{name}: {registry}" for registry in REGISTRIES if registry in text]
    assert {
        "pyproject.toml",
        "src/teamplan/cli/app.py",
        "tests/test_repository.py",
        "templates/organisation.yaml",
    } <= seen
    assert len(seen) > 150
    assert found == []


def test_the_patterns_find_what_they_are_for():
    assert LOCAL_PATH.search("see /" + "home/me/x")
    assert LOCAL_PATH.search('"/' + 'tmp/plan.yaml"')
    assert not LOCAL_PATH.search("a network/" + "home/page")


def test_modules_are_small():
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in modules()}
    assert len(lengths) > 80
    assert {str(path.relative_to(ROOT)): length for path, length in lengths.items() if length > LONGEST} == {}


def test_no_module_is_named_after_nothing():
    names = {path.stem for path in modules()} | {path.name for path in PACKAGE.rglob("*") if path.is_dir()}
    assert "planner" in names
    assert names & EMPTY_NAMES == set()


def test_every_module_says_what_it_is_for():
    documented = [path for path in modules() if ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))]
    assert len(documented) > 80
    bare = {str(path.relative_to(ROOT)) for path in set(modules()) - set(documented) if path.stat().st_size}
    assert bare == set()


def test_every_test_folder_is_collected():
    folders = {path.parent.name for path in (ROOT / "tests").rglob("test_*.py")}
    assert {"tests", "cli", "planning", "rendering", "yaml"} <= folders
    names = [path.name for path in (ROOT / "tests").rglob("test_*.py")]
    assert sorted(names) == sorted(set(names)), "pytest tells test modules by name alone"
