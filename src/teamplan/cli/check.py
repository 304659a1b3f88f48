"""`teamplan check`: check catalogs, briefs and plans, report, and say by the exit code how it went."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from teamplan.cli.failure import DONE, FINDINGS, USAGE
from teamplan.cli.progress import progress
from teamplan.cli.streams import STDOUT, at_terminal, hand_over, wants_colour
from teamplan.findings.finding import Severity, Words
from teamplan.reporting.formats import FORMATS, render_report
from teamplan.reporting.report import Report, at_least, counted
from teamplan.usecases.check_files import check_files
from teamplan.usecases.errors import known_choice

if TYPE_CHECKING:
    from teamplan.cli.speaker import Speaker

_FOR_PEOPLE = ("text", "github")
"""Formats that leave out findings of severity info unless they are asked for."""
_NO_SEVERITY = Words("--fail-on 不能是「{}」", "--fail-on cannot be {!r}")


@dataclass(frozen=True, kw_only=True)
class CheckOptions:
    """What the user typed."""

    paths: tuple[str, ...] = ()
    output_format: str | None = None
    output_file: str | None = None
    fail_on: str = "error"
    exit_zero: bool = False
    catalog: str | None = None
    force: bool = False
    quiet: bool = False


def run_check(options: CheckOptions, speaker: Speaker) -> int:
    """Check the paths (none: the built-in templates) and return the exit code.

    0: nothing at or above `fail_on`; 1: findings; 2: something could not be read.
    """
    form = options.output_format or os.environ.get("TEAMPLAN_OUTPUT_FORMAT", "text")
    threshold = Severity(known_choice(options.fail_on, Severity, _NO_SEVERITY))
    known_choice(form, FORMATS, Words("不认识输出格式「{}」", "unknown output format {!r}"))
    target = None if options.output_file in (None, STDOUT) else Path(str(options.output_file))
    if target:
        from teamplan.sources.outputs.writing import REPORT, refuse_overwriting

        refuse_overwriting(target, force=options.force, seal=REPORT)
    with progress(Words("检查", "checking"), speaker, quiet=options.quiet) as watch:
        checked = check_files(options.paths, options.catalog, watch)
    found = checked.findings
    everything = threshold is Severity.INFO or form not in _FOR_PEOPLE
    least = Severity.INFO if everything else Severity.WARNING
    report = Report(at_least(found, least), checked.files, speaker.language, counted(checked.counts, least))
    colour = options.output_file is None and wants_colour() and at_terminal()
    hidden = 0 if everything else sum(counted(checked.counts).values()) - report.total
    content = _rendered(report, form, hidden=hidden, colour=colour).encode()
    if target:
        _write(target, content, checked.files, form=form, force=options.force)
    elif not (options.quiet and not report.total and form == "text"):
        hand_over(content)
    if checked.unreadable:
        return USAGE
    return FINDINGS if counted(checked.counts, threshold) and not options.exit_zero else DONE


def _rendered(report: Report, form: str, *, hidden: int, colour: bool) -> str:
    if form != "text":
        return render_report(form, report)
    from teamplan.reporting.text import render

    return render(report, colour=colour, hidden=hidden)


def _write(target: Path, report: bytes, checked: tuple[str, ...], *, form: str, force: bool) -> None:
    """Write the report, sealed in the way of its format, but never over what it is about."""
    from teamplan.sources.outputs.writing import (
        REPORT,
        YAML_COMMENT,
        refuse_losing_input,
        sealed,
        sealed_json,
        write_files,
    )

    for file in checked:
        refuse_losing_input(target, Path(file))
    content = sealed_json(report, REPORT) if form == "json" else sealed(report, YAML_COMMENT, REPORT)
    write_files({target: content}, force=force, seal=REPORT)
