"""What every format reports: the findings and what was looked at."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from teamplan.findings.finding import Severity
from teamplan.findings.located import LocatedFinding
from teamplan.text.visible import visible

Language = Literal["zh", "en"]

SEVERITY_ORDER: dict[Severity, int] = {severity: place for place, severity in enumerate(Severity)}
"""Severity → place, the worst first."""


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of a check: `findings` in order, `files` looked at, and the language of messages."""

    findings: tuple[LocatedFinding, ...]
    files: tuple[str, ...]
    lang: Language = "zh"

    def count(self, severity: Severity) -> int:
        """Return how many findings are of this severity."""
        return Counter(located.finding.severity for located in self.findings)[severity]

    def message(self, located: LocatedFinding) -> str:
        """Return the message in the language of the report; it may have several lines."""
        return visible(located.finding.message.spoken(self.lang), kept="\n")

    def help(self, located: LocatedFinding) -> str:
        """Return the advice in the language of the report; it may have several lines."""
        return visible(located.finding.help.spoken(self.lang), kept="\n")


def place_of(located: LocatedFinding) -> str:
    """Return `file:line:column`, the file as the finding names it."""
    return f"{visible(located.finding.file)}:{located.mark.line}:{located.mark.column}"


def at_least(findings: Iterable[LocatedFinding], threshold: Severity) -> tuple[LocatedFinding, ...]:
    """Return the findings that are as bad as `threshold` or worse."""
    limit = SEVERITY_ORDER[threshold]
    return tuple(located for located in findings if SEVERITY_ORDER[located.finding.severity] <= limit)
