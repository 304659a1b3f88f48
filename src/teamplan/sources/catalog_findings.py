"""What is wrong with the files of a catalog: looked into only when the catalog does not load."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teamplan.sources.catalog_files import expected_kind
from teamplan.sources.document_kinds import DocumentKind
from teamplan.sources.documents import read_document
from teamplan.sources.files import UnreadableFileError, display_name, read_file
from teamplan.sources.located_findings import InvalidFilesError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from teamplan.checks.located import LocatedFinding


def catalog_findings(files: Mapping[str, str]) -> list[LocatedFinding]:
    """Return everything that keeps `files` (relative path → path) from being a catalog."""
    found: list[LocatedFinding] = []
    for relative, path in files.items():
        try:
            read_document(display_name(path), read_file(path), DocumentKind(expected_kind(relative)))
        except InvalidFilesError as error:
            found.extend(error.findings)
        except UnreadableFileError:
            raise
    return found
