"""Running the rules: everything that is found, in order and each once."""

from collections.abc import Iterable
from typing import Any

from teamplan.checks.registry import RULES
from teamplan.checks.rule import Rule
from teamplan.checks.subjects import BriefSubject, CatalogSubject, Entry, PlanSubject
from teamplan.findings.finding import Finding, Place
from teamplan.findings.tally import Tally
from teamplan.model.brief import Brief
from teamplan.model.catalog import Catalog
from teamplan.model.plan import Plan


def _by_subject() -> dict[type, tuple[Rule[Any], ...]]:
    found: dict[type, list[Rule[Any]]] = {}
    for rule in RULES:
        for kind in rule.looks_at:
            found.setdefault(kind, []).append(rule)
    return {kind: tuple(rules) for kind, rules in found.items()}


_RULES_FOR = _by_subject()


def check_entry(item: object, place: Place, tally: Tally | None = None) -> list[Finding]:
    """Return what the rules about single entries (a role, a practice …) find in `item`.

    Here as below, `tally` counts everything and says what of it is returned.
    """
    rules = _RULES_FOR.get(type(item), ())
    return _found(rules, Entry(item, place), tally) if rules else []


def check_catalog(subject: CatalogSubject, tally: Tally | None = None, *, all_read: bool = True) -> list[Finding]:
    """Return what the rules about several entries find; single entries are `check_entry`'s matter.

    `all_read`: whether every file of the catalog could be read.
    """
    rules = (rule for rule in _RULES_FOR[CatalogSubject] if all_read or not rule.needs_every_file)
    return _found(rules, subject, tally)


def check_brief(brief: Brief, place: Place, catalog: Catalog, tally: Tally | None = None) -> list[Finding]:
    """Return what is wrong with a brief that will be planned with `catalog`."""
    return _found(_RULES_FOR[BriefSubject], BriefSubject(brief, place, catalog), tally)


def check_plan(plan: Plan, place: Place, catalog: Catalog, tally: Tally | None = None) -> list[Finding]:
    """Return what is wrong with a plan, its brief included, read against `catalog`."""
    within = check_brief(plan.brief, place.at("brief"), catalog, tally)
    return _found(_RULES_FOR[PlanSubject], PlanSubject(plan, place, catalog), tally) + within


def _found(rules: Iterable[Rule[Any]], subject: object, tally: Tally | None) -> list[Finding]:
    return [finding for rule in rules for finding in rule.findings(subject, tally)]
