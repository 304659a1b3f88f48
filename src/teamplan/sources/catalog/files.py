"""A folder of templates → Catalog.

Which files belong to it, and how a user's folder is laid over the built-in one, is said in
`catalog_layout`. The order of files never changes a result. What was parsed is kept in the user's
cache as JSON, under what tells whether files changed, so that the next run reads no YAML.
"""

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from teamplan.model.catalog import Catalog
from teamplan.model.files.kinds import CATALOG_KINDS, FileKind
from teamplan.model.files.models import entry_id
from teamplan.sources.builtin import builtin_templates
from teamplan.sources.catalog.cache_folder import entry_name, read_entry, write_entry
from teamplan.sources.catalog.file_stamps import stamps_of
from teamplan.sources.catalog.layout import catalog_files, expected_kind

_LOADER_VERSION = "catalog 3"
"""Changes whenever the same files would be merged into other data; part of the cache's signature."""
_MANY = tuple(kind for kind in CATALOG_KINDS if kind.list_key is not None or kind.folder is not None)
"""The kinds of which a catalog has many entries."""


def read_catalog(folder: Path | None = None) -> Catalog:
    """Return the catalog of the built-in templates, with `folder` laid over them.

    Raises BrokenCatalogError where a file keeps the others from being a catalog, and FileNotFoundError
    where the installation lacks its templates.
    """
    files = catalog_files(folder)
    stamps, settled = stamps_of(files.values())
    signature = f"{_LOADER_VERSION}\n{stamps}"
    entry = entry_name("catalog", builtin_templates(), os.path.abspath(folder) if folder else "")
    with suppress(ValueError):
        return _validated(read_entry(entry, signature) or b"")
    catalog, content = _built(files)
    if settled:
        write_entry(entry, signature, content)
    return catalog


def _built(files: Mapping[str, str]) -> tuple[Catalog, bytes]:
    """Return the catalog and its plain data as JSON."""
    import json

    from teamplan.sources.yaml.files import UnreadableFileError, read_file
    from teamplan.sources.yaml.strict import load_plain

    try:
        documents = {relative: load_plain(read_file(path)) for relative, path in files.items()}
        content = json.dumps(_merged(documents), ensure_ascii=False).encode()
        return _validated(content), content
    except (ValueError, UnreadableFileError) as error:  # YAML, schema or shape
        raise BrokenCatalogError(files) from error


def _validated(content: bytes) -> Catalog:
    """Return the catalog that `content` says in JSON; raises ValueError where it is none."""
    catalog = Catalog.model_validate_json(content)
    if _has_duplicates(catalog):
        raise _MisshapenError
    return catalog


class BrokenCatalogError(Exception):
    """The files do not form a catalog; reading each of `files` (relative path → path) says why."""

    def __init__(self, files: Mapping[str, str]) -> None:
        super().__init__(", ".join(files))
        self.files = files


class _MisshapenError(ValueError):
    """A document is no list of mappings where it should be, or an id is used twice; which will be explained."""


def _merged(documents: Mapping[str, object]) -> dict[str, Any]:
    """Put the documents together; the catalog puts their entries in order."""
    merged: dict[str, Any] = {_field(kind): [] for kind in _MANY}
    for relative, document in documents.items():
        kind = expected_kind(relative)
        if not isinstance(document, dict):
            raise _MisshapenError
        if kind.list_key is not None:
            items = document.get(kind.list_key)
            if set(document) != {kind.list_key} or not isinstance(items, list):
                raise _MisshapenError
            merged[_field(kind)].extend(items)
        elif kind.folder is not None:
            merged[_field(kind)].append(document)
        else:
            merged[_field(kind)] = document
    if not all(isinstance(item, dict) for kind in _MANY for item in merged[_field(kind)]):
        raise _MisshapenError
    return merged


def _field(kind: FileKind) -> str:
    return str(kind.catalog_field)


def _has_duplicates(catalog: Catalog) -> bool:
    ids = ([entry_id(kind, entry) for entry in getattr(catalog, _field(kind))] for kind in _MANY)
    return any(len(set(of_kind)) < len(of_kind) for of_kind in ids)
