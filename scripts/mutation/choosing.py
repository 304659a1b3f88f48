"""Which tests may notice a change: those that run its lines, the nearest room and the quickest first."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from coverage import CoverageData

from .mutators import Mutant

GOLDENS = "tests/test_examples.py"
"""Come last: a difference there says that something changed, not what is wrong."""


@dataclass(frozen=True)
class Choice:
    """The tests that are run for a change, in order, their time, and how many were left out for time."""

    tests: tuple[str, ...]
    seconds: float
    left_out: int


class Recorded:
    """What one run of all tests said: which of them runs which line, and how long it takes."""

    def __init__(self, root: Path, parts: Iterable[tuple[Path, Path]]) -> None:
        """Read what was recorded of the tree at `root`: data of coverage, and times of the tests."""
        self._root = root
        self._data = CoverageData(no_disk=True)
        self.seconds: dict[str, float] = {}
        for data, times in parts:
            part = CoverageData(str(data))
            part.read()
            self._data.update(part)
            self.seconds |= json.loads(times.read_text(encoding="utf-8"))
        self._lines: dict[Path, dict[int, list[str]]] = {}

    def choose(self, mutant: Mutant, limit: float) -> Choice:
        """Return the tests for a change that together take at most `limit` seconds, at least one."""
        running = self._running(mutant)
        inside = mutant.path.relative_to(self._root / "src" / "teamplan")
        room = f"tests/{inside.parts[0]}/"
        around = [name for name in self.seconds if name.startswith(room) and name not in running]
        ordered = [*self._nearest_first(running, inside), *self._nearest_first(around, inside)]
        chosen: list[str] = []
        spent = 0.0
        for name in ordered:
            if chosen and spent + self.seconds[name] > limit:
                continue
            chosen.append(name)
            spent += self.seconds[name]
        return Choice(tuple(chosen), spent, len(set(running) - set(chosen)))

    def _running(self, mutant: Mutant) -> set[str]:
        """Return the tests that run a line of the change, else those that run the module, else all.

        What runs on import, and once for all tests, runs in no test that could be named.
        """
        if mutant.path not in self._lines:
            self._lines[mutant.path] = self._data.contexts_by_lineno(str(mutant.path))
        lines = self._lines[mutant.path]
        span = range(mutant.first_line, mutant.last_line + 1)
        found = {name for line in span for name in lines.get(line, ())} & self.seconds.keys()
        anywhere = {name for names in lines.values() for name in names} & self.seconds.keys()
        return found or anywhere or set(self.seconds)

    def _nearest_first(self, tests: Iterable[str], inside: Path) -> list[str]:
        def key(name: str) -> tuple[bool, int, float]:
            file = Path(name.partition("::")[0])
            shared = sum(part in file.parts for part in (*inside.parts[:-1], f"test_{inside.name}"))
            return name.startswith(GOLDENS), -shared, self.seconds[name]

        return sorted(tests, key=key)
