"""What a rule is: its name, its reason, and the check itself."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from teamplan.findings.finding import Finding, Place, Severity, Words

S = TypeVar("S")


@dataclass(frozen=True, slots=True)
class Issue:
    """One violation of a rule, said in Chinese and in English; the rule's severity and advice hold unless stated."""

    place: Place
    zh: str
    en: str
    help: Words | None = None
    severity: Severity | None = None
    on_key: bool = False
    related: tuple[Place, ...] = ()


@dataclass(frozen=True)
class Rule(Generic[S]):
    """One rule. `looks_at` are the classes of the subjects that `check` takes, one at a time."""

    name: str
    severity: Severity
    looks_at: tuple[type, ...]
    why: Words
    advice: Words
    check: Callable[[S], Iterable[Issue]]
    needs_every_file: bool = False
    """Whether it would blame a catalog for what stands in a file that could not be read."""

    def findings(self, subject: S) -> list[Finding]:
        """Return what this rule finds in `subject`."""
        return [
            Finding(
                self.name,
                issue.severity or self.severity,
                issue.place.file,
                issue.place.path,
                Words(issue.zh, issue.en),
                issue.help or self.advice,
                issue.on_key,
                issue.related,
            )
            for issue in self.check(subject)
        ]


def rule(
    severity: Severity, *looks_at: type, why: Words, advice: Words, needs_every_file: bool = False
) -> Callable[[Callable[[S], Iterable[Issue]]], Rule[S]]:
    """Make a rule of the function that checks; it is named as the module in which that stands."""

    def made(check: Callable[[S], Iterable[Issue]]) -> Rule[S]:
        name = check.__module__.rpartition(".")[2].replace("_", "-")
        return Rule(name, severity, looks_at, why, advice, check, needs_every_file)

    return made
