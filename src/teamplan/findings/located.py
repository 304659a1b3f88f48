"""A finding whose place in a file is known: what the sources hand to the reports."""

from collections.abc import Sequence
from typing import NamedTuple

from teamplan.findings.finding import Finding

UNREADABLE = "unreadable-file"
"""The rule of a file that could not be read at all; it counts as a failure to run, not as a finding."""


class Mark(NamedTuple):
    """A stretch of text: lines and columns count from 1, in code points; the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


class RelatedMark(NamedTuple):
    """A second place that a finding speaks of, such as the first of two equal ids."""

    file: str
    mark: Mark


class LocatedFinding(NamedTuple):
    """A finding with its stretch of text, always within one line.

    `at` names the place by keys and ids (`roles.ops_lead.reports_to`); `source_line` is the line
    itself without its line break.
    """

    finding: Finding
    mark: Mark
    at: str
    source_line: str
    related: tuple[RelatedMark, ...] = ()

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """File, line, column, rule, message."""
        found = self.finding
        return found.file, self.mark.line, self.mark.column, found.rule, found.message.en


def in_order(findings: Sequence[LocatedFinding]) -> tuple[LocatedFinding, ...]:
    """Return the findings by file, line, column and rule, each once."""
    each = {located.sort_key: located for located in reversed(findings)}
    return tuple(each[key] for key in sorted(each))
