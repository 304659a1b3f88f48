"""The view: facts of a plan for one reader, without words of their own."""

from __future__ import annotations

from functools import cached_property

import pytest
from rendered import CATALOG
from rendering_samples import full_plan, large_positions, lone_plan

from teamplan.model.plan import Input, Plan
from teamplan.model.quantity import Count, Fte, Load, Money, MoneySpan, Month, Share
from teamplan.rendering.audience import Audience
from teamplan.rendering.phrasing import Phrasing
from teamplan.rendering.view.index import PlanIndex
from teamplan.rendering.view.view import View
from teamplan.sources.wording_file import load_wording


def view_of(plan: Plan, audience: str = "hr") -> View:
    return View(PlanIndex(plan, CATALOG, Audience(audience), Phrasing(load_wording(), CATALOG, plan)))


def test_seats_loads_and_layers_add_up() -> None:
    view = view_of(full_plan())
    assert (view.seats, view.filled, view.vacant, view.layers) == (12, 2, 10, 3)
    assert view.total_load == Fte(1070)
    assert sum(seat.load.hundredths for seat in view.establishment) == 1070
    assert sum(seat.seats for seat in view.establishment) == 12
    assert sum(department.seats for department in view.departments) == 12


def test_the_tree_holds_every_seat_once() -> None:
    def count(nodes) -> int:
        return sum(1 + count(node.below) for node in nodes)

    assert count(view_of(full_plan(large_positions(120))).reporting_tree) == 120


def test_hires_come_in_order_and_runs_of_equal_ones_are_one() -> None:
    view = view_of(full_plan())
    assert [hire.first for hire in view.hires] == sorted(hire.first for hire in view.hires)
    assert sum(hire.people for hire in view.hires) == view.vacant
    first = view.hires[0]
    assert (first.title, first.month, first.pay) == (
        "运营主管", Month(1, "2026-12"), MoneySpan(Money(6137), Money(9241))
    )  # fmt: skip


def test_who_has_too_much_work() -> None:
    view = view_of(full_plan())
    assert [(seat.title, seat.load) for seat in view.overloads] == [("总经理", Load(115))]
    assert [seat.overload for seat in view.hat_wearers if seat.overload] == [Load(15)]


def test_small_hats_are_told_from_jobs() -> None:
    view = view_of(full_plan())
    small = {job.role.id for job in view.jobs if job.small}
    assert small == {"accountant", "cashier", "data_analyst", "hr_specialist", "live_controller"}
    hats = {hat.role: hat.small for seat in view.hat_wearers for hat in seat.hats}
    assert hats["出纳"]
    assert not hats["活动运营"]


def test_the_budget_and_its_share_of_sales() -> None:
    budget = view_of(full_plan()).budget
    assert budget is not None
    assert budget.monthly.ties_out
    assert (budget.monthly.base, budget.cap, budget.over) == (Money(103900), Money(121171), None)
    assert budget.left == Money(121171 - 103900)
    assert budget.over_at_high == Money(131524 - 121171)
    assert budget.of_sales is not None
    assert budget.of_sales.base == Share(103900 / 800000)
    assert view_of(full_plan(), "staff").budget is None


@pytest.mark.parametrize(
    ("cap", "over", "over_at_high", "left", "left_at_high"),
    [
        (103899, 1, 27625, None, None),
        (103900, None, 27624, 0, None),
        (131523, None, 1, 27623, None),
        (131524, None, None, 27624, 0),
        (None, None, None, None, None),
    ],
)
def test_a_cap_is_kept_to_its_last_yuan(
    cap: int | None, over: int | None, over_at_high: int | None, left: int | None, left_at_high: int | None
) -> None:
    plan = full_plan()
    assert plan.budget is not None
    budget = view_of(plan.model_copy(update={"budget": plan.budget.model_copy(update={"cap": cap})})).budget
    assert budget is not None
    found = (budget.over, budget.over_at_high, budget.left, budget.left_at_high)
    assert found == tuple(None if yuan is None else Money(yuan) for yuan in (over, over_at_high, left, left_at_high))


def test_sources_are_split_into_document_and_rest() -> None:
    found = {source.key: (source.document, source.rest) for source in view_of(full_plan()).sources}
    assert found["002"] == ("002", "")
    assert found["domain-1.4"] == ("", "1.4")
    assert found["practice"] == ("", "practice")


def test_a_lone_plan_has_facts_for_everything() -> None:
    view = view_of(lone_plan())
    names = [name for name, value in vars(View).items() if isinstance(value, property | cached_property)]
    assert len(names) > 40
    for name in names:
        getattr(view, name)
    assert view.widest_span is None
    assert view.demand_total is None
    assert view.published_goals == ()
    assert view.owner_leads


@pytest.mark.parametrize("audience", ["hr", "boss"])
def test_those_who_see_money_see_it(audience: str) -> None:
    view = view_of(full_plan(), audience)
    assert {band.title: band.seats for band in view.pay_bands}["客服专员"] == Count(3)
    assert view_of(full_plan(), "staff").pay_bands == ()
    assert all(hire.pay is None for hire in view_of(full_plan(), "staff").hires)
    assert any(hire.pay is not None for hire in view.hires)


SETTINGS = ("stage", "size", "model", "platforms", "live", "self_fulfilment", "city", "start")


def test_staff_are_told_what_was_assumed_of_the_work_but_not_of_pay() -> None:
    plan = full_plan()
    (work,) = (item for item in plan.assumptions if item.key == "sales_per_operator")
    keys = (*SETTINGS, "skus", "pay_general", "hiring_cost")
    named = [work.model_copy(update={"key": key, "title": key}) for key in keys]
    line = plan.demand[0]
    pay = Input(assumption="pay_general", value=1, origin="assumption")
    demand = (line.model_copy(update={"inputs": (*line.inputs, pay)}), *plan.demand[1:])
    changed = plan.model_copy(update={"assumptions": (work, *named), "demand": demand})
    told = [item.title for item in view_of(changed, "staff").assumptions]
    assert told == [work.title, *SETTINGS, "skus"]
    assert [item.title for item in view_of(changed).assumptions] == [work.title, *keys]


def test_work_that_volumes_rest_on_is_told_to_staff() -> None:
    plan = full_plan()
    (work,) = (item for item in plan.assumptions if item.key == "sales_per_operator")
    rate = work.model_copy(update={"key": "rate", "title": "比例"})
    driver = plan.drivers[0].model_copy(update={"inputs": (Input(assumption="rate", value=1, origin="assumption"),)})
    changed = plan.model_copy(update={"assumptions": (rate,), "drivers": (driver,)})
    assert [item.title for item in view_of(changed, "staff").assumptions] == ["比例"]
