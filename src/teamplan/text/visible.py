"""Text from files made safe to print: nothing in it steers a terminal or hides what stands there."""

from __future__ import annotations

import re

_UNSEEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")


def visible(text: str) -> str:
    """Return `text` with control and direction characters, but not line breaks, as U+FFFD."""
    return text if text.isprintable() else _UNSEEN.sub("\N{REPLACEMENT CHARACTER}", text)
