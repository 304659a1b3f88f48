"""Text from files made safe to print: nothing in it steers a terminal or hides what stands there."""

import re

_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")


def visible(text: str, kept: str = "\n") -> str:
    """Return `text` with control and direction characters, but those that are `kept`, as U+FFFD."""
    if text.isprintable():
        return text
    return _UNSEEN.sub(lambda found: found[0] if found[0] in kept else "\N{REPLACEMENT CHARACTER}", text)
