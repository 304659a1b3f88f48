"""How far work is that lasts over a second, on a terminal's stderr."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rich.progress import Progress, TaskID

    from teamplan.cli.speaker import Speaker
    from teamplan.findings.words import Words

PATIENCE = 1.0
"""Seconds before anything is shown."""
_INTERVAL = 0.1
"""Seconds between two drawings."""


@contextmanager
def progress(doing: Words, speaker: Speaker, *, quiet: bool) -> Iterator[Callable[[int, int], None] | None]:
    """Give what is to be told how much of how much is done; None where nobody watches."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    bar = _Bar(speaker.word(doing))
    try:
        yield bar
    finally:
        bar.close()


class _Bar:
    """A bar that appears when work takes long, and goes when it is done.

    It draws only when it is told something, without a thread of its own.
    """

    def __init__(self, doing: str) -> None:
        self._doing, self._next = doing, monotonic() + PATIENCE
        self._drawn: tuple[Progress, TaskID] | None = None

    def __call__(self, done: int, total: int) -> None:
        """Draw how much is done, where it is time to."""
        now = monotonic()
        if now < self._next:
            return
        self._next = now + _INTERVAL
        if self._drawn is None:
            self._drawn = self._start(total)
        bar, task = self._drawn
        bar.update(task, completed=done)
        bar.refresh()

    def _start(self, total: int) -> tuple[Progress, TaskID]:
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

        from teamplan.cli.drawing import console

        columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn())
        bar = Progress(*columns, console=console(sys.stderr), auto_refresh=False, transient=True)
        bar.start()
        return bar, bar.add_task(self._doing, total=total)

    def close(self) -> None:
        """Take the bar away."""
        if self._drawn is not None:
            self._drawn[0].stop()
