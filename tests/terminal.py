"""Running commands at a terminal of a given width, as a person does."""

from __future__ import annotations

import os
import struct
import subprocess
from typing import TYPE_CHECKING, NamedTuple

import pytest

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

pty = pytest.importorskip("pty")
fcntl = pytest.importorskip("fcntl")
termios = pytest.importorskip("termios")


class Seen(NamedTuple):
    """What the terminal showed, what a pipe took, and the exit code."""

    screen: str
    piped: str
    code: int


def run_at_terminal(
    command: Sequence[str], folder: Path, *, columns: int = 80, terminal: str = "stdout", **environment: str
) -> Seen:
    """Run a command with its stdout or stderr at a terminal, and the other one in a pipe."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    plain = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "COLUMNS", "COLORTERM")}
    stated = {"TERM": "xterm-256color", "TEAMPLAN_LANG": "zh", **environment}
    streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, terminal: theirs}
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, cwd=folder, env=plain | stated, **streams)
    os.close(theirs)
    shown = b""
    while piece := _piece(ours):
        shown += piece
    os.close(ours)
    out, err = process.communicate(timeout=60)
    piped = (err if terminal == "stdout" else out).decode()
    return Seen(shown.decode().replace("\r\n", "\n"), piped, process.returncode)


def _piece(descriptor: int) -> bytes:
    """Return what a terminal shows next; nothing where the program has left."""
    try:
        return os.read(descriptor, 65536)
    except OSError:
        return b""
