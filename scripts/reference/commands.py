"""The commands, each with what its `--help` prints."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import cache

from .repository import ROOT

WIDTH = "100"
"""Columns of the help texts."""

COMMANDS = (
    "",
    "new",
    "render",
    "check",
    "why",
    "peers",
    "roles list",
    "roles show",
    "roles search",
    "templates list",
    "templates show",
    "templates copy",
    "schema",
)
"""Every command; the first is the program itself."""


def command_pages() -> str:
    """Return one section for every command, with its help in English and Chinese."""
    lines: list[str] = []
    for command in COMMANDS:
        lines += [f"### teamplan {command}".rstrip(), ""]
        for language in ("en", "zh"):
            lines += ["```text", help_text(command, language), "```", ""]
    return "\n".join(lines)


@cache
def help_text(command: str, language: str) -> str:
    """Return what `--help` of a command prints."""
    environment = {"PATH": os.environ.get("PATH", ""), "COLUMNS": WIDTH, "TEAMPLAN_LANG": language, "NO_COLOR": "1"}
    environment |= {name: os.environ[name] for name in ("HOME", "SYSTEMROOT") if name in os.environ}
    arguments = [sys.executable, "-m", "teamplan", *command.split(), "--help"]
    done = subprocess.run(arguments, env=environment, capture_output=True, check=True, cwd=ROOT)
    return "\n".join(line.rstrip() for line in done.stdout.decode().strip("\n").split("\n"))
