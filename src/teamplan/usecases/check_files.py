"""Paths → findings: checking catalogs, briefs and plans."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from teamplan.checking.check_cache import checked
from teamplan.checking.targets import select
from teamplan.findings.located import UNREADABLE, LocatedFinding
from teamplan.findings.tally import Counts
from teamplan.usecases.errors import NoSuchCatalogError


@dataclass(frozen=True)
class Checked:
    """What was found, in order, and the display names of the files that were looked at.

    Of very many findings only the first are here: of one rule in one file, and of one severity in all.
    """

    findings: tuple[LocatedFinding, ...]
    files: tuple[str, ...]
    counts: Counts
    """Severity and rule → how many findings there are, shown or not."""

    @property
    def unreadable(self) -> bool:
        """Whether something that was asked for could not be read at all."""
        return any(rule == UNREADABLE for _, rule in self.counts)


def check_files(
    paths: Sequence[str] = (), catalog_folder: str | None = None, watch: Callable[[int, int], None] | None = None
) -> Checked:
    """Check files and all YAML files below folders; without any path, the built-in templates. `-` is standard input.

    Loose files are read against the built-in catalog, with `catalog_folder` laid over it. `watch` is told
    how many files of how many are read; it must not raise. Raises NoSuchCatalogError.
    """
    if catalog_folder is not None and not Path(catalog_folder).is_dir():
        raise NoSuchCatalogError(catalog_folder)
    selection = select(paths)
    found = checked(selection, catalog_folder, watch)
    return Checked(found.shown, tuple(selection.files), found.counts)
