"""Where the files of a catalog are within their folder.

A folder holds `catalog/*.yaml`, `organisation.yaml` and so on, as the table of file kinds says. A
user's folder may hold only some of these: it is laid over the built-in templates file by file, so
that a file of the same path replaces the built-in one whole and any other file adds to it.
"""

import os
from pathlib import Path

from teamplan.model.files.kinds import CATALOG_KINDS, FileKind
from teamplan.sources.builtin import builtin_templates

FOLDERS = {kind.folder: kind for kind in CATALOG_KINDS if kind.folder is not None}
"""Folder → kind of the files in it."""
SINGLE_FILES = {kind.path: kind for kind in CATALOG_KINDS if kind.folder is None}
"""File at the root of the folder → its kind."""
WORDING = "wording"
"""Folder of the words, which are laid over the built-in ones sentence by sentence."""
SUFFIXES = (".yaml", ".yml")


def catalog_files(folder: Path | None = None) -> dict[str, str]:
    """Return relative path → path of every file of the catalog, `folder` laid over the built-in files."""
    found = _files_of(builtin_templates())
    if folder is not None:
        found.update(_files_of(folder))
    return dict(sorted(found.items()))


def unused_files(folder: Path) -> tuple[str, ...]:
    """Return the YAML files of `folder` that no catalog reads, because they stand elsewhere than it looks."""
    read = {*_files_of(folder).values(), *map(str, folder.glob(f"{WORDING}/*.yaml"))}
    found = (path for path in folder.rglob("*") if path.suffix in SUFFIXES and path.is_file())
    return tuple(sorted(path.relative_to(folder).as_posix() for path in found if str(path) not in read))


def expected_kind(relative: str) -> FileKind:
    """Return the kind that a file at this path within the folder must have."""
    return SINGLE_FILES.get(relative) or FOLDERS[relative.rpartition("/")[0]]


def _files_of(folder: Path) -> dict[str, str]:
    found = {}
    for name in FOLDERS:
        inner = os.path.join(folder, name)
        try:
            entries = sorted(os.listdir(inner))
        except OSError:
            continue
        for entry in entries:
            stem, suffix = os.path.splitext(entry)
            if suffix in SUFFIXES and not entry.startswith("."):
                found[f"{name}/{stem}.yaml"] = os.path.join(inner, entry)
    for name in SINGLE_FILES:
        path = os.path.join(folder, name)
        if os.path.isfile(path):
            found[name] = path
    return found
