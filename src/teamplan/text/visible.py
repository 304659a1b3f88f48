"""Characters that nobody sees: they steer a terminal, hide or turn text around, or end a line where none should end."""

import re

_STEERING = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069"
    "\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff"
)
"""Controls, separators of lines, embedding and overriding of directions, surrogates, and what is no character.

Of the basic plane alone: with one character beyond it, a search takes ten times as long.
"""

STEERING = f"[{_STEERING}]"
"""What no file may hold: everything unseen but tabs and line ends; a pattern, compiled where it is used."""
_UNSEEN = re.compile(f"[{_STEERING}\t\n\r]")
_UNSEEN_OR_COLOUR = f"(\x1b\\[[0-9;]*m|\n)|[{_STEERING}\t\r]"
_TYPED_BYTES = re.compile("[\udc80-\udcff]+")
_COMMAND = re.compile(r"^[^\S\n]*(?=::)|#(?=#(?:vso|teamcity)?\[)", re.MULTILINE)
"""Where a line of a log would be a command to the system that runs it: GitHub, Azure, TeamCity."""


def unseen(text: str, kept: str = "") -> str:
    """Return the first character of `text` that nobody sees, but those that are `kept`; empty where there is none."""
    if text.isprintable():
        return ""
    return next((found for found in _UNSEEN.findall(text) if found not in kept), "")


def code_point(character: str) -> str:
    r"""Return the name of a character that cannot be shown.

    >>> code_point("\x1b")
    'U+001B'
    """
    return f"U+{ord(character):04X}"


def visible(text: str, kept: str = "") -> str:
    r"""Return `text` on one line, with what nobody sees as U+FFFD, but characters that are `kept`.

    >>> visible("店\x1b[31m长")
    '店�[31m长'
    """
    if text.isprintable():
        return text
    return _UNSEEN.sub(lambda found: found[0] if found[0] in kept else "\N{REPLACEMENT CHARACTER}", typed(text))


def typed(text: str) -> str:
    r"""Return `text` with bytes that the locale could not read as the UTF-8 that they are; other bytes stay.

    >>> typed("\udce5\udcba\udc97 \udcff")
    '店 \udcff'
    """
    return _TYPED_BYTES.sub(_as_utf8, text)


def _as_utf8(found: re.Match[str]) -> str:
    return found[0].encode("utf-8", "surrogateescape").decode("utf-8", "surrogateescape")


def for_a_log(text: str) -> str:
    r"""Return lines for a person: only tabs and line ends are unseen, and no line is a command to a CI system.

    >>> for_a_log("::error::店\x07")
    '\\::error::店�'
    """
    return _COMMAND.sub(r"\g<0>\\", visible(text, kept="\n\t"))


def for_a_terminal(drawn: str) -> str:
    """Return drawn lines in which only colours and line ends are unseen, and no line is a command to a CI system."""
    return _COMMAND.sub(r"\g<0>\\", re.sub(_UNSEEN_OR_COLOUR, _shown, drawn))


def _shown(found: re.Match[str]) -> str:
    return found[1] or "\N{REPLACEMENT CHARACTER}"
