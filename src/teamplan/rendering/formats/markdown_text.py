"""Text that stays text in GitHub-flavoured Markdown, whatever signs it contains."""

import re

from teamplan.text.visible import visible

_SIGNS = {ord(sign): "\\" + sign for sign in "\\`*_{}[]<>#|~&$"}
_SPECIAL = re.compile(r"[\\`*_{}\[\]<>#|~&$\t\n]")
_SPACES = re.compile(r"\s+")
_LINES = re.compile(r"\s*\n\s*")
_LEADING = re.compile(r"\d{1,9}(?=[.)])|(?=[-+=])")
_UNSLUGGED = re.compile(r"[^\w\- ]")


def inline(text: str) -> str:
    r"""Return `text` on one line, every sign that Markdown reads escaped.

    >>> inline("C# | <1% *")
    'C\\# \\| \\<1% \\*'
    """
    text = visible(text, kept="\t\n").strip()
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
    return "<br>".join(map(inline, _LINES.split(text.strip()))) if "\n" in text else inline(text)


def anchor(heading: str) -> str:
    """Return the anchor that GitHub gives a heading.

    >>> anchor("一、目标")
    '一目标'
    """
    return _UNSLUGGED.sub("", heading.strip().lower()).replace(" ", "-")
