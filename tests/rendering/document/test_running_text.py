"""Text over several lines of a template becomes running text on one."""

from __future__ import annotations

import pytest

from teamplan.rendering.document.running_text import running_text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("  编制 3 人\n   ，缺编 1 人\n", "编制 3 人，缺编 1 人"),
        ("three seats\n   one vacant", "three seats one vacant"),
        ("负荷 FTE\n\n  大于 1", "负荷 FTE大于 1"),
        ("一行  两个空格", "一行  两个空格"),
        (" \n ", ""),
    ],
)
def test_line_breaks_are_nothing_in_chinese_and_a_blank_between_latin_words(text: str, shown: str) -> None:
    assert running_text(text) == shown
