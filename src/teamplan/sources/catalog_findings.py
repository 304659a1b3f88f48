"""What is wrong with the files of a catalog: looked into only when the catalog does not load."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teamplan.sources.catalog_files import load_catalog
from teamplan.sources.catalog_layout import expected_kind
from teamplan.sources.check_targets import Target
from teamplan.sources.checked_files import read_targets
from teamplan.sources.files import display_name
from teamplan.sources.placing import place_findings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from teamplan.checks.located import LocatedFinding


def catalog_findings(files: Mapping[str, str]) -> list[LocatedFinding]:
    """Return everything that keeps `files` (relative path → path) from being a catalog.

    These are problems of single files and repeated ids; what the other rules say is `check`'s matter.
    """
    from teamplan.checks import duplicate_id

    targets = [Target(path, display_name(path), expected_kind(relative)) for relative, path in files.items()]
    harvest = read_targets(targets, load_catalog)
    repeated = duplicate_id.RULE.findings(harvest.subject)
    return harvest.located + place_findings(repeated, targets)
