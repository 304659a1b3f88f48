"""What growth, stages, channels and live selling may never do to a plan."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis_profiles import costly

from teamplan.checking.catalog import load_catalog
from teamplan.model.brief import Brief
from teamplan.model.catalog import Catalog
from teamplan.model.driver import Driver
from teamplan.model.plan import Plan
from teamplan.model.terms import STAGE_ORDER, BusinessModel, Function, RoleKind, Stage
from teamplan.planning.planner import plan_team
from teamplan.planning.workforce import build_workforce

pytestmark = pytest.mark.slow

VOLUMES = tuple(driver for driver in Driver if driver is not Driver.HEADCOUNT)
SIZES = (1, 3, 6, 10, 18, 30, 60)


@cache
def the_catalog() -> Catalog:
    return load_catalog()


briefs = st.builds(
    Brief,
    stage=st.sampled_from(tuple(Stage)),
    model=st.sampled_from(tuple(BusinessModel)),
    live=st.booleans(),
    platforms=st.sampled_from([(), ("天猫",), ("拼多多", "抖音"), ("Amazon",)]),
    monthly_sales=st.floats(20_000, 20_000_000),
)


def most_of(driver: Driver, volume: float) -> float:
    """No company streams more than ten rooms around the clock."""
    return min(volume, 240.0) if driver is Driver.LIVE_HOURS_PER_DAY else volume


@costly(0.4)
@given(brief=briefs, driver=st.sampled_from(VOLUMES), stated=st.floats(1, 2_000), factor=st.floats(1, 20))
def test_work_and_size_never_fall_where_a_stated_volume_grows(
    brief: Brief, driver: Driver, stated: float, factor: float
):
    volume = brief.monthly_sales if driver is Driver.MONTHLY_SALES else stated
    if driver is Driver.LIVE_HOURS_PER_DAY:
        volume = min(stated, 12)
    less, more = (
        build_workforce(brief.model_copy(update={driver.value: most_of(driver, volume * times)}), the_catalog())
        for times in (1, factor)
    )
    assert more.work.total(1) >= less.work.total(1) * (1 - 1e-6)
    assert more.size >= less.size


@pytest.mark.parametrize("model", BusinessModel)
@pytest.mark.parametrize("size", SIZES)
def test_a_later_stage_never_sells_less_at_equal_size(catalog, model, size):
    brief = Brief(stage=Stage.STARTUP, model=model, size=size)
    found = [build_workforce(brief.model_copy(update={"stage": stage}), catalog) for stage in STAGE_ORDER]
    sales = [workforce.volumes.at(workforce.scale)[Driver.MONTHLY_SALES] for workforce in found]
    assert sales == sorted(sales)


@pytest.mark.parametrize("stage", Stage)
@pytest.mark.parametrize("sales", [300_000, 1_500_000, 8_000_000])
def test_a_shop_that_adds_live_selling_never_serves_its_customers_with_less(catalog, stage, sales):
    def service(*, live: bool) -> float:
        brief = Brief(stage=stage, model=BusinessModel.B2C, platforms=("天猫",), monthly_sales=sales, live=live)
        functions = catalog.role_by_id
        lines = plan_team(catalog, brief).demand
        return sum(line.fte for line in lines if functions[line.role].function is Function.CUSTOMER_SERVICE)

    assert service(live=True) >= service(live=False) > 0


@pytest.mark.parametrize("said", [{"size": 10}, {"monthly_sales": 1_000_000}], ids=["size", "sales"])
def test_equal_briefs_on_other_platforms_are_not_the_same_team(catalog, said):
    plans = [
        plan_team(catalog, Brief.model_validate({"stage": "growth", "model": "b2c", "platforms": (name,)} | said))
        for name in ("天猫", "拼多多", "小红书")
    ]
    orders = [next(line.value for line in plan.drivers if line.driver is Driver.ORDERS_PER_DAY) for plan in plans]
    assert len(set(orders)) == 3
    work = [{line.role: line.fte for line in plan.demand} for plan in plans]
    assert all(one != other for one, other in pairwise([*work, work[0]]))


# --- hats -------------------------------------------------------------------------------------


def plans() -> list[Plan]:
    return [
        plan_team(the_catalog(), Brief(stage=stage, model=model, live=live, size=size))
        for stage, model, live in (
            (Stage.STARTUP, BusinessModel.B2C, False),
            (Stage.GROWTH, BusinessModel.B2C, True),
            (Stage.MATURE, BusinessModel.SOCIAL, False),
            (Stage.GROWTH, BusinessModel.B2B, False),
        )
        for size in (4, 6, 9, 14, 20, 33, 60)
    ]


def test_hats_keep_to_a_workplace_a_profession_and_what_leads_may_do(catalog):
    figures = {key: figure.base for key, figure in catalog.assumption_by_key.items()}
    law = {
        role for rule in catalog.organisation.separation if rule.basis == "law" for role in (*rule.first, *rule.second)
    }
    seen = 0
    for plan in plans():
        size = len(plan.positions)
        for position in plan.positions:
            main, *hats = (catalog.role(role) for role in position.roles)
            hats = [hat for hat in hats if hat.id not in law]
            seen += len(hats)
            if size > figures["hats_anywhere_until"]:
                assert {hat.workplace for hat in hats if not hat.kind.leads} <= {main.workplace}, position
            if size >= figures["hats_in_profession_from"]:
                for hat in hats:
                    of_head = catalog.unit_of[hat.function].head_keeps or hat.kind.leads
                    same = catalog.unit_of[hat.function].profession == catalog.unit_of[main.function].profession
                    assert of_head if position.kind is RoleKind.HEAD else same, (size, position)
            if main.kind.leads and size > figures["hats_anywhere_until"]:
                own = main.function if main.kind is RoleKind.LEAD else None
                floor = [hat.id for hat in hats if not hat.kind.leads and hat.function is not own]
                work = sum(position.roles[hat] for hat in floor)
                assert work <= figures["floor_work_of_leads"] + 1e-9, (size, position)
    assert seen > 100


@pytest.mark.parametrize("size", [3, 12, 40])
@pytest.mark.parametrize("role", ["cs_agent", "store_operator", "packer"])
def test_excluded_work_is_bought_or_a_gap_and_nobodys_hat(catalog, role, size):
    brief = Brief.model_validate(
        {"stage": "growth", "model": "b2c", "size": size, "exclude": (role,), "self_fulfilment": True}
    )
    plan = plan_team(catalog, brief)
    work = next(line.fte for line in plan.demand if line.role == role)
    bought = [service for service in plan.outside if role in service.instead_of]
    gaps = [gap for gap in plan.gaps if gap.role == role]
    assert work > 0
    assert all(role not in position.roles for position in plan.positions)
    if catalog.role(role).outsourcing == "no":
        assert ([gap.fte for gap in gaps], bought) == ([work], [])
    else:
        assert ([service.fte for service in bought], gaps) == ([work], [])
        assert bought[0].note is not None
        assert bought[0].note.key == "excluded_so_bought"


@pytest.mark.parametrize("staffed", [True, False])
def test_who_is_there_is_on_board_from_the_first_month(catalog, staffed):
    plan = plan_team(catalog, Brief(stage=Stage.GROWTH, size=10, staffed=staffed))
    there = [position for position in plan.positions if position.incumbent is not None]
    assert len(there) == (10 if staffed else 1)
    assert all(position.month == 0 for position in there)
    waiting = [position for position in plan.positions if position not in there]
    assert all(position.month > 0 and position.covered_by for position in waiting)
