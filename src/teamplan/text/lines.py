"""Text in lines of a terminal: cut, padded and wrapped by display width."""

import re

from teamplan.text.display_width import display_width

COLUMNS = 80
"""Width that everything printed at a terminal fits."""

_UNBREAKABLE = re.compile(r"\s|[（《「『“‘]*(?:[!-~]+|\S)[，。；：、！？）》」』”’…]*")
"""A blank, or a Latin word or Chinese character with the brackets and marks that stay with it."""


def fitted(text: str, columns: int) -> str:
    """Return `text` cut to `columns` with an ellipsis where it is longer."""
    if display_width(text) <= columns:
        return text
    kept, used = [], 0
    for char in text:
        used += display_width(char)
        if used > columns - 1:
            break
        kept.append(char)
    return "".join(kept) + "…"


def padded(text: str, columns: int) -> str:
    """Return `text` filled with spaces to `columns`."""
    return text + " " * max(0, columns - display_width(text))


def wrapped(text: str, columns: int, indent: str = "") -> list[str]:
    """Return `text` in lines of at most `columns`; lines after the first begin with `indent`.

    A line break in it begins a new line. Chinese breaks anywhere but before closing and after opening marks;
    Latin words stay whole.
    """
    lines: list[str] = []
    line, used = "", 0
    for piece in _UNBREAKABLE.findall(text):
        width = display_width(piece)
        if piece == "\n" or (used + width > columns and line.strip()):
            lines.append(line.rstrip())
            line, used = indent, display_width(indent)
            if piece.isspace():
                continue
        line += " " if piece.isspace() else piece
        used += width
    return [*lines, line.rstrip()] if line.strip() or not lines else lines
