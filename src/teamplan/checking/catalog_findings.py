"""What is wrong with the files of a catalog that does not load."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teamplan.checking.files import read_targets
from teamplan.checking.placing import place_findings
from teamplan.checking.targets import Target
from teamplan.checks.of_catalogs import duplicate_id
from teamplan.sources.catalog.layout import expected_kind
from teamplan.sources.yaml.files import display_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from teamplan.findings.located import LocatedFinding
    from teamplan.model.catalog import Catalog


def catalog_findings(files: Mapping[str, str]) -> list[LocatedFinding]:
    """Return everything that keeps `files` (relative path → path) from being a catalog.

    These are problems of single files and repeated ids; what the other rules say is `check`'s matter.
    """
    targets = [Target(path, display_name(path), expected_kind(relative)) for relative, path in files.items()]
    harvest = read_targets(targets, _no_catalog)
    repeated = duplicate_id.check.findings(harvest.subject)
    return harvest.located + place_findings(repeated, targets)


def _no_catalog() -> Catalog:
    message = "the files of a catalog are read on their own"
    raise LookupError(message)
