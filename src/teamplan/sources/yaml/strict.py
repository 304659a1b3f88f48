"""Read YAML strictly: one document of plain data, with the place of every value.

Refused, each with a problem that says where, why and how to mend it: duplicate keys, keys that are
not text, anchors, aliases, tags, merge keys, a second document, scalars that YAML 1.1 and 1.2 read
differently as numbers (see `teamplan.sources.yaml.scalars`), text in another encoding than UTF-8,
control characters, nesting deeper than 64 levels, and files, lines, texts and numbers of values
beyond the limits below. A UTF-8 byte order mark and any line ending are fine.
"""

from itertools import repeat
from operator import length_hint
from typing import NamedTuple

from yaml.events import (
    DocumentEndEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from teamplan.sources.yaml.parser import PARSER_ERRORS, StretchError, open_parser
from teamplan.sources.yaml.reader import MAX_DEPTH, MAX_KEYS, MAX_TEXT_BYTES, MAX_VALUES, DocumentReader
from teamplan.sources.yaml.scalars import Doubt, resolve_plain
from teamplan.sources.yaml.source_map import Problem, SourceMap
from teamplan.sources.yaml.unreadable import find_unreadable, needs_a_closer_look

_MEMO_ENTRIES = 8_192
_MEMO_TEXT_LENGTH = 64
_SAFE_LENGTH = MAX_TEXT_BYTES // 4
_UNKNOWN = object()
_meanings: dict[str, object] = {}


class Document(NamedTuple):
    """What a file holds. `data` is None where reading had to stop at a problem."""

    data: object
    map: SourceMap
    problems: tuple[Problem, ...]


class StrictYamlError(ValueError):
    """A file is not acceptable; `document` says all that was found, in the order of the file."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.problems = document.problems
        first = self.problems[0]
        super().__init__(f"{first.mark.line}:{first.mark.column}: {first.message.en}")


def load_yaml(data: bytes) -> Document:
    """Read a file with the place of every value; never raises, whatever the bytes are.

    Reading goes on after problems that leave no doubt about what follows: of duplicate keys the
    first stands, an alias becomes None, a doubtful number stays text, a tag is passed over.
    """
    unreadable = find_unreadable(data)
    if unreadable:
        return Document(None, SourceMap(), tuple(unreadable))
    reader = DocumentReader(data)
    root = reader.read(open_parser(data, reader.progress))
    return Document(root, reader.map, tuple(reader.problems))


def load_plain(data: bytes) -> object:
    """Read a file as fast as possible, as strictly as `load_yaml`, without keeping places.

    Raises StrictYamlError with all that `load_yaml` finds.
    """
    if not needs_a_closer_look(data):
        try:
            return _build(data)
        except (_RefusedError, StretchError, TypeError, *PARSER_ERRORS):
            pass
    document = load_yaml(data)
    if document.problems:
        raise StrictYamlError(document)
    return document.data


class _RefusedError(Exception):
    """The fast path met something that the slow path has to judge."""


def _build(data: bytes) -> object:
    """Build plain data from events; refuse at the first sign of anything out of the ordinary.

    Collections gather a flat list of children, keys and values alike, and are made when they end.
    """
    steps = repeat(None, 2 * MAX_VALUES)
    get_event = open_parser(data, lambda: length_hint(steps)).get_event
    for _ in "stream", "document":
        get_event()
    stack: list[list[object]] = []
    items: list[object] = []
    add = items.append
    value: object
    for _ in steps:
        event = get_event()
        kind = type(event)
        if kind is ScalarEvent:
            text = event.value
            value = text if event.style else _meanings.get(text, _UNKNOWN)
            if event.tag is not None or event.anchor is not None or len(text) > _SAFE_LENGTH:
                raise _RefusedError
            add(_meaning(text) if value is _UNKNOWN else value)
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            if len(stack) == MAX_DEPTH or event.tag is not None or event.anchor is not None:
                raise _RefusedError
            stack.append(items)
            items = []
            add = items.append
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            value = items if kind is SequenceEndEvent else _mapping(items)
            items = stack.pop()
            add = items.append
            add(value)
        else:
            break
    if kind is not DocumentEndEvent or type(get_event()) is not StreamEndEvent or items[0] is None:
        raise _RefusedError
    return items[0]


def _meaning(text: str) -> object:
    """Return what an unquoted scalar means, and remember it; refuse one that is in doubt."""
    value = resolve_plain(text)
    if type(value) is Doubt:
        raise _RefusedError
    if len(text) <= _MEMO_TEXT_LENGTH:
        if len(_meanings) >= _MEMO_ENTRIES:
            _meanings.clear()
        _meanings[text] = value
    return value


def _mapping(items: list[object]) -> dict[object, object]:
    """Make a mapping of alternating keys and values; refuse doubtful and repeated keys."""
    children = iter(items)
    mapping = dict(zip(children, children, strict=True))
    "".join(mapping)  # type: ignore[arg-type]  # raises TypeError unless every key is text
    if 2 * len(mapping) != len(items) or len(mapping) > MAX_KEYS or "<<" in mapping:
        raise _RefusedError
    return mapping
