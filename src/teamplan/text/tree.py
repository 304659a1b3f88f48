"""Trees drawn with lines, at a terminal."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")


def branches(tops: Sequence[T], below: Callable[[T], Sequence[T]]) -> Iterator[tuple[T, str, str]]:
    """Yield every item, depth first, with what stands before its first line and before its further lines.

    The tops stand at the edge, without a branch.
    """
    for top in tops:
        children = below(top)
        yield top, "", "│  " if children else "   "
        yield from _under(children, below, "")


def _under(items: Sequence[T], below: Callable[[T], Sequence[T]], indent: str) -> Iterator[tuple[T, str, str]]:
    for item in items:
        last = item is items[-1]
        inner = indent + ("   " if last else "│  ")
        children = below(item)
        yield item, indent + ("└─ " if last else "├─ "), inner + ("│  " if children else "   ")
        yield from _under(children, below, inner)
