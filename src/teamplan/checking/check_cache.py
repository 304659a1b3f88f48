"""What a check found, kept until a file changes: a second check of the same files only looks at their times."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zlib import crc32

from teamplan.findings.finding import Finding, Place, Severity, Words
from teamplan.findings.located import UNREADABLE, LocatedFinding, Mark, RelatedMark
from teamplan.findings.tally import Found
from teamplan.sources.catalog.cache_folder import cache_folder, read_entry, write_entry
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
    signature = f"{_FORMAT} {__version__} {program_stamp(_PACKAGE)}\n{os.getcwd()}\n{catalog_folder}\n{stamps}"
    with suppress(ValueError, KeyError, TypeError):
        return _revived_all(json.loads(read_entry(entry, signature) or b""))
    found = _check(selection, catalog_folder, watch)
    if settled and not found.has(UNREADABLE):
        counts = [[severity, rule, number] for (severity, rule), number in found.counts.items()]
        shown = [asdict(located) for located in found.shown]
        content = json.dumps({"shown": shown, "counts": counts}, ensure_ascii=False)
        write_entry(entry, signature, content.encode("utf-8", "surrogateescape"))
    return found


def _check(selection: Selection, catalog_folder: str | None, watch: Watch | None) -> Found:
    from teamplan.checking.groups import check_selection

    return check_selection(selection, catalog_folder, watch)


def _entry_name(selection: Selection, catalog_folder: str | None) -> str | None:
    """Return the name of the entry for these arguments, or None where nothing may be kept."""
    targets = [target for group in selection.groups for target in group.targets]
    if cache_folder() is None or selection.unreadable or not targets or any(target.path == STDIN for target in targets):
        return None
    asked = f"{os.getcwd()}\n{catalog_folder}\n{len(targets)}\n{targets[0].path}\n{targets[-1].path}"
    return f"check-{crc32(os.fsencode(asked)):08x}.json"


def _files_that_matter(selection: Selection, catalog_folder: str | None) -> Iterator[str]:
    folders = {catalog_folder}
    for group in selection.groups:
        yield from (target.path for target in group.targets)
        if not group.whole:
            folders.add(catalog_folder or group.folder)
    for folder in sorted(folders, key=str):
        yield from catalog_files(Path(folder) if folder else None).values()


def _revived_all(entry: dict[str, Any]) -> Found:
    counts = {(Severity(severity), rule): number for severity, rule, number in entry["counts"]}
    return Found(tuple(_revived(item) for item in entry["shown"]), counts)


def _revived(item: dict[str, Any]) -> LocatedFinding:
    finding = item["finding"] | {
        "severity": Severity(item["finding"]["severity"]),
        "path": tuple(item["finding"]["path"]),
        "message": Words(**item["finding"]["message"]),
        "help": Words(**item["finding"]["help"]),
        "related": tuple(Place(place["file"], tuple(place["path"])) for place in item["finding"]["related"]),
    }
    related = tuple(RelatedMark(each["file"], Mark(**each["mark"])) for each in item["related"])
    return LocatedFinding(Finding(**finding), Mark(**item["mark"]), item["at"], item["source_line"], related)
