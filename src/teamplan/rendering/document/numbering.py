"""Numbers of chapters, sections and sub-sections, as the frame of the document writes them."""

from collections.abc import Iterable
from itertools import count
from typing import TypeVar

from teamplan.rendering.document.blocks import Chapter, Frame, Section

_DIGITS = "零一二三四五六七八九"
Part = TypeVar("Part", Chapter, Section)


def chinese_ordinal(number: int) -> str:
    """Return 1–99 in Chinese characters, larger numbers in digits.

    >>> chinese_ordinal(12), chinese_ordinal(20), chinese_ordinal(3), chinese_ordinal(100)
    ('十二', '二十', '三', '100')
    """
    if not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else _DIGITS[tens] + "十"
    return head + (_DIGITS[ones] if ones else "")


def numbered(chapters: Iterable[Chapter], frame: Frame) -> tuple[Chapter, ...]:
    """Return the chapters with their numbers; the only section of a chapter gives its blocks to the chapter."""
    return _counted((_chapter(chapter, frame) for chapter in chapters), frame.chapter_number)


def _chapter(chapter: Chapter, frame: Frame) -> Chapter:
    sections, blocks = chapter.sections, chapter.blocks
    if len(sections) == 1:
        blocks, sections = blocks + sections[0].blocks, sections[0].sections
    inner = (section._replace(sections=_counted(section.sections, frame.item_number)) for section in sections)
    return chapter._replace(blocks=blocks, sections=_counted(inner, frame.section_number))


def _counted(parts: Iterable[Part], pattern: str) -> tuple[Part, ...]:
    """Return the parts with numbers as a pattern writes them: `{han}` in Chinese characters, `{n}` in digits."""
    numbers = (pattern.replace("{han}", chinese_ordinal(n)).replace("{n}", str(n)) for n in count(1))
    return tuple(part._replace(number=number) for part, number in zip(parts, numbers, strict=False))
