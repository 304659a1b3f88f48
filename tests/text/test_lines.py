"""Lines of a terminal: cut, filled and wrapped to a width in columns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamplan.text.display_width import display_width
from teamplan.text.lines import COLUMNS, fitted, padded, wrapped

TEXTS = st.text(alphabet="团队编制abc 12，。（）「」", max_size=60)


@pytest.mark.parametrize(
    ("text", "columns", "shown"),
    [
        ("abcdef", 6, "abcdef"),
        ("abcdef", 5, "abcd…"),
        ("团队编制", 8, "团队编制"),
        ("团队编制", 7, "团队编…"),
        ("团队编制", 6, "团队…"),
    ],
)
def test_a_text_is_cut_as_late_as_it_can_be(text: str, columns: int, shown: str) -> None:
    assert fitted(text, columns) == shown


@pytest.mark.parametrize(("text", "shown"), [("岗位", "岗位  "), ("岗位名称", "岗位名称"), ("", "      ")])
def test_a_text_is_filled_to_its_width_and_never_cut(text: str, shown: str) -> None:
    assert padded(text, 6) == shown
    assert padded(text, 2)[: len(text)] == text


def test_what_is_printed_fits_a_terminal_of_eighty_columns() -> None:
    assert COLUMNS == 80


def test_an_empty_text_is_one_empty_line_and_a_blank_end_is_none() -> None:
    assert wrapped("", 10) == [""]
    assert wrapped("abc def", 7) == ["abc def"]
    assert wrapped("abc def   ", 3) == ["abc", "def"]


def test_marks_stay_with_what_they_close_and_lines_after_the_first_are_indented() -> None:
    assert wrapped("团队编制，十人", 9, "  ") == ["团队编", "  制，十", "  人"]
    assert wrapped("编制（十人）", 6) == ["编制", "（十", "人）"]


@given(TEXTS, st.integers(min_value=8, max_value=40))
def test_nothing_is_lost_and_nothing_is_wider(text: str, columns: int) -> None:
    lines = wrapped(text, columns)
    assert "".join("".join(lines).split()) == "".join(text.split())
    longest_word = max((display_width(word) for word in text.split()), default=0)
    assert all(display_width(line) <= max(columns, longest_word) for line in lines)
    assert display_width(fitted(text, columns)) <= columns
    assert display_width(padded(fitted(text, columns), columns)) == columns
