"""What tells whether files changed: path, size, inode, and when content and inode last changed."""

import os
import time
from collections.abc import Iterable
from zlib import crc32

SETTLED_AFTER_NS = 2_000_000_000
"""A file changed less than this ago may change again without its times changing."""


def stamps_of(paths: Iterable[str]) -> tuple[str, bool]:
    """Return one line for each file, and whether all have settled.

    A program can set the time of the content back, but not that of the inode: both are looked at. A file
    that cannot be looked at gives a line that never equals another run's.
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
        lines.append(f"{path}\t{_stamp(state)}")
        settled = settled and now - max(state.st_mtime_ns, state.st_ctime_ns) > SETTLED_AFTER_NS
    return "\n".join(lines), settled


def program_stamp(package: str) -> str:
    """Return a number that changes with every module (*.py) below the folder `package`, however deep."""
    stamps = sorted(_modules(package))
    return f"{len(stamps)}:{crc32(os.fsencode(chr(10).join(stamps))):08x}"


def _modules(folder: str) -> Iterable[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(".py"):
                yield f"{entry.path}\t{_stamp(entry.stat())}"
            elif entry.is_dir() and entry.name != "__pycache__":
                yield from _modules(entry.path)


def _stamp(state: os.stat_result) -> str:
    return f"{state.st_size}\t{state.st_ino}\t{state.st_mtime_ns}\t{state.st_ctime_ns}"
