"""Numbers of chapters, sections and sub-sections, as the frame of the document writes them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from teamplan.rendering.document.blocks import Chapter, Frame, Section

_DIGITS = "零一二三四五六七八九"
_TEN = "十"
_LARGEST = 99


def chinese_ordinal(number: int) -> str:
    """Return 1–99 in Chinese characters, larger numbers in digits.

    >>> chinese_ordinal(12), chinese_ordinal(20), chinese_ordinal(3), chinese_ordinal(100)
    ('十二', '二十', '三', '100')
    """
    if not 0 < number <= _LARGEST:
        return str(number)
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else _TEN if tens == 1 else _DIGITS[tens] + _TEN
    return head + (_DIGITS[ones] if ones else "")


def numbered(chapters: Iterable[Chapter], frame: Frame) -> tuple[Chapter, ...]:
    """Return the chapters with their numbers; the only section of a chapter gives its blocks to the chapter."""
    return tuple(_chapter(chapter, place, frame) for place, chapter in enumerate(chapters, 1))


def _chapter(chapter: Chapter, place: int, frame: Frame) -> Chapter:
    sections, blocks = chapter.sections, chapter.blocks
    if len(sections) == 1:
        blocks, sections = blocks + sections[0].blocks, sections[0].sections
    numbered_sections = tuple(
        replace(section, number=_written(frame.section_number, number), sections=_items(section.sections, frame))
        for number, section in enumerate(sections, 1)
    )
    return replace(chapter, number=_written(frame.chapter_number, place), blocks=blocks, sections=numbered_sections)


def _items(sections: Iterable[Section], frame: Frame) -> tuple[Section, ...]:
    return tuple(
        replace(section, number=_written(frame.item_number, number)) for number, section in enumerate(sections, 1)
    )


def _written(pattern: str, number: int) -> str:
    """Return the number as a pattern writes it: `{han}` in Chinese characters, `{n}` in digits."""
    return pattern.replace("{han}", chinese_ordinal(number)).replace("{n}", str(number))
