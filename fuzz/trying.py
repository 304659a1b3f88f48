"""One input under limits: a traceback, a hang, a hunger for memory or a broken promise is a fault."""

from __future__ import annotations

import gc
import resource
import signal
import traceback
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from surface import FaultError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

    from surface import Surface

SECONDS = 5.0
"""CPU time that one input may take."""
MEGABYTES = 500
"""Address space that one input may add."""
_PACKAGE = "teamplan"


class TooSlowError(BaseException):
    """The time is up; no `except Exception` of the program takes it."""


@dataclass(frozen=True)
class Outcome:
    """What became of an input: a word, or a fault with its kind and where it arose."""

    word: str
    fault: str | None = None
    detail: str = ""


def attempted(surface: Surface[Any], made: object) -> Outcome:
    """Try an input and return what became of it; nothing is raised but an interruption."""
    try:
        with limits():
            return Outcome(surface.attempt(made))
    except KeyboardInterrupt:
        raise
    except FaultError as fault:
        return Outcome("fault", fault.kind, f"{fault}\n{traceback.format_exc()[-3000:]}")
    except TooSlowError as error:
        return Outcome("fault", f"more than {SECONDS:g} s in {_innermost(error)}", traceback.format_exc()[-3000:])
    except MemoryError as error:
        return Outcome("fault", f"more than {MEGABYTES} MB in {_innermost(error)}", traceback.format_exc()[-3000:])
    except BaseException as error:  # noqa: BLE001 - SystemExit and the like are faults, too
        return Outcome("fault", f"{type(error).__name__} in {_innermost(error)}", traceback.format_exc()[-3000:])
    finally:
        gc.enable()  # a command leaves it off, because its process ends


@contextmanager
def limits() -> Iterator[None]:
    """Bound what is done within; raises TooSlowError and MemoryError."""
    used = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    before = signal.signal(signal.SIGPROF, _too_slow)
    resource.setrlimit(resource.RLIMIT_AS, (used + MEGABYTES * 2**20, hard))
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
        signal.signal(signal.SIGPROF, before)


def _too_slow(_signal: int, _frame: FrameType | None) -> None:
    raise TooSlowError


def _innermost(error: BaseException) -> str:
    """Return the innermost place in the program that an error passed."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if f"/{_PACKAGE}/" in frame.filename]
    if not frames:
        return "the fuzzer"
    return f"{frames[-1].filename.rpartition(f'/{_PACKAGE}/')[2]}:{frames[-1].lineno}"
