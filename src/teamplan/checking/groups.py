"""Checking a selection of files: each on its own, then the entries of a catalog against one another."""

from __future__ import annotations

from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from teamplan.checking.catalog import load_catalog
from teamplan.checking.files import kept, read_targets
from teamplan.checking.placing import place_findings
from teamplan.checks.checking import check_catalog
from teamplan.findings.tally import Found, Tally
from teamplan.sources.records.located_findings import InvalidFilesError

if TYPE_CHECKING:
    from collections.abc import Callable

    from teamplan.checking.targets import Selection, TargetGroup, Watch
    from teamplan.findings.located import LocatedFinding
    from teamplan.model.catalog import Catalog

    Catalogs = Callable[[str | None], Catalog]
    """Gives the catalog of a folder over the built-in one, loaded once in a run; raises InvalidFilesError."""


def check_selection(selection: Selection, catalog_folder: str | None, watch: Watch | None = None) -> Found:
    """Return what is found: all is counted, and of very much the first is shown.

    `catalog_folder` is laid over the built-in catalog that loose files are read against; `watch` is told how
    many files of how many are read.
    """
    tally = Tally()
    found = kept(selection.unreadable, tally)
    catalogs = cache(lambda folder: load_catalog(Path(folder) if folder else None))
    before, total = 0, sum(len(group.targets) for group in selection.groups)
    for group in selection.groups:
        counted = partial(_count, watch, before, total) if watch else None
        found += _check_group(group, catalog_folder, catalogs, tally, counted)
        before += len(group.targets)
    return tally.found(found)


def _count(watch: Watch, before: int, total: int, read: int) -> None:
    watch(before + read, total)


def _check_group(
    group: TargetGroup,
    catalog_folder: str | None,
    catalogs: Catalogs,
    tally: Tally,
    counted: Callable[[int], None] | None,
) -> list[LocatedFinding]:
    folder = _catalog_beneath(group, catalog_folder, catalogs)
    harvest = read_targets(group.targets, lambda: catalogs(folder), tally, counted)
    if harvest.subject.has_entries():
        harvest.subject.base = None if group.whole else harvest.known(lambda: catalogs(folder))
        if not harvest.broken:
            harvest.symbolic += check_catalog(harvest.subject, tally, all_read=not harvest.unread)
    return harvest.located + place_findings(harvest.symbolic, group.targets)


def _catalog_beneath(group: TargetGroup, catalog_folder: str | None, catalogs: Catalogs) -> str | None:
    """Return the folder that loose files are read against: the one asked for, else the one they lie in."""
    if catalog_folder is not None or group.folder is None or group.whole:
        return catalog_folder
    try:
        catalogs(group.folder)
    except InvalidFilesError:
        return None
    return group.folder
