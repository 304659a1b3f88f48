"""The streams: what a person reads goes through here and is made visible; what was asked for is written as it is."""

import os
import sys

from teamplan.findings.words import Words
from teamplan.text.visible import for_a_log, for_a_terminal
from teamplan.usecases.errors import RefusedError

STDOUT = "-"
"""The path that means standard output."""


class LostOutputError(RefusedError):
    """Standard output takes nothing more: what is left in its buffer must not be written again."""


def hand_over(content: bytes) -> None:
    """Write a file to stdout, byte for byte; raises LostOutputError where it takes nothing more."""
    from teamplan.sources.system_errors import system_reason

    try:
        sys.stdout.buffer.write(content)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        reason = system_reason(error)
        message = Words(f"无法写到标准输出：{reason.zh}", f"cannot write to stdout: {reason.en}")
        raise LostOutputError(message) from error


def show(text: str) -> None:
    """Write lines for a person to stdout, as UTF-8 whatever the locale; raises LostOutputError."""
    hand_over(for_a_log(text).encode())


def show_drawn(text: str) -> None:
    """Write what is drawn for a terminal, colours and all, to stdout; raises LostOutputError."""
    hand_over(for_a_terminal(text).encode())


def tell(text: str) -> None:
    """Write lines for a person to stderr, as UTF-8 whatever the locale."""
    sys.stderr.buffer.write(for_a_log(text).encode())
    sys.stderr.flush()


def at_terminal() -> bool:
    """Whether a person reads stdout."""
    return sys.stdout.isatty()


def wants_colour() -> bool:
    """Whether a terminal may be coloured: not where NO_COLOR is set or TERM is dumb."""
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
