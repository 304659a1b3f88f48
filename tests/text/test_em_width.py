"""How wide text stands in a drawing, and where its lines break."""

from __future__ import annotations

import pytest

from teamplan.text.em_width import cut, text_width, wrapped


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("", 0.0),
        ("编", 1.0),
        ("，", 1.0),
        ("i", 0.42),
        ("m", 0.98),
        ("W", 0.98),
        ("A", 0.72),
        ("X", 0.72),
        ("a", 0.62),
        ("8", 0.62),
        ("~", 0.98),
        ("é", 1.05),
        ("🙂", 1.4),
        ("\N{MAHJONG TILE RED DRAGON}", 1.4),
        ("\U00020000", 1.4),
        ("\u2026", 1.05),
        ("a\u0301", 0.62),
        ("\u200d", 0.0),
        ("\u20dd", 0.0),
        ("\x7f", 0.0),
        ("编制 Am", 1.0 + 1.0 + 0.42 + 0.72 + 0.98),
    ],
)
def test_a_text_is_as_wide_as_its_characters_and_rather_too_wide_than_too_narrow(text: str, width: float) -> None:
    assert text_width(text) == pytest.approx(width, abs=1e-9)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 4, ()),
        ("   ", 4, ()),
        ("\n", 4, ()),
        (" 编制 ", 4, ("编制",)),
        ("团队编制", 4, ("团队编制",)),
        ("团队编制表", 4, ("团队编制", "表")),
        ("团队编制，表", 4, ("团队编", "制，表")),
        ("团，队", 1, ("团", "，", "队")),
        ("一二（三四", 3, ("一二（", "三四")),
        ("ab cd", 1.7, ("ab", "cd")),
        ("abcd", 1.3, ("ab", "cd")),
        ("岗 abcd", 2.5, ("岗", "abcd")),
        ("岗abc位", 2.0, ("岗", "abc", "位")),
        ("编制\n方案", 9, ("编制 方案",)),
        ("编\x07制", 9, ("编制",)),
        ("编制\ud800", 9, ("编制",)),
        ("编制", 2, ("编制",)),
        ("编\n制", 2.42, ("编 制",)),
        ("abcd编", 2.48, ("abcd", "编")),
        ("a\N{DEVANAGARI LETTER KA}", 1, ("a", "\N{DEVANAGARI LETTER KA}")),
        ("队编，", 2, ("队", "编，")),
        ("编制X", 2, ("编制", "X")),
        ("ab", 1, ("a", "b")),
        ("团队编制，一二", 3, ("团队编", "制，一", "二")),
    ],
)
def test_chinese_breaks_anywhere_and_latin_between_words(text: str, width: float, lines: tuple[str, ...]) -> None:
    assert wrapped(text, width, 9) == lines


@pytest.mark.parametrize(
    ("most", "lines"),
    [
        (1, ("团队…",)),
        (2, ("团队编", "制表…")),
        (3, ("团队编", "制表一", "二")),
        (4, ("团队编", "制表一", "二")),
    ],
)
def test_what_needs_more_lines_than_there_are_ends_in_an_ellipsis(most: int, lines: tuple[str, ...]) -> None:
    assert wrapped("团队编制表一二", 3.1, most) == lines


def test_every_character_has_a_line_where_none_holds_two() -> None:
    assert wrapped("编制", 0.5, 2) == ("编", "制")
    assert wrapped("编 abcd", 2.9, 1) == ("编a…",)


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        ("团队编制", 4, "团队编制"),
        ("团队编制", 3.99, "团队…"),
        ("团队编制", 3.05, "团队…"),
        ("团队编制", 3.04, "团…"),
        ("团队 编制", 3.6, "团队…"),
        ("团队编制", 0.5, "…"),
    ],
)
def test_a_text_is_cut_as_late_as_the_ellipsis_lets_it(text: str, width: float, shown: str) -> None:
    assert cut(text, width) == shown
