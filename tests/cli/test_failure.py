"""Every failure that ends a command: what stands on stderr, whole, and the exit code."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from teamplan.cli.failure import CommandError, Failure, failure_of
from teamplan.cli.speaker import Speaker
from teamplan.cli.streams import LostOutputError
from teamplan.findings.finding import Finding, Severity, Words
from teamplan.findings.located import LocatedFinding, Mark
from teamplan.reporting.text import report_text
from teamplan.sources.outputs.writing import EditedFileError, UnwritableFileError
from teamplan.sources.records.located_findings import InvalidFilesError
from teamplan.sources.yaml.files import UnreadableFileError
from teamplan.usecases import errors

MESSAGE, ADVICE = Words("坏", "bad"), Words("改", "mend")


def finding(rule: str) -> Finding:
    return Finding(rule, Severity.ERROR, "b.yaml", ("size",), MESSAGE, ADVICE)


def located(rule: str, line: int = 2) -> LocatedFinding:
    return LocatedFinding(finding(rule), Mark(line, 1, line, 3), "size", "size: x")


FAILURES = [
    (CommandError(MESSAGE, ADVICE), "错误：坏\n办法：改\n", "error: bad\nhelp: mend\n", 2),
    (CommandError(MESSAGE), "错误：坏\n", "error: bad\n", 2),
    (
        LostOutputError(MESSAGE),
        "错误：坏\n办法：请检查重定向到的文件或磁盘\n",
        "error: bad\nhelp: check the file or disk that it is redirected to\n",
        2,
    ),
    (
        errors.NoMatchError("x", []),
        "错误：没有岗位含「x」\n办法：teamplan roles list 列出全部\n",
        "error: no role has 'x'\nhelp: teamplan roles list shows all\n",
        1,
    ),
    (
        errors.TargetNotFolderError("x"),
        "错误：目标不是文件夹：x\n办法：请换一个目标文件夹\n",
        "error: the target is not a folder: x\nhelp: choose another target\n",
        2,
    ),
    (
        errors.InvalidBriefError([finding("unknown-value")]),
        "错误：size: 坏\n办法：改\n",
        "error: size: bad\nhelp: mend\n",
        2,
    ),
    (
        errors.InvalidBriefError([finding("contradictory-brief")]),
        "错误：size: 坏\n办法：改\n",
        "error: size: bad\nhelp: mend\n",
        1,
    ),
    (
        errors.InfeasibleBriefError(MESSAGE, [errors.OfferedChange(ADVICE, {}), errors.OfferedChange(MESSAGE, {})]),
        "无法满足：坏\n  可行的改法：改\n  可行的改法：坏\n",
        "infeasible: bad\n  this works: mend\n  this works: bad\n",
        1,
    ),
    (UnreadableFileError("x", MESSAGE, ADVICE), "错误：坏\n办法：改\n", "error: bad\nhelp: mend\n", 2),
    (UnwritableFileError(Path("x"), MESSAGE, ADVICE), "错误：坏\n办法：改\n", "error: bad\nhelp: mend\n", 2),
    (
        EditedFileError(Path("x")),
        "错误：x 已存在，且不是本程序写的或之后被改过\n办法：换一个输出路径，或加 --force 覆盖\n",
        (
            "error: x exists and was not written by this program, or was edited since\n"
            "help: choose another output, or add --force to overwrite it\n"
        ),
        2,
    ),
    (
        OSError(errno.ENOSPC, "full", "disk"),
        "错误：系统错误：disk: 磁盘空间已满\n办法：请检查路径、权限与磁盘空间\n",
        "error: system error: disk: no space left on the device\nhelp: check paths, permissions and disk space\n",
        2,
    ),
    (
        OSError(errno.ENOSPC, "full"),
        "错误：系统错误：磁盘空间已满\n办法：请检查路径、权限与磁盘空间\n",
        "error: system error: no space left on the device\nhelp: check paths, permissions and disk space\n",
        2,
    ),
    (
        RuntimeError("nobody foresaw this"),
        "错误：内部错误：RuntimeError：nobody foresaw this\n办法：请连同输入文件反馈；TEAMPLAN_DEBUG=1 显示出错位置\n",
        (
            "error: internal error: RuntimeError: nobody foresaw this\n"
            "help: please report it with the input; TEAMPLAN_DEBUG=1 shows where\n"
        ),
        2,
    ),
]


@pytest.mark.parametrize(("error", "zh", "en", "code"), FAILURES)
def test_a_failure_is_said_whole_in_either_language(error, zh, en, code, monkeypatch, capsys):
    monkeypatch.delenv("TEAMPLAN_DEBUG", raising=False)
    assert failure_of(error, Speaker("zh")) == Failure(zh, code)
    assert failure_of(error, Speaker("en")) == Failure(en, code)
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("rules", "code"),
    [
        (["contradictory-brief"], 1),
        (["contradictory-brief", "contradictory-brief"], 1),
        (["contradictory-brief", "unknown-value"], 2),
        (["unknown-value"], 2),
    ],
)
def test_files_that_are_not_acceptable_are_reported_and_contradictions_alone_are_findings(rules, code):
    error = InvalidFilesError([located(rule, line) for line, rule in enumerate(rules, start=1)])
    for lang, begin in (("zh", "错误：输入有问题\n"), ("en", "error: the input is not valid\n")):
        report = report_text(error.findings, lang=lang).rstrip()
        assert report.startswith("b.yaml:1:1 ")
        assert failure_of(error, Speaker(lang)) == Failure(f"{begin}{report}\n", code)


@pytest.mark.parametrize(("rule", "code"), [("contradictory-brief", 1), ("unknown-value", 2)])
def test_what_is_counted_and_not_shown_is_reported_and_decides_too(rule, code):
    counts = {
        (Severity.ERROR, "contradictory-brief", "b.yaml"): 1,
        (Severity.ERROR, rule, "c.yaml"): 1_200,
        (Severity.ERROR, rule, "d.yaml"): 34,
    }
    error = InvalidFilesError([located("contradictory-brief")], counts)
    zh, en = (failure_of(error, Speaker(lang)) for lang in ("zh", "en"))
    assert (zh.code, en.code) == (code, code)
    shown = "b.yaml:2:1 {} contradictory-brief {}\n  2 | size: x\n    | ^^\n  {}{}\n"
    assert zh.text == (
        "错误：输入有问题\n"
        + shown.format("错误", "坏", "办法：", "改")
        + f"另有 1,234 条没有列出：{rule} 1,234（每个文件每条规则最多列 50 条，每级最多列 1,000 条）\n"
    )
    assert en.text == (
        "error: the input is not valid\n"
        + shown.format("error", "bad", "help: ", "mend")
        + f"1,234 more not shown: {rule} 1,234 (at most 50 of a rule in a file and 1,000 of a severity are)\n"
    )


def test_in_a_folder_that_was_deleted_no_path_is_to_blame(monkeypatch):
    def gone() -> str:
        raise FileNotFoundError

    monkeypatch.setattr("os.getcwd", gone)
    zh = Failure("错误：当前文件夹已被删除\n办法：请先 cd 到别的文件夹\n", 2)
    en = Failure("error: the working folder has been deleted\nhelp: cd to another folder first\n", 2)
    unwritable, unreadable = (kind("x", MESSAGE, ADVICE) for kind in (UnwritableFileError, UnreadableFileError))
    for error in (OSError(errno.ENOENT, "x", "f"), unwritable, unreadable, EditedFileError(Path("x"))):
        assert (failure_of(error, Speaker("zh")), failure_of(error, Speaker("en"))) == (zh, en)
    assert failure_of(CommandError(MESSAGE), Speaker("en")) == Failure("error: bad\n", 2)


def test_a_value_in_a_message_stays_on_its_line():
    error = CommandError(Words("坏\n::a", "bad\n::a"), Words("改\r", "mend\x1b"))
    assert failure_of(error, Speaker("zh")).text == "错误：坏�::a\n办法：改�\n"
    assert failure_of(error, Speaker("en")).text == "error: bad�::a\nhelp: mend�\n"


def test_where_an_unforeseen_error_arose_is_shown_to_who_wants_to_know(monkeypatch, capsys):
    monkeypatch.setenv("TEAMPLAN_DEBUG", "1")
    for lang, message in (("zh", "内部错误：RuntimeError：nobody"), ("en", "internal error: RuntimeError: nobody")):
        with pytest.raises(RuntimeError) as caught:
            raise RuntimeError("nobody foresaw this")  # noqa: EM101, TRY003
        failure = failure_of(caught.value, Speaker(lang))
        where, _, said = failure.text.partition("RuntimeError: nobody foresaw this\n")
        assert where.startswith("Traceback (most recent call last):\n")
        assert __file__ in where
        begin = {"zh": "错误：", "en": "error: "}[lang]
        assert said.startswith(f"{begin}{message} foresaw this\n")
        assert failure.code == 2
    assert capsys.readouterr() == ("", "")


def test_a_command_error_says_its_english_message_and_keeps_both():
    error = CommandError(MESSAGE, ADVICE)
    assert (str(error), error.message, error.advice) == ("bad", MESSAGE, ADVICE)
