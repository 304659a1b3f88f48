"""Every text within a record, and where it stands."""

from collections.abc import Iterator
from enum import Enum

from pydantic import BaseModel


def texts_of(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Return (path, text) for every text in `value`; keys of mappings and terms of closed lists are none."""
    if isinstance(value, str):
        if not isinstance(value, Enum):
            yield path, value
    elif isinstance(value, BaseModel):
        for name, inner in value.__dict__.items():
            if inner is not None:
                yield from texts_of(inner, (*path, name))
    elif isinstance(value, tuple):
        for index, inner in enumerate(value):
            yield from texts_of(inner, (*path, index))
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from texts_of(inner, (*path, str(key)))
