"""Inputs shared out between processes; one that dies tells which input it died of."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

from trying import Outcome, attempted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from multiprocessing.sharedctypes import Synchronized

    from surface import Surface

_AT_ONCE = 200
"""Inputs between two reports of a process."""


@dataclass(frozen=True)
class Task:
    """Inputs of one surface: those with the numbers `first`, `first + step` … below `end`."""

    surface: str
    seed: int
    first: int
    end: int
    step: int


@dataclass
class Tally:
    """What became of the inputs of a surface."""

    words: Counter[str] = field(default_factory=Counter)
    faults: dict[str, tuple[int, str, bytes]] = field(default_factory=dict)
    """Kind → number of the first input, what happened, and the input."""
    fault_counts: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0
    slowest: float = 0.0

    def add(self, other: Tally) -> None:
        """Take in what another process tallied."""
        self.words += other.words
        self.fault_counts += other.fault_counts
        for kind, fault in other.faults.items():
            self.faults[kind] = min(fault, self.faults.get(kind, fault))
        self.seconds += other.seconds
        self.slowest = max(self.slowest, other.slowest)


def input_of(surface: Surface[Any], seed: int, number: int) -> object:
    """Return an input by its number: first the seeds as they are, then what the dice make."""
    seeds = surface.seeds()
    return seeds[number] if number < len(seeds) else surface.make(Random(f"{seed} {surface.name} {number}"))


def run_task(surfaces: Mapping[str, type[Surface[Any]]], task: Task, current: Synchronized[int]) -> Iterable[Tally]:
    """Yield a tally every so many inputs."""
    folder = Path(tempfile.mkdtemp(prefix="teamplan-fuzz-"))
    here = Path.cwd()
    try:
        os.chdir(folder)
        surface = surfaces[task.surface](folder)
        numbers = range(task.first, task.end, task.step)
        for start in range(0, len(numbers), _AT_ONCE):
            tally = Tally()
            for number in numbers[start : start + _AT_ONCE]:
                current.value = number
                _try_one(surface, task.seed, number, tally)
            yield tally
    finally:
        os.chdir(here)
        shutil.rmtree(folder, ignore_errors=True)


def _try_one(surface: Surface[Any], seed: int, number: int, tally: Tally) -> None:
    made = input_of(surface, seed, number)
    begun = time.process_time()
    outcome = attempted(surface, made)
    taken = time.process_time() - begun
    tally.seconds += taken
    tally.slowest = max(tally.slowest, taken)
    tally.words[outcome.word] += 1
    if outcome.fault is not None:
        tally.fault_counts[outcome.fault] += 1
        tally.faults.setdefault(outcome.fault, (number, outcome.detail, as_bytes(made)))


def as_bytes(made: object) -> bytes:
    """Return an input as a file can hold it."""
    if isinstance(made, bytes):
        return made
    return made.encode("utf-8", "surrogatepass") if isinstance(made, str) else repr(made).encode("utf-8", "replace")


def share_out(
    surfaces: Mapping[str, type[Surface[Any]]], tasks: list[Task], processes: int, tell: Callable[[str, Tally], None]
) -> None:
    """Run tasks in several processes; a task whose process dies goes on behind the input that killed it."""
    context = get_context("fork")
    results = context.Queue()
    waiting, running = list(tasks), {}
    while waiting or running:
        while waiting and len(running) < processes:
            task = waiting.pop(0)
            current = context.Value("q", task.first)
            process = context.Process(target=_child, args=(surfaces, task, current, results))
            process.start()
            running[process.pid] = (process, task, current)
        _drain(results, tell)
        for pid, (process, task, current) in list(running.items()):
            if process.exitcode is None:
                continue
            del running[pid]
            if process.exitcode != 0:
                number = current.value
                died = Outcome("fault", f"the process died ({process.exitcode})")
                fault = (number, died.fault or "", as_bytes(f"seed {task.seed}, input {number}"))
                kind = str(died.fault)
                tell(task.surface, Tally(Counter(fault=1), {kind: fault}, Counter({kind: 1})))
                if number + task.step < task.end:
                    waiting.insert(0, Task(task.surface, task.seed, number + task.step, task.end, task.step))
    _drain(results, tell)


def _drain(results: Any, tell: Callable[[str, Tally], None]) -> None:  # noqa: ANN401 - a queue of any context
    time.sleep(0.05)
    while not results.empty():
        tell(*results.get())


def _child(surfaces: Mapping[str, type[Surface[Any]]], task: Task, current: Synchronized[int], results: Any) -> None:  # noqa: ANN401 - as above
    for tally in run_task(surfaces, task, current):
        results.put((task.surface, tally))
    results.close()
    results.join_thread()
