"""Plans: what `new` writes is read back equal, and `check` finds no error in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surface import demand

from teamplan.checks.checking import check_plan
from teamplan.findings.finding import Place, Severity
from teamplan.model.files.kinds import FILE_KINDS
from teamplan.sources.records.file_reading import read_document
from teamplan.sources.records.located_findings import InvalidFilesError
from teamplan.sources.records.plan_file import dump_plan

if TYPE_CHECKING:
    from teamplan.model.catalog import Catalog
    from teamplan.model.plan import Plan


def demand_sound_plan(plan: Plan, catalog: Catalog) -> None:
    """Raise FaultError where a plan is not what a plan must be."""
    demand(len(plan.positions) == plan.brief.size, "seats do not add up to the size")
    try:
        _, read = read_document("plan.yaml", dump_plan(plan).encode(), FILE_KINDS["plan"])
    except InvalidFilesError as error:
        rules = [located.finding.rule for located in error.findings]
        demand(truth=False, kind=f"`new` writes what it does not read: {rules[:1]}", detail=error.findings[:2])
    demand(read == plan, "the plan is read back as another one")
    errors = [found for found in check_plan(plan, Place("plan.yaml"), catalog) if found.severity is Severity.ERROR]
    demand(not errors, f"`check` refuses what `new` wrote: {[found.rule for found in errors][:1]}", errors[:2])
