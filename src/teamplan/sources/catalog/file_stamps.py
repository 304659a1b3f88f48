"""What tells whether files changed: path, size and time of change."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_SETTLED_AFTER_NS = 2_000_000_000
"""A file changed less than this ago may change again without its time changing."""


def stamps_of(paths: Iterable[str]) -> tuple[str, bool]:
    """Return one line of path, size and time for each file, and whether all have settled.

    A file that cannot be looked at gives a line that never equals another run's.
    """
    lines, settled = [], True
    now = time.time_ns()
    for path in paths:
        try:
            state = os.stat(path)
        except OSError:
            lines.append(f"{path}\t?{now}")
            settled = False
            continue
        lines.append(f"{path}\t{state.st_size}\t{state.st_mtime_ns}")
        settled = settled and now - state.st_mtime_ns > _SETTLED_AFTER_NS
    return "\n".join(lines), settled
