"""`check` from its function: what is shown where, in which colour, and what its end means."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from teamplan.cli import check
from teamplan.cli.check import CheckOptions, run_check
from teamplan.cli.speaker import Speaker
from teamplan.findings.finding import Finding, Severity, Words
from teamplan.findings.located import LocatedFinding, Mark
from teamplan.findings.tally import Counts
from teamplan.reporting.report import Report
from teamplan.sources.outputs.unwritable import EditedFileError, UnwritableFileError
from teamplan.usecases.check_files import Checked
from teamplan.usecases.errors import UnknownChoiceError

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO


def found(*severities: Severity, rule: str = "r") -> tuple[LocatedFinding, ...]:
    nothing = Words("", "")
    findings = [Finding(rule, severity, "a.yaml", (), nothing, nothing) for severity in severities]
    return tuple(LocatedFinding(finding, Mark(1, 1, 1, 1), "", "") for finding in findings)


class Checking:
    """A check that finds what it is told to, and shows reports by what they hold."""

    def __init__(self, patch: pytest.MonkeyPatch, capture: pytest.CaptureFixture[str]) -> None:
        self.finds: tuple[LocatedFinding, ...] = ()
        self.more: Counts = {}
        self.left_out: Counts = {}
        self.files: tuple[str, ...] = ("a.yaml",)
        self.asked: list[tuple[Any, ...]] = []
        self.shown: list[tuple[Any, ...]] = []
        self._capture = capture
        patch.delenv("TEAMPLAN_OUTPUT_FORMAT", raising=False)
        patch.setattr(check, "check_files", self._check)
        patch.setattr(check, "render_report", self._show)
        patch.setattr("teamplan.reporting.text.render", lambda report, **named: self._show("text", report, named))

    def _check(self, *asked: Any) -> Checked:
        self.asked.append(asked)
        counts = Counter((each.finding.severity, each.finding.rule) for each in self.finds)
        return Checked(self.finds, self.files, counts + Counter(self.more))

    def _show(self, form: str, report: Report, named: Any = None) -> str:
        self.shown.append((form, [each.finding.severity for each in report.findings], named))
        self.left_out = report.left_out()
        assert (report.files, report.lang) == (self.files, "en")
        return f"{form} 报告\n"

    def __call__(self, *severities: Severity, rule: str = "r", **options: Any) -> tuple[int, str]:
        self.finds = found(*severities, rule=rule)
        self.shown.clear()
        code = run_check(CheckOptions(**options), Speaker("en"))
        out, err = self._capture.readouterr()
        assert err == ""
        return code, out


@pytest.fixture
def checking(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> Checking:
    monkeypatch.chdir(tmp_path)
    return Checking(monkeypatch, capfd)


@pytest.mark.parametrize(
    ("severities", "fail_on", "exit_zero", "code"),
    [
        ([], "info", False, 0),
        ([INFO], "error", False, 0),
        ([INFO], "warning", False, 0),
        ([INFO], "info", False, 1),
        ([WARNING, INFO], "error", False, 0),
        ([WARNING, INFO], "warning", False, 1),
        ([ERROR], "error", False, 1),
        ([ERROR], "info", False, 1),
        ([ERROR], "error", True, 0),
    ],
)
def test_the_exit_code_says_whether_something_was_found_that_counts(severities, fail_on, exit_zero, code, checking):
    assert checking(*severities, fail_on=fail_on, exit_zero=exit_zero)[0] == code


@pytest.mark.parametrize("exit_zero", [True, False])
def test_what_could_not_be_read_is_no_success_whatever_counts(exit_zero, checking):
    assert checking(ERROR, rule="unreadable-file", exit_zero=exit_zero)[0] == 2


@pytest.mark.parametrize(
    ("form", "fail_on", "shown", "hidden"),
    [
        ("text", "error", [ERROR, WARNING], 2),
        ("text", "warning", [ERROR, WARNING], 2),
        ("text", "info", [ERROR, WARNING, INFO, INFO], 0),
        ("github", "error", [ERROR, WARNING], None),
        ("github", "info", [ERROR, WARNING, INFO, INFO], None),
        ("json", "error", [ERROR, WARNING, INFO, INFO], None),
    ],
)
def test_people_see_infos_where_they_asked_for_them_and_programs_always(form, fail_on, shown, hidden, checking):
    _, out = checking(ERROR, WARNING, INFO, INFO, output_format=form, fail_on=fail_on)
    named = None if hidden is None else {"hidden": hidden, "colour": False}
    assert (checking.shown, out) == ([(form, shown, named)], f"{form} 报告\n")


@pytest.mark.parametrize(
    ("form", "fail_on", "left", "hidden", "code"),
    [
        ("text", "error", [ERROR, WARNING], 5, 1),
        ("text", "info", [ERROR, WARNING, INFO], 0, 1),
        ("github", "error", [ERROR, WARNING], None, 1),
        ("json", "error", [ERROR, WARNING, INFO], None, 1),
    ],
)
def test_what_is_counted_and_not_shown_counts_in_the_report_and_the_code(form, fail_on, left, hidden, code, checking):
    checking.more = {(ERROR, "more"): 7, (WARNING, "more"): 3, (INFO, "more"): 4}
    assert checking(INFO, output_format=form, fail_on=fail_on)[0] == code
    assert checking.left_out == {key: number for key, number in checking.more.items() if key[0] in left}
    named = None if hidden is None else {"hidden": hidden, "colour": False}
    assert [each for _, _, each in checking.shown] == [named]


@pytest.mark.parametrize(("fail_on", "code"), [("error", 0), ("warning", 1), ("info", 1)])
def test_the_exit_code_follows_what_is_counted_even_where_nothing_of_it_is_shown(fail_on, code, checking):
    checking.more = {(WARNING, "more"): 1}
    found, out = checking(fail_on=fail_on, quiet=True)
    assert (found, out) == (code, "text 报告\n")
    checking.more = {(ERROR, "unreadable-file"): 1}
    assert checking(fail_on=fail_on, exit_zero=True)[0] == 2


def test_errors_alone_count_unless_said_otherwise(checking):
    assert [checking(severity)[0] for severity in (ERROR, WARNING, INFO)] == [1, 0, 0]


def test_paths_and_catalog_are_passed_on_and_nobody_watches_a_pipe(checking):
    checking(paths=("a", "b"), catalog="c")
    assert checking.asked == [(("a", "b"), "c", None)]


def test_the_progress_is_that_of_checking(checking, monkeypatch):
    asked: list[tuple[object, ...]] = []

    class Watched:
        def __init__(self, *arguments: object, **named: object) -> None:
            asked.append((arguments, named))

        def __enter__(self) -> str:
            return "watch"

        def __exit__(self, *_: object) -> None:
            """Nothing was drawn."""

    monkeypatch.setattr(check, "progress", Watched)
    checking(quiet=True)
    checking(quiet=False)
    assert checking.asked[0][-1] == "watch"
    assert asked == [((Words("检查", "checking"), Speaker("en")), {"quiet": quiet}) for quiet in (True, False)]


def test_the_format_is_the_one_asked_for_else_that_of_the_environment_else_text(checking, monkeypatch):
    assert checking()[1] == "text 报告\n"
    monkeypatch.setenv("TEAMPLAN_OUTPUT_FORMAT", "json")
    assert checking()[1] == "json 报告\n"
    assert checking(output_format="github")[1] == "github 报告\n"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"fail_on": "eror"}, Words("--fail-on 不能是「eror」", "--fail-on cannot be 'eror'")),
        ({"output_format": "jsn"}, Words("不认识输出格式「jsn」", "unknown output format 'jsn'")),
    ],
)
def test_an_unknown_word_is_refused_before_anything_is_read(options, message, checking):
    with pytest.raises(UnknownChoiceError) as caught:
        checking(**options)
    assert caught.value.message == message
    assert checking.asked == []


@pytest.mark.parametrize(
    ("severities", "form", "quiet", "shown"),
    [
        ([], "text", True, False),
        ([INFO], "text", True, False),
        ([], "text", False, True),
        ([], "json", True, True),
        ([WARNING], "text", True, True),
    ],
)
def test_quiet_leaves_out_that_nothing_was_found(severities, form, quiet, shown, checking):
    assert bool(checking(*severities, output_format=form, quiet=quiet)[1]) is shown


def test_a_report_may_go_to_a_file_even_if_it_says_that_nothing_was_found(checking, tmp_path):
    assert checking(quiet=True, output_file="r.txt") == (0, "")
    report = "text 报告\n".encode()
    seal = f"# teamplan report sha256={sha256(report).hexdigest()}\n".encode()
    assert (tmp_path / "r.txt").read_bytes() == report + seal
    assert checking(output_file="-")[1] == "text 报告\n"
    assert [path.name for path in tmp_path.iterdir()] == ["r.txt"]


def test_a_report_never_overwrites_what_it_is_about(checking, tmp_path):
    checking.files = ("b.yaml", "a.yaml")
    (tmp_path / "a.yaml").write_text("mine", encoding="utf-8")
    with pytest.raises(EditedFileError):
        checking(output_file=str(tmp_path / "a.yaml"))
    assert checking.asked == []
    with pytest.raises(UnwritableFileError) as caught:
        checking(output_file=str(tmp_path / "a.yaml"), force=True)
    assert caught.value.message == Words("输出会覆盖输入文件 a.yaml", "the output would overwrite the input a.yaml")
    assert (tmp_path / "a.yaml").read_text("utf-8") == "mine"


@pytest.mark.parametrize(
    ("output_file", "wanted", "terminal", "colour"),
    [
        (None, True, True, True), (None, False, True, False), (None, True, False, False), ("-", True, True, False),
        ("r.txt", True, True, False),
    ],
)  # fmt: skip
def test_a_report_is_coloured_for_a_person_at_a_terminal(output_file, wanted, terminal, colour, checking, monkeypatch):
    monkeypatch.setattr(check, "wants_colour", lambda: wanted)
    monkeypatch.setattr(check, "at_terminal", lambda: terminal)
    checking(output_file=output_file)
    assert [named["colour"] for _, _, named in checking.shown] == [colour]
