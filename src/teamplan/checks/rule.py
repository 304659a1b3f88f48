"""What a rule is: its name, its reason, an example of each outcome, and the check itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from teamplan.findings.finding import Finding, Place, Severity, Words

S = TypeVar("S")


@dataclass(frozen=True, slots=True)
class Example:
    """A piece of a file. In a failing one, each stretch between « and » is what a finding points at.

    `kind` is the name of a file kind. `text` is a list of entries for those that are lists, else a few keys of the one
    mapping of the file; whatever it leaves out is as it should be, and so are the functions of an
    organisation but for those after `# without`. `others` are further files. `whole`: the files are a
    catalog, laid over the built-in one, and not read beside it; `file` is the name of the built-in file that
    this one replaces, if any.
    """

    kind: str
    text: str
    others: tuple[Example, ...] = ()
    whole: bool = False
    file: str = ""


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
    """One rule. `looks_at` are the classes of the subjects that `check` takes, one at a time.

    `failing` and `passing` explain the rule; `also_failing` and `also_passing` show whatever else it
    finds and lets pass, each under a short name. The failing ones together need every `yield` of `check`.
    """

    name: str
    severity: Severity
    looks_at: tuple[type, ...]
    why: Words
    advice: Words
    failing: Example
    passing: Example
    check: Callable[[S], Iterable[Issue]]
    also_failing: Mapping[str, Example] = field(default_factory=dict)
    also_passing: Mapping[str, Example] = field(default_factory=dict)
    needs_every_file: bool = False
    """Whether it would blame a catalog for what stands in a file that could not be read."""

    @property
    def failing_examples(self) -> Mapping[str, Example]:
        """Name → example of every way to break the rule; the one that explains it has no name."""
        return {"": self.failing, **self.also_failing}

    @property
    def passing_examples(self) -> Mapping[str, Example]:
        """Name → example of what the rule lets pass; the one that explains it has no name."""
        return {"": self.passing, **self.also_passing}

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
