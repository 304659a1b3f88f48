"""Taking turns: two runs never put sets of files into one folder at the same time."""

import os
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from teamplan.findings.words import Words
from teamplan.sources.outputs.unwritable import UnwritableFileError

LOCK = ".teamplan-lock"
"""Name of the file that is locked; it stands in the folder for as long as files are put in place."""
WITHIN = 10.0
"""Seconds that a run waits for its turn."""


@contextmanager
def alone_in(folders: set[Path]) -> Iterator[None]:
    """Keep other runs from putting files into these folders meanwhile; raises UnwritableFileError.

    A lock ends with its process, however that ends. Where the system has none, nothing is waited for.
    """
    with ExitStack() as stack:
        for folder in sorted(folders):
            descriptor = _locked(folder)
            if descriptor is not None:
                stack.callback(os.close, descriptor)
                stack.callback(remove, os.path.join(folder, LOCK))
        yield


def _locked(folder: Path) -> int | None:
    """Return a locked file of `folder`, or None where the system has no such locks."""
    try:
        import fcntl
    except ImportError:
        return None
    name = os.path.join(folder, LOCK)
    ends = time.monotonic() + WITHIN
    while True:
        try:
            descriptor = os.open(name, os.O_RDONLY | os.O_CREAT | os.O_NOFOLLOW | os.O_NONBLOCK, 0o666)
        except OSError:
            return None
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if os.path.samestat(os.stat(name), os.fstat(descriptor)):
                with suppress(OSError):
                    os.utime(descriptor)
                return descriptor
        except BlockingIOError:
            time.sleep(0.02)
        except FileNotFoundError:
            pass  # whoever had the lock has just removed it
        except OSError:
            os.close(descriptor)
            remove(name)
            return None
        os.close(descriptor)
        if time.monotonic() > ends:
            raise _busy(folder)


def _busy(folder: Path) -> UnwritableFileError:
    message = Words(f"另一个 teamplan 正在写入 {folder}", f"another teamplan is writing to {folder}")
    return UnwritableFileError(folder, message, Words("请稍后再试", "try again in a moment"))


def remove(path: str) -> None:
    """Remove a file that may be gone already."""
    with suppress(OSError):
        os.unlink(path)
