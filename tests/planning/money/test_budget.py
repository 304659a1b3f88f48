"""Money: every line worked out by hand from the figures, every total exact."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import pytest

from teamplan.model.assumption import City
from teamplan.model.brief import Brief
from teamplan.model.plan import Budget, CostLine, MoneyRange, Plan, Position
from teamplan.model.reason import Reason
from teamplan.model.terms import Stage
from teamplan.planning.figures import Figures
from teamplan.planning.money.budget import pay_of, people_budget
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
    plan = plan_team(catalog, Brief(stage=Stage.GROWTH, size=15, staffed=False))
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


# --- a small company, whole -------------------------------------------------------------------

KEYS = {
    "pay_a": (1000, 1500.5, 2000),
    "employer_rate": (0.2, 0.25, 0.3),
    "rate_here": (0.1, 0.2, 0.4),
    "floor_here": (1, 1200, 9999),
    "ceiling_here": (1, 1800, 9999),
    "recruiting_cost": (10, 20.5, 30),
    "training_cost": (1, 2, 3),
    "seat_equipment": (100, 200, 300),
}


def small_catalog(catalog):
    said = catalog.assumption_by_key["employer_rate"]
    found = tuple(
        said.model_copy(update={"key": key, "low": low, "base": base, "high": high, "valid_from": f"2025-{key[0]}"})
        for key, (low, base, high) in KEYS.items()
    )
    cities = (
        City(
            name="此", employer_rate="rate_here", contribution_floor="floor_here", contribution_ceiling="ceiling_here"
        ),
    )
    roles = (
        catalog.role("buyer").model_copy(update={"pay": "pay_a"}),
        catalog.role("cashier").model_copy(update={"pay": None}),
        catalog.role("packer").model_copy(update={"pay": "no_such_figure"}),
    )
    return catalog.model_copy(update={"assumptions": found, "cities": cities, "roles": roles})


def seat(name: str, pay: MoneyRange | None, incumbent: str | None = None) -> Position:
    said = {"title": "甲", "function": "data", "department": "部", "kind": "specialist", "roles": {"buyer": 1}}
    return Position(id=name, order=1, pay=pay, incumbent=incumbent, because=Reason.of("on_board"), **said)


PAY = MoneyRange(low=1000, base=1501, high=2000)
SEATS = (seat("a", None, "老板"), seat("b", PAY, "张三"), seat("c", PAY), seat("d", None))


def test_the_pay_of_a_role_is_its_figure_in_whole_yuan_rounded_half_up(catalog):
    small = small_catalog(catalog)
    figures = Figures(small.assumption_by_key)
    assert pay_of("buyer", small, figures) == PAY
    assert list(figures.used) == ["pay_a"]
    assert [pay_of(role, small, figures) for role in ("cashier", "packer")] == [None, None]


def test_a_budget_says_each_line_its_basis_and_its_figures(catalog):
    small = small_catalog(catalog)
    brief = Brief(stage=Stage.GROWTH, people_cost_cap=7)
    budget = people_budget(brief, SEATS, Figures(small.assumption_by_key), small)
    social = Reason.of("contributions_of_pay", rate="employer_rate", low=0.2, high=0.3, since="2025-e")

    def once(key: str, low: int, base: float, high: int, shown: int) -> CostLine:
        basis = Reason.of("once_for_each_hire", hires=2, cost=key, base=base, low=low, high=high)
        amount = MoneyRange(low=2 * low, base=2 * shown, high=2 * high)
        return CostLine(item=key, kind="one_off", amount=amount, basis=basis, figures=(key,))

    assert budget == Budget(
        lines=(
            CostLine(
                item="wages",
                kind="monthly",
                amount=MoneyRange(low=2000, base=3002, high=4000),
                basis=Reason.of("sum_of_pay", positions=2),
            ),
            CostLine(
                item="contributions",
                kind="monthly",
                amount=MoneyRange(low=400, base=750, high=1200),
                basis=social,
                figures=("employer_rate",),
            ),
            once("recruiting_cost", 10, 20.5, 30, 21),
            once("training_cost", 1, 2, 3, 2),
            once("seat_equipment", 100, 200, 300, 200),
        ),
        monthly=MoneyRange(low=2400, base=3752, high=5200),
        one_off=MoneyRange(low=222, base=446, high=666),
        uncovered=("a", "d"),
        cap=7,
    )


def test_the_figures_of_a_city_take_the_place_of_the_others(catalog):
    """1,000 counts as the floor of 1,200, 2,000 as the ceiling of 1,800, and 1,501 as it stands."""
    small = small_catalog(catalog)
    brief = Brief(stage=Stage.GROWTH, city="此市")
    budget = people_budget(brief, SEATS, Figures(small.assumption_by_key), small)
    assert budget is not None
    line = budget.lines[1]
    assert line.amount == MoneyRange(low=2 * 120, base=2 * 300, high=2 * 720)
    assert line.figures == ("rate_here", "floor_here", "ceiling_here")
    said = {"low": 0.1, "high": 0.4, "since": "2025-r", "city": "此市", "floor": 1200, "ceiling": 1800}
    assert line.basis == Reason.of("contributions_of_pay", rate="rate_here", **said)


@pytest.mark.parametrize("city", ["彼", None])
def test_a_city_without_figures_is_not_named(catalog, city):
    small = small_catalog(catalog)
    budget = people_budget(Brief(stage=Stage.GROWTH, city=city), SEATS, Figures(small.assumption_by_key), small)
    assert budget is not None
    assert budget.lines[1].figures == ("employer_rate",)
    assert "city" not in budget.lines[1].basis.values


def test_nobody_to_hire_costs_nothing_once(catalog):
    small = small_catalog(catalog)
    budget = people_budget(Brief(stage=Stage.GROWTH), SEATS[:2], Figures(small.assumption_by_key), small)
    assert budget is not None
    assert [line.item for line in budget.lines] == ["wages", "contributions"]
    assert (budget.one_off, budget.uncovered, budget.cap) == (MoneyRange(low=0, base=0, high=0), ("a",), None)
