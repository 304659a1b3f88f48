"""Build data from YAML events, keeping every place and gathering every problem."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from teamplan.findings.located import Mark
from teamplan.sources.yaml.messages import problem, shown
from teamplan.sources.yaml.parser import MAX_STRETCH, PARSER_ERRORS, Event, EventParser, StretchError
from teamplan.sources.yaml.scalars import Doubt, Scalar, resolve_plain
from teamplan.sources.yaml.source_map import NodeKind, Problem, SourceMap
from teamplan.sources.yaml.syntax import syntax_problem
from teamplan.text.visible import code_point, unseen

if TYPE_CHECKING:
    from yaml.error import Mark as YamlMark

MAX_DEPTH = 64
"""The deepest nesting that is read, in collections within collections."""
MAX_TEXT_BYTES = 1_000_000
"""The longest text that is read, in bytes of UTF-8."""
MAX_VALUES = 1_500_000
"""The most keys, values and collections that are read from one file."""
MAX_KEYS = 10_000
"""The most keys that one mapping may have."""
MAX_PROBLEMS = 200
"""Reading stops after this many problems."""

_DOUBTS = {
    Doubt.LEADING_ZERO: "ambiguous-zero",
    Doubt.NOTATION: "ambiguous-scalar",
    Doubt.OUT_OF_RANGE: "number-out-of-range",
}
_NO_KEY: Final = object()
_LOST: Final = object()
_START = Mark(1, 1, 1, 1)


@dataclass(slots=True)
class _Collection:
    """A collection that has begun and not ended."""

    node: int
    data: Any
    is_mapping: bool
    flow: bool
    end: tuple[int, int]
    key: object = _NO_KEY
    seen: dict[str, int] = field(default_factory=dict)


class _StopError(Exception):
    """Nothing after this point can be judged."""


class DocumentReader:
    """Reads one document; `map` and `problems` are filled on the way."""

    def __init__(self, data: bytes) -> None:
        self.map = SourceMap()
        self.problems: list[Problem] = []
        self._source = data
        self._open: list[_Collection] = []
        self._root: object = None
        self._documents = 0
        self._handlers = {
            ScalarEvent: self._scalar,
            MappingStartEvent: self._begin,
            SequenceStartEvent: self._begin,
            MappingEndEvent: self._end,
            SequenceEndEvent: self._end,
            AliasEvent: self._alias,
            DocumentStartEvent: self._document,
        }

    def progress(self) -> int:
        """Return a number that grows with every value read."""
        return len(self.map)

    def read(self, parser: EventParser) -> object:
        """Return the data, or None where reading had to stop early. Never raises."""
        handlers, get_event = self._handlers, parser.get_event
        try:
            while (event := get_event()) is not None:
                handler = handlers.get(type(event))
                if handler is not None:
                    handler(event)
        except _StopError:
            self._root = None
        except StretchError:
            self._root = None
            self.problems.append(problem("stretch-too-long", self._last_end(), limit=MAX_STRETCH))
        except PARSER_ERRORS as error:
            self._root = None
            self._syntax_error(error)
        else:
            if self._is_empty():
                self.problems.append(problem("empty-file", _START))
        for collection in reversed(self._open):
            self.map.close(collection.node, collection.end)
        return self._root

    def _is_empty(self) -> bool:
        mark = self.map.mark_of(0) if len(self.map) else _START
        nothing = (mark.line, mark.column) == (mark.end_line, mark.end_column)
        return self._root is None and nothing and not self.problems

    def _report(self, wording: str, mark: Mark, **what: object) -> None:
        if len(self.problems) == MAX_PROBLEMS:
            self._stop("too-many-problems", mark, limit=MAX_PROBLEMS)
        self.problems.append(problem(wording, mark, **what))

    def _stop(self, wording: str, mark: Mark, **what: object) -> None:
        self.problems.append(problem(wording, mark, **what))
        raise _StopError

    def _node(self, kind: NodeKind, event: Event) -> int:
        start, end = event.start_mark, event.end_mark
        node = self.map.add(kind, (start.line, start.column, end.line, end.column))
        if node >= MAX_VALUES:
            self._stop("too-many-values", self.map.mark_of(node), limit=MAX_VALUES)
        return node

    def _properties(self, event: Event, node: int) -> None:
        if event.anchor is not None:
            self._report("yaml-alias", self.map.mark_of(node), text=shown(f"&{event.anchor}"))
        if event.tag is not None:
            name = re.sub(r"\Atag:yaml\.org,2002:", "!!", event.tag)
            self._report("yaml-tag", self.map.mark_of(node), text=shown(name))

    def _document(self, event: Event) -> None:
        self._documents += 1
        if self._documents > 1:
            self._stop("multiple-documents", _mark(event.start_mark, event.end_mark))

    def _scalar(self, event: Event) -> None:
        node = self._node(NodeKind.SCALAR, event)
        text = event.value
        if 4 * len(text) > MAX_TEXT_BYTES and (size := len(text.encode())) > MAX_TEXT_BYTES:
            self._stop("scalar-too-long", self.map.mark_of(node), size=size, limit=MAX_TEXT_BYTES)
        self._properties(event, node)
        if found := unseen(text, kept="\t\n"):
            self._report("control-character", self.map.mark_of(node), code=code_point(found))
        plain = not event.style and event.tag is None
        if self._awaits_key():
            self._key(node, text, resolve_plain(text) if plain else text)
            if plain and text == "<<":
                self._report("merge-key", self.map.mark_of(node))
        else:
            self._put(self._certain(node, text) if plain else text, self.map.end_of(node))

    def _certain(self, node: int, text: str) -> Scalar:
        value = resolve_plain(text)
        if isinstance(value, Doubt):
            self._report(_DOUBTS[value], self.map.mark_of(node), text=shown(text))
            return text
        return value

    def _awaits_key(self) -> bool:
        return bool(self._open) and self._open[-1].is_mapping and self._open[-1].key is _NO_KEY

    def _key(self, node: int, text: str, meaning: object) -> None:
        collection = self._open[-1]
        collection.key = text
        collection.end = self.map.end_of(node)
        self.map.name(node, text)
        if not isinstance(meaning, str):
            self._report("non-string-key", self.map.mark_of(node), text=shown(text) or '""')
        if len(collection.seen) == MAX_KEYS and text not in collection.seen:
            self._stop("too-many-keys", self.map.mark_of(node), limit=MAX_KEYS)
        first = collection.seen.setdefault(text, node)
        if first != node:
            mark, earlier = self.map.mark_of(node), self.map.mark_of(first).line
            self._report("duplicate-key", mark, key=shown(text), first=earlier, line=mark.line)
            collection.key = _LOST

    def _put(self, value: object, end: tuple[int, int]) -> None:
        """Place a finished value in the collection around it."""
        if not self._open:
            self._root = value
            return
        collection = self._open[-1]
        collection.end = end
        if not collection.is_mapping:
            collection.data.append(value)
        elif collection.key is _NO_KEY:
            collection.key = _LOST
        else:
            if collection.key is not _LOST:
                collection.data[collection.key] = value
            collection.key = _NO_KEY

    def _begin(self, event: Event) -> None:
        is_mapping = type(event) is MappingStartEvent
        node = self._node(NodeKind.MAPPING if is_mapping else NodeKind.SEQUENCE, event)
        if len(self._open) == MAX_DEPTH:
            self._stop("nesting-too-deep", self.map.mark_of(node), limit=MAX_DEPTH)
        self._properties(event, node)
        self._refuse_as_key(node, "{…}" if is_mapping else "[…]")
        end = event.end_mark.line, event.end_mark.column
        self._open.append(_Collection(node, {} if is_mapping else [], is_mapping, bool(event.flow_style), end))

    def _end(self, event: Event) -> None:
        collection = self._open.pop()
        mark = event.end_mark
        end = (mark.line, mark.column) if collection.flow else collection.end
        self.map.close(collection.node, end)
        self._put(collection.data, end)

    def _alias(self, event: Event) -> None:
        node = self._node(NodeKind.SCALAR, event)
        self._report("yaml-alias", self.map.mark_of(node), text=shown(f"*{event.anchor}"))
        self._refuse_as_key(node, shown(f"*{event.anchor}"))
        self._put(None, self.map.end_of(node))

    def _refuse_as_key(self, node: int, text: str) -> None:
        if self._awaits_key():
            self._report("non-string-key", self.map.mark_of(node), text=text)

    def _syntax_error(self, error: Exception) -> None:
        complaint = getattr(error, "problem", None) or getattr(error, "reason", None) or error
        place = getattr(error, "problem_mark", None)
        mark = _mark(place, place) if place is not None else self._last_end()
        if "nesting depth" in str(complaint):  # libyaml 0.2.6 looks ahead and gives up before the level is reached here
            self.problems.append(problem("nesting-too-deep", mark, limit=MAX_DEPTH))
        else:
            self.problems.append(syntax_problem(str(complaint), self._source, mark))

    def _last_end(self) -> Mark:
        """Return where the value read last ends."""
        if not len(self.map):
            return _START
        last = self.map.mark_of(len(self.map) - 1)
        return Mark(last.end_line, last.end_column, last.end_line, last.end_column)


def _mark(start: YamlMark, end: YamlMark) -> Mark:
    return Mark(start.line + 1, start.column + 1, end.line + 1, end.column + 1)
