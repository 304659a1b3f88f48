"""Keeping the user's cache small: what is old, or left by another version or a killed run, goes."""

import os
import re
import stat
import time
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice

from teamplan.sources.catalog.private_files import is_private

TEMPORARY = ".tmp"
"""How the name of an entry ends while it is written."""
MOST_ENTRIES = 200
MOST_BYTES = 128_000_000
"""How much is kept; beyond either, the entries that were written first go."""
OLD_AFTER = 30 * 86_400.0
"""Seconds after which an entry goes. One that is still used is then made anew."""
ABANDONED_AFTER = 3_600.0
"""Seconds after which nobody is still writing a temporary file."""

_ENTRY = re.compile(r"(?:catalog|check)-(?:(\d+)-)?[0-9a-f]{8}\.json")
"""An entry of any version, and the number of its form; the first form had none."""
_UNFINISHED = re.compile(r"\.(?:catalog|check)-(?:\d+-)?[0-9a-f]{8}\.json\.[0-9a-f]+\.tmp")
_CODE_FOLDER = re.compile(r"templates-\d[\w.+]*")
_CODE = re.compile(r"__jinja2_[0-9a-f]{40}\.cache")
"""Where compiled document templates were kept once, and as what: code, which nothing may read again."""
_MOST_LOOKED_AT = 10_000


def clean(folder: str, form: int) -> None:
    """Remove from `folder` what is no longer wanted, but only what is certainly of this cache.

    `form` is the number in the names of today's entries.
    """
    now = time.time()
    kept: list[tuple[float, int, str]] = []
    for entry, state in _private_entries(folder):
        age = now - state.st_mtime
        if stat.S_ISDIR(state.st_mode):
            if _CODE_FOLDER.fullmatch(entry.name):
                _remove_code(entry.path)
        elif found := _ENTRY.fullmatch(entry.name):
            if found[1] == str(form) and age <= OLD_AFTER:
                kept.append((age, state.st_size, entry.path))
            else:
                _remove(entry.path)
        elif _UNFINISHED.fullmatch(entry.name) and age > ABANDONED_AFTER:
            _remove(entry.path)
    total = 0
    for number, (_, size, path) in enumerate(sorted(kept)):
        total += size
        if number >= MOST_ENTRIES or total > MOST_BYTES:
            _remove(path)


def _private_entries(folder: str) -> Iterator[tuple[os.DirEntry[str], os.stat_result]]:
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in islice(entries, _MOST_LOOKED_AT):
            with suppress(OSError):
                state = entry.stat(follow_symlinks=False)
                if is_private(state):
                    yield entry, state


def _remove(path: str) -> None:
    with suppress(OSError):
        os.unlink(path)


def _remove_code(folder: str) -> None:
    for entry, _ in _private_entries(folder):
        if _CODE.fullmatch(entry.name):
            _remove(entry.path)
    with suppress(OSError):
        os.rmdir(folder)
