"""Make small changes to the program and count how many of them the tests notice.

    python scripts/mutation_sample.py [-n 40] [-j 2] [--seed 1] [--limit 10] [--package NAME]… [--at-least 85]

A random sample of every package, the kinds of change in turn (compare, arithmetic, boolean, constant,
negate, drop statement, drop filter, swap arguments, min/max, text …). For each, the tests that run the
changed lines are run, the nearest room first, up to a limit of seconds. A change that survives is
listed; it is a test that is missing, or a change that makes no difference. Works on copies: the
checkout is not touched.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from queue import SimpleQueue

from mutation.choosing import Choice
from mutation.killing import Verdict, check_control, copied, record, tried
from mutation.mutators import Mutant
from mutation.sampling import packages, sample

ROOT = Path(__file__).resolve().parents[1]


def main() -> int:
    """Try the sample and report; return 1 where a package is below `--at-least`."""
    options = _options()
    with tempfile.TemporaryDirectory() as name:
        verdicts = _verdicts(options, Path(name))
    rates = report(verdicts, options.chosen)
    return 1 if any(rate < options.at_least for rate in rates.values()) else 0


def _options() -> argparse.Namespace:
    known = packages(ROOT / "src" / "teamplan")
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-n", type=int, default=40, help="changes of each package (default 40)")
    parser.add_argument("-j", type=int, default=2, help="changes tried at a time (default 2)")
    parser.add_argument("--seed", type=int, default=1, help="another seed, another sample")
    parser.add_argument("--limit", type=float, default=10, help="seconds of tests for one change (default 10)")
    parser.add_argument("--package", action="append", choices=known, help="only this package; may be repeated")
    parser.add_argument("--at-least", type=float, default=0, help="exit 1 below this percentage in any package")
    options = parser.parse_args()
    options.chosen = options.package or known
    return options


def _verdicts(options: argparse.Namespace, folder: Path) -> list[Verdict]:
    first = copied(ROOT, folder / "0")
    recorded = record(first, folder, options.j)
    copies = [first, *(Path(shutil.copytree(first, folder / str(number))) for number in range(1, options.j))]
    source = first / "src" / "teamplan"
    changes: list[Mutant] = []
    for package in options.chosen:
        found = sample(source, package, options.n, options.seed)
        for mutant in found[:1]:
            check_control(mutant, first, recorded.choose(mutant, options.limit))
        changes += found
    verdicts = []
    for verdict in tried_in(copies, changes, lambda mutant: recorded.choose(mutant, options.limit)):
        shown = replace(verdict, mutant=replace(verdict.mutant, path=verdict.mutant.path.relative_to(source)))
        verdicts.append(shown)
        print(f"{len(verdicts)}/{len(changes)} {line(shown)}", file=sys.stderr)
    return verdicts


def tried_in(
    copies: Sequence[Path], changes: Sequence[Mutant], choose: Callable[[Mutant], Choice]
) -> Iterator[Verdict]:
    """Yield what becomes of changes to the first copy, in order, as many at a time as there are copies."""
    free: SimpleQueue[Path] = SimpleQueue()
    for copy in copies:
        free.put(copy)

    def try_one(mutant: Mutant) -> Verdict:
        copy = free.get()
        try:
            there = replace(mutant, path=copy / mutant.path.relative_to(copies[0]))
            return replace(tried(there, copy, choose(mutant)), mutant=mutant)
        finally:
            free.put(copy)

    with ThreadPoolExecutor(len(copies)) as pool:
        yield from pool.map(try_one, changes)


def report(verdicts: Sequence[Verdict], chosen: Sequence[str]) -> dict[str, float]:
    """Print the table and the survivors; return the percentage noticed of each package that has changes."""
    tried_of = Counter(verdict.mutant.path.parts[0] for verdict in verdicts)
    killed_of = Counter(verdict.mutant.path.parts[0] for verdict in verdicts if verdict.killed)
    rates = {package: 100 * killed_of[package] / tried_of[package] for package in chosen if tried_of[package]}
    print("| package | changes | noticed | |\n| --- | ---: | ---: | ---: |")
    for package, rate in rates.items():
        print(f"| {package} | {tried_of[package]} | {killed_of[package]} | {rate:.0f} % |")
    total = 100 * killed_of.total() / max(1, tried_of.total())
    print(f"| **all** | {tried_of.total()} | {killed_of.total()} | {total:.0f} % |\n")
    for verdict in verdicts:
        if not verdict.killed:
            print(line(verdict))
    return rates


def line(verdict: Verdict) -> str:
    """Return a verdict in one line."""
    mutant, choice = verdict.mutant, verdict.choice
    says = "noticed" if verdict.killed else "SURVIVED"
    change = f"{_short(mutant.before)} → {_short(mutant.after)}"
    left = f", {choice.left_out} left out for time" if choice.left_out else ""
    return f"{says} {mutant.path}:{mutant.first_line} [{mutant.kind}] {change} ({len(choice.tests)} tests{left})"


def _short(code: str) -> str:
    text = " ".join(code.split())
    return text if len(text) <= 70 else text[:69] + "…"


if __name__ == "__main__":
    raise SystemExit(main())
