"""Markdown: text survives GitHub-flavoured rendering as it is."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from teamplan.rendering.formats.markdown_text import anchor, inline, paragraph, table_cell

MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
NASTY = (
    *("C#", "<1%", "*", "|", "a|b", "\\", "\\|", "`x`", "<script>alert(1)</script>", "![x](y)", "# 一", "1. 甲"),
    *("- 乙", "~~丙~~", "&lt;", "__丁__", "$1$", "+ 戊", "=", "1) 己", "[^1]"),
)
printable = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cf", "Zl", "Zp", "Zs", "Cn", "Co"]) | st.just(" "), max_size=30
)


def rendered_text(markdown: str) -> str:
    """Return the text of the first inline token, as a reader sees it."""
    tokens = [token for token in MARKDOWN.parse(markdown) if token.type == "inline"]
    children = tokens[0].children if tokens and tokens[0].children else []
    assert all(child.type in ("text", "text_special") for child in children), markdown
    return "".join(child.content for child in children)


@pytest.mark.parametrize("text", NASTY)
def test_nasty_text_survives_in_a_paragraph(text: str) -> None:
    assert rendered_text(paragraph(text)) == text


@given(printable)
def test_any_text_survives_in_a_paragraph(text: str) -> None:
    assert (
        rendered_text(paragraph(text)) == re.sub(r" +", " ", text.strip())
        or rendered_text(paragraph(text)) == text.strip()
    )


@given(st.text(max_size=4), st.sampled_from(["- a", "+ a", "1. a", "2) a", "= a", "# a", "> a", "* a", "    a", "\ta"]))
def test_whatever_stands_first_a_paragraph_is_one_paragraph(before: str, text: str) -> None:
    written = paragraph(before + text)
    assert [token.type for token in MARKDOWN.parse(written)] == ["paragraph_open", "inline", "paragraph_close"], written


@pytest.mark.parametrize("before", [*map(chr, range(33)), "\x7f", "\x85", "\u2028", "\ufeff", "\ud800"], ids=ascii)
def test_a_control_character_in_front_lets_no_list_begin(before: str) -> None:
    for text in ("- a", " - a", "1. a", "+ a"):
        assert MARKDOWN.parse(paragraph(before + text))[0].type == "paragraph_open"


def test_lines_stay_visible_in_a_table_and_vanish_in_a_line() -> None:
    assert table_cell("甲\n乙") == "甲<br>乙"
    assert inline("甲\n乙") == "甲 乙"


def test_anchors_are_those_of_github() -> None:
    assert anchor("十四、附录：依据与来源") == "十四附录依据与来源"
    assert anchor("A B-c") == "a-b-c"
