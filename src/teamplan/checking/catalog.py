"""The catalog of a folder, or everything that is wrong with its files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teamplan.sources.catalog.files import BrokenCatalogError, read_catalog

if TYPE_CHECKING:
    from pathlib import Path

    from teamplan.model.catalog import Catalog


def load_catalog(folder: Path | None = None) -> Catalog:
    """Return the catalog of the built-in templates, with `folder` laid over them.

    Raises InvalidFilesError with everything that is wrong in any file, and FileNotFoundError where
    the installation lacks its templates.
    """
    try:
        return read_catalog(folder)
    except BrokenCatalogError as error:
        from teamplan.checking.catalog_findings import catalog_findings
        from teamplan.sources.records.located_findings import InvalidFilesError

        raise InvalidFilesError(catalog_findings(error.files)) from error
