"""Results on stdout, whatever the locale; and what kind of thing stdout is."""

import os
import sys

from teamplan.cli.failure import LostOutputError
from teamplan.findings.words import Words

STDOUT = "-"
"""The path that means standard output."""


def write_stdout(content: str | bytes) -> None:
    """Write `content` to stdout, text as UTF-8; raises LostOutputError where it takes nothing more."""
    from teamplan.sources.system_errors import system_reason

    try:
        sys.stdout.buffer.write(content if isinstance(content, bytes) else content.encode("utf-8", "replace"))
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        reason = system_reason(error)
        raise LostOutputError(
            Words(f"无法写到标准输出：{reason.zh}", f"cannot write to stdout: {reason.en}"),
            Words("请检查重定向到的文件或磁盘", "check the file or disk that it is redirected to"),
        ) from error


def at_terminal() -> bool:
    """Whether a person reads stdout."""
    return sys.stdout.isatty()


def wants_colour() -> bool:
    """Whether a terminal may be coloured: not where NO_COLOR is set or TERM is dumb."""
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
