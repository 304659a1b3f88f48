"""What every format reports: the findings and what was looked at."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from teamplan.findings.finding import Severity
from teamplan.findings.located import LocatedFinding
from teamplan.findings.tally import Counts
from teamplan.text.visible import visible

Language = Literal["zh", "en"]

SEVERITY_ORDER: dict[Severity, int] = {severity: place for place, severity in enumerate(Severity)}
"""Severity → place, the worst first."""


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of a check: `findings` in order, `files` looked at, and the language of messages.

    `counts` says how many findings of each severity and rule there are, where not all of them are here.
    """

    findings: tuple[LocatedFinding, ...]
    files: tuple[str, ...]
    lang: Language = "zh"
    counts: Counts | None = None

    @property
    def total(self) -> int:
        """How many findings there are, shown or not."""
        return sum(map(self.count, Severity))

    def count(self, severity: Severity) -> int:
        """Return how many findings are of this severity, shown or not."""
        return sum(number for (each, _), number in self._counts().items() if each is severity)

    def left_out(self) -> dict[tuple[Severity, str], int]:
        """Return how many findings are not shown, by severity and rule; the worst severity first."""
        left = Counter(self._counts())
        left.subtract(_counts_of(self.findings))
        order = sorted(left, key=lambda key: (SEVERITY_ORDER[key[0]], key[1]))
        return {key: left[key] for key in order if left[key]}

    def _counts(self) -> Counts:
        return _counts_of(self.findings) if self.counts is None else self.counts

    def message(self, located: LocatedFinding) -> str:
        """Return the message in the language of the report; it may have several lines."""
        return visible(located.finding.message.spoken(self.lang), kept="\n")

    def help(self, located: LocatedFinding) -> str:
        """Return the advice in the language of the report; it may have several lines."""
        return visible(located.finding.help.spoken(self.lang), kept="\n")


def _counts_of(findings: Iterable[LocatedFinding]) -> Counter[tuple[Severity, str]]:
    return Counter((located.finding.severity, located.finding.rule) for located in findings)


def place_of(located: LocatedFinding) -> str:
    """Return `file:line:column`, the file as the finding names it."""
    return f"{visible(located.finding.file)}:{located.mark.line}:{located.mark.column}"


def at_least(findings: Iterable[LocatedFinding], threshold: Severity) -> tuple[LocatedFinding, ...]:
    """Return the findings that are as bad as `threshold` or worse."""
    limit = SEVERITY_ORDER[threshold]
    return tuple(located for located in findings if SEVERITY_ORDER[located.finding.severity] <= limit)


def counted(counts: Counts, threshold: Severity = Severity.INFO) -> dict[tuple[Severity, str], int]:
    """Return the counts of what is as bad as `threshold` or worse."""
    limit = SEVERITY_ORDER[threshold]
    return {key: number for key, number in counts.items() if number and SEVERITY_ORDER[key[0]] <= limit}
