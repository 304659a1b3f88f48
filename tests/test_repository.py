"""The repository itself: no traces of the machines it was written on, small modules, names that say something."""

from __future__ import annotations

import ast
import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "teamplan"
BINARY = {".png", ".ico", ".woff2", ".docx", ".xlsx", ".pdf", ".jpg"}
_MACHINE_FOLDERS = ["wo" + "rk", "tm" + "p", "ro" + "ot", "ho" + "me"]
LOCAL_PATH = re.compile(r"(?<![\w.~:-])/(?:" + "|".join(_MACHINE_FOLDERS) + r")/(?!u\b)\w")
"""A folder of one machine; `u` is the user of made-up examples."""
REGISTRIES = ["py" + "pi.org", "python" + "hosted.org", "npm" + "js.org", "crates" + ".io", "mirrors" + "."]
EMPTY_NAMES = {"util", "utils", "helper", "helpers", "common", "manager", "managers", "misc", "base_utils"}
LONGEST = 400
"""Lines of a module, tests and scripts included."""
STILL_LONGER = {"tests/rendering/rendering_samples.py"}
LARGEST_ROOM = 24
"""Modules of one folder of the package."""


@cache
def tracked() -> tuple[Path, ...]:
    """Return every file that belongs to the repository: what Git tracks, and nothing that lies about."""
    try:
        listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, timeout=60).stdout
    except (OSError, subprocess.CalledProcessError) as error:
        said = getattr(error, "stderr", b"").decode(errors="replace")
        pytest.fail(f"these tests look at the files that Git tracks: they need git and a checkout ({error} {said})")
    paths = (ROOT / name for name in listed.decode().split("\0") if name)
    return tuple(path for path in paths if path.is_file())


def text_files() -> Iterator[tuple[str, str]]:
    """Return every text file that belongs to the repository, with its content."""
    for path in tracked():
        if path.suffix not in BINARY:
            yield path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")


def modules(*folders: str) -> list[Path]:
    """Return the Python files of some folders of the repository, of the package without any."""
    inside = [ROOT / folder for folder in folders] or [PACKAGE]
    return [path for path in tracked() if path.suffix == ".py" and not set(inside).isdisjoint(path.parents)]


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
    folders = ("src", "tests", "scripts", "bench")
    lengths = {
        path.relative_to(ROOT).as_posix(): len(path.read_text(encoding="utf-8").splitlines())
        for path in modules(*folders)
    }
    for folder in folders:
        assert sum(name.startswith(f"{folder}/") for name in lengths) > 5
    assert {name for name, length in lengths.items() if length > LONGEST} == STILL_LONGER


def test_no_room_is_crowded():
    rooms = Counter(path.parent.relative_to(PACKAGE).as_posix() for path in modules())
    assert len(rooms) > 20
    assert rooms["checks/of_catalogs"] > 10
    assert {room: count for room, count in rooms.items() if count > LARGEST_ROOM} == {}


def test_no_module_is_named_after_nothing():
    names = {path.stem for path in modules()} | {path.parent.name for path in modules()}
    assert "planner" in names
    assert names & EMPTY_NAMES == set()


def test_every_module_says_what_it_is_for():
    documented = [path for path in modules() if ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))]
    assert len(documented) > 80
    bare = {str(path.relative_to(ROOT)) for path in set(modules()) - set(documented) if path.stat().st_size}
    assert bare == set()


def test_every_test_folder_is_collected():
    found = [path for path in modules("tests") if path.name.startswith("test_")]
    assert {"tests", "cli", "planning", "rendering", "yaml"} <= {path.parent.name for path in found}
    names = [path.name for path in found]
    assert sorted(names) == sorted(set(names)), "pytest tells test modules by name alone"
