"""The formats of a report by name, each module imported when it is used."""

from importlib import import_module

from teamplan.reporting.report import Report

FORMATS: dict[str, str] = {
    "text": "teamplan.reporting.text",
    "json": "teamplan.reporting.json_report",
    "github": "teamplan.reporting.github",
}
"""Name → module; each has `render(report) -> str`."""


def render_report(name: str, report: Report) -> str:
    """Return `report` in the format `name`; raises KeyError for an unknown one."""
    rendered: str = import_module(FORMATS[name]).render(report)
    return rendered
