"""Reading many files on all processors, with the same result as reading them one after the other."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, NamedTuple

from teamplan.checking.files import Harvest, read_targets

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from teamplan.checking.files import LazyCatalog
    from teamplan.checking.targets import Target

LEAST_FILES = 300
"""Files below which a second process costs more than it saves."""
MOST_PROCESSES = 8


class _Helper(NamedTuple):
    """A child process at work on its share of the files."""

    process: int
    pipe: int
    share: Sequence[Target]


def read_all(targets: Sequence[Target], catalog: LazyCatalog, counted: Callable[[int], None] | None = None) -> Harvest:
    """Read `targets` as `read_targets` does, in several processes where there are many.

    Shares are merged in the order of the files. A helper that fails for whatever reason is replaced:
    its share is read here. `counted` is told about how many are read: helpers are taken to be as fast.
    """
    processes = _processes(len(targets))
    size = max(1, -(-len(targets) // processes))
    first, *others = [targets[start : start + size] for start in range(0, len(targets), size)] or [targets]
    helpers = [_start(share, catalog) for share in others]
    shares = 1 + len(helpers)
    harvest = read_targets(first, catalog, counted and (lambda read: counted(min(read * shares, len(targets)))))
    for helper in helpers:
        harvest.extend(_collect(helper) or read_targets(helper.share, catalog))
    return harvest


def _processes(files: int) -> int:
    """Return how many processes to use; one where forking is not possible or not safe."""
    threads = sys.modules.get("threading")
    if files < LEAST_FILES or not hasattr(os, "fork") or sys.platform == "darwin":
        return 1
    if threads is not None and threads.active_count() > 1:
        return 1
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(usable, MOST_PROCESSES, files // (LEAST_FILES // 2)))


def _start(share: Sequence[Target], catalog: LazyCatalog) -> _Helper:
    reading, writing = os.pipe()
    process = os.fork()
    if process:
        os.close(writing)
        return _Helper(process, reading, share)
    code = 1
    try:
        os.close(reading)
        _send(writing, read_targets(share, catalog))
        code = 0
    finally:
        os._exit(code)


def _send(pipe: int, harvest: Harvest) -> None:
    import pickle

    with open(pipe, "wb") as file:
        pickle.dump(harvest, file, protocol=pickle.HIGHEST_PROTOCOL)


def _collect(helper: _Helper) -> Harvest | None:
    """Return what a helper read, or None where it failed."""
    import pickle

    with open(helper.pipe, "rb") as file:
        content = file.read()
    _, status = os.waitpid(helper.process, 0)
    if status or not content:
        return None
    harvest = pickle.loads(content)  # noqa: S301 - a pipe from our own child process
    return harvest if isinstance(harvest, Harvest) else None
