"""Lists of words to look for in what people write: plain words, with little that stands for something else."""

import re
from collections.abc import Iterable
from itertools import product

_STANDS_FOR = {"0": r"\d", r"\ ": r"\s*", "…": ".{0,8}"}


def joined(*parts: str) -> list[str]:
    """Return every word that joins one of each part; `|` stands between those of a part.

    >>> joined("限|只招", "男|女")
    ['限男', '限女', '只招男', '只招女']
    """
    return ["".join(chosen) for chosen in product(*(part.split("|") for part in parts))]


def word_list(words: Iterable[str]) -> re.Pattern[str]:
    """Return what finds the first, and there the longest, of `words`, in either case; Latin words whole.

    In a word, 0 stands for any digit, a blank for any blanks or none, … for at most eight characters.

    >>> found = word_list(["00 岁", "00 岁以下", "GMV"]).search("限 35岁以下，gmv 达标")
    >>> found[0] if found else None
    '35岁以下'
    """
    return re.compile("|".join(map(_pattern, sorted(set(words), key=lambda word: (-len(word), word)))), re.IGNORECASE)


def _pattern(word: str) -> str:
    found = re.escape(word)
    for mark, pattern in _STANDS_FOR.items():
        found = found.replace(mark, pattern)
    return rf"(?<![A-Za-z]){found}(?![A-Za-z])" if word[0].isascii() and word[0].isalpha() else found
