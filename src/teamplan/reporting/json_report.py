"""Findings as JSON for programs: versioned, always the same keys, lines and columns from 1 in code points."""

from typing import Any

from teamplan.findings.finding import Severity
from teamplan.findings.located import LocatedFinding, Mark
from teamplan.reporting.report import Report
from teamplan.text.json_text import json_text
from teamplan.version import __version__

VERSION = 1
"""Version of the format: it changes when a key changes its meaning or goes; new keys may come."""


def render(report: Report) -> str:
    """Return the report as JSON, the same at every verbosity."""
    document = {
        "version": VERSION,
        "tool": f"teamplan {__version__}",
        "summary": {"files": len(report.files)} | {severity.value: report.count(severity) for severity in Severity},
        "left_out": [
            {"rule": rule, "severity": severity.value, "count": count}
            for (severity, rule), count in report.left_out().items()
        ],
        "findings": [_finding(report, located) for located in report.findings],
    }
    return json_text(document)


def _finding(report: Report, located: LocatedFinding) -> dict[str, Any]:
    finding = located.finding
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "path": finding.file,
        **_stretch(located.mark),
        "at": located.at,
        "message": report.message(located),
        "help": report.help(located),
        "related": [{"path": other.file, **_stretch(other.mark)} for other in located.related],
    }


def _stretch(mark: Mark) -> dict[str, dict[str, int]]:
    return {
        "start": {"line": mark.line, "column": mark.column},
        "end": {"line": mark.end_line, "column": mark.end_column},
    }
