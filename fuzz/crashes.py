"""Kill, interrupt, starve and double the program while it writes: what lies there afterwards is whole.

    python fuzz/crashes.py [--runs 100] [--seed 1]

Every run starts `teamplan new` in a folder that holds an older plan and its documents. Afterwards each file is
the older one or the newer one to the last byte. Killed between two files, a run may leave one new and one old:
no system takes back what it was killed in the middle of. Exits 1 where anything broke.
"""

from __future__ import annotations

import argparse
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from promises.said import demand_contract
from surface import FaultError, demand

from teamplan.sources.outputs.writing import is_ours

if TYPE_CHECKING:
    from collections.abc import Callable

_FILES = ("plan.yaml", "plan.md", "plan.html")
_OLDER, _NEWER, _THIRD = ("3", "4", "5")
"""Sizes of the plans that runs write."""


class Crashes:
    """Ways to disturb a run, in a folder of their own."""

    def __init__(self, folder: Path, seed: int) -> None:
        """Write the older plan, and measure how long a run takes."""
        self._folder, self._dice = folder, Random(seed)
        self._contents: dict[str, dict[str, bytes]] = {}
        for size in (_THIRD, _NEWER, _OLDER):
            begun = time.monotonic()
            process = self._start(size)
            out, err = process.communicate()
            demand(process.returncode == 0, "a run that nothing disturbs fails", out + err)
            self._usual = time.monotonic() - begun
            self._contents[size] = {name: (folder / name).read_bytes() for name in _FILES}
        for name, content in self._contents[_OLDER].items():
            demand(is_ours(content), "a file without a seal", name)

    def kill(self) -> str:
        """Kill a run at any moment."""
        process = self._start(_NEWER)
        time.sleep(self._dice.uniform(0.3, 1.1) * self._usual)
        process.kill()
        process.communicate()
        return self._whole(_OLDER, _NEWER)

    def interrupt(self) -> str:
        """Press Ctrl-C at any moment after the interpreter has started."""
        process = self._start(_NEWER)
        time.sleep(self._dice.uniform(0.15, 1.1) * self._usual)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate()
        if process.returncode != -signal.SIGINT:  # before the interpreter could catch it
            demand_contract(process.returncode, out, err)
        return self._whole(_OLDER, _NEWER)

    def starve(self) -> str:
        """Let no file grow beyond a few bytes, as on a full disk."""
        most = self._dice.choice((0, 1, 100, 4_096, 20_000))
        process = self._start(_NEWER, lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most)))
        out, err = process.communicate()
        word = demand_contract(process.returncode, out, err)
        demand(word == "refused", "a full disk goes unnoticed", err)
        word = self._whole(_OLDER)
        demand(sorted(path.name for path in self._folder.iterdir()) == sorted(_FILES), "something is left behind")
        return word

    def race(self) -> str:
        """Write the same files from two runs at a time."""
        processes = [self._start(size) for size in (_NEWER, _THIRD)]
        for process in processes:
            out, err = process.communicate()
            demand(demand_contract(process.returncode, out, err) == "done", "a run in a race fails", err)
        return self._whole(_NEWER, _THIRD)

    def _start(self, size: str, limited: Callable[[], None] | None = None) -> subprocess.Popen[str]:
        arguments = ["new", "--stage", "startup", "--size", size, "--render", "md,html", "--force", "--quiet"]
        return subprocess.Popen(
            [sys.executable, "-m", "teamplan", *arguments],
            cwd=self._folder,
            env=os.environ | {"TEAMPLAN_LANG": "en", "TEAMPLAN_CACHE": "off"},
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            preexec_fn=limited,  # noqa: PLW1509 - this process has no other threads
        )

    def _whole(self, *sizes: str) -> str:
        """Say which plan the files are of; raises FaultError where one is of none. Leaves the older one."""
        found = []
        for name in _FILES:
            content = (self._folder / name).read_bytes()
            of = [size for size in sizes if self._contents[size][name] == content]
            demand(of, "a file that is not whole", (name, len(content)))
            found += of
        for name, content in self._contents[_OLDER].items():
            (self._folder / name).write_bytes(content)
        same = len(set(found)) == 1
        return {_OLDER: "older", _NEWER: "newer", _THIRD: "newer"}[found[0]] if same else "of two runs"


def main(arguments: list[str] | None = None) -> int:
    """Disturb runs and report; return 1 where anything broke."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=100, help="of each kind")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    broken = 0
    print("| disturbed by | runs | faults | files afterwards |\n|---|---:|---:|---|")
    with tempfile.TemporaryDirectory() as name:
        crashes = Crashes(Path(name), options.seed)
        for disturb in (crashes.kill, crashes.interrupt, crashes.starve, crashes.race):
            words: Counter[str] = Counter()
            for _ in range(options.runs):
                words[_disturbed(disturb)] += 1
            faults = sum(count for word, count in words.items() if word.startswith("FAULT"))
            broken += faults
            said = ", ".join(f"{word} {count}" for word, count in words.most_common())
            print(f"| {disturb.__name__} | {options.runs} | {faults} | {said} |", flush=True)
    return 1 if broken else 0


def _disturbed(disturb: Callable[[], str]) -> str:
    try:
        return disturb()
    except FaultError as fault:
        return f"FAULT {fault}"


if __name__ == "__main__":
    raise SystemExit(main())
