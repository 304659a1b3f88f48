"""Every rule is shown failing at the right place, and passing, through the whole pipeline."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from example_runs import run_example
from reference.rule_examples import FOLDER, examples_of

from teamplan.checks import registry
from teamplan.checks.registry import RULES
from teamplan.checks.rule import Rule
from teamplan.findings.finding import Severity
from teamplan.findings.located import LocatedFinding

GOLDENS = Path(__file__).parents[1] / "goldens" / "checks"

Rules = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
Failing = pytest.mark.parametrize(
    ("rule", "name"),
    [pytest.param(rule, name, id=f"{rule.name} {name}") for rule in RULES for name in examples_of(rule.name).failing],
)
Passing = pytest.mark.parametrize(
    ("rule", "name"),
    [pytest.param(rule, name, id=f"{rule.name} {name}") for rule in RULES for name in examples_of(rule.name).passing],
)


def test_there_are_rules():
    assert len(RULES) >= 30


def test_every_module_of_a_rule_is_registered():
    folder = Path(registry.__file__).parent
    with_rule = {
        path.stem for path in folder.rglob("*.py") if re.search("^@rule\\(", path.read_text("utf-8"), re.MULTILINE)
    }
    assert len(with_rule) == len(RULES)
    assert {rule.name for rule in RULES} == {name.replace("_", "-") for name in with_rule}


def test_every_rule_has_a_file_of_examples():
    assert sorted(path.stem for path in FOLDER.iterdir()) == sorted(rule.name for rule in RULES)


@Failing
def test_failing_example_gives_exactly_its_findings(rule: Rule[object], name: str):
    run = run_example(rule.name, name)
    assert run.marked, "a failing example marks what is found with « and »"
    assert {located.finding.rule for located in run.found} == {rule.name}
    assert set(run.places) == run.marked
    assert len(run.found) == len(run.marked)


@Passing
def test_passing_example_gives_nothing(rule: Rule[object], name: str):
    run = run_example(rule.name, name, failing=False)
    assert not run.marked
    assert run.found == ()
    assert run.subjects


@Rules
def test_wording(rule: Rule[object]):
    found = [located for name in examples_of(rule.name).failing for located in run_example(rule.name, name).found]
    assert re.fullmatch("[a-z]+(-[a-z]+)*", rule.name)
    assert rule.severity in Severity
    said = [words for located in found for words in (located.finding.message, located.finding.help)]
    for words in (rule.why, rule.advice, *said):
        assert re.search("[\u4e00-\u9fff]", words.zh)
        assert words.en
        assert not re.search("[\u4e00-\u9fff]{4}", re.sub("“[^”]*”|`[^`]*`", "", words.en))
    for located in found:
        assert located.source_line


@Rules
def test_what_a_rule_says_is_the_golden(rule: Rule[object], golden: Callable[[str, str], None]):
    runs = {name: run_example(rule.name, name).found for name in examples_of(rule.name).failing}
    said = [line for name, found in runs.items() for each in found for line in _said(name, each)]
    golden(f"checks/{rule.name}.txt", "\n".join(said))


def _said(example: str, located: LocatedFinding) -> Iterator[str]:
    """Yield all that is said of one finding of an example."""
    found, mark = located.finding, located.mark
    file = Path(found.file)
    here = [f"{file.name}:{mark.line}:{mark.column} ({located.at})"]
    first = [f"{Path(place.file).name}:{place.mark.line}:{place.mark.column}" for place in located.related]
    yield f"# {example or 'failing'}"
    yield " ".join([found.severity, *here, *(["on the key"] if found.on_key else []), *first])
    for words in (found.message, found.help):
        yield words.zh.replace(f"{file.parent}/", "")
        yield words.en.replace(f"{file.parent}/", "")
    yield ""


def test_every_golden_is_of_a_rule():
    assert {path.stem for path in GOLDENS.iterdir()} == {rule.name for rule in RULES}


@Rules
def test_examples_differ_only_in_what_matters(rule: Rule[object]):
    examples = examples_of(rule.name)
    assert examples.failing[""].kind == examples.passing[""].kind
    texts = [example.text for outcome in (examples.failing, examples.passing) for example in outcome.values()]
    assert len(set(texts)) == len(texts)
