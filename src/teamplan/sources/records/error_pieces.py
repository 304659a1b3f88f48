"""All errors of one document, found piece by piece: Pydantic gathers every error of what it is given.

A list that is long is looked at a few entries at a time, so that memory is bounded by the piece and not by the file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import ValidationError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import BaseModel
    from pydantic_core import ErrorDetails

_PIECE = 5_000
"""Keys, values and collections that are looked at together; a single entry is never divided."""


def error_pieces(model: type[BaseModel], data: object) -> Iterator[list[ErrorDetails]]:
    """Yield the errors of `data`; what only the whole shows comes last, where nothing else was wrong."""
    long = {key: value for key, value in data.items() if _is_long(value)} if isinstance(data, dict) else {}
    if not isinstance(data, dict) or not long:
        yield _errors(model, data)
        return
    rest = _errors(model, {key: value for key, value in data.items() if key not in long})
    told = [item for item in rest if item["loc"] and item["loc"][0] not in long]
    yield told
    clean = not told
    for key, entries in long.items():
        for start, end in _pieces(entries):
            told = [_moved(item, start) for item in _errors(model, {key: entries[start:end]}) if _is_in(item, key)]
            yield told
            clean = clean and not told
    if clean:
        yield _errors(model, data)


def _errors(model: type[BaseModel], data: object) -> list[ErrorDetails]:
    try:
        model.model_validate(data)
    except ValidationError as error:
        return error.errors(include_url=False)
    return []


def _is_long(value: object) -> bool:
    return isinstance(value, list) and _weight(value) > _PIECE


def _pieces(entries: list[object]) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of each piece."""
    start = weight = 0
    for index, entry in enumerate(entries):
        weight += _weight(entry)
        if weight > _PIECE:
            yield start, index + 1
            start, weight = index + 1, 0
    if start < len(entries):
        yield start, len(entries)


def _weight(value: object) -> int:
    """Return how many keys, values and collections there are in `value`."""
    if isinstance(value, dict):
        return 1 + len(value) + sum(map(_weight, value.values()))
    return 1 + sum(map(_weight, value)) if isinstance(value, list) else 1


def _is_in(item: ErrorDetails, key: str) -> bool:
    """Whether the error is about an entry of the list `key`, and not about a piece of it."""
    return len(item["loc"]) > 1 and item["loc"][0] == key


def _moved(item: ErrorDetails, start: int) -> ErrorDetails:
    """Return the error with the index that its entry has in the whole document."""
    key, index, *rest = item["loc"]
    item["loc"] = (key, int(index) + start, *rest)
    return item
