"""A finding in a file: where it stands, and after which it comes."""

from __future__ import annotations

import random

from teamplan.findings import finding
from teamplan.findings.finding import Finding, Place, Severity
from teamplan.findings.located import UNREADABLE, LocatedFinding, Mark, in_order
from teamplan.findings.words import Words


def located(file: str, line: int, column: int, rule: str, message: str, at: str = "") -> LocatedFinding:
    found = Finding(rule, Severity.ERROR, file, (), Words("有误", message), Words("请改", "Mend it."))
    return LocatedFinding(found, Mark(line, column, line, column + 1), at, "")


IN_ORDER = (
    located("a.yaml", 2, 1, "b-rule", "y"),
    located("a.yaml", 10, 1, "b-rule", "y"),
    located("a.yaml", 10, 3, "a-rule", "z"),
    located("a.yaml", 10, 3, "b-rule", "x"),
    located("a.yaml", 10, 3, "b-rule", "y"),
    located("b.yaml", 1, 1, "a-rule", "x"),
)


def test_findings_come_by_file_line_column_rule_and_message() -> None:
    mixed = list(IN_ORDER)
    random.Random(3).shuffle(mixed)
    assert mixed != list(IN_ORDER)
    assert in_order(mixed) == IN_ORDER


def test_of_equal_findings_the_first_stays() -> None:
    first, second = (located("a.yaml", 1, 1, "a-rule", "x", at=at) for at in ("roles.a", "roles.b"))
    assert in_order([first, second]) == (first,)
    assert in_order([second, first]) == (second,)


def test_a_place_within_a_place_is_further_along_its_route() -> None:
    assert Place("a.yaml").at("roles", 2).at("title") == Place("a.yaml", ("roles", 2, "title"))


def test_a_message_is_said_in_chinese_or_else_in_english() -> None:
    said = Words("有误", "Wrong.")
    assert [said.spoken(language) for language in ("zh", "en", "fr")] == ["有误", "Wrong.", "Wrong."]


def test_severities_go_from_worst_to_mildest_under_the_names_that_files_and_options_use() -> None:
    assert [severity.value for severity in Severity] == ["error", "warning", "info"]


def test_a_finding_points_at_a_value_unless_it_says_that_the_key_is_meant() -> None:
    found = located("a.yaml", 1, 1, "a-rule", "x").finding
    assert (found.on_key, found.related) == (False, ())


def test_checks_find_all_that_they_make_in_one_module() -> None:
    assert {name: vars(finding)[name] for name in finding.__all__} == {
        "Finding": Finding,
        "Place": Place,
        "Severity": Severity,
        "Words": Words,
    }


def test_a_file_that_cannot_be_read_has_a_rule_of_its_own_in_every_report() -> None:
    assert UNREADABLE == "unreadable-file"
