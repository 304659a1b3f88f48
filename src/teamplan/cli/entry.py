"""Runs the command line: global switches, the command, and every failure turned into an exit code."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from teamplan.cli.failure import DONE, CommandError, failure_of
from teamplan.cli.interruption import was_interrupted
from teamplan.cli.speaker import LANGUAGES, Speaker, detect_language
from teamplan.cli.streams import LostOutputError, tell
from teamplan.findings.words import Words

if TYPE_CHECKING:
    from teamplan.cli.speaker import Language


_UTF8 = {"encoding": "utf-8", "errors": "replace"}


def run(arguments: list[str]) -> int:
    """Run `arguments` and return the exit code; nothing is raised."""
    _open_streams()
    speaker = Speaker(detect_language(os.environ))
    _start_fast()
    try:
        language, rest = _taken_language(arguments)
        speaker = Speaker(language or speaker.language)
        if rest in (["--version"], ["-V"]):
            return _say_version()
        from teamplan.cli.app import run_app

        return run_app(rest, speaker)
    except BrokenPipeError:
        _silence_stdout()  # whoever read the output has had enough: nothing is wrong
        return DONE
    except KeyboardInterrupt:
        return _complain(_interrupted(), speaker)
    except Exception as error:  # noqa: BLE001 - the top of the program: a traceback is never shown
        if was_interrupted():
            return _complain(_interrupted(), speaker)
        if isinstance(error, LostOutputError) or (isinstance(error, OSError) and error.filename is None):
            _silence_stdout()
        return _complain(error, speaker)


def _say_version() -> int:
    from teamplan.cli.streams import show
    from teamplan.version import __version__

    show(f"teamplan {__version__}\n")
    return DONE


def _interrupted() -> CommandError:
    return CommandError(Words("已中断", "interrupted"))


def _start_fast() -> None:
    """Leave out what a short-lived process does not need: Pydantic's look for plug-ins, and cyclic garbage."""
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    gc.disable()


def _open_streams() -> None:
    """Make the streams speak UTF-8; one that was closed by the caller leads nowhere.

    Input is read as the locale says; what it cannot read comes through as bytes do in arguments.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115 - open as long as the program
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(**({"errors": "surrogateescape"} if mode == "r" else _UTF8))


def _taken_language(arguments: list[str]) -> tuple[Language | None, list[str]]:
    """Return the language of `--lang`, wherever it stands, and the other arguments."""
    chosen: Language | None = None
    rest: list[str] = []
    pending = iter(arguments)
    for argument in pending:
        if argument == "--":
            return chosen, [*rest, argument, *pending]
        if argument == "--lang" or argument.startswith("--lang="):
            value = next(pending, "") if argument == "--lang" else argument.partition("=")[2]
            chosen = next((language for language in LANGUAGES if language == value), None)
            if chosen is None:
                raise CommandError(
                    Words(f"--lang 只能是 zh 或 en，现为「{value}」", f"--lang is zh or en, not {value!r}")
                )
        else:
            rest.append(argument)
    return chosen, rest


def _complain(error: Exception, speaker: Speaker) -> int:
    """Say what is wrong, as well as stderr takes it, and return the exit code."""
    failure = failure_of(error, speaker)
    with suppress(OSError, ValueError):
        tell(failure.text)
    return failure.code


def _silence_stdout() -> None:
    """Lead stdout nowhere, so that the interpreter does not fail to flush it when it ends."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
