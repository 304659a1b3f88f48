"""Failures that end a command: what to say of each, and its exit code."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from teamplan.findings.words import Words
from teamplan.usecases.errors import CONTRADICTION, InfeasibleBriefError, InvalidBriefError, NoMatchError, RefusedError

if TYPE_CHECKING:
    from teamplan.cli.speaker import Speaker
    from teamplan.sources.records.located_findings import InvalidFilesError

DONE, FINDINGS, USAGE = 0, 1, 2
"""Exit codes: done; findings or an infeasible brief; usage, unreadable input or an internal error."""

NOTHING = Words("", "")
_OVERWRITE = Words("换一个输出路径，或加 --force 覆盖", "choose another output, or add --force to overwrite it")
_FOLDER_GONE = Words("当前文件夹已被删除", "the working folder has been deleted")
_LEAVE = Words("请先 cd 到别的文件夹", "cd to another folder first")


class CommandError(RefusedError):
    """Ends a command with a message and an advice."""

    def __init__(self, message: Words, advice: Words = NOTHING) -> None:
        super().__init__(message)
        self.advice = advice


class Failure(NamedTuple):
    """What to print on stderr, and the exit code."""

    text: str
    code: int


def failure_of(error: Exception, speaker: Speaker) -> Failure:
    """Return what to say of `error`, whatever it is, and the exit code."""
    from teamplan.sources.outputs.unwritable import EditedFileError, UnwritableFileError
    from teamplan.sources.records.located_findings import InvalidFilesError
    from teamplan.sources.yaml.files import UnreadableFileError

    if isinstance(error, InfeasibleBriefError):
        return _infeasible(error, speaker)
    if isinstance(error, InvalidFilesError):
        return _invalid(error, speaker)
    if isinstance(error, RefusedError):
        return _refused(error, speaker)
    if isinstance(error, OSError | UnreadableFileError | UnwritableFileError) and _folder_is_gone():
        return _worded(_FOLDER_GONE, _LEAVE, speaker)
    if isinstance(error, UnreadableFileError | UnwritableFileError):
        return _worded(error.message, _OVERWRITE if isinstance(error, EditedFileError) else error.help, speaker)
    return _system(error, speaker) if isinstance(error, OSError) else _internal(error, speaker)


def _folder_is_gone() -> bool:
    """Whether the working folder was deleted since: then no path means what its writer thinks."""
    try:
        os.getcwd()
    except OSError:
        return True
    return False


def _worded(message: Words, advice: Words, speaker: Speaker, code: int = USAGE) -> Failure:
    text = f"{speaker.say('错误：', 'error: ')}{speaker.word(message)}\n"
    help_text = speaker.word(advice)
    return Failure(text + f"{speaker.say('办法：', 'help: ')}{help_text}\n" if help_text else text, code)


def _infeasible(error: InfeasibleBriefError, speaker: Speaker) -> Failure:
    """Return why no plan satisfies a brief, and the changes that would make it work."""
    works = speaker.say("可行的改法：", "this works: ")
    lines = [f"{speaker.say('无法满足：', 'infeasible: ')}{speaker.word(error.message)}\n"]
    lines += [f"  {works}{speaker.word(change.message)}\n" for change in error.changes]
    return Failure("".join(lines), FINDINGS)


def _invalid(error: InvalidFilesError, speaker: Speaker) -> Failure:
    from teamplan.findings.tally import by_rule
    from teamplan.reporting.text import report_text

    contradicts = all(rule == CONTRADICTION for _, rule, _ in error.counts)
    report = report_text(error.findings, lang=speaker.language, counts=by_rule(error.counts)).rstrip()
    said = _worded(Words("输入有问题", "the input is not valid"), NOTHING, speaker)
    return Failure(f"{said.text}{report}\n", FINDINGS if contradicts else USAGE)


def _refused(error: RefusedError, speaker: Speaker) -> Failure:
    from teamplan.cli.advice import advice_on

    advice = error.advice if isinstance(error, CommandError) else advice_on(error)
    no_fault = isinstance(error, NoMatchError) or (isinstance(error, InvalidBriefError) and error.contradictory)
    return _worded(error.message, advice, speaker, FINDINGS if no_fault else USAGE)


def _system(error: OSError, speaker: Speaker) -> Failure:
    """Return what to say where the operating system refuses something that no command foresaw."""
    from teamplan.sources.system_errors import system_reason

    name = f"{error.filename}: " if error.filename else ""
    reason = system_reason(error)
    message = Words(f"系统错误：{name}{reason.zh}", f"system error: {name}{reason.en}")
    return _worded(message, Words("请检查路径、权限与磁盘空间", "check paths, permissions and disk space"), speaker)


def _internal(error: Exception, speaker: Speaker) -> Failure:
    """Return what to say of an error that nobody foresaw; TEAMPLAN_DEBUG=1 shows where it arose."""
    where = ""
    if os.environ.get("TEAMPLAN_DEBUG"):
        import traceback

        where = "".join(traceback.format_exception(error))
    name = type(error).__name__
    advice = Words(
        "请连同输入文件反馈；TEAMPLAN_DEBUG=1 显示出错位置",
        "please report it with the input; TEAMPLAN_DEBUG=1 shows where",
    )
    said = _worded(Words(f"内部错误：{name}：{error}", f"internal error: {name}: {error}"), advice, speaker)
    return Failure(where + said.text, said.code)
