"""Numbers of chapters, sections and sub-sections: patterns of the frame, and chapters of one section."""

from __future__ import annotations

import pytest

from teamplan.rendering.document.blocks import Chapter, Frame, Paragraph, Section
from teamplan.rendering.document.numbering import chinese_ordinal, numbered

CHINESE = Frame(chapter_number="{han}、", section_number="（{han}）", item_number="{n}.")


def chapter(key: str, *titles: str, below: int = 0) -> Chapter:
    small = tuple(Section(f"{n}", (Paragraph("话"),)) for n in range(below))
    return Chapter(key, key, (), tuple(Section(title, (Paragraph(title),), small) for title in titles))


def test_patterns_in_chinese_and_in_digits() -> None:
    chapters = [chapter("a", "甲", "乙", below=2), chapter("b", "丙", "丁")]
    [first, second] = numbered(chapters, CHINESE)
    assert (first.number, second.number) == ("一、", "二、")
    assert [section.number for section in first.sections] == ["（一）", "（二）"]
    assert [small.number for small in first.sections[0].sections] == ["1.", "2."]
    assert [section.number for section in second.sections] == ["（一）", "（二）"]
    [first, _] = numbered(chapters, Frame(chapter_number="Part {n}: ", section_number="{n}) "))
    assert (first.number, first.sections[1].number) == ("Part 1: ", "2) ")


def test_the_only_section_of_a_chapter_gives_it_its_blocks_and_sections() -> None:
    [alone] = numbered([chapter("a", "甲", below=2)], CHINESE)
    assert alone.blocks == (Paragraph("甲"),)
    assert [section.number for section in alone.sections] == ["（一）", "（二）"]


@pytest.mark.parametrize(
    ("number", "text"),
    [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (35, "三十五"), (99, "九十九"), (100, "100"), (0, "0")],
)
def test_chinese_ordinals(number: int, text: str) -> None:
    assert chinese_ordinal(number) == text
