"""Money: every line worked out by hand from the figures, every total exact."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import pytest

from teamplan.model.brief import Brief
from teamplan.model.plan import MoneyRange, Plan
from teamplan.model.terms import Stage
from teamplan.planning.figures import Figures
from teamplan.planning.money.budget import people_budget
from teamplan.planning.planner import plan_team

ENDS = ("low", "base", "high")


def plan_in(catalog, city: str | None, size: int = 15) -> Plan:
    return plan_team(catalog, Brief(stage=Stage.GROWTH, size=size, city=city))


def whole(amount: Decimal) -> int:
    return int(amount.quantize(Decimal(1), ROUND_HALF_UP))


def figure(catalog, key: str, end: str) -> Decimal:
    return Decimal(str(getattr(catalog.assumption_by_key[key], end)))


def contributions(catalog, plan: Plan, city: str, end: str) -> int:
    """The employer's part: the pay of each seat, clamped to the city's base, times the rate, in whole yuan."""
    suffix = f"_{city}" if city else ""
    total = 0
    for seat in plan.positions:
        if seat.pay is None:
            continue
        base = Decimal(getattr(seat.pay, end))
        if city:
            floor, ceiling = (figure(catalog, f"contribution_{edge}_{city}", "base") for edge in ("floor", "ceiling"))
            base = min(max(base, floor), ceiling)
        total += whole(base * figure(catalog, f"employer_rate{suffix}", end))
    return total


@pytest.mark.parametrize("city", [None, "杭州", "北京", "上海", "北京市"])
@pytest.mark.parametrize("end", ENDS)
def test_pay_and_contributions_line_by_line(catalog, city, end):
    plan = plan_in(catalog, city)
    assert plan.budget is not None
    pay, social = (line for line in plan.budget.lines if line.kind == "monthly")
    paid = [seat.pay for seat in plan.positions if seat.pay is not None]
    assert len(paid) > 5
    assert getattr(pay.amount, end) == sum(getattr(item, end) for item in paid)
    key = {"北京": "beijing", "上海": "shanghai"}.get((city or "").removesuffix("市"), "")
    assert getattr(social.amount, end) == contributions(catalog, plan, key, end)


@pytest.mark.parametrize("size", [1, 2, 5, 15, 40])
@pytest.mark.parametrize("city", [None, "上海"])
def test_totals_tie_out_to_the_yuan(catalog, city, size):
    budget = plan_in(catalog, city, size).budget
    if budget is None:
        assert size == 1
        return
    for kind, total in (("monthly", budget.monthly), ("one_off", budget.one_off)):
        for end in ENDS:
            lines = [getattr(line.amount, end) for line in budget.lines if line.kind == kind]
            assert sum(lines) == getattr(total, end)
        assert total.low <= total.base <= total.high


def test_each_hire_costs_its_one_off_figures(catalog):
    plan = plan_in(catalog, None)
    assert plan.budget is not None
    hires = sum(1 for seat in plan.positions if seat.pay is not None and seat.incumbent is None)
    for line, key in zip(
        [line for line in plan.budget.lines if line.kind == "one_off"],
        ["recruiting_cost", "training_cost", "seat_equipment"],
        strict=True,
    ):
        for end in ENDS:
            assert getattr(line.amount, end) == hires * whole(figure(catalog, key, end))


def test_people_on_board_cost_no_hiring(catalog):
    team = ({"title": "老王", "roles": ("cs_agent",)},)
    brief = Brief.model_validate({"stage": "startup", "size": 2, "team": team})
    budget = plan_team(catalog, brief).budget
    assert budget is not None
    assert budget.one_off == MoneyRange(low=0, base=0, high=0)
    assert budget.monthly.base > 0


@pytest.mark.parametrize(("city", "key"), [("北京", "beijing"), ("上海", "shanghai")])
def test_pay_is_clamped_to_the_base_of_the_city(catalog, city, key):
    seat = next(seat for seat in plan_in(catalog, city).positions if seat.pay is not None)
    floor, ceiling = (int(figure(catalog, f"contribution_{edge}_{key}", "base")) for edge in ("floor", "ceiling"))
    inside = (floor + ceiling) // 2
    for pay, base in (
        (1, floor),
        (floor - 1, floor),
        (inside, inside),
        (ceiling + 1, ceiling),
        (10 * ceiling, ceiling),
    ):
        one = seat.model_copy(update={"pay": MoneyRange(low=pay, base=pay, high=pay)})
        brief = Brief(stage=Stage.GROWTH, city=city)
        budget = people_budget(brief, [one], Figures(catalog.assumption_by_key), catalog)
        assert budget is not None
        for end in ENDS:
            social = whole(base * figure(catalog, f"employer_rate_{key}", end))
            assert getattr(budget.monthly, end) == pay + social


def test_seats_without_a_figure_are_named_and_cost_nothing(catalog):
    plan = plan_in(catalog, None, 40)
    assert plan.budget is not None
    assert plan.budget.uncovered == tuple(seat.id for seat in plan.positions if seat.pay is None)
    assert plan.head.id in plan.budget.uncovered
    assert people_budget(plan.brief, [plan.head], Figures(catalog.assumption_by_key), catalog) is None


def test_money_is_whole_yuan(catalog):
    plan = plan_in(catalog, "上海")
    assert plan.budget is not None
    amounts = [plan.budget.monthly, plan.budget.one_off, *(line.amount for line in plan.budget.lines)]
    assert {type(getattr(amount, end)) for amount in amounts for end in ENDS} == {int}


@pytest.mark.parametrize("name", ["北京", "北京市", "Beijing"])
def test_a_city_is_known_by_all_its_names(catalog, name):
    assert catalog.city(name) is next(city for city in catalog.cities if city.name == "北京")
    assert catalog.city("杭州") is None
