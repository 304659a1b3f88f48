"""From a symbolic finding to its place: marks, names of places, lines as they are shown."""

from __future__ import annotations

import pytest

from teamplan.findings.finding import Finding, Severity
from teamplan.findings.located import LocatedFinding, Mark
from teamplan.findings.words import Words
from teamplan.sources.records.located_findings import (
    ABSENT,
    InvalidFilesError,
    SourceText,
    child,
    find_mark,
    locate,
    located_problem,
    symbolic_path,
)
from teamplan.sources.yaml.source_map import Problem, SourceMap
from teamplan.sources.yaml.strict import load_yaml

TEXT = b"roles:\n  - id: packer\n    duties: [a, b]\n"


def finding(path: tuple[str | int, ...] = (), message: str = "Wrong.", *, on_key: bool = False) -> Finding:
    return Finding("a-rule", Severity.ERROR, "x.yaml", path, Words("有误", message), Words("请改", "Mend."), on_key)


@pytest.mark.parametrize(
    ("path", "on_key", "mark"),
    [
        (("roles", 0, "id"), False, Mark(2, 9, 2, 15)),
        (("roles", 0, "id"), True, Mark(2, 5, 2, 7)),
        (("roles", 0, "duties", 1), False, Mark(3, 17, 3, 18)),
        (("roles", 0, "duties", 1), True, Mark(3, 17, 3, 18)),
        (("roles", 0, "title"), False, Mark(2, 5, 2, 7)),
        (("roles", 0, "title"), True, Mark(2, 5, 2, 7)),
        (("roles", 0, "duties", 9), False, Mark(3, 13, 3, 19)),
        (("title",), False, Mark(1, 1, 1, 6)),
    ],
)
def test_a_place_is_its_value_or_its_key_or_the_nearest_thing_around_it(
    path: tuple[str | int, ...], mark: Mark, *, on_key: bool
) -> None:
    assert find_mark(path, load_yaml(TEXT).map, on_key=on_key) == mark


def test_an_empty_file_has_only_a_first_character() -> None:
    assert find_mark(("title",), SourceMap()) == Mark(1, 1, 1, 1)
    assert find_mark(("title",), SourceMap(), on_key=True) == Mark(1, 1, 1, 1)


def test_a_finding_is_shown_with_its_line_and_the_name_of_its_place() -> None:
    document, text = load_yaml(TEXT), SourceText(TEXT)
    about = finding(("roles", 0, "duties"))
    assert locate(about, document.map, document.data, text) == LocatedFinding(
        about, Mark(3, 13, 3, 19), "roles.packer.duties", "    duties: [a, b]"
    )
    whole = locate(finding(("roles",)), document.map, document.data, text)
    assert whole.mark == Mark(2, 3, 2, 15)
    keyed = locate(finding(("roles",), on_key=True), document.map, document.data, text)
    assert keyed.mark == Mark(1, 1, 1, 6)


def test_a_problem_of_the_loader_becomes_a_finding() -> None:
    problem = Problem("a-rule", Words("有误", "Wrong."), Words("请改", "Mend."), Mark(1, 2, 2, 3))
    assert located_problem(problem, "x.yaml", SourceText(TEXT)) == LocatedFinding(
        finding(), Mark(1, 2, 1, 7), "", "roles:"
    )


@pytest.mark.parametrize(
    ("path", "data", "shown"),
    [
        ((), {}, ""),
        (("roles", 0, "duties", 2), {"roles": [{"id": "packer"}]}, "roles.packer.duties[2]"),
        (("roles", 1), {"roles": [{"id": "packer"}]}, "roles[1]"),
        (("a", 0, "b"), {"a": [{"name": "甲", "key": "k"}]}, "a.k.b"),
        (("a", 0), {"a": [{"id": 3, "title": "甲"}]}, "a[0]"),
        (("a", 0), {"a": ["b"]}, "a[0]"),
        *[(("a", 0), {"a": [{key: "甲"}]}, "a.甲") for key in ("id", "key", "model", "role", "name", "item")],
        *[(("a", 0), {"a": [{key: "甲"}]}, "a.甲") for key in ("driver", "function")],
    ],
)
def test_entries_of_a_list_are_called_by_what_names_them(path: tuple[str | int, ...], data: object, shown: str) -> None:
    assert symbolic_path(path, data) == shown


def test_what_is_absent_is_not_null() -> None:
    assert child({"a": None}, "a") is None
    assert child({"a": 1}, "b") is ABSENT
    assert child([1, 2], 1) == 2
    assert child([1, 2], 2) is ABSENT
    assert child([1, 2], "a") is ABSENT
    assert child("ab", 0) is ABSENT


@pytest.mark.parametrize(
    ("number", "line"), [(0, ""), (1, "a\tb"), (2, "c\ufffd"), (3, "d"), (4, ""), (5, "\ufffd"), (6, "")]
)
def test_lines_are_shown_without_what_steers_a_terminal(number: int, line: str) -> None:
    assert SourceText(b"\xef\xbb\xbfa\tb\r\nc\x07\rd\n\n\xff").line(number) == line


def test_an_endless_line_is_cut() -> None:
    assert SourceText(b"x" * 20_000).line(1) == "x" * 20_000
    assert SourceText(b"x" * 20_001).line(1) == "x" * 20_000


@pytest.mark.parametrize(
    ("mark", "clamped"),
    [
        (Mark(1, 2, 1, 3), Mark(1, 2, 1, 3)),
        (Mark(1, 2, 2, 1), Mark(1, 2, 1, 4)),
        (Mark(1, 9, 2, 1), Mark(1, 9, 1, 9)),
        (Mark(1, 3, 1, 2), Mark(1, 3, 1, 3)),
    ],
)
def test_a_mark_stays_within_its_first_line(mark: Mark, clamped: Mark) -> None:
    assert SourceText(b"abc  \nd\n").clamped(mark) == clamped


def test_the_error_of_several_files_names_the_first_place_and_how_many_more() -> None:
    first = LocatedFinding(finding(message="First."), Mark(2, 3, 2, 4), "", "")
    second = LocatedFinding(finding(message="Second."), Mark(9, 1, 9, 2), "", "")
    assert str(InvalidFilesError([second, first])) == "x.yaml:2:3: First. (and 1 more)"
    assert InvalidFilesError([second, first]).findings == (first, second)
    assert str(InvalidFilesError([first])) == "x.yaml:2:3: First."
