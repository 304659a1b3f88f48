"""Text that stays text in GitHub-flavoured Markdown, whatever signs it contains."""

import re

_SIGNS: dict[int, str | None] = {ord(sign): "\\" + sign for sign in "\\`*_{}[]<>#|~&$"}
_SIGNS |= dict.fromkeys((*range(9), *range(14, 32), 127), None)
_SPECIAL = re.compile(r"[\\`*_{}\[\]<>#|~&$\x00-\x1f\x7f\x85\u2028\u2029]")
_SPACES = re.compile(r"\s+")
_LINES = re.compile(r"\s*(?:\r\n|[\n\r\v\f\x85\u2028\u2029])\s*")
_LEADING = re.compile(r"\d{1,9}(?=[.)])|(?=[-+=])")
_UNSLUGGED = re.compile(r"[^\w\- ]")


def inline(text: str) -> str:
    r"""Return `text` on one line, every sign that Markdown reads escaped.

    >>> inline("C# | <1% *")
    'C\\# \\| \\<1% \\*'
    """
    text = text.strip()
    if not _SPECIAL.search(text):
        return text
    return _SPACES.sub(" ", text).translate(_SIGNS)


def paragraph(text: str) -> str:
    r"""Return `text` for the beginning of a line, where `1.`, `-` and `+` would begin a list.

    >>> paragraph("1. a"), paragraph("- a")
    ('1\\. a', '\\- a')
    """
    text = inline(text)
    found = _LEADING.match(text)
    return text if found is None else f"{found[0]}\\{text[found.end() :]}"


def table_cell(text: str) -> str:
    """Return `text` for a table cell; line breaks stay visible."""
    if not _SPECIAL.search(text):
        return text.strip()
    return "<br>".join(inline(line) for line in _LINES.split(text.strip()))


def anchor(heading: str) -> str:
    """Return the anchor that GitHub gives a heading.

    >>> anchor("一、目标")
    '一目标'
    """
    return _UNSLUGGED.sub("", heading.strip().lower()).replace(" ", "-")
