"""The examples of the rules, run through the whole pipeline once for all tests."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from completed_example import Stretch, write_example
from reference.rule_examples import Example, examples_of

from teamplan.checking import groups
from teamplan.checking.groups import check_selection
from teamplan.checking.targets import select
from teamplan.checks.registry import RULES
from teamplan.checks.rule import Issue, Rule
from teamplan.findings.finding import Finding
from teamplan.findings.located import LocatedFinding
from teamplan.findings.tally import Tally


@dataclass(frozen=True)
class Run:
    """What an example gave: findings in its own files, what was marked, and the subjects that its rule was given."""

    found: tuple[LocatedFinding, ...]
    marked: frozenset[Stretch]
    subjects: tuple[object, ...]

    @property
    def places(self) -> list[Stretch]:
        """Where the findings are."""
        return [
            Stretch(Path(each.finding.file).name, each.mark.line, each.mark.column, each.mark.end_column)
            for each in self.found
        ]


def rule_named(name: str) -> Rule[Any]:
    """Return the rule of this name."""
    return next(rule for rule in RULES if rule.name == name)


@cache
def run_example(rule_name: str, name: str, *, failing: bool = True) -> Run:
    """Return the run of an example of a rule."""
    examples = examples_of(rule_name)
    return run((examples.failing if failing else examples.passing)[name], rule_named(rule_name))


def run(example: Example, rule: Rule[Any]) -> Run:
    """Check the files of `example` as the command does."""
    with tempfile.TemporaryDirectory() as folder, _recorded(rule) as subjects:
        paths, marked = write_example(example, Path(folder))
        found = check_selection(select([str(path) for path in paths]), None).shown
        own = tuple(each for each in found if Path(each.finding.file).absolute().is_relative_to(folder))
        return Run(own, frozenset(marked), tuple(subjects))


@contextmanager
def _recorded(rule: Rule[Any]) -> Iterator[list[object]]:
    """Keep every subject that `rule` is given; the catalog is loaded once for all examples."""
    subjects: list[object] = []
    findings = Rule.findings

    def recording(self: Rule[Any], subject: object, tally: Tally | None = None) -> list[Finding]:
        if self.name == rule.name:
            subjects.append(subject)
        return findings(self, subject, tally)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Rule, "findings", recording)
        patch.setattr(groups, "load_catalog", _LOADED)
        yield subjects


_LOADED = cache(groups.load_catalog)


def issues(rule: Rule[Any], subjects: tuple[object, ...]) -> list[Issue]:
    """Return everything that `rule` finds in `subjects`."""
    return [issue for subject in subjects for issue in rule.check(subject)]
