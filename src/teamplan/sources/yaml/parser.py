"""PyYAML's event parser: the C one where it is installed, else the pure Python one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

import yaml
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner, ScannerError

if TYPE_CHECKING:
    from collections.abc import Callable

    from yaml._yaml import CParser
else:
    try:
        from yaml._yaml import CParser
    except ImportError:
        CParser = None

Event = Any
"""An event of PyYAML, which has no types for them."""

PARSER_ERRORS = (yaml.YAMLError, ValueError, OverflowError)
"""What `get_event` raises on bad input; the last two come from odd escapes in the Python parser."""

MAX_STRETCH = 2_000_000
"""How far a parser may read without yielding a value, in bytes."""


class StretchError(Exception):
    """A text or a comment goes on for more than MAX_STRETCH bytes."""


class EventParser(Protocol):
    """What is used of a parser."""

    def get_event(self) -> Event:
        """Return the next event, or None after the last; raise one of PARSER_ERRORS."""


class _Feed:
    """Hands bytes to a parser piecemeal, as long as it makes something of them."""

    def __init__(self, data: bytes, progress: Callable[[], int]) -> None:
        self._data = data
        self._progress = progress
        self._position = 0
        self._reached = progress()
        self._reached_at = 0

    def read(self, size: int = -1, /) -> bytes:
        reached = self._progress()
        if reached != self._reached:
            self._reached, self._reached_at = reached, self._position
        elif self._position - self._reached_at > MAX_STRETCH:
            raise StretchError
        begin = self._position
        piece = self._data[begin : begin + size if size >= 0 else None]
        self._position += len(piece)
        return piece


class _PythonParser(Reader, Scanner, Parser):
    """The pure Python parser, made to refuse lone surrogates as the C parser does."""

    def __init__(self, stream: _Feed) -> None:
        Reader.__init__(self, stream)
        Scanner.__init__(self)
        Parser.__init__(self)

    def get_event(self) -> Event:
        event = super().get_event()  # type: ignore[no-untyped-call]
        if type(event) is yaml.ScalarEvent and any("\ud800" <= c <= "\udfff" for c in event.value):
            reason = "found invalid Unicode character escape code"
            raise ScannerError(None, None, reason, event.start_mark)  # type: ignore[arg-type]
        return event


def open_parser(data: bytes, progress: Callable[[], int]) -> EventParser:
    """Return a parser that yields the events of `data` one at a time, as they are asked for.

    `progress` is any number that changes with every value read. The parser raises StretchError
    rather than work its way through an endless text.
    """
    feed = _Feed(data, progress)
    return _PythonParser(feed) if CParser is None else CParser(feed)
