"""Where each rule of plans begins: what just keeps it and what just breaks it."""

from __future__ import annotations

import pytest

from teamplan.checks.checking import check_plan
from teamplan.checks.of_plans import (
    budget_tie_out,
    fte_conservation,
    needless_layer,
    overload,
    size_mismatch,
    span_of_control,
)
from teamplan.checks.of_plans.plan_structure import check_plan_structure
from teamplan.checks.rule import Rule
from teamplan.checks.subjects import PlanSubject
from teamplan.findings.finding import Finding, Place
from teamplan.model.brief import Brief
from teamplan.model.catalog import Catalog
from teamplan.model.plan import Budget, CostLine, DemandLine, Gap, MoneyRange, Origin, Plan, Position, Service
from teamplan.model.reason import Reason

HERE = Place("x.yaml")


def position(name: str, reports_to: str | None = "head", **changes: object) -> Position:
    fields: dict[str, object] = {
        "id": name, "title": name, "function": "operations", "department": "运营部", "kind": "specialist",
        "roles": {"store_operator": 1.0}, "reports_to": reports_to, "order": 1, "because": Reason.of("on_board"),
    }  # fmt: skip
    return Position.model_validate(fields | changes)


def plan_of(*positions: Position, **changes: object) -> Plan:
    fields: dict[str, object] = {
        "title": "方案", "brief": Brief(stage="growth"), "origin": Origin(kind="planned"), "positions": positions,
    }  # fmt: skip
    return Plan.model_validate(fields | changes)


def issues(checked: Rule[PlanSubject], plan: Plan, catalog: Catalog) -> list[Finding]:
    return checked.findings(PlanSubject(plan, HERE, catalog))


def test_a_size_that_a_brief_leaves_open_is_not_missed(catalog: Catalog) -> None:
    for size, found in ((None, 0), (2, 0), (1, 1), (3, 1)):
        plan = plan_of(position("head", None), position("a"), brief=Brief(stage="growth", size=size))
        assert len(issues(size_mismatch.check, plan, catalog)) == found


def test_a_whole_persons_work_is_no_overload(catalog: Catalog) -> None:
    for share, found in ((1.0, 0), (1.01, 1)):
        plan = plan_of(position("head", None, roles={"store_operator": share}))
        assert len(issues(overload.check, plan, catalog)) == found


@pytest.mark.parametrize(
    ("figure", "head", "above", "below"),
    [
        ("span_head", position("lead", None), (), "specialist"),
        ("span_manager", position("lead"), (position("head", None),), "lead"),
        ("span_operations", position("lead"), (position("head", None),), "specialist"),
    ],
)
def test_a_leader_may_have_as_many_reports_as_the_kind_of_work_allows(
    figure: str, head: Position, above: tuple[Position, ...], below: str, catalog: Catalog
) -> None:
    organisation = catalog.organisation
    key = {
        "span_head": organisation.head_span,
        "span_manager": organisation.manager_span,
        "span_operations": catalog.unit_of[head.function].span,
    }[figure]
    limit = int(catalog.assumption_by_key[key].base)
    for count, found in ((limit, []), (limit + 1, [("positions", len(above), "id")])):
        led = [position(f"p{number}", "lead", kind=below) for number in range(count)]
        plan = plan_of(*above, head, *led)
        assert [each.path for each in issues(span_of_control.check, plan, catalog)] == found
    without = catalog.model_copy(update={"assumptions": ()})
    assert issues(span_of_control.check, plan, without) == []


def test_a_budget_ties_out_to_the_yuan(catalog: Catalog) -> None:
    amount = MoneyRange(low=1, base=2, high=3)
    lines = (CostLine(item="wages", kind="monthly", amount=amount, basis=Reason.of("sum_of_pay", positions=1)),)
    none = MoneyRange(low=0, base=0, high=0)
    paid = position("head", None, pay=amount)
    for monthly, pay, found in (
        (amount, paid, []),
        (amount, position("head", None), []),
        (MoneyRange(low=1, base=2, high=4), paid, [("budget", "monthly", "high")]),
        (
            amount,
            paid.model_copy(update={"pay": MoneyRange(low=1, base=3, high=3)}),
            [("budget", "lines", 0, "amount", "base")],
        ),
    ):
        plan = plan_of(pay, budget=Budget(lines=lines, monthly=monthly, one_off=none))
        assert [each.path for each in issues(budget_tie_out.check, plan, catalog)] == found
    assert issues(budget_tie_out.check, plan_of(paid), catalog) == []


def needing(fte: float, **changes: object) -> Plan:
    demand = (DemandLine(role="store_operator", fte=fte, low=0, high=9, formula="按量", inputs=()),)
    return plan_of(position("head", None, roles={"store_operator": 0.5}), demand=demand, **changes)


def bought(fte: float, *roles: str) -> Service:
    return Service(title="外包", instead_of=roles, note="外包。", fte=fte)


def test_hats_gaps_and_what_is_bought_for_one_role_add_up_to_its_demand(catalog: Catalog) -> None:
    gap = Gap(role="store_operator", fte=0.2)
    for plan, found in (
        (needing(0.5), 0),
        (needing(0.504), 0),
        (needing(0.51), 1),
        (needing(0.49), 1),
        (needing(0.7, gaps=(gap,)), 0),
        (needing(0.9, gaps=(gap, gap)), 0),
        (needing(0.8, gaps=(gap,), outside=(bought(0.1, "store_operator"),)), 0),
        (needing(0.9, gaps=(gap,), outside=(bought(0.1, "store_operator"),)), 1),
        (needing(0.9, outside=(bought(0.1, "packer"),)), 1),
        (needing(0.9, outside=(bought(0.1, "store_operator", "packer"),)), 0),
        (plan_of(position("head", None)), 0),
    ):
        assert [each.path for each in issues(fte_conservation.check, plan, catalog)] == [("demand", 0, "fte")] * found


def test_work_without_demand_is_told_once_for_each_role(catalog: Catalog) -> None:
    plan = needing(0.5)
    others = [
        position(name, roles={"packer": share, "picker": 0.0}) for name, share in (("a", 0.0), ("b", 0.3), ("c", 0.2))
    ]
    changed = plan.model_copy(update={"positions": (*plan.positions, *others)})
    found = issues(fte_conservation.check, changed, catalog)
    assert [(each.path, each.message.en) for each in found] == [
        (("positions", 1, "roles", "packer"), "`packer` is worked on, but there is no demand for it")
    ]


def test_only_a_leader_of_one_who_has_a_superior_is_a_needless_layer(catalog: Catalog) -> None:
    head, lead = position("head", None), position("lead")
    for team, found in (
        ((head, lead), []),
        ((head, lead, position("a", "lead")), [("positions", 1, "id")]),
        ((head, lead, position("a", "lead"), position("b", "lead")), []),
    ):
        assert [each.path for each in issues(needless_layer.check, plan_of(*team), catalog)] == found


def test_what_spoils_a_drawing_names_its_file(catalog: Catalog) -> None:
    sound = plan_of(position("head", None, accountable=("store_operator",)))
    assert check_plan_structure(sound, "p.yaml", catalog) == []
    broken = plan_of(position("head", None, accountable=("store_operator",)), position("a", "gone"))
    (found,) = check_plan_structure(broken, "p.yaml", catalog)
    assert (found.rule, found.file, found.path) == ("unknown-superior", "p.yaml", ("positions", 1, "reports_to"))


def test_a_plan_and_its_brief_are_checked_together(catalog: Catalog) -> None:
    plan = plan_of(position("head", None), brief=Brief(stage="growth", monthly_sales=9, sales_target=8))
    found = [(each.rule, each.path) for each in check_plan(plan, HERE, catalog)]
    assert ("contradictory-brief", ("brief", "sales_target")) in found
    assert ("single-owner", ("positions", 0, "roles", "store_operator")) in found
