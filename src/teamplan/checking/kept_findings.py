"""Findings as JSON and back, with nothing believed: what is not exactly a list of findings is refused."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, TypeVar

from teamplan.findings.finding import Finding, Place, Severity, Words
from teamplan.findings.located import LocatedFinding, Mark, RelatedMark
from teamplan.findings.tally import Counts, Found

T = TypeVar("T")
Read = Callable[[Any], T]


def findings_json(found: Found) -> bytes:
    """Return what was found as JSON; names of files may be no UTF-8, so that everything else than ASCII is escaped."""
    counts = [[severity, rule, number] for (severity, rule), number in found.counts.items()]
    return json.dumps({"shown": [_plain(located) for located in found.shown], "counts": counts}).encode("ascii")


def _plain(value: object) -> object:
    """Return `value` as JSON holds it, each named tuple as a mapping of its fields."""
    if not isinstance(value, tuple):
        return value
    fields = getattr(value, "_fields", None)
    parts = [_plain(part) for part in value]
    return parts if fields is None else dict(zip(fields, parts, strict=True))


def read_findings(content: bytes) -> Found:
    """Return what `content` says was found; raises ValueError where it says anything else."""
    try:
        shown, counts = _fields(json.loads(content), "shown", "counts")
        return Found(_many(shown, _located), _counts(counts))
    except RecursionError as error:
        message = "nested too deeply"
        raise ValueError(message) from error


def _counts(value: object) -> Counts:
    counts = {}
    for severity, rule, number in _many(value, _of_list):
        key = Severity(_of(str, severity)), _of(str, rule)
        if key in counts:
            raise ValueError(key)
        counts[key] = _count(number)
    return counts


def _of_list(value: object) -> list[Any]:
    return _of(list, value)


def _located(value: object) -> LocatedFinding:
    finding, mark, at, line, related = _fields(value, "finding", "mark", "at", "source_line", "related")
    return LocatedFinding(_finding(finding), _mark(mark), _of(str, at), _of(str, line), _many(related, _related_mark))


def _finding(value: object) -> Finding:
    names = ("rule", "severity", "file", "path", "message", "help", "on_key", "related")
    rule, severity, file, path, message, help_words, on_key, related = _fields(value, *names)
    return Finding(
        _of(str, rule),
        Severity(_of(str, severity)),
        _of(str, file),
        _many(path, _step),
        _words(message),
        _words(help_words),
        _of(bool, on_key),
        _many(related, _place),
    )


def _words(value: object) -> Words:
    zh, en = _fields(value, "zh", "en")
    return Words(_of(str, zh), _of(str, en))


def _place(value: object) -> Place:
    file, path = _fields(value, "file", "path")
    return Place(_of(str, file), _many(path, _step))


def _related_mark(value: object) -> RelatedMark:
    file, mark = _fields(value, "file", "mark")
    return RelatedMark(_of(str, file), _mark(mark))


def _mark(value: object) -> Mark:
    line, column, end_line, end_column = _fields(value, "line", "column", "end_line", "end_column")
    return Mark(_count(line), _count(column), _count(end_line), _count(end_column))


def _step(value: object) -> str | int:
    return value if isinstance(value, str) else _of(int, value)


def _count(value: object) -> int:
    if _of(int, value) < 1:
        raise ValueError(value)
    return _of(int, value)


def _many(value: object, read: Read[T]) -> tuple[T, ...]:
    return tuple(read(each) for each in _of(list, value))


def _fields(value: object, *names: str) -> list[Any]:
    """Return the values of a mapping that has exactly these keys."""
    mapping = _of(dict, value)
    if mapping.keys() != set(names):
        raise ValueError(list(mapping))
    return [mapping[name] for name in names]


def _of(kind: type[T], value: object) -> T:
    """Return `value`, which is of this very type: True is no number."""
    if type(value) is not kind:
        raise ValueError(value)
    return value
