"""How many columns text takes on a terminal: a Chinese character takes two."""

import unicodedata

_WIDE = frozenset("WF")
_ZERO = frozenset(("Mn", "Me", "Cf"))


def display_width(text: str) -> int:
    """Return the columns that `text` takes.

    >>> display_width("title: 运营")
    11
    """
    if text.isascii():
        return len(text)
    return sum(map(_width, text))


def _width(character: str) -> int:
    if unicodedata.east_asian_width(character) in _WIDE:
        return 2
    return 0 if unicodedata.category(character) in _ZERO else 1
