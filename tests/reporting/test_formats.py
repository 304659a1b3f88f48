"""One golden for each format, and what the golden cannot show."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from teamplan import __version__
from teamplan.findings.finding import Finding, Severity, Words
from teamplan.findings.located import LocatedFinding, Mark, RelatedMark, in_order
from teamplan.findings.tally import Counts
from teamplan.reporting import github, json_report, text
from teamplan.reporting.formats import FORMATS, render_report
from teamplan.reporting.report import Language, Report, at_least, place_of
from teamplan.text.display_width import display_width

GOLDENS = Path(__file__).parents[1] / "goldens" / "reporting"


PLACE = Mark(12, 17, 12, 20)
MESSAGE = Words("`ops_lead` 所写的岗位 `coo` 没有定义", "`ops_lead` names the role `coo`, which no catalog defines")
ADVICE = Words("请在目录中定义这个岗位，或改正 id", "Define the role, or mend the id")


def located(
    rule: str = "unknown-role-reference",
    severity: Severity = Severity.ERROR,
    file: str = "roles/ops.yaml",
    mark: Mark = PLACE,
    line: str = "    reports_to: coo",
    message: Words = MESSAGE,
    related: tuple[RelatedMark, ...] = (),
) -> LocatedFinding:
    finding = Finding(rule, severity, file, ("roles", 0, "reports_to"), message, ADVICE)
    return LocatedFinding(finding, mark, "roles.ops_lead.reports_to", line, related)


def sample(lang: Language = "zh") -> Report:
    """Return a report with everything that makes formats stumble."""
    findings = [
        located(),
        located(
            rule="duplicate-id",
            file="roles/客服,夜班:1.yaml",
            mark=Mark(3, 9, 3, 14),
            line="  - id: 客服 # 100%",
            message=Words("岗位 id `cs` 重复\n已在别处", "the role id `cs` stands twice, 100% sure\nreally"),
            related=(RelatedMark("roles/cs.yaml", Mark(2, 9, 2, 11)),),
        ),
        located(
            rule="overload",
            severity=Severity.WARNING,
            file="plan.yaml",
            mark=Mark(40, 15, 40, 20),
            line="    title: 运营主管（兼客服） # 两顶帽子",
        ),
        located(rule="weak-assumption", severity=Severity.INFO, file="plan.yaml", mark=Mark(90, 1, 90, 1), line=""),
    ]
    return Report(in_order(findings), ("plan.yaml", "roles/cs.yaml", "roles/ops.yaml"), lang)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", FORMATS)
def test_golden(name: str, lang: Language, request: pytest.FixtureRequest):
    path = GOLDENS / f"{name}.{lang}.golden"
    got = render_report(name, sample(lang)).replace(__version__, "VERSION")
    if request.config.getoption("--bless"):
        path.write_text(got, encoding="utf-8")
    assert got == path.read_text("utf-8")


@pytest.mark.parametrize("name", FORMATS)
def test_clean_report(name: str):
    got = render_report(name, Report((), ("brief.yaml",), "en"))
    assert "rule" not in got
    assert name == "github" or "1" in got


def test_formats_are_told_apart():
    assert len({render_report(name, sample()) for name in FORMATS}) == len(FORMATS) >= 3


def _caret(line: str, mark: Mark) -> str:
    report = Report((located(line=line, mark=mark),), (), "en")
    return text.render(report).split("\n")[2]


@pytest.mark.parametrize(
    ("line", "start", "end"),
    [
        ("a: b", 4, 5),
        ("运营: 店长", 5, 7),
        ("甲a乙: 'x'", 6, 9),
        ("e\u0301: x", 5, 6),
        ("\ttab: x", 7, 8),
        ("👍: 好", 4, 5),
    ],
)
def test_caret_stands_below_the_stretch_by_display_width(line: str, start: int, end: int):
    caret = _caret(line, Mark(7, start, 7, end))
    gutter = caret.index("|") + 2
    assert caret.index("^") - gutter == display_width(line[: start - 1].replace("\t", " "))
    assert caret.count("^") == display_width(line[start - 1 : end - 1])


def test_empty_stretch_has_a_caret():
    assert _caret("a:", Mark(1, 3, 1, 3)).count("^") == 1


def test_stretch_far_to_the_right_is_shown():
    line = "x" * 5_000 + "值" + "y" * 5_000
    report = Report((located(line=line, mark=Mark(1, 5_001, 1, 5_002)),), (), "en")
    _, shown, caret, *_ = text.render(report).split("\n")
    assert len(shown) < 140
    assert "值" in shown
    assert display_width(shown[: shown.index("值")]) == caret.index("^")


def test_colour_only_where_asked():
    assert "\x1b" not in text.render(sample())
    assert "\x1b[31m" in text.render(sample(), colour=True)
    plain = re.sub("\x1b\\[[0-9]*m", "", text.render(sample(), colour=True))
    assert plain == text.render(sample())


def test_hidden_findings_are_counted():
    report = Report((), ("a.yaml",), "en")
    assert (
        text.render(report, hidden=3)
        == "checked 1 file: no problems (3 more of severity info; --fail-on info shows them)\n"
    )
    assert "3 条" in text.render(Report((), ("a.yaml",), "zh"), hidden=3)


def test_text_for_other_commands_has_no_summary():
    got = text.report_text(sample().findings, lang="en")
    assert "checked" not in got
    assert "roles/ops.yaml:12:17 error unknown-role-reference" in got


def test_json_has_always_the_same_keys():
    document = json.loads(json_report.render(sample("en")))
    assert list(document) == ["version", "tool", "summary", "left_out", "findings"]
    assert document["summary"] == {"files": 3, "error": 2, "warning": 1, "info": 1}
    keys = {tuple(finding) for finding in document["findings"]}
    assert keys == {("rule", "severity", "path", "start", "end", "at", "message", "help", "related")}
    empty = json.loads(json_report.render(Report((), (), "en")))
    assert list(empty) == list(document)
    assert empty["findings"] == []


def test_github_escapes_what_it_must():
    lines = github.render(sample("en")).split("\n")
    line = next(line for line in lines if "duplicate-id" in line)
    assert line.startswith(
        "::error title=teamplan (duplicate-id),file=roles/客服%2C夜班%3A1.yaml,line=3,col=9,endLine=3,endColumn=14::"
    )
    message = line.split("::", 2)[2]
    assert message.startswith("roles/客服,夜班:1.yaml:3:9: the role id")
    assert "100%25 sure%0Areally%0Ahelp: " in message


def test_github_prints_errors_first_and_says_what_is_left():
    many = [located(severity=Severity.WARNING, mark=Mark(line, 1, line, 2)) for line in range(1, 14)]
    many += [located(mark=Mark(line, 1, line, 2)) for line in range(20, 32)]
    lines = github.render(Report(in_order(many), (), "en")).split("\n")
    kinds = [line.split(" ")[0] for line in lines if line.startswith("::")]
    assert kinds == ["::error"] * 10 + ["::warning"] * 10
    assert lines[20:] == ["5 more not annotated", ""]


def test_github_gives_columns_only_within_one_line():
    report = Report((located(mark=Mark(3, 5, 4, 2)),), (), "en")
    assert "line=3,endLine=4::" in github.render(report)


def test_order_and_thresholds():
    first, second = located(mark=Mark(2, 1, 2, 2)), located(mark=Mark(10, 1, 10, 2))
    assert in_order([second, first, second]) == (first, second)
    assert at_least(sample().findings, Severity.INFO) == sample().findings
    assert {each.finding.severity for each in at_least(sample().findings, Severity.WARNING)} == {
        Severity.ERROR,
        Severity.WARNING,
    }
    assert place_of(first) == "roles/ops.yaml:2:1"


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_from_a_file_steers_the_terminal(name: str):
    nasty = "a\x1b[31m\x07\u202eb"
    report = Report((located(file=nasty, message=Words(nasty, nasty), line="a: b"),), (nasty,), "en")
    assert not set(render_report(name, report)) & {"\x1b", "\x07"}


@pytest.mark.parametrize(
    ("lang", "files", "severities", "said"),
    [
        ("zh", 1, [], "检查了 1 个文件：没有问题"),
        ("zh", 2, [Severity.ERROR], "检查了 2 个文件：错误 1"),
        ("en", 1, [], "checked 1 file: no problems"),
        ("en", 2, [Severity.ERROR], "checked 2 files: 1 error"),
        ("en", 3, [Severity.WARNING] * 2, "checked 3 files: 2 warnings"),
    ],
)
def test_the_last_line_counts_only_what_there_is(
    lang: Language, files: int, severities: list[Severity], said: str
) -> None:
    found = tuple(located(severity=severity) for severity in severities)
    report = Report(found, tuple(f"{place}.yaml" for place in range(files)), lang)
    assert render_report("text", report).splitlines()[-1] == said


def crowded(lang: Language) -> Report:
    counts = {(Severity.ERROR, "unknown-role-reference"): 3, (Severity.WARNING, "overload"): 1_200}
    return Report(in_order([located()]), ("plan.yaml",), lang, counts)


def test_what_is_counted_and_not_shown_is_told():
    assert text.render(crowded("zh")).splitlines()[-2:] == [
        (
            "另有 1,202 条没有列出：unknown-role-reference 2，overload 1,200"
            "（每个文件每条规则最多列 50 条，每级最多列 1,000 条）"
        ),
        "检查了 1 个文件：错误 3，警告 1200",
    ]
    assert text.render(crowded("en")).splitlines()[-2:] == [
        (
            "1,202 more not shown: unknown-role-reference 2, overload 1,200 "
            "(at most 50 of a rule in a file and 1,000 of a severity are)"
        ),
        "checked 1 file: 3 errors, 1200 warnings",
    ]
    document = json.loads(json_report.render(crowded("en")))
    assert document["summary"] == {"files": 1, "error": 3, "warning": 1_200, "info": 0}
    assert document["left_out"] == [
        {"rule": "unknown-role-reference", "severity": "error", "count": 2},
        {"rule": "overload", "severity": "warning", "count": 1_200},
    ]
    assert github.render(crowded("en")).endswith("\n1202 more not annotated\n")
    assert github.render(crowded("zh")).endswith("\n另有 1202 条没有标注\n")


@pytest.mark.parametrize("counts", [None, {(Severity.ERROR, "unknown-role-reference"): 1}])
def test_nothing_is_said_to_be_left_out_where_all_is_shown(counts: Counts | None):
    report = Report((located(),), ("plan.yaml",), "en", counts)
    assert (report.total, report.left_out()) == (1, {})
    assert "not shown" not in text.render(report)
    assert json.loads(json_report.render(report))["left_out"] == []
    assert "not annotated" not in github.render(report)
