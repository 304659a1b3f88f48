"""The user's cache: where it is, and reading and writing one entry. Nothing here ever fails.

The folder and its entries are used only where they belong to the user who runs the program and nobody
else can write them. An entry carries a checksum, so that a damaged one is none; who reads it still
validates what it says.
"""

import os
import stat
import sys
from contextlib import suppress
from zlib import crc32

from teamplan.sources.catalog.private_files import is_private

MAX_ENTRY_BYTES = 32_000_000
"""The largest entry that is read or written; the built-in catalog takes 0.7 MB."""
FORM = 2
"""Number in the name of every entry; changes whenever what surrounds the content does."""

_OFF = frozenset({"off", "0", "no", "false"})
_BINARY = getattr(os, "O_BINARY", 0)
_READ = (
    os.O_RDONLY | _BINARY | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
)


def cache_folder() -> str | None:
    """Return the folder of the program's cache, or None where caching is off or has no place.

    TEAMPLAN_CACHE=off turns it off; TEAMPLAN_CACHE_DIR moves it.
    """
    environment = os.environ
    if environment.get("TEAMPLAN_CACHE", "").lower() in _OFF:
        return None
    stated = environment.get("TEAMPLAN_CACHE_DIR")
    if stated:
        return stated.rstrip("/") or stated
    if sys.platform == "win32":
        base = environment.get("LOCALAPPDATA", "")
    elif sys.platform == "darwin":
        base = os.path.expanduser("~/Library/Caches")
    else:
        base = environment.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return os.path.join(base, "teamplan") if os.path.isabs(base) else None


def entry_name(kind: str, *asked: object) -> str:
    """Return the name of the entry that holds what was `asked`, which must name the installation that asks."""
    return f"{kind}-{FORM}-{crc32(os.fsencode(chr(10).join(map(str, asked)))):08x}.json"


def read_entry(name: str, signature: str) -> bytes | None:
    """Return the content of an entry, or None where there is no sound one of this signature."""
    folder, entry = cache_folder(), b""
    with suppress(OSError):
        if folder is not None and is_private(os.lstat(folder)):
            entry = _read(os.path.join(folder, name))
    head = _head(signature)
    if not entry.startswith(head):
        return None
    checksum, content = entry[len(head) : len(head) + 9], entry[len(head) + 9 :]
    return content if checksum == _checksum(content) else None


def write_entry(name: str, signature: str, content: bytes) -> None:
    """Keep `content` under `signature`, whole or not at all; do nothing where that is impossible.

    What has become old is removed: whoever writes cleans up.
    """
    from teamplan.sources.catalog.cache_cleaning import TEMPORARY, clean

    folder, entry = cache_folder(), _head(signature) + _checksum(content) + content
    if folder is None or len(entry) > MAX_ENTRY_BYTES:
        return
    temporary = os.path.join(folder, f".{name}.{os.urandom(4).hex()}{TEMPORARY}")
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
        if not is_private(os.lstat(folder)):
            return
        with open(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o600), "wb") as file:
            file.write(entry)
        os.replace(temporary, os.path.join(folder, name))
        clean(folder, FORM)
    except OSError:
        with suppress(OSError):
            os.unlink(temporary)


def _read(path: str) -> bytes:
    """Return the bytes of a private, plain file of bearable size, or none; a pipe or device is not waited for."""
    descriptor = os.open(path, _READ)
    try:
        state = os.fstat(descriptor)
        if not stat.S_ISREG(state.st_mode) or not is_private(state) or state.st_size > MAX_ENTRY_BYTES:
            return b""
        return os.read(descriptor, state.st_size)
    finally:
        os.close(descriptor)


def _head(signature: str) -> bytes:
    return signature.encode("utf-8", "surrogateescape") + b"\n\n"


def _checksum(content: bytes) -> bytes:
    return b"%08x\n" % crc32(content)
