"""How many columns text takes on a terminal."""

from __future__ import annotations

import pytest

from teamplan.text.display_width import display_width


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("", 0),
        ("ab 1", 4),
        ("编制", 4),
        ("编a", 3),
        ("Ａ", 2),
        ("é", 1),
        ("e\u0301编", 3),
        ("\u20dd编", 2),
        ("\u200b编", 2),
    ],
)
def test_a_chinese_character_takes_two_columns_and_a_mark_upon_another_none(text: str, columns: int) -> None:
    assert display_width(text) == columns
