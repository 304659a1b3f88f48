"""Copies of the repository, the one run that records, and the run that should fail for a change."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from .choosing import Choice, Recorded
from .mutators import Mutant

SCRIPTS = Path(__file__).resolve().parents[1]
NOTICED = (1, 2, 3, 4)
"""Exit codes of pytest where a test fails, or where the changed module cannot even be imported."""


@dataclass(frozen=True)
class Verdict:
    """What became of a change."""

    mutant: Mutant
    killed: bool
    choice: Choice
    said: str = ""
    """What pytest said at the end."""


class BrokenRunError(Exception):
    """The tests could not be run: this says nothing about a change."""


def copied(root: Path, target: Path) -> Path:
    """Copy what Git tracks at `root`, with uncommitted changes, into a new folder."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=root, check=True, capture_output=True)  # noqa: S607 - git of the user
    for name in filter(None, listed.stdout.decode().split("\0")):
        if (root / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(root / name, target / name)
    return target


def record(copy: Path, folder: Path, processes: int) -> Recorded:
    """Run all tests of a copy once, shared out between processes, and return what they run."""
    files = sorted(str(path.relative_to(copy)) for path in (copy / "tests").rglob("test_*.py"))
    shares = [files[place::processes] for place in range(processes)]
    with ThreadPoolExecutor(processes) as pool:
        parts = list(pool.map(lambda place: _recorded(copy, folder / f"part-{place}", shares[place]), range(processes)))
    return Recorded(copy, parts)


def _recorded(copy: Path, folder: Path, files: list[str]) -> tuple[Path, Path]:
    """Run some test files and return where coverage and times of the tests were written."""
    folder.mkdir()
    data, times = folder / "coverage", folder / "times.json"
    command = [sys.executable, "-m", "coverage", "run", f"--data-file={data}", f"--source={copy / 'src'}"]
    environment = _environment(copy) | {"MUTATION_TIMES": str(times)}
    done = subprocess.run(
        [*command, *_PYTEST, "--tb=no", "-m", "not browser", *files],
        cwd=copy,
        env=environment,
        stdout=sys.stderr,
        check=False,
    )
    if done.returncode not in (0, 1) or not times.is_file():
        message = f"pytest ended with {done.returncode}"
        raise BrokenRunError(message)
    return data, times


def check_control(mutant: Mutant, copy: Path, choice: Choice) -> None:
    """Run the tests of a change without the change; raises BrokenRunError where they fail all the same."""
    unchanged = replace(mutant, source=mutant.path.read_text(encoding="utf-8"))
    verdict = tried(unchanged, copy, choice)
    if verdict.killed:
        message = f"the tests of {mutant.path}:{mutant.first_line} fail without a change\n{verdict.said}"
        raise BrokenRunError(message)


def tried(mutant: Mutant, copy: Path, choice: Choice) -> Verdict:
    """Make the change in `copy`, run the chosen tests, and take it back; too slow counts as noticed."""
    original = mutant.path.read_text(encoding="utf-8")
    chosen = copy / ".chosen-tests"
    chosen.write_text("\n".join(choice.tests), encoding="utf-8")
    files = sorted({name.partition("::")[0] for name in choice.tests})
    shutil.rmtree(copy / ".pytest_cache", ignore_errors=True)
    _write(mutant.path, mutant.source)
    try:
        done = subprocess.run(
            [sys.executable, *_PYTEST, "-x", *files],
            cwd=copy,
            env=_environment(copy) | {"MUTATION_TESTS": str(chosen)},
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=30 + 5 * choice.seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return Verdict(mutant, killed=True, choice=choice, said="too slow")
    finally:
        _write(mutant.path, original)
    said = (done.stdout + done.stderr)[-2000:]
    if done.returncode not in (0, *NOTICED):
        message = f"pytest ended with {done.returncode} for {mutant.path}:{mutant.first_line}\n{said}"
        raise BrokenRunError(message)
    return Verdict(mutant, killed=done.returncode in NOTICED, choice=choice, said=said)


_PYTEST = ("-m", "pytest", "-q", "-p", "mutation.recording", "-p", "no:cacheprovider", "-p", "no:xdist")


def _environment(copy: Path) -> dict[str, str]:
    """Return an environment in which the copy is imported, with the same examples of every property in each run."""
    path = os.pathsep.join([str(copy / "src"), str(SCRIPTS)])
    temporary = copy / ".temporary"  # of its own: runs at the same time share no files
    temporary.mkdir(exist_ok=True)
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("MUTATION_")}
    fixed = {"CI": "true", "HYPOTHESIS_PROFILE": "fast", "PYTHONDONTWRITEBYTECODE": "1"}
    return inherited | fixed | {"PYTHONPATH": path, "PYTEST_DEBUG_TEMPROOT": str(temporary)}


def _write(path: Path, source: str) -> None:
    """Write a module, and forget what Python compiled of it."""
    for compiled in (path.parent / "__pycache__").glob(f"{path.stem}.*"):
        compiled.unlink()
    path.write_text(source, encoding="utf-8")
