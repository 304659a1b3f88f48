"""What a template of the user's may take: time, memory, and how large a value may grow.

Nothing here interrupts anything: a template asks at each turn of a loop, each call and each filter, and no single
step is allowed to be large. So it holds in every thread, on every system, and beside a Ctrl-C.
"""

import sys
from time import thread_time

from teamplan.findings.words import Words
from teamplan.rendering.templating.problems import TOO_MUCH_MEMORY, LimitError

try:
    from resource import RUSAGE_SELF, getrusage
except ImportError:  # Windows: values are bounded all the same

    def _peak() -> int:
        return 0

else:

    def _peak() -> int:
        """Return the most memory that the process has taken so far (KB)."""
        most = getrusage(RUSAGE_SELF).ru_maxrss
        return most // 1024 if sys.platform == "darwin" else most


SECONDS = 20.0
"""Processor time that the templates of one document, or of one look, may take."""
MEMORY = 500_000
"""Memory that they may add to the process (KB)."""
LARGEST_VALUE = 20_000_000
"""Characters of a text; an item of a list or mapping weighs ITEM of them beside what it holds."""
LARGEST_OUTPUT = 100_000_000
"""Characters that a template, block or macro may put out."""
LARGEST_STEP = 10_000
"""Widths, counts and digits that a filter is given."""
LARGEST_BITS = 1024
"""Bits of a whole number."""
ITEM = 20
_TURNS = 64
"""Turns between two looks at the clock."""


class Allowance:
    """Time and memory that one environment of templates may take, within `with` blocks."""

    def __init__(self) -> None:
        self._spent = self._begun = 0.0
        self._turns, self._peak = 0, _peak()

    def __enter__(self) -> None:
        """Begin to count the time of this thread."""
        self._begun = thread_time()

    def __exit__(self, *_: object) -> None:
        """Stop counting."""
        self._spent += thread_time() - self._begun

    def turn(self) -> None:
        """Count a small step; raises LimitError when there is no time left."""
        self._turns += 1
        if self._turns >= _TURNS:
            self.ask()

    def ask(self) -> None:
        """Raise LimitError when there is no time or memory left."""
        self._turns = 0
        if self._spent + thread_time() - self._begun > SECONDS:
            message = Words(f"用时超过 {SECONDS:g} 秒", f"takes more than {SECONDS:g} s")
            raise LimitError(message)
        if _peak() - self._peak > MEMORY:
            raise LimitError(TOO_MUCH_MEMORY)


def refuse_beyond(size: float, most: float) -> None:
    """Raise LimitError where something would be larger than it may be."""
    if size > most:
        raise LimitError(Words("得出的内容太大", "would make something too large"))


def refuse_large(size: float) -> None:
    """Raise LimitError where a value of `size` characters would be too large."""
    refuse_beyond(size, LARGEST_VALUE)


def fitting(value: object) -> object:
    """Return `value`, which a template has just made; raises LimitError where it is too large."""
    if isinstance(value, int):
        refuse_beyond(value.bit_length(), LARGEST_BITS)
    elif isinstance(value, str | list | tuple | dict):
        weight(value)
    return value


def weight(value: object) -> int:
    """Return how much a text, or a list with all that is in it, weighs (characters); raises LimitError.

    What stands in several places counts in each: comparing or showing it takes that long.
    """
    if isinstance(value, str):
        refuse_large(len(value))
        return len(value)
    total, inner = 0, [value]
    while inner:
        held = inner.pop()
        items = [*held, *held.values()] if isinstance(held, dict) else held
        if not isinstance(items, list | tuple):
            continue
        total += ITEM * (len(items) + 1)
        for item in items:
            if isinstance(item, str):
                total += len(item)
            elif isinstance(item, list | tuple | dict):
                inner.append(item)
        refuse_large(total)
    return total
