"""Findings as GitHub workflow commands, which show up as annotations beside the lines of a change."""

from teamplan.findings.finding import Severity
from teamplan.findings.located import LocatedFinding
from teamplan.reporting.report import Report, place_of
from teamplan.text.visible import visible

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
LIMIT = 10
"""Annotations of one kind that GitHub shows for one step; further ones are dropped silently."""


def render(report: Report) -> str:
    """Return one command a finding, errors first, and a plain line on those beyond GitHub's limits."""
    of_each = [[it for it in report.findings if it.finding.severity is severity] for severity in Severity]
    lines = [_command(report, located) for found in of_each for located in found[:LIMIT]]
    left = report.total - len(lines)
    if left:
        lines.append(f"另有 {left} 条没有标注" if report.lang == "zh" else f"{left} more not annotated")
    return "".join(f"{line}\n" for line in lines)


def _command(report: Report, located: LocatedFinding) -> str:
    finding, mark = located.finding, located.mark
    properties = {"title": f"teamplan ({finding.rule})", "file": visible(finding.file), "line": str(mark.line)}
    if mark.line == mark.end_line:
        properties |= {"col": str(mark.column), "endLine": str(mark.end_line), "endColumn": str(mark.end_column)}
    else:
        properties["endLine"] = str(mark.end_line)
    stated = ",".join(f"{key}={_escape_property(value)}" for key, value in properties.items())
    word = "办法：" if report.lang == "zh" else "help: "
    message = f"{place_of(located)}: {report.message(located)}"
    if report.help(located):
        message += f"\n{word}{report.help(located)}"
    return f"::{_COMMANDS[finding.severity]} {stated}::{_escape(message)}"


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")
