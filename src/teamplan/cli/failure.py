"""Failures that end a command with a message and an exit code."""

from __future__ import annotations

DONE, FINDINGS, USAGE = 0, 1, 2
"""Exit codes: done; findings or an infeasible brief; usage, unreadable input or an internal error."""

CONTRADICTION = "contradictory-brief"
"""Rule of a finding that makes a brief infeasible and not merely unreadable."""


class CommandError(Exception):
    """Ends a command: `message` and `help_text` are already in the language in use."""

    def __init__(self, message: str, help_text: str = "", code: int = USAGE) -> None:
        """Keep what to say and the exit code."""
        super().__init__(message)
        self.message, self.help_text, self.code = message, help_text, code


class LostOutputError(CommandError):
    """Standard output takes nothing more: what is left in its buffer must not be written again."""
