"""Every rule is shown failing at the right place, and passing, through the whole pipeline."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from completed_example import Stretch, write_example

from teamplan.checking.groups import check_selection
from teamplan.checking.targets import select
from teamplan.checks import registry
from teamplan.checks.registry import RULES
from teamplan.checks.rule import Example, Rule
from teamplan.findings.finding import Severity
from teamplan.findings.located import LocatedFinding

Rules = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)


def _found(example: Example, folder: Path) -> tuple[tuple[LocatedFinding, ...], set[Stretch]]:
    paths, stretches = write_example(example, folder)
    return check_selection(select([str(path) for path in paths]), None), stretches


def test_there_are_rules():
    assert len(RULES) >= 30


def test_every_module_of_a_rule_is_registered():
    folder = Path(registry.__file__).parent
    with_rule = {
        path.stem for path in folder.rglob("*.py") if re.search("^RULE = Rule", path.read_text("utf-8"), re.MULTILINE)
    }
    assert len(with_rule) == len(RULES)
    assert {rule.name for rule in RULES} == {name.replace("_", "-") for name in with_rule}


@Rules
def test_failing_example_gives_exactly_its_finding(rule: Rule[object], tmp_path: Path):
    found, stretches = _found(rule.failing, tmp_path)
    assert stretches, "a failing example marks what is found with « and »"
    assert {located.finding.rule for located in found} == {rule.name}
    places = {
        Stretch(Path(each.finding.file).name, each.mark.line, each.mark.column, each.mark.end_column) for each in found
    }
    assert places == stretches
    assert len(found) == len(stretches)


@Rules
def test_passing_example_gives_nothing(rule: Rule[object], tmp_path: Path):
    found, stretches = _found(rule.passing, tmp_path)
    assert not stretches
    assert found == ()


@Rules
def test_wording(rule: Rule[object], tmp_path: Path):
    found, _ = _found(rule.failing, tmp_path)
    assert re.fullmatch("[a-z]+(-[a-z]+)*", rule.name)
    assert rule.severity in Severity
    for words in (rule.why, rule.advice, *(located.finding.message for located in found)):
        assert re.search("[\u4e00-\u9fff]", words.zh)
        assert words.en
        assert not re.search("[\u4e00-\u9fff]{4}", re.sub("“[^”]*”|`[^`]*`", "", words.en))
    for located in found:
        assert located.finding.help.zh
        assert located.finding.help.en
        assert located.source_line


@Rules
def test_example_differs_only_in_what_matters(rule: Rule[object]):
    assert rule.failing.kind == rule.passing.kind
    assert rule.failing.text != rule.passing.text
