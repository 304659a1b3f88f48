"""The model and the JSON Schema of each kind of file."""

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from typing import Any

from pydantic import Field, create_model

from teamplan.model.base import Record
from teamplan.model.files.kinds import CATALOG_KINDS, FILE_KINDS, FileKind

MAX_ENTRIES = 20_000
"""Most entries of one file that is a list: catalogs of more have several files."""


def entry_model(kind: FileKind) -> type[Record]:
    """Return the model of one entry of a file that is a list, of the whole file else."""
    module, _, name = kind.model.partition(":")
    model: type[Record] = getattr(import_module(f"teamplan.model.{module}"), name)
    return model


@cache
def file_model(kind: FileKind) -> type[Record]:
    """Return the model that a whole file of this kind must satisfy."""
    entry = entry_model(kind)
    if kind.list_key is None:
        return entry
    entries: Any = (tuple[entry, ...], Field(min_length=1, max_length=MAX_ENTRIES))  # type: ignore[valid-type]
    return create_model(f"{entry.__name__}File", __base__=Record, __doc__=f"`{kind.path}`.", **{kind.list_key: entries})


def kind_of_entry(model: type[object]) -> FileKind | None:
    """Return the kind of catalog file that has entries of `model`, or is one; None: no kind has."""
    return next((kind for kind in CATALOG_KINDS if entry_model(kind) is model), None)


def entries_of(kind: FileKind, file: Record) -> Iterator[tuple[tuple[str | int, ...], Record]]:
    """Return (where it stands within the file, entry) for every entry of `file`; a single one is the file itself."""
    if kind.list_key is None:
        yield (), file
        return
    for index, entry in enumerate(getattr(file, kind.list_key)):
        yield (kind.list_key, index), entry


def entry_id(kind: FileKind, entry: object) -> str:
    """Return what tells `entry` apart from the others of its kind."""
    return " ".join(str(getattr(entry, key)) for key in kind.id_keys)


def file_schema(name: str) -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a file kind; raises KeyError for an unknown one."""
    schema = file_model(FILE_KINDS[name]).model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
