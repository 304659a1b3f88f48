"""The sweep over stages, models and sizes finds what does not hold, and nothing where all holds."""

from __future__ import annotations

from dataclasses import replace

import pytest
import sweep

from teamplan.model.brief import Brief
from teamplan.model.catalog import Catalog
from teamplan.model.driver import Driver
from teamplan.model.plan import Plan
from teamplan.model.terms import BusinessModel, RoleKind, Stage
from teamplan.planning.figures import Figures
from teamplan.planning.planner import plan_team

pytestmark = pytest.mark.slow

FINE = sweep.Cell(
    stage=Stage.GROWTH,
    model=BusinessModel.B2C,
    live=False,
    size=5,
    sales=350_000,
    sales_band=(165_000, 750_000),
    cost_share=0.12,
    cost_band=(0.06, 0.18),
    astray=(),
)


def rules(*cells: sweep.Cell) -> list[str]:
    return [rule for rule, _ in sweep.violations(cells)]


def test_nothing_is_found_where_all_holds():
    assert rules(FINE, replace(FINE, stage=Stage.MATURE, sales=400_000)) == []


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"sales": 160_000}, ["sales a head below the band"]),
        ({"sales": 760_000}, ["sales a head above the band"]),
        ({"cost_share": 0.2}, ["people cost above the model's band"]),
        ({"cost_share": 0.055}, ["people cost below the model's band"]),
        ({"cost_share": 0.36}, ["people cost above the model's band", "people cost outside 5–35 %"]),
        ({"cost_share": 0.04}, ["people cost below the model's band", "people cost outside 5–35 %"]),
        ({"cost_share": 0.04, "cost_band": (0.03, 0.12)}, []),
        ({"cost_share": 0.5, "cost_band": (0.35, 0.65), "model": BusinessModel.TP}, []),
        ({"astray": ("workplace: picker-1 host",)}, ["hat in another workplace"]),
        ({"astray": ("profession: cashier-1 host",)}, ["hat in another profession"]),
        ({"sales": 164_000}, []),
    ],
)
def test_each_rule_finds_what_breaks_it(changes, found):
    assert rules(replace(FINE, **changes)) == found


def test_a_later_stage_that_sells_less_is_found_among_equals_only():
    later = replace(FINE, stage=Stage.MATURE, sales=300_000)
    assert rules(later, FINE) == ["later stage sells less"]
    assert rules(FINE, replace(later, live=True)) == []
    assert rules(FINE, replace(later, sales=349_000)) == []


def with_hat(plan: Plan, place: int, hat: str) -> Plan:
    positions = list(plan.positions)
    positions[place] = positions[place].model_copy(update={"roles": {**positions[place].roles, hat: 0.1}})
    return plan.model_copy(update={"positions": tuple(positions)})


@pytest.mark.parametrize(("size", "kinds"), [(5, []), (12, ["workplace"]), (20, ["workplace", "profession"])])
def test_hats_that_nobody_can_wear_are_found_from_their_size_on(catalog: Catalog, size: int, kinds: list[str]):
    plan = plan_team(catalog, Brief(stage="growth", model="b2c", size=size))
    figures = Figures(catalog.assumption_by_key)
    assert list(sweep.hats_astray(plan, catalog, figures)) == []
    desk = next(
        place
        for place, seat in enumerate(plan.positions)
        if seat.kind is RoleKind.SPECIALIST and catalog.role(next(iter(seat.roles))).workplace == "desk"
    )
    packer = next(role.id for role in catalog.roles if role.workplace == "warehouse" and not role.kind.leads)
    found = list(sweep.hats_astray(with_hat(plan, desk, packer), catalog, figures))
    assert [what.partition(":")[0] for what in found] == kinds


def test_a_cell_holds_what_the_plan_says(catalog: Catalog):
    plan = plan_team(catalog, Brief(stage="growth", model="tp", size=8, live=True))
    cell = sweep.cell_of(catalog, plan)
    assert (cell.stage, cell.model, cell.live, cell.size) == (Stage.GROWTH, BusinessModel.TP, True, 8)
    sales = next(line.value for line in plan.drivers if line.driver is Driver.MONTHLY_SALES)
    assert cell.sales == sales
    figure = {key: assumption.base for key, assumption in catalog.assumption_by_key.items()}
    unpaid = sum(seat.pay is None for seat in plan.positions)
    assert unpaid >= 1
    assert plan.budget is not None
    cost = plan.budget.monthly.base + unpaid * figure["cost_per_head"]
    assert cell.cost_share == pytest.approx(cost / (sales * figure["own_income_tp"]))


def test_the_table_has_a_line_for_each_kind_of_company(catalog: Catalog):
    cells = list(sweep.swept(catalog, [2, 3]))
    assert len(cells) == len(BusinessModel) * 2 * len(Stage) * 2
    lines = sweep.table(cells).splitlines()
    assert lines[0].endswith("| 2 | 3 |")
    assert len(lines) == 2 + len(BusinessModel) * 2 * len(Stage)
