"""Throw hostile inputs at the program, and say how many of each kind broke it.

    python fuzz/fuzzing.py [--inputs 1000000] [--seed 1] [-j 2] [--surface NAME]… [--only NUMBER]

Every input can be made again from seed, surface and number: `--surface loader --only 4711` tries one and shows
the traceback. Inputs that broke something are written to `fuzz/found/`; with the fault mended, they move to
`fuzz/corpus/<surface>/`, where every run tries them first. Exits 1 where anything broke.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections import defaultdict
from multiprocessing import Value
from pathlib import Path

from surfaces import SURFACES
from trying import attempted
from work import Tally, Task, input_of, run_task, share_out

FOUND = Path(__file__).parent / "found"
_INTERVAL = 30.0
"""Seconds between two lines that say how far it is."""


def main(arguments: list[str] | None = None) -> int:
    """Fuzz and report; return 1 where anything broke."""
    options = _options(arguments)
    if options.only is not None:
        return _show(options.surface[0], options.seed, options.only)
    begun = time.monotonic()
    tallies: dict[str, Tally] = defaultdict(Tally)
    tell = _Progress(tallies, options.inputs)
    tasks = [task for name in options.surface for task in _tasks(name, options)]
    if options.j == 1:
        for task in tasks:
            for tally in run_task(SURFACES, task, Value("q", 0)):
                tell(task.surface, tally)
    else:
        share_out(SURFACES, tasks, options.j, tell)
    print(report(tallies, time.monotonic() - begun))
    broken = {name: tally for name, tally in tallies.items() if tally.faults}
    for name, tally in broken.items():
        _keep(name, tally)
    return 1 if broken else 0


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--inputs", type=int, default=int(os.environ.get("FUZZ_INPUTS", "1000000")))
    parser.add_argument("--seed", type=int, default=int(os.environ.get("FUZZ_SEED", "1")))
    parser.add_argument("-j", type=int, default=2, help="processes")
    parser.add_argument("--surface", action="append", choices=sorted(SURFACES), help="only this one; repeatable")
    parser.add_argument("--only", type=int, help="try one input of one surface, and show what happens")
    options = parser.parse_args(arguments)
    options.surface = options.surface or list(SURFACES)
    return options


def _tasks(name: str, options: argparse.Namespace) -> list[Task]:
    """Return a surface's part of the inputs, one task a process; of a few surfaces, each gets what it asks for."""
    share = SURFACES[name].share / sum(SURFACES[each].share for each in options.surface)
    count = max(options.j, round(options.inputs * share))
    return [Task(name, options.seed, first, count, options.j) for first in range(options.j)]


class _Progress:
    """Adds tallies up, and says on stderr how far it is."""

    def __init__(self, tallies: dict[str, Tally], wanted: int) -> None:
        """Begin with nothing."""
        self._tallies, self._wanted, self._next = tallies, wanted, time.monotonic() + _INTERVAL

    def __call__(self, name: str, tally: Tally) -> None:
        """Take in a tally; tell of faults at once."""
        known = set(self._tallies[name].faults)
        self._tallies[name].add(tally)
        for kind in set(tally.faults) - known:
            print(f"{name} input {tally.faults[kind][0]}: {kind}", file=sys.stderr, flush=True)
        if time.monotonic() >= self._next:
            self._next += _INTERVAL
            done = sum(each.words.total() for each in self._tallies.values())
            print(f"{done:,} of {self._wanted:,} inputs", file=sys.stderr, flush=True)


def report(tallies: dict[str, Tally], seconds: float) -> str:
    """Return the table of what became of the inputs."""
    lines = ["| surface | inputs | faults | CPU s | slowest s | what became of them |", "|---|---:|---:|---:|---:|---|"]
    for name, tally in tallies.items():
        words = ", ".join(f"{word} {count:,}" for word, count in tally.words.most_common())
        faults = tally.fault_counts.total()
        total = tally.words.total()
        lines.append(f"| {name} | {total:,} | {faults:,} | {tally.seconds:,.0f} | {tally.slowest:.2f} | {words} |")
    total = sum(tally.words.total() for tally in tallies.values())
    faults = sum(tally.fault_counts.total() for tally in tallies.values())
    lines.append(f"| **all** | {total:,} | {faults:,} | | | in {seconds:,.0f} s |")
    for name, tally in tallies.items():
        for kind, count in tally.fault_counts.most_common():
            lines.append(f"{name}: {count:,} × {kind}, first at input {tally.faults[kind][0]}")
    return "\n".join(lines)


def _keep(name: str, tally: Tally) -> None:
    FOUND.mkdir(exist_ok=True)
    for number, detail, content in tally.faults.values():
        (FOUND / f"{name}-{number}.input").write_bytes(content)
        (FOUND / f"{name}-{number}.txt").write_text(detail, encoding="utf-8", errors="replace")


def _show(name: str, seed: int, number: int) -> int:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        surface = SURFACES[name](Path(folder))
        made = input_of(surface, seed, number)
        print(repr(made)[:4000])
        outcome = attempted(surface, made)
    print(outcome.fault or outcome.word, outcome.detail, sep="\n")
    return 1 if outcome.fault else 0


if __name__ == "__main__":
    os.environ["TEAMPLAN_LANG"] = "en"
    raise SystemExit(main())
