"""PyYAML's event parser: the C one where it is installed, else the pure Python one."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Protocol

import yaml
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner, ScannerError

try:
    from yaml.cyaml import CParser
except ImportError:
    CParser = None  # type: ignore[assignment,misc]

PARSER_ERRORS = (yaml.YAMLError, ValueError, OverflowError)
"""What `get_event` raises on bad input; the last two come from odd escapes in the Python parser."""


class EventParser(Protocol):
    """What is used of a parser."""

    def get_event(self) -> Any:
        """Return the next event, or None after the last; raise one of PARSER_ERRORS."""


class _PythonParser(Reader, Scanner, Parser):
    """The pure Python parser, made to refuse lone surrogates as the C parser does."""

    def __init__(self, stream: bytes) -> None:
        Reader.__init__(self, stream)
        Scanner.__init__(self)
        Parser.__init__(self)

    def get_event(self) -> yaml.Event | None:
        event: yaml.Event | None = super().get_event()
        if type(event) is yaml.ScalarEvent and any("\ud800" <= c <= "\udfff" for c in event.value):
            reason = "found invalid Unicode character escape code"
            raise ScannerError(None, None, reason, event.start_mark)
        return event


def open_parser(data: bytes) -> EventParser:
    """Return a parser that yields the events of `data` one at a time, as they are asked for."""
    if CParser is None:
        return _PythonParser(data)
    return CParser(data)


@contextmanager
def garbage_collection_off() -> Iterator[None]:
    """Keep the garbage collector off for a while: what a loader builds holds no cycles."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
