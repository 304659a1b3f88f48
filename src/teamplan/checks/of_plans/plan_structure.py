"""The rules that must hold of a plan before anything can be drawn from it."""

from teamplan.checks.of_catalogs import unknown_role_reference, unknown_superior
from teamplan.checks.of_plans import (
    duplicate_position_id,
    one_head,
    reporting_cycle,
    single_owner,
    unknown_position,
    unknown_practice,
)
from teamplan.checks.subjects import PlanSubject
from teamplan.findings.finding import Finding, Place
from teamplan.findings.tally import Tally
from teamplan.model.catalog import Catalog
from teamplan.model.plan import Plan

STRUCTURE = (
    duplicate_position_id.check,
    one_head.check,
    unknown_superior.check,
    reporting_cycle.check,
    single_owner.check,
    unknown_role_reference.check,
    unknown_practice.check,
    unknown_position.check,
)
"""Rules whose violation leaves a chart, an owner or a title undefined."""


def check_plan_structure(plan: Plan, file: str, catalog: Catalog, tally: Tally | None = None) -> list[Finding]:
    """Return why `plan`, read from `file`, cannot be drawn; `tally` counts all and says what of it is returned."""
    subject = PlanSubject(plan, Place(file), catalog)
    return [finding for rule in STRUCTURE for finding in rule.findings(subject, tally)]
