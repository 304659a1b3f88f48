"""`teamplan check`: check catalogs, briefs and plans, report, and say by the exit code how it went."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from teamplan.cli.choices import choices_hint
from teamplan.cli.failure import DONE, FINDINGS, USAGE, CommandError
from teamplan.cli.language import say
from teamplan.cli.loading import no_such_catalog
from teamplan.findings.finding import Severity
from teamplan.findings.located import UNREADABLE
from teamplan.reporting.formats import FORMATS, render_report
from teamplan.reporting.report import Report, at_least

if TYPE_CHECKING:
    from teamplan.findings.located import LocatedFinding

_FOR_PEOPLE = ("text", "github")
"""Formats that leave out findings of severity info unless they are asked for."""


def run_check(
    paths: list[str],
    *,
    output_format: str,
    output_file: str | None,
    fail_on: str,
    exit_zero: bool,
    lang: str,
    quiet: bool,
    catalog_folder: str | None,
) -> int:
    """Check `paths` (none: the built-in templates) and return the exit code.

    0: nothing at or above `fail_on`; 1: findings; 2: something could not be read. Raises CommandError
    for wrong options and for an output file that cannot be written.
    """
    threshold = _threshold(fail_on)
    _refuse_unknown_format(output_format)
    found, files = _found(paths, catalog_folder)
    _refuse_losing_checked_files(output_file, files)
    shown = (
        found if threshold is Severity.INFO or output_format not in _FOR_PEOPLE else at_least(found, Severity.WARNING)
    )
    report = Report(shown, tuple(files), "en" if lang == "en" else "zh")
    text = _rendered(report, output_format, hidden=len(found) - len(shown), to_file=output_file is not None)
    _deliver(text, output_file, quiet=quiet and not shown and output_format == "text")
    if any(located.finding.rule == UNREADABLE for located in found):
        return USAGE
    return FINDINGS if at_least(found, threshold) and not exit_zero else DONE


def _found(paths: list[str], catalog_folder: str | None) -> tuple[tuple[LocatedFinding, ...], list[str]]:
    from teamplan.checking.check_cache import checked
    from teamplan.checking.targets import select

    if catalog_folder is not None and not os.path.isdir(catalog_folder):
        raise no_such_catalog(catalog_folder)
    selection = select(paths)
    return checked(selection, catalog_folder), selection.files


def _refuse_losing_checked_files(output_file: str | None, files: list[str]) -> None:
    """Raise CommandError where the report would overwrite a file that it is about."""
    if output_file is not None and output_file != "-":
        from teamplan.cli.output import refuse_losing_input

        for file in files:
            refuse_losing_input(Path(output_file), file)


def _rendered(report: Report, output_format: str, *, hidden: int, to_file: bool) -> str:
    if output_format != "text":
        return render_report(output_format, report)
    from teamplan.reporting.text import render

    return render(report, colour=not to_file and _wants_colour(), hidden=hidden)


def _deliver(text: str, output_file: str | None, *, quiet: bool) -> None:
    from teamplan.cli.output import write_file, write_stdout

    if output_file is not None and output_file != "-":
        write_file(Path(output_file), text.encode())
    elif not quiet:
        write_stdout(text)


def _wants_colour() -> bool:
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb" and sys.stdout.isatty()


def _threshold(name: str) -> Severity:
    try:
        return Severity(name)
    except ValueError:
        raise CommandError(
            say(f"--fail-on 不能是「{name}」", f"--fail-on cannot be {name!r}"), choices_hint(name, list(Severity))
        ) from None


def _refuse_unknown_format(name: str) -> None:
    if name not in FORMATS:
        raise CommandError(
            say(f"不认识输出格式「{name}」", f"unknown output format {name!r}"), choices_hint(name, FORMATS)
        )
