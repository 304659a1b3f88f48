"""What a rule is: its name, its reason, and the check itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from teamplan.findings.finding import Finding, Place, Severity, Words

S = TypeVar("S")


@dataclass(frozen=True, slots=True)
class Issue:
    """One violation of a rule; the rule's own severity and advice hold unless stated."""

    place: Place
    message: Words
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
                issue.message,
                issue.help or self.advice,
                issue.on_key,
                issue.related,
            )
            for issue in self.check(subject)
        ]
