"""Rules about plans and briefs: planned teams pass, and whatever is spoilt in them is found out."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from teamplan.checks.checking import check_brief, check_plan
from teamplan.checks.of_briefs import contradictory_brief
from teamplan.checks.of_plans import duty_separation
from teamplan.checks.subjects import PlanSubject
from teamplan.findings.finding import Finding, Place, Severity
from teamplan.model.brief import Brief
from teamplan.model.catalog import Catalog
from teamplan.model.organisation import DutySeparation
from teamplan.model.plan import Plan
from teamplan.planning.planner import plan_team

HERE = Place("x.yaml")


def only(findings: list[Finding], rule: str) -> list[Finding]:
    return [finding for finding in findings if finding.rule == rule]


BRIEFS = [
    {"stage": stage, "size": size, "model": model, "live": size % 2 == 0}
    for stage, size in (("startup", 1), ("startup", 4), ("growth", 9), ("growth", 24), ("mature", 75), ("mature", 260))
    for model in ("b2c", "tp", "cross_border")
]


@pytest.mark.parametrize("said", BRIEFS, ids=str)
def test_planned_teams_have_neither_errors_nor_warnings(said: dict[str, object], catalog: Catalog):
    found = check_plan(plan_team(catalog, Brief.model_validate(said)), HERE, catalog)
    assert {finding.severity for finding in found} <= {Severity.INFO}


def _plan(catalog: Catalog) -> Plan:
    return plan_team(catalog, Brief.model_validate({"stage": "growth", "size": 10}))


def _mutations(plan: Plan) -> Iterator[tuple[str, Plan]]:
    first, second, *rest = plan.positions

    def positions(*changed: object) -> Plan:
        return plan.model_copy(update={"positions": changed})

    def second_with(**changes: object) -> Plan:
        return positions(first, second.model_copy(update=changes), *rest)

    yield "one-head", second_with(reports_to=None)
    yield "reporting-cycle", positions(first.model_copy(update={"reports_to": second.id}), second, *rest)
    yield "unknown-superior", second_with(reports_to="nobody")
    yield "duplicate-position-id", second_with(id=first.id)
    yield "size-mismatch", positions(first, second)
    yield "fte-conservation", second_with(roles={role: share + 0.01 for role, share in second.roles.items()})
    yield "fte-conservation", second_with(roles={**second.roles, "customs_freight_specialist": 0.1})
    yield "overload", second_with(roles=dict.fromkeys(second.roles, 2.0))
    yield "single-owner", second_with(accountable=first.accountable)
    yield "single-owner", second_with(accountable=())
    yield "unknown-role-reference", second_with(roles={"nothing": 0.1})
    yield "unknown-position", positions(first, *rest)
    assert plan.budget is not None
    total = plan.budget.monthly.model_copy(update={"base": plan.budget.monthly.base + 1})
    yield "budget-tie-out", plan.model_copy(update={"budget": plan.budget.model_copy(update={"monthly": total})})
    paid = next(position for position in plan.positions if position.pay)
    raised = paid.pay.model_copy(update={"base": paid.pay.base + 1, "high": paid.pay.high + 1})
    yield (
        "budget-tie-out",
        plan.model_copy(
            update={
                "positions": tuple(
                    paid.model_copy(update={"pay": raised}) if position is paid else position
                    for position in plan.positions
                )
            }
        ),
    )
    yield (
        "duty-separation",
        plan.model_copy(update={"separation": ()})
        if plan.separation
        else second_with(roles={"cashier": 0.1, "accountant": 0.1}),
    )


def test_every_spoilt_plan_is_found_out(catalog: Catalog):
    plan = _plan(catalog)
    mutations = list(_mutations(plan))
    assert len(mutations) > 10
    for rule, spoilt in mutations:
        assert only(check_plan(spoilt, HERE, catalog), rule), rule


@pytest.mark.parametrize(("basis", "severity"), duty_separation._UNCONTROLLED.items())
def test_separation_is_as_bad_as_its_basis(basis: str, severity: Severity, catalog: Catalog):
    rule = DutySeparation(
        id="pair", title="甲乙分离", first=("packer",), second=("picker",), basis=basis, control="抽查", source="自测"
    )
    organisation = catalog.organisation.model_copy(update={"separation": (rule,)})
    plan = _plan(catalog)
    first, *rest = plan.positions
    head = first.model_copy(update={"roles": {"packer": 0.1, "picker": 0.1}})
    rest = [seat.model_copy(update={"roles": {"cs_agent": 1.0}}) for seat in rest]
    subject = PlanSubject(
        plan.model_copy(update={"positions": (head, *rest)}),
        HERE,
        catalog.model_copy(update={"organisation": organisation}),
    )
    (finding,) = duty_separation.check.findings(subject)
    assert finding.severity is severity
    assert "抽查" in finding.help.zh


BRIEF_FINDINGS = [
    ({"live": False, "live_rooms": 1}, "error", "live_rooms"),
    ({"self_fulfilment": False, "returns_per_day": 3}, "error", "returns_per_day"),
    ({"size": 1, "team": [{"title": "客服", "roles": ["cs_agent"]}]}, "error", "size"),
    ({"monthly_sales": 10_000, "sales_target": 9_000}, "info", "sales_target"),
    ({"size": 10, "people_cost_cap": 5_000}, "warning", "people_cost_cap"),
    ({"monthly_sales": 100, "ad_spend": 101}, "warning", "ad_spend"),
    ({"orders_per_day": 10, "inquiries_per_day": 100_000}, "warning", "inquiries_per_day"),
    ({"orders_per_day": 1_000, "parcels_per_day": 1}, "warning", "parcels_per_day"),
]


@pytest.mark.parametrize(("said", "severity", "key"), BRIEF_FINDINGS, ids=[str(said) for said, *_ in BRIEF_FINDINGS])
def test_briefs(said: dict[str, object], severity: str, key: str, catalog: Catalog):
    (finding,) = check_brief(Brief.model_validate({"stage": "growth", **said}), HERE, catalog)
    assert (finding.severity, finding.path) == (severity, (key,))


@pytest.mark.parametrize(
    "said",
    [
        {"live": False, "live_rooms": 0},
        {"size": 1, "team": [{"title": "老板", "roles": ["general_manager"]}]},
        {"size": 2, "team": [{"title": "客服", "roles": ["cs_agent"]}]},
        {"monthly_sales": 600_000, "orders_per_day": 200, "parcels_per_day": 210, "inquiries_per_day": 400},
        {"people_cost_cap": 5_000},
    ],
    ids=str,
)
def test_sound_briefs(said: dict[str, object], catalog: Catalog):
    assert check_brief(Brief.model_validate({"stage": "growth", **said}), HERE, catalog) == []


def test_brief_within_a_plan_is_checked(catalog: Catalog):
    plan = _plan(catalog)
    brief = plan.brief.model_copy(update={"live": False, "live_rooms": 2.0})
    found = only(check_plan(plan.model_copy(update={"brief": brief}), HERE, catalog), contradictory_brief.check.name)
    assert [finding.path for finding in found] == [("brief", "live_rooms")]


def test_the_message_says_what_is_needed_and_what_there_is(catalog: Catalog):
    plan = _plan(catalog)
    line = plan.demand[0]
    changed = plan.model_copy(update={"demand": (line.model_copy(update={"fte": line.fte + 0.25}), *plan.demand[1:])})
    [found] = only(check_plan(changed, HERE, catalog), "fte-conservation")
    assert found.message.en.startswith(f"`{line.role}` needs {line.fte + 0.25:.2f} FTE")
    assert found.message.en.endswith(f"total {line.fte:.2f}")
    assert found.message.zh.endswith(f"合计 {line.fte:.2f}")
