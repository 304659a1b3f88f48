"""Whether a plan still holds together, as far as a document needs it to."""

from teamplan.checks.of_plans.plan_structure import check_plan_structure
from teamplan.findings.tally import Tally
from teamplan.model.catalog import Catalog
from teamplan.model.plan import Plan
from teamplan.usecases.errors import BrokenPlanError


def refuse_broken(plan: Plan, catalog: Catalog, file: str = "") -> None:
    """Raise BrokenPlanError where a plan edited by hand no longer holds together; `file` is what findings call it."""
    tally = Tally()
    found = check_plan_structure(plan, file, catalog, tally)
    if found:
        raise BrokenPlanError(found, tally.counts.total())
