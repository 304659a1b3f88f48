"""The parts of a plan: its seats, what it says of itself, and what comes next."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from teamplan.model.brief import Brief
from teamplan.model.driver import Driver
from teamplan.model.plan import DriverLine, Gap, NotYet, Service
from teamplan.model.reason import Reason
from teamplan.model.staffing import FixedRule, RatioRule, SplitRule
from teamplan.model.terms import Employment, Stage
from teamplan.planning.establishment import Establishment, _bought_roles, _employment, _ordered, _service, _why_bought
from teamplan.planning.figures import Figures
from teamplan.planning.hats.rack import HatRack
from teamplan.planning.outlook import main_driver, next_hires, not_yet, split_triggers
from teamplan.planning.planner import _figures_used, _notes, _planner_figures, assemble, plan_team
from teamplan.planning.requirement import Requirement
from teamplan.planning.seats.sequence import Seat
from teamplan.planning.work.drivers import Volumes
from teamplan.planning.workforce import Workforce, build_workforce, scale_for

OUTSIDE = Service(title=Reason.of("on_board"), instead_of=("accountant",), note=Reason.of("on_board"))


@pytest.fixture(scope="module")
def workforce(catalog) -> Workforce:
    """Ten people whose sales are known."""
    return build_workforce(Brief(stage=Stage.GROWTH, size=10, monthly_sales=1_000_000.0), catalog)


def seat(catalog, role: str, name: str = "s1", incumbent: str | None = None, extra: tuple[str, ...] = ()) -> Seat:
    return Seat(name, catalog.role(role), role, 0, 1, Reason.of("on_board"), 1.0, incumbent, extra)


# --- what the plan says of work and size ------------------------------------------------------


def noted(
    workforce: Workforce, work: int, gaps: tuple[Gap, ...] = (), outside: tuple[Service, ...] = (), factor: float = 1.0
) -> tuple[Reason, ...]:
    required = Requirement({"buyer": work - 100, "accountant": 100}, factor)
    return _notes(workforce, required, Establishment((), outside, gaps))


def with_limits(workforce: Workforce, too_much: float, too_little: float) -> Workforce:
    """The same, but these shares of the size (10) are too much and too little work."""
    known = {
        key: workforce.catalog.assumption_by_key[key].model_copy(update={"base": base})
        for key, base in (("too_much_work", too_much), ("too_little_work", too_little))
    }
    return replace(workforce, figures=Figures(dict(workforce.catalog.assumption_by_key) | known))


def test_work_fits_the_size_up_to_its_limits_and_beyond_them_the_plan_says_by_how_much(workforce):
    limited = with_limits(workforce, 1.25, 0.75)
    assert noted(limited, 1250) == (Reason.of("work_fits_size", work=12.5, size=10),)
    assert noted(limited, 750) == (Reason.of("work_fits_size", work=7.5, size=10),)
    assert noted(limited, 749) == (Reason.of("size_exceeds_work", work=7.49, size=10, spare=2.5),)
    assert noted(limited, 1251) == (Reason.of("work_exceeds_size", work=12.51, size=10, missing=0),)


def test_a_team_that_stretches_to_its_work_is_told_what_is_usual(workforce):
    limited = with_limits(workforce, 1.25, 0.75)
    scatter = workforce.figures.base("staff_scatter")
    assert noted(limited, 1000, factor=0.8) == (Reason.of("team_stretched", size=10, usual=12.5, scatter=scatter),)
    assert noted(limited, 1000, factor=0.9) == (Reason.of("work_fits_size", work=10, size=10),)


def test_what_is_missing_is_the_sum_of_the_gaps_and_the_least_team_is_proved(workforce):
    gaps = (Gap(role="buyer", fte=1.1), Gap(role="accountant", fte=1.405))
    notes = noted(with_limits(workforce, 1.25, 0.75), 1300, gaps)
    assert notes == (
        Reason.of("work_exceeds_size", work=13, size=10, missing=2.5),
        Reason.of("least_people", people=13, size=10, work=13),
    )


def test_gaps_of_a_team_that_is_large_enough_prove_nothing(workforce):
    gaps = (Gap(role="buyer", fte=0.1),)
    limited = with_limits(workforce, 1.25, 0.75)
    assert noted(limited, 1000, gaps) == (Reason.of("work_fits_size", work=10, size=10),)
    assert len(noted(limited, 1001, gaps)) == 2


def test_what_is_bought_is_named_and_needs_no_people(workforce):
    limited = with_limits(workforce, 1.25, 0.75)
    assert noted(limited, 1100, (Gap(role="buyer", fte=0.1),), (OUTSIDE,)) == (
        Reason.of("work_fits_size", work=11, size=10),
        Reason.of("services_bought", services=("accountant",)),
    )


def test_volumes_that_follow_the_size_are_said_to_and_nothing_is_compared(catalog):
    sized = build_workforce(Brief(stage=Stage.GROWTH, size=10), catalog)
    gaps = (Gap(role="buyer", fte=5),)
    assert noted(sized, 9000, gaps) == (Reason.of("volumes_scaled_to_size", model="b2c", size=10),)


def test_figures_of_the_trade_are_listed_by_key_and_decisions_of_the_planner_apart(catalog):
    figures = Figures(catalog.assumption_by_key)
    for key in ("shrinkage", "growth_steps", "employer_rate", "smallest_hat"):
        figures.base(key)
    assert catalog.assumption_by_key["growth_steps"].scope == "planner"
    used = [item.key for item in _figures_used(figures)]
    decided = _planner_figures(figures)
    assert used == sorted(used)
    assert {"shrinkage", "employer_rate"} <= set(used)
    assert "growth_steps" not in used
    assert decided["growth_steps"] == catalog.assumption_by_key["growth_steps"].base
    assert list(decided) == sorted(decided)
    assert set(used) | set(decided) == {"shrinkage", "growth_steps", "employer_rate", "smallest_hat"}


# --- seats ------------------------------------------------------------------------------------


def test_the_main_hat_comes_first_and_the_rest_by_size():
    hats = {"cashier": 10, "auditor": 30, "buyer": 10, "planner": 5}
    assert list(_ordered(hats, "planner").items()) == [("planner", 5), ("auditor", 30), ("buyer", 10), ("cashier", 10)]
    assert _ordered({"buyer": 10}, "planner") == {"planner": 0, "buyer": 10}


def employed(catalog, work: int, incumbent: str | None = None, **changed: tuple[bool, str]) -> Employment:
    """How a seat with hats is filled that may be part-time (or not) and are outsourced so often."""
    base = catalog.role("cs_agent")
    roles = {
        name: base.model_copy(update={"id": name, "part_time": part, "outsourcing": often})
        for name, (part, often) in changed.items()
    }
    other = catalog.model_copy(update={"roles": (*roles.values(), catalog.role("buyer"))})
    first = next(iter(roles.values()))
    sitting = Seat("s1", first, "甲", 0, 1, Reason.of("on_board"), 1.0, incumbent)
    return _employment(dict.fromkeys(roles, work // len(roles)), sitting, other, 50)


@pytest.mark.parametrize(
    ("hats", "employment"),
    [
        ({"a": (True, "no")}, Employment.PART_TIME),
        ({"a": (True, "usual")}, Employment.PART_TIME),
        ({"a": (False, "possible")}, Employment.OUTSOURCED),
        ({"a": (False, "no")}, Employment.FULL_TIME),
        ({"a": (True, "usual"), "b": (False, "usual")}, Employment.OUTSOURCED),
        ({"a": (True, "no"), "b": (False, "usual")}, Employment.FULL_TIME),
        ({"a": (True, "no"), "b": (True, "no")}, Employment.PART_TIME),
    ],
    ids=str,
)
def test_a_part_of_a_seat_is_part_time_or_outsourced_where_every_hat_can_be(catalog, hats, employment):
    assert employed(catalog, 50, **hats) is employment
    assert employed(catalog, 52, **hats) is Employment.FULL_TIME
    assert employed(catalog, 50, "张三", **hats) is Employment.FULL_TIME


def test_a_seat_with_a_hat_of_another_function_is_full_time(catalog):
    part = [role.model_copy(update={"part_time": True}) for role in (catalog.role("cs_agent"), catalog.role("buyer"))]
    other = catalog.model_copy(update={"roles": tuple(part)})
    sitting = seat(other, "cs_agent")
    assert _employment({"cs_agent": 10}, sitting, other, 50) is Employment.PART_TIME
    assert _employment({"cs_agent": 10, "buyer": 10}, sitting, other, 50) is Employment.FULL_TIME


def test_little_work_that_is_usually_bought_is_bought_unless_it_has_a_seat(catalog):
    usual = [role.id for role in catalog.roles if role.outsourcing == "usual"][:2]
    other = next(role.id for role in catalog.roles if role.outsourcing == "possible")
    seats = [seat(catalog, "general_manager", extra=(usual[1],))]
    assert _bought_roles(seats, {usual[0]: 19, other: 19}, catalog, 20, ()) == (usual[0],)
    assert _bought_roles(seats, {usual[0]: 20}, catalog, 20, ()) == ()
    assert _bought_roles(seats, {usual[1]: 1}, catalog, 20, ()) == ()
    assert _bought_roles([seat(catalog, usual[0])], {usual[0]: 1}, catalog, 20, ()) == ()
    never = next(role.id for role in catalog.roles if role.outsourcing == "no")
    assert _bought_roles(seats, {other: 150, never: 150}, catalog, 20, {other, never}) == (other,)


def test_a_service_says_why_it_is_bought(catalog):
    role = next(role for role in catalog.roles if role.outsourcing == "usual")
    little = Reason.of("too_little_work_for_a_seat", fte=0.15, enough=0.2)
    title = Reason.of("bought_service", service=role.id)
    said = {"title": title, "instead_of": (role.id,), "fte": 0.15, "contact": "head"}
    assert _service(role, 15, "head", little) == Service(note=little, **said)

    def why(rack: HatRack, barred: tuple[str, ...] = ()) -> Reason:
        return _why_bought(role.id, 15, 20, rack, barred)

    assert why(HatRack({}, {})) == little
    assert why(HatRack({}, {}, bought=(role.id,))) == Reason.of("nobody_lawful")
    fits_nobody = HatRack({}, {}, bought=(role.id,), unworn=frozenset({role.id}))
    assert why(fits_nobody) == Reason.of("nobody_fits")
    assert why(fits_nobody, (role.id,)) == Reason.of("excluded_so_bought")


def test_vacancies_are_filled_month_by_month_and_who_is_there_is_there(catalog):
    team = ({"title": "客服", "name": "张三", "roles": ("cs_agent",)},)
    plan = plan_team(catalog, Brief.model_validate({"stage": "growth", "size": 8, "team": team}))
    vacant = [position for position in plan.positions if position.incumbent is None]
    assert [position.month for position in plan.positions if position.incumbent] == [0, 0]
    assert len(vacant) == 6
    assert vacant[0].month == 1
    months = catalog.road_map.hiring[Stage.GROWTH].months
    assert [position.month for position in vacant] == [1 + place * months // 6 for place in range(6)]
    assert sorted((gap.fte for gap in plan.gaps), reverse=True) == [gap.fte for gap in plan.gaps]


# --- what comes next --------------------------------------------------------------------------


def test_the_driver_of_a_role_is_that_of_its_rule_or_of_the_work_it_splits(catalog, workforce):
    base = catalog.role("store_operator")
    ratio = base.model_copy(update={"staffing": RatioRule(rule="ratio", driver="stores", per="stores_per_operator")})
    split = base.model_copy(update={"staffing": SplitRule(rule="split", of=base.id, share=0.3, above=1)})
    fixed = base.model_copy(update={"staffing": FixedRule(rule="fixed", fte=1)})
    other = replace(workforce, catalog=catalog.model_copy(update={"roles": (ratio,)}))
    assert main_driver(ratio, other) is Driver.STORES
    assert main_driver(split, other) is Driver.STORES
    assert main_driver(fixed, other) is Driver.HEADCOUNT


def test_the_next_hires_follow_the_team_and_say_at_which_sales_they_are_due(workforce):
    count = int(workforce.figures.base("next_hires"))
    seats = workforce.sequence.grow(10 + count)[10:]
    hires = next_hires(workforce)
    assert [(hire.order, hire.role, hire.title) for hire in hires] == [
        (item.order, item.role.id, item.title) for item in seats
    ]
    assert [hire.order for hire in hires] == list(range(11, 11 + count))
    for hire, item in zip(hires, seats, strict=True):
        sales = workforce.volumes.at(item.scale)[Driver.MONTHLY_SALES]
        if item.scale > workforce.scale:
            assert hire.when is not None
            assert hire.when.values["sales"] == pytest.approx(sales, rel=0.01)
        else:
            assert hire.when is None
        assert hire.because is item.because
        assert hire.department == workforce.catalog.unit_of[item.role.function].department
    assert {hire.when is None for hire in next_hires(replace(workforce, scale=1e9))} == {True}


def test_a_shared_hat_becomes_a_job_at_a_volume_once(catalog):
    workforce = build_workforce(Brief(stage=Stage.GROWTH, size=8), catalog)
    plan = assemble(workforce)
    main = {next(iter(position.roles)) for position in plan.positions}
    horizon = int(workforce.figures.base("split_horizon"))
    later = workforce.sequence.grow(8 + horizon)[8:]
    assert len(plan.split_triggers) >= 3
    assert plan.split_triggers == split_triggers(workforce, plan.positions)
    for trigger in plan.split_triggers:
        first = next(item for item in later if item.role.id == trigger.role)
        assert trigger.role not in main
        assert trigger.role in next(item for item in plan.positions if item.id == trigger.worn_by).roles
        due = first.scale <= workforce.scale
        assert trigger.reason.key == ("split_due" if due else "split_when_volume_reaches")
        assert trigger.reason.values["order"] == first.order
        assert trigger.reason.values["driver"] == trigger.driver.value
        if trigger.driver is Driver.HEADCOUNT:
            assert trigger.volume == first.order
        else:
            volume = workforce.volumes.at(max(first.scale, workforce.scale))[trigger.driver]
            assert trigger.volume == pytest.approx(volume, rel=0.01)
    roles = [trigger.role for trigger in plan.split_triggers]
    assert len(set(roles)) == len(roles)


def test_a_specialist_waits_until_the_generalist_has_enough_work(catalog):
    workforce = build_workforce(Brief(stage=Stage.GROWTH, size=8), catalog)
    waiting = [item for item in assemble(workforce).not_yet if item.because.key == "done_by_generalist"]
    assert waiting
    for item in waiting:
        rule = catalog.role(item.role).staffing
        driver = main_driver(catalog.role(item.role), workforce)
        assert item.because == Reason.of("done_by_generalist", role=rule.of, above=rule.above)
        assert item.until is not None
        assert (item.until.values["role"], item.until.values["above"]) == (rule.of, rule.above)
        if "volume" in item.until.values:
            assert item.until.values["driver"] == driver.value
            now = workforce.volumes.at(workforce.scale)[driver]
            assert item.until.values["volume"] > now
    assert {"volume" in item.until.values for item in waiting if item.until} >= {True}


def test_a_role_that_is_seated_or_has_work_waits_for_nothing(catalog):
    workforce = build_workforce(Brief(stage=Stage.GROWTH, size=8), catalog)
    plan = assemble(workforce)
    waiting = next(item.role for item in plan.not_yet if item.because.key == "done_by_generalist")
    demand = {line.role: 1 for line in plan.demand}
    named = {item.role for item in not_yet(workforce, demand, plan.positions)}
    assert named == {item.role for item in plan.not_yet}
    assert waiting not in {item.role for item in not_yet(workforce, demand | {waiting: 1}, plan.positions)}
    seated = plan.positions[0].model_copy(update={"roles": {waiting: 1}})
    refused = workforce.selection.refused[0].role
    also = plan.positions[1].model_copy(update={"roles": {refused: 1}})
    left = {item.role for item in not_yet(workforce, demand, (seated, also))}
    assert named - left == {waiting, refused}
    assert all(isinstance(item, NotYet) for item in plan.not_yet)


# --- how large --------------------------------------------------------------------------------


@pytest.mark.parametrize("sales", [1.0, 300_000.0, 3_000_000.0])
def test_a_team_without_a_size_has_the_people_that_its_work_takes(catalog, sales):
    found = build_workforce(Brief(stage=Stage.GROWTH, monthly_sales=sales), catalog)
    people = found.work.total(1.0) / found.figures.base("seat_load")
    assert found.size == max(1, math.floor(people + 0.5))
    assert (found.size > 3) is (sales > 1)
    assert found.scale == 1


def test_people_on_board_are_never_more_than_the_team(catalog):
    team = ({"title": "客服", "roles": ("cs_agent",)},) * 30
    found = build_workforce(Brief.model_validate({"stage": "growth", "monthly_sales": 1.0, "team": team}), catalog)
    assert found.size == 31


class Proportional:
    """A person for each 100 SKUs."""

    def __init__(self, volumes: Volumes) -> None:
        self.volumes = volumes

    def people_for(self, scale: float) -> float:
        return self.volumes.at(scale)[Driver.SKUS] / 100


def volumes(smallest: float) -> Volumes:
    lines = {
        driver: DriverLine(
            driver=driver, value=1000 * (driver is Driver.SKUS), origin="brief", formula=Reason.of("on_board")
        )
        for driver in Driver
    }
    return Volumes(lines=lines, powers=dict.fromkeys(Driver, 1.0), anchored=False, smallest_scale=smallest)


@pytest.mark.parametrize(
    ("size", "smallest", "scale"), [(10, 0.1, 1.0), (5, 0.1, 0.5), (73, 0.1, 7.3), (1, 0.1, 0.1), (1, 0.5, 0.5)]
)
def test_the_scale_is_that_at_which_there_is_work_for_the_size(size, smallest, scale):
    found = scale_for(size, Proportional(volumes(smallest)))
    assert found == pytest.approx(scale, rel=1e-7)
    assert found <= scale * (1 + 1e-12)


def test_a_size_that_no_scale_gives_work_for_ends_at_a_scale_that_no_company_reaches():
    class Nothing(Proportional):
        def people_for(self, _scale: float) -> float:
            return 0.0

    assert 5e8 <= scale_for(10, Nothing(volumes(1.0))) <= 2.2e9
