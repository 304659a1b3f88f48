"""How wide text stands, and where it may break: estimates that err on the wide side."""

import re
from functools import lru_cache
from unicodedata import category, east_asian_width

_NARROW = frozenset("ijl.,:;'|!()[]{}`tfrI /\\-")
_WIDE = frozenset("mwMW@%&GOQ#+=<>~^")
_TOKEN = re.compile("[!-~]+|.", re.DOTALL)
_NO_START = frozenset("，。、；：！？）」』】》〉”’·%…,.;:!?)]}")


class _Widths(dict[str, float]):
    """Width of every character met so far, in em: twice as fast as a cached function."""

    def __missing__(self, character: str) -> float:
        width = self[character] = _measured(character)
        return width


_WIDTHS = _Widths()


def _measured(character: str) -> float:
    """Return the width of a character in em; Han characters are 1."""
    if character < "\x7f":
        if character in _NARROW:
            return 0.42
        if character in _WIDE:
            return 0.98
        return 0.72 if character.isupper() else 0.62
    if category(character) in ("Mn", "Me", "Cf", "Cc"):
        return 0.0
    if east_asian_width(character) in "WF":
        return 1.4 if character >= "\U0001f000" else 1.0
    return 1.05


def text_width(text: str) -> float:
    """Return the width of `text` in em."""
    return sum(map(_WIDTHS.__getitem__, text))


@lru_cache(maxsize=16384)
def wrapped(text: str, width: float, most: int) -> tuple[str, ...]:
    """Return `text` in lines of at most `width` em, at most `most` of them, the last cut with `…`."""
    if text.isprintable() and text_width(text) <= width:
        text = text.strip()
        return (text,) if text else ()
    lines: list[str] = []
    line: list[str] = []
    used = 0.0
    for token in _tokens(text, width):
        size = text_width(token)
        if line and used + size > width:
            carried = [line.pop()] if token in _NO_START and len(line) > 1 else []
            lines.append("".join(line).rstrip())
            line = carried
            used = sum(map(text_width, carried))
        if token.isspace() and not line:
            continue
        line.append(token)
        used += size
    if line:
        lines.append("".join(line).rstrip())
    if len(lines) > most:
        lines = [*lines[: most - 1], cut("".join(lines[most - 1 :]), width)]
    return tuple(lines)


def cut(text: str, width: float) -> str:
    """Return `text` shortened to `width` em with `…` at its end."""
    if text_width(text) <= width:
        return text
    kept, used = "", text_width("…")
    for character in text:
        used += _WIDTHS[character]
        if used > width:
            break
        kept += character
    return kept.rstrip() + "…"


def _tokens(text: str, width: float) -> list[str]:
    """Split into Han characters, spaces and Latin words; a word wider than a line is split up."""
    tokens: list[str] = []
    for token in _TOKEN.findall(text):
        if token.isspace():
            tokens.append(" ")
        elif len(token) > 1 and text_width(token) > width:
            tokens += token
        elif category(token[0]) not in ("Cc", "Cs"):
            tokens.append(token)
    return tokens
