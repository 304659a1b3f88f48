"""Everything is counted once; of much, only the first is kept."""

from __future__ import annotations

import pytest

from teamplan.findings import tally as tallies
from teamplan.findings.finding import Finding, Place, Severity, Words
from teamplan.findings.located import LocatedFinding, Mark
from teamplan.findings.tally import MOST_IN_FILE, Tally, by_rule

WRONG = Words("错", "wrong")


def wanted(tally: Tally, number: int, file: str = "a.yaml", severity: Severity = Severity.ERROR) -> list[int]:
    return [each for each in range(number) if tally.wants(severity, "some-rule", Place(file, (each,)), WRONG)]


def located(line: int, file: str = "a.yaml") -> LocatedFinding:
    finding = Finding("some-rule", Severity.ERROR, file, (line,), WRONG, WRONG)
    return LocatedFinding(finding, Mark(line, 1, line, 2), "", "")


def test_the_first_of_a_rule_in_a_file_are_kept_and_all_are_counted():
    tally = Tally()
    assert wanted(tally, MOST_IN_FILE + 7) == list(range(MOST_IN_FILE))
    assert wanted(tally, 3, "b.yaml") == [0, 1, 2]
    found = tally.found([])
    assert found.count(Severity.ERROR) == MOST_IN_FILE + 7 + 3
    assert found.has("some-rule")
    assert not found.has("another-rule")


def test_a_severity_that_is_full_leaves_room_for_worse(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(tallies, "MOST_OF_SEVERITY", 5)
    tally = Tally()
    assert [wanted(tally, 2, f"{name}.yaml", Severity.WARNING) for name in "abcd"] == [[0, 1], [0, 1], [0], []]
    assert wanted(tally, 1, "e.yaml") == [0]
    assert tally.found([]).counts == {(Severity.WARNING, "some-rule"): 8, (Severity.ERROR, "some-rule"): 1}


def test_the_same_finding_counts_once():
    tally = Tally()
    assert wanted(tally, 4) == [0, 1, 2, 3]
    assert wanted(tally, 4) == []
    assert tally.found([]).count(Severity.ERROR) == 4


def test_two_that_turn_out_to_be_at_one_place_count_once():
    tally = Tally()
    wanted(tally, 3)
    found = tally.found([located(1), located(1), located(2)])
    assert len(found.shown) == found.count(Severity.ERROR) == 2


def test_what_another_tally_counted_in_a_file_counts_once():
    tally, counts = Tally(), {(Severity.ERROR, "some-rule", "a.yaml"): 90}
    kept = tally.kept_of([located(1), located(2)], counts)
    assert kept == [located(1), located(2)]
    assert tally.kept_of([located(1), located(2)], counts) == []
    assert tally.found(kept).count(Severity.ERROR) == 90


def test_a_rule_that_found_nothing_in_the_end_has_no_count():
    counts = {(Severity.ERROR, "a", "x"): 2, (Severity.ERROR, "a", "y"): 1, (Severity.ERROR, "b", "x"): 0}
    assert by_rule(counts) == {(Severity.ERROR, "a"): 3}
