"""Findings for people: the place, the message, the source line with a caret, the advice, a summary."""

from collections.abc import Iterable

from teamplan.findings.finding import Severity
from teamplan.findings.located import LocatedFinding, Mark
from teamplan.findings.tally import MOST_IN_FILE, MOST_OF_SEVERITY, Counts
from teamplan.reporting.report import Report, place_of
from teamplan.text.display_width import display_width
from teamplan.text.lines import fitted
from teamplan.text.visible import for_a_log, for_a_terminal, visible

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}
_NAMES = {
    "zh": {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.INFO: "提示"},
    "en": {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "info"},
}
_HELP = {"zh": "办法：", "en": "help: "}
_SEE_ALSO = {"zh": "另见", "en": "see also"}
_WINDOW = 100
"""Columns of a source line that are shown."""
_LEAD = 20
"""Columns shown before a stretch that stands beyond the window."""


def render(report: Report, *, colour: bool = False, hidden: int = 0) -> str:
    """Return the findings and a summary line; `hidden` milder findings are only counted."""
    blocks = [_block(report, located, colour=colour) for located in report.findings]
    text = "".join(f"{block}\n" for block in blocks) + _left_out(report) + _summary(report, hidden) + "\n"
    return for_a_terminal(text) if colour else for_a_log(text)


def report_text(findings: Iterable[LocatedFinding], *, lang: str, counts: Counts | None = None) -> str:
    """Return the findings alone, without a summary or colours: for commands other than `check`."""
    report = Report(tuple(findings), (), "en" if lang == "en" else "zh", counts)
    blocks = [_block(report, located, colour=False) for located in report.findings]
    return for_a_log("\n".join(blocks) + _left_out(report))


def _block(report: Report, located: LocatedFinding, *, colour: bool) -> str:
    finding = located.finding
    severity = _NAMES[report.lang][finding.severity]
    shade = _COLOURS[finding.severity]
    place = _paint(place_of(located), "1", colour)
    lines = [f"{place} {_paint(severity, shade, colour)} {finding.rule} {visible(report.message(located))}"]
    if located.source_line.strip():
        lines += _excerpt(located.source_line, located.mark, shade, colour=colour)
    lines += [
        f"  {_SEE_ALSO[report.lang]}: {visible(other.file)}:{other.mark.line}:{other.mark.column}"
        for other in located.related
    ]
    if report.help(located):
        lines.append(f"  {_paint(_HELP[report.lang], '32', colour)}{visible(report.help(located))}")
    return "\n".join(lines) + "\n"


def _excerpt(source_line: str, mark: Mark, shade: str, *, colour: bool) -> list[str]:
    """Return the source line, or the part around a stretch far to the right, and carets below the stretch."""
    start, end = mark.column - 1, max(mark.end_column - 1, mark.column)
    line = source_line.rstrip().replace("\t", " ")
    offset = max(0, start - _LEAD) if display_width(line[:end]) > _WINDOW else 0
    shown = fitted(line[offset:], _WINDOW)
    lead = "…" if offset else ""
    before = display_width(lead + line[offset:start])
    width = max(1, display_width(line[start:end]))
    room = max(1, display_width(lead + shown) - before)
    gutter = f"{mark.line} | "
    carets = _paint("^" * min(width, room), shade, colour)
    return [f"  {gutter}{lead}{shown}", f"  {' ' * (len(gutter) - 2)}| {' ' * before}{carets}"]


def _left_out(report: Report) -> str:
    """Return a line on the findings that are counted, but not shown."""
    left = report.left_out()
    if not left:
        return ""
    each = [f"{rule} {count:,}" for (_, rule), count in left.items()]
    if report.lang == "zh":
        limits = f"每个文件每条规则最多列 {MOST_IN_FILE} 条，每级最多列 {MOST_OF_SEVERITY:,} 条"
        return f"另有 {sum(left.values()):,} 条没有列出：{'，'.join(each)}（{limits}）\n"
    limits = f"at most {MOST_IN_FILE} of a rule in a file and {MOST_OF_SEVERITY:,} of a severity are"
    return f"{sum(left.values()):,} more not shown: {', '.join(each)} ({limits})\n"


def _summary(report: Report, hidden: int) -> str:
    counts = [(severity, report.count(severity)) for severity in Severity]
    files = len(report.files)
    if report.lang == "zh":
        found = "，".join(f"{_NAMES['zh'][severity]} {count}" for severity, count in counts if count)
        text = f"检查了 {files} 个文件：{found or '没有问题'}"
        return text + (f"（另有提示 {hidden} 条，加 --fail-on info 显示）" if hidden else "")
    found = ", ".join(_counted(severity, count) for severity, count in counts if count)
    text = f"checked {files} {'file' if files == 1 else 'files'}: {found or 'no problems'}"
    return text + (f" ({hidden} more of severity info; --fail-on info shows them)" if hidden else "")


def _counted(severity: Severity, count: int) -> str:
    name = severity.value
    return f"{count} {name}" if count == 1 or severity is Severity.INFO else f"{count} {name}s"


def _paint(text: str, code: str, colour: bool) -> str:  # noqa: FBT001 - a flag that every caller passes on
    return f"\x1b[{code}m{text}\x1b[0m" if colour else text
