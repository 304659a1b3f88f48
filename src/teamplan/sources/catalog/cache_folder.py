"""The user's cache: where it is, and reading and writing one entry. Nothing here ever fails."""

import os
import sys
from contextlib import suppress

_OFF = frozenset({"off", "0", "no", "false"})


def cache_folder() -> str | None:
    """Return the folder of the program's cache, or None where caching is off or has no place.

    TEAMPLAN_CACHE=off turns it off; TEAMPLAN_CACHE_DIR moves it.
    """
    environment = os.environ
    if environment.get("TEAMPLAN_CACHE", "").lower() in _OFF:
        return None
    stated = environment.get("TEAMPLAN_CACHE_DIR")
    if stated:
        return stated
    if sys.platform == "win32":
        base = environment.get("LOCALAPPDATA", "")
    elif sys.platform == "darwin":
        base = os.path.expanduser("~/Library/Caches")
    else:
        base = environment.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return os.path.join(base, "teamplan") if os.path.isabs(base) else None


def read_entry(name: str, signature: str) -> bytes | None:
    """Return the content of an entry, or None where there is none of this signature."""
    content, folder = b"", cache_folder()
    if folder is not None:
        with suppress(OSError), open(os.path.join(folder, name), "rb") as file:
            content = file.read()
    head = signature.encode("utf-8", "surrogateescape") + b"\n\n"
    return content[len(head) :] if content.startswith(head) else None


def write_entry(name: str, signature: str, content: bytes) -> None:
    """Keep `content` under `signature`, whole or not at all; do nothing where that is impossible."""
    folder = cache_folder()
    if folder is None:
        return
    temporary = os.path.join(folder, f".{name}.{os.getpid()}.tmp")
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
        with open(temporary, "wb") as file:
            file.write(signature.encode("utf-8", "surrogateescape") + b"\n\n" + content)
        os.replace(temporary, os.path.join(folder, name))
    except OSError:
        with suppress(OSError):
            os.unlink(temporary)
