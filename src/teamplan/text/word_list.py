"""Lists of words to look for in what people write: plain words, with little that stands for something else."""

import re
from collections.abc import Iterable
from functools import cached_property
from itertools import product

_STANDS_FOR = {"0": r"\d", r"\ ": r"\s*", "…": ".{0,8}"}


def joined(*parts: str) -> list[str]:
    """Return every word that joins one of each part; `|` stands between those of a part.

    >>> joined("限|只招", "男|女")
    ['限男', '限女', '只招男', '只招女']
    """
    return ["".join(chosen) for chosen in product(*(part.split("|") for part in parts))]


class WordList:
    """Finds words in text, the first one, and there the longest; in either case, Latin words whole.

    In a word, 0 stands for any digit, a blank for any blanks or none, … for at most eight characters.

    >>> found = WordList(["00 岁", "00 岁以下", "GMV"]).pattern.search("限 35岁以下，gmv 达标")
    >>> found[0] if found else None
    '35岁以下'
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(words)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What finds them, made when it is first asked for: a long list takes milliseconds, and few runs need it."""
        ordered = sorted(self._words, key=lambda word: (-len(word), word))
        return re.compile("|".join(map(_pattern, ordered)), re.IGNORECASE)


def _pattern(word: str) -> str:
    found = re.escape(word)
    for mark, pattern in _STANDS_FOR.items():
        found = found.replace(mark, pattern)
    return rf"(?<![A-Za-z]){found}(?![A-Za-z])" if word[0].isascii() and word[0].isalpha() else found
