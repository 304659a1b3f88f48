"""How many findings there are, exactly, and which of them are kept to be shown."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from teamplan.findings.finding import Place, Severity
from teamplan.findings.located import LocatedFinding, in_order
from teamplan.findings.words import Words

MOST_IN_FILE = 50
"""Findings of one rule in one file that are shown."""
MOST_OF_SEVERITY = 1_000
"""Findings of one severity in one run that are shown."""

Counts = Mapping[tuple[Severity, str], int]
"""Severity and rule → number of findings."""
FileCounts = Mapping[tuple[Severity, str, str], int]
"""Severity, rule and file → number of findings."""


class Found(NamedTuple):
    """What was found: those that are shown, in order, and how many there are of each rule, shown or not."""

    shown: tuple[LocatedFinding, ...]
    counts: Counts

    def count(self, severity: Severity) -> int:
        """Return how many findings of this severity there are."""
        return sum(number for (each, _), number in self.counts.items() if each is severity)

    def has(self, rule: str) -> bool:
        """Whether this rule found anything."""
        return any(name == rule for _, name in self.counts)


def settled(counts: FileCounts, kept: Sequence[LocatedFinding], shown: Sequence[LocatedFinding]) -> FileCounts:
    """Return `counts` of which `kept` are a part, where of those `shown` is what is left."""
    settled = Counter(counts)
    settled.subtract(map(_key, kept))
    settled.update(map(_key, shown))
    return settled


def by_rule(counts: FileCounts) -> Counts:
    """Return the counts of all files together; a rule that found nothing in the end has none."""
    total: Counter[tuple[Severity, str]] = Counter()
    for (severity, rule, _), number in counts.items():
        total[severity, rule] += number
    return {key: number for key, number in total.items() if number}


def _key(located: LocatedFinding) -> tuple[Severity, str, str]:
    return located.finding.severity, located.finding.rule, located.finding.file


class Tally:
    """Counts every finding once; of a rule in a file, and of a severity in all, only the first are kept.

    What is not kept needs neither its place in the file nor its advice: it costs a few bytes.
    """

    def __init__(self) -> None:
        self.counts: Counter[tuple[Severity, str, str]] = Counter()
        self._kept: Counter[Severity] = Counter()
        self._seen: set[int] = set()

    def wants(self, severity: Severity, rule: str, place: Place, message: Words | None = None) -> bool:
        """Count a finding, and return whether it is to be kept; the same one a second time is neither.

        `message` tells findings of one rule at one place apart.
        """
        mark = hash((rule, place, message.en if message else ""))
        if mark in self._seen:
            return False
        self._seen.add(mark)
        self.counts[severity, rule, place.file] += 1
        return self._keeps(severity, rule, place.file)

    def full(self, severity: Severity) -> bool:
        """Whether no further finding of this severity will be kept, so that its place need not be known."""
        return self._kept[severity] >= MOST_OF_SEVERITY

    def kept_of(self, findings: Iterable[LocatedFinding], counts: FileCounts) -> list[LocatedFinding]:
        """Take in what another tally found in files, and return what is kept of it.

        Files that are read a second time give the same findings: they count once.
        """
        before = self.counts.copy()
        for key, number in counts.items():
            self.counts[key] = max(self.counts[key], number)
        fresh = []
        for located in findings:
            mark = hash(located.sort_key)
            key = _key(located)
            if mark not in self._seen and self.counts[key] > before[key] and not self.full(key[0]):
                fresh.append(located)
                self._kept[key[0]] += 1
            self._seen.add(mark)
        return fresh

    def found(self, kept: Iterable[LocatedFinding]) -> Found:
        """Return the outcome; `kept` are all findings that were wanted, with their places.

        Two that turn out to be one, at the same place with the same message, count once.
        """
        kept = list(kept)
        shown = in_order(kept)
        return Found(shown, by_rule(settled(self.counts, kept, shown)))

    def _keeps(self, severity: Severity, rule: str, file: str) -> bool:
        if self.counts[severity, rule, file] > MOST_IN_FILE or self.full(severity):
            return False
        self._kept[severity] += 1
        return True
