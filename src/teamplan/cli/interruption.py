"""Ctrl-C, at whatever moment it comes, ends a command in one way.

Python raises it wherever the program happens to be. Where nothing can be raised, such as at the end of an
import, it would print a traceback and go on; where a library builds something, it would come out as an
error of that library.
"""

import _thread
import signal
import sys
import time
from types import FrameType


class _Interruption:
    came = False


def expect_interruption() -> None:
    """From now on note an interruption and never lose it, unless whoever started the program had it ignored."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _interrupt)
        sys.unraisablehook = _interrupt_later


def ignore_interruption() -> None:
    """Let what is done be done: only the end of the interpreter is left to interrupt."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def was_interrupted() -> bool:
    """Whether an interruption came, so that whatever failed since failed for that."""
    return _Interruption.came


def _interrupt(_signal: int, _frame: FrameType | None) -> None:
    _Interruption.came = True
    raise KeyboardInterrupt


def _interrupt_later(unraisable: "sys.UnraisableHookArgs") -> None:
    if issubclass(unraisable.exc_type, KeyboardInterrupt):
        _thread.start_new_thread(_interrupt_soon, (_thread.get_ident(),))
    else:
        sys.__unraisablehook__(unraisable)


def _interrupt_soon(main_thread: int) -> None:
    time.sleep(0.001)  # until the main thread is where it can be interrupted again
    if sys.platform == "win32":
        _thread.interrupt_main()
    else:
        signal.pthread_kill(main_thread, signal.SIGINT)  # which ends its waiting, too
