"""Runs the command line: global switches, the command, and every failure turned into an exit code."""

from __future__ import annotations

import gc
import os
import sys

from teamplan.cli.failure import DONE, CommandError, LostOutputError
from teamplan.cli.language import LANGUAGES, choose_language, detect_language, say


def run(arguments: list[str]) -> int:
    """Run `arguments` and return the exit code; nothing is raised."""
    _open_streams()
    choose_language(detect_language(os.environ))
    _start_fast()
    try:
        rest = _take_language(arguments)
        from teamplan.cli.app import run_app

        return run_app(rest)
    except BrokenPipeError:
        _silence_stdout()  # whoever read the output has had enough: nothing is wrong
        return DONE
    except CommandError as error:
        if isinstance(error, LostOutputError):
            _silence_stdout()
        return _report(error)
    except KeyboardInterrupt:
        return _report(CommandError(say("已中断", "interrupted")))
    except OSError as error:
        if error.filename is None:
            _silence_stdout()
        return _report(_system_failure(error))
    except Exception as error:  # noqa: BLE001 - the top of the program: a traceback is never shown
        return _report(_internal(error))


def _start_fast() -> None:
    """Leave out what a short-lived process does not need: Pydantic's look for plug-ins, and cyclic garbage."""
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    gc.disable()


def _open_streams() -> None:
    """Make the streams speak UTF-8; one that was closed by the caller leads nowhere."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115 - open as long as the program
        elif name != "stdin" and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _take_language(arguments: list[str]) -> list[str]:
    """Choose the language of `--lang`, wherever it stands, and return the other arguments."""
    rest: list[str] = []
    pending = iter(arguments)
    for argument in pending:
        if argument == "--":
            return [*rest, argument, *pending]
        if argument == "--lang" or argument.startswith("--lang="):
            value = next(pending, "") if argument == "--lang" else argument.partition("=")[2]
            if value not in LANGUAGES:
                message = say(f"--lang 只能是 zh 或 en，现为「{value}」", f"--lang is zh or en, not {value!r}")
                raise CommandError(message)
            choose_language(value)
        else:
            rest.append(argument)
    return rest


def _report(error: CommandError) -> int:
    _complain(f"{say('错误', 'error')}: {error.message}")
    if error.help_text:
        _complain(f"{say('办法', 'help')}: {error.help_text}")
    return error.code


def _system_failure(error: OSError) -> CommandError:
    """Return what to say where the operating system refuses something that no command foresaw."""
    from teamplan.cli.system_errors import system_reason

    name = f"{error.filename}: " if error.filename else ""
    return CommandError(
        say(f"系统错误：{name}{system_reason(error)}", f"system error: {name}{system_reason(error)}"),
        say("请检查路径、权限与磁盘空间", "check paths, permissions and disk space"),
    )


def _internal(error: Exception) -> CommandError:
    """Return what to say of an error that nobody foresaw; TEAMPLAN_DEBUG=1 shows where it arose."""
    if os.environ.get("TEAMPLAN_DEBUG"):
        import traceback

        traceback.print_exception(error)
    return CommandError(
        say(f"内部错误：{type(error).__name__}：{error}", f"internal error: {type(error).__name__}: {error}"),
        say(
            "请连同输入文件反馈；TEAMPLAN_DEBUG=1 显示出错位置",
            "please report it with the input; TEAMPLAN_DEBUG=1 shows where",
        ),
    )


def _silence_stdout() -> None:
    """Lead stdout nowhere, so that the interpreter does not fail to flush it when it ends."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
    except (OSError, ValueError):
        return


def _complain(message: str) -> None:
    try:
        sys.stderr.write(message + "\n")
        sys.stderr.flush()
    except (OSError, ValueError):
        return
