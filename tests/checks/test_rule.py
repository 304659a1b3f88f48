"""What every rule has in common, whatever it finds."""

from __future__ import annotations

import pytest

from teamplan.checks import rule as rules
from teamplan.checks.rule import Issue, Rule
from teamplan.findings.finding import Place, Severity, Words
from teamplan.findings.tally import MOST_IN_FILE, Tally

SAID = Words("话", "words")


def finding_many(asked: list[int]) -> Rule[object]:
    def advice(number: int) -> Words:
        asked.append(number)
        return SAID

    def check(_: object) -> list[Issue]:
        places = [Place("a.yaml", (number,)) for number in range(500)]
        return [Issue(place, "错", "wrong", lambda n=place.path[0]: advice(n)) for place in places]  # type: ignore[misc]

    return Rule("some-rule", Severity.WARNING, (object,), SAID, SAID, check)


def test_advice_is_asked_for_only_where_it_is_shown():
    asked: list[int] = []
    tally = Tally()
    found = finding_many(asked).findings(object(), tally)
    assert asked == [finding.path[0] for finding in found] == list(range(MOST_IN_FILE))
    assert tally.counts == {(Severity.WARNING, "some-rule", "a.yaml"): 500}


def test_a_rule_that_finds_far_too_much_is_given_up(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(rules, "MOST_ISSUES", 100)
    tally = Tally()
    *_, last = finding_many([]).findings(object(), tally)
    assert (last.rule, last.severity) == ("too-many-problems", Severity.WARNING)
    assert tally.counts[Severity.WARNING, "some-rule", "a.yaml"] == 100
