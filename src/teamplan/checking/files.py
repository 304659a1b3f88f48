"""Reading files and checking each as far as it can be on its own."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from teamplan.checking.targets import located_unreadable
from teamplan.checks.checking import check_brief, check_entry, check_plan
from teamplan.checks.subjects import CatalogSubject
from teamplan.findings.finding import Finding, Place
from teamplan.model.brief import Brief
from teamplan.model.files.models import entries_of
from teamplan.model.plan import Plan
from teamplan.sources.records.file_reading import read_document
from teamplan.sources.records.located_findings import InvalidFilesError
from teamplan.sources.yaml.files import UnreadableFileError, read_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from teamplan.checking.targets import Target
    from teamplan.findings.located import LocatedFinding
    from teamplan.findings.tally import Tally
    from teamplan.model.catalog import Catalog

    LazyCatalog = Callable[[], Catalog]


@dataclass(slots=True)
class Harvest:
    """What files gave: catalog entries, findings with places, and findings that are still symbolic.

    `tally` has counted all findings; those that it did not want to keep are not here.
    """

    tally: Tally
    unread: bool = False
    """Whether a file is not what it should be, so that its entries are missing."""
    subject: CatalogSubject = field(default_factory=CatalogSubject)
    located: list[LocatedFinding] = field(default_factory=list)
    symbolic: list[Finding] = field(default_factory=list)
    broken: bool = False
    """Whether the catalog to read against is broken: that is found once, and what needs it is left."""

    def known(self, catalog: LazyCatalog) -> Catalog | None:
        """Return the catalog to read against, or None where it is broken."""
        if self.broken:
            return None
        try:
            return catalog()
        except InvalidFilesError as error:
            self.broken = True
            self.located += self.tally.kept_of(error.findings, error.counts)
            return None


def read_targets(
    targets: Sequence[Target], catalog: LazyCatalog, tally: Tally, counted: Callable[[int], None] | None = None
) -> Harvest:
    """Read `targets` and run the rules about single files; plans and briefs are read against the catalog.

    Nothing of a file is kept but what rules about several files need. `counted` is told how many are read.
    """
    harvest = Harvest(tally)
    for number, target in enumerate(targets, start=1):
        _read(target, harvest, catalog)
        if counted:
            counted(number)
    return harvest


def _read(target: Target, harvest: Harvest, catalog: LazyCatalog) -> None:
    try:
        kind, model = read_document(target.name, content_of(target), target.kind, harvest.tally)
    except InvalidFilesError as error:
        harvest.located += error.findings
        harvest.unread = True
        return
    except UnreadableFileError as error:
        harvest.located += kept([located_unreadable(error)], harvest.tally)
        harvest.unread = True
        return
    if isinstance(model, Plan | Brief):
        known = harvest.known(catalog)
        harvest.symbolic += _check_whole(model, target.name, known, harvest.tally) if known else []
        return
    for path, item in entries_of(kind, model):
        place = Place(target.name, path)
        harvest.symbolic += check_entry(item, place, harvest.tally)
        harvest.subject.add(item, place)


def content_of(target: Target) -> bytes:
    """Return the bytes of a target; raises UnreadableFileError."""
    return read_file(target.path) if target.content is None else target.content


def kept(findings: Iterable[LocatedFinding], tally: Tally) -> list[LocatedFinding]:
    """Return those of `findings` that `tally` wants to keep."""
    said = ((located, located.finding) for located in findings)
    return [
        located
        for located, finding in said
        if tally.wants(finding.severity, finding.rule, Place(finding.file), finding.message)
    ]


def _check_whole(model: Plan | Brief, name: str, catalog: Catalog, tally: Tally) -> list[Finding]:
    if isinstance(model, Plan):
        return check_plan(model, Place(name), catalog, tally)
    return check_brief(model, Place(name), catalog, tally)
