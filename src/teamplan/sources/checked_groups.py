"""Checking a selection of files: each on its own, then the entries of a catalog against one another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teamplan.checks.checking import check_catalog
from teamplan.checks.located import LocatedFinding, in_order
from teamplan.sources.checked_files import catalog_in
from teamplan.sources.files import STDIN
from teamplan.sources.located_findings import InvalidFilesError
from teamplan.sources.parallel_reading import read_all
from teamplan.sources.placing import place_findings

if TYPE_CHECKING:
    from teamplan.checks.subjects import CatalogSubject
    from teamplan.sources.check_targets import Selection, TargetGroup


def check_selection(selection: Selection, catalog_folder: str | None) -> tuple[LocatedFinding, ...]:
    """Return everything that is found, in order. `catalog_folder` is laid over the built-in catalog
    that loose files are read against."""
    found = list(selection.unreadable)
    for group in selection.groups:
        found += _check_group(group, catalog_folder)
    return in_order(found)


def _check_group(group: TargetGroup, catalog_folder: str | None) -> list[LocatedFinding]:
    try:
        folder = _catalog_beneath(group, catalog_folder)
        harvest = read_all(group.targets, folder)
        if _has_entries(harvest.subject):
            harvest.subject.base = None if group.whole else catalog_in(folder)
            harvest.symbolic += check_catalog(harvest.subject)
    except InvalidFilesError as error:
        return list(error.findings)
    paths = {target.name: target.path for target in group.targets if target.path != STDIN}
    return harvest.located + place_findings(harvest.symbolic, paths)


def _catalog_beneath(group: TargetGroup, catalog_folder: str | None) -> str | None:
    """Return the folder that loose files are read against: the one asked for, else the one they lie in."""
    if catalog_folder is not None or group.folder is None or group.whole:
        return catalog_folder
    try:
        catalog_in(group.folder)
    except InvalidFilesError:
        return None
    return group.folder


def _has_entries(subject: CatalogSubject) -> bool:
    return any(
        (subject.roles, subject.practices, subject.assumptions, subject.teams, subject.profiles, subject.organisations)
    )
