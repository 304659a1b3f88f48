"""Outputs that are no files to be replaced: devices, pipes, and what the caller has opened already."""

import errno
import os
import sys
import time
from pathlib import Path

READER_WITHIN = 5.0
"""Seconds that a pipe is given to find a reader."""

_OPENED = {"/dev/stdout": 1, "/dev/stderr": 2}
_OPENED_FOLDERS = ("/dev/fd", "/proc/self/fd")


def is_stream(path: Path) -> bool:
    """Whether what is written to `path` goes through it, and does not replace it."""
    return _opened(path) is not None or (path.exists() and not path.is_file() and not path.is_dir())


def write_stream(path: Path, content: bytes) -> None:
    """Write `content` to a device, a pipe or an open file; raises OSError, ENXIO where nothing reads a pipe."""
    number = _opened(path)
    if number is None:
        descriptor = _open_to_write(path)
    else:
        if sys.stdout is not None:
            sys.stdout.flush()
        descriptor = os.dup(number)
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(content)


def _opened(path: Path) -> int | None:
    """Return the number of the open file that `path` names."""
    name = path.name
    if str(path.parent) in _OPENED_FOLDERS and name.isascii() and name.isdigit():
        return int(name)
    return _OPENED.get(str(path)) if sys.platform != "win32" else None


def _open_to_write(path: Path) -> int:
    """Open without waiting for ever: a pipe that has no reader yet is tried again for a while."""
    flags = os.O_WRONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)
    ends = time.monotonic() + READER_WITHIN
    while True:
        try:
            descriptor = os.open(path, flags)
        except OSError as error:
            if error.errno != errno.ENXIO or not path.is_fifo() or time.monotonic() > ends:
                raise
        else:
            os.set_blocking(descriptor, True)
            return descriptor
        time.sleep(0.05)
