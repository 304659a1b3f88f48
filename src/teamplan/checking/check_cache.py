"""What a check found, kept until a file changes: a second check of the same files only looks at their times."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from teamplan.checking.kept_findings import findings_json, read_findings
from teamplan.findings.located import UNREADABLE
from teamplan.findings.tally import Found
from teamplan.sources.catalog.cache_folder import cache_folder, entry_name, read_entry, write_entry
from teamplan.sources.catalog.file_stamps import program_stamp, stamps_of
from teamplan.sources.catalog.layout import catalog_files
from teamplan.sources.yaml.files import STDIN
from teamplan.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teamplan.checking.targets import Selection, Watch

_FORMAT = "check 2"
"""Changes whenever the entry does; part of the signature, beside the program's version and modules."""
_PACKAGE = os.path.dirname(os.path.dirname(__file__))
"""The whole program: any module may decide what a check finds, or how it says so."""


def checked(selection: Selection, catalog_folder: str | None, watch: Watch | None = None) -> Found:
    """Return what is found in `selection`, from the cache where nothing changed.

    `watch` is told how many files of how many are read.
    Nothing is kept of standard input and of files that cannot be read or have changed only just now.
    """
    entry = _entry_name(selection, catalog_folder)
    if entry is None:
        return _check(selection, catalog_folder, watch)
    stamps, settled = stamps_of(_files_that_matter(selection, catalog_folder))
    asked = f"{os.getcwd()}\n{catalog_folder}\n{_outline(selection)}"
    signature = f"{_FORMAT} {__version__} {program_stamp(_PACKAGE)}\n{asked}\n{stamps}"
    with suppress(ValueError):
        return read_findings(read_entry(entry, signature) or b"")
    found = _check(selection, catalog_folder, watch)
    if settled and not found.has(UNREADABLE):
        write_entry(entry, signature, findings_json(found))
    return found


def _check(selection: Selection, catalog_folder: str | None, watch: Watch | None) -> Found:
    from teamplan.checking.groups import check_selection

    return check_selection(selection, catalog_folder, watch)


def _entry_name(selection: Selection, catalog_folder: str | None) -> str | None:
    """Return the name of the entry for these arguments, or None where nothing may be kept."""
    targets = [target for group in selection.groups for target in group.targets]
    if cache_folder() is None or selection.unreadable or not targets or any(target.path == STDIN for target in targets):
        return None
    ends = (targets[0].path, targets[-1].path)
    return entry_name("check", _PACKAGE, os.getcwd(), catalog_folder, _outline(selection), *ends)


def _outline(selection: Selection) -> str:
    """Return how the files are grouped: the same files as one catalog and as loose files are two questions."""
    return ", ".join(f"{len(group.targets)} {group.folder} {group.whole}" for group in selection.groups)


def _files_that_matter(selection: Selection, catalog_folder: str | None) -> Iterator[str]:
    folders = {catalog_folder}
    for group in selection.groups:
        yield from (target.path for target in group.targets)
        if not group.whole:
            folders.add(catalog_folder or group.folder)
    for folder in sorted(folders, key=str):
        yield from catalog_files(Path(folder) if folder else None).values()
