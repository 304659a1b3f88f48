"""What a rule is: its name, its reason, and the check itself."""

from collections.abc import Callable, Iterable
from typing import Generic, NamedTuple, TypeVar

from teamplan.findings.finding import Finding, Place, Severity, Words
from teamplan.findings.tally import Tally

S = TypeVar("S")

MOST_ISSUES = 200_000
"""What one rule finds in one subject, a file or a whole catalog, before it is given up."""
_GIVEN_UP = "too-many-problems"


class Issue(NamedTuple):
    """One violation of a rule, said in Chinese and in English; the rule's severity and advice hold unless stated."""

    place: Place
    zh: str
    en: str
    help: Words | Callable[[], Words | None] | None = None
    """Advice of its own; a function is asked only for what is shown, such as a search for a name that is near."""
    severity: Severity | None = None
    on_key: bool = False
    related: tuple[Place, ...] = ()


class Rule(NamedTuple, Generic[S]):
    """One rule. `looks_at` are the classes of the subjects that `check` takes, one at a time."""

    name: str
    severity: Severity
    looks_at: tuple[type, ...]
    why: Words
    advice: Words
    check: Callable[[S], Iterable[Issue]]
    needs_every_file: bool = False
    """Whether it would blame a catalog for what stands in a file that could not be read."""

    def findings(self, subject: S, tally: Tally | None = None) -> list[Finding]:
        """Return what this rule finds in `subject`; of very much, only what `tally` wants to keep."""
        found: list[Finding] = []
        for number, issue in enumerate(self.check(subject)):
            if number == MOST_ISSUES:
                return found + self._too_many(issue.place, tally)
            severity, place, message = issue.severity or self.severity, issue.place, Words(issue.zh, issue.en)
            if tally and not tally.wants(severity, self.name, place, message):
                continue
            advice = (issue.help() if callable(issue.help) else issue.help) or self.advice
            found.append(
                Finding(self.name, severity, place.file, place.path, message, advice, issue.on_key, issue.related)
            )
        return found

    def _too_many(self, place: Place, tally: Tally | None) -> list[Finding]:
        """Return what is said where a rule is given up."""
        message = Words(
            f"{self.name} 已超过 {MOST_ISSUES} 处，后面的没有再看",
            f"more than {MOST_ISSUES} of {self.name}; the rest was not looked at",
        )
        if tally and not tally.wants(self.severity, _GIVEN_UP, place, message):
            return []
        advice = Words("先改正前面列出的问题，再检查一次", "Mend the problems listed so far, then check again")
        return [Finding(_GIVEN_UP, self.severity, place.file, place.path, message, advice)]


def rule(
    severity: Severity, *looks_at: type, why: Words, advice: Words, needs_every_file: bool = False
) -> Callable[[Callable[[S], Iterable[Issue]]], Rule[S]]:
    """Make a rule of the function that checks; it is named as the module in which that stands."""

    def made(check: Callable[[S], Iterable[Issue]]) -> Rule[S]:
        name = check.__module__.rpartition(".")[2].replace("_", "-")
        return Rule(name, severity, looks_at, why, advice, check, needs_every_file)

    return made
