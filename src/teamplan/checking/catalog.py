"""The catalog of a folder, or everything that is wrong with its files."""

from collections.abc import Mapping
from pathlib import Path

from teamplan.findings.located import LocatedFinding
from teamplan.findings.tally import Tally
from teamplan.model.catalog import Catalog
from teamplan.sources.catalog.files import BrokenCatalogError, read_catalog


def load_catalog(folder: Path | None = None) -> Catalog:
    """Return the catalog of the built-in templates, with `folder` laid over them.

    Raises InvalidFilesError with everything that is wrong in any file, and FileNotFoundError where
    the installation lacks its templates.
    """
    try:
        return read_catalog(folder)
    except BrokenCatalogError as error:
        from teamplan.sources.records.located_findings import InvalidFilesError

        tally = Tally()
        raise InvalidFilesError(_findings(error.files, tally), tally.counts) from error


def _findings(files: Mapping[str, str], tally: Tally) -> list[LocatedFinding]:
    """Return everything that keeps `files` (relative path → path) from being a catalog.

    These are problems of single files and repeated ids; what the other rules say is `check`'s matter.
    """
    from teamplan.checking.files import read_targets
    from teamplan.checking.placing import place_findings
    from teamplan.checking.targets import targets_of
    from teamplan.checks.of_catalogs import duplicate_id

    targets = targets_of(files)
    harvest = read_targets(targets, read_catalog, tally)
    return harvest.located + place_findings(duplicate_id.check.findings(harvest.subject, tally), targets)
