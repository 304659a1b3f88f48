"""Text as a template spells it over several lines → running text on one."""

import re

_BREAK = re.compile(r"[ \t]*\n\s*")


def running_text(text: str) -> str:
    r"""Return `text` on one line: a line break of the template is nothing in Chinese and a blank between Latin words.

    >>> running_text("编制 3 人\n  ，缺编 1 人"), running_text("three seats\n  one vacant")
    ('编制 3 人，缺编 1 人', 'three seats one vacant')
    """
    text = text.strip()
    return _BREAK.sub(lambda found: _joint(text, found), text) if "\n" in text else text


def _joint(text: str, found: re.Match[str]) -> str:
    before, after = text[found.start() - 1], text[found.end()]
    return " " if before.isascii() and after.isascii() and not after.isspace() else ""
