"""The invariants of every plan, over stages, models, sizes and random briefs."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis_profiles import costly
from plan_invariants import assert_valid

from teamplan.checking.catalog import load_catalog
from teamplan.model.brief import Brief
from teamplan.model.catalog import Catalog
from teamplan.model.driver import Driver
from teamplan.model.staffing import SplitRule
from teamplan.model.terms import STAGE_ORDER, BusinessModel, RoleKind, Stage
from teamplan.planning.figures import Figures
from teamplan.planning.intake.selection import select_roles
from teamplan.planning.planner import plan_team
from teamplan.planning.service_desk.company_desk import service_fte_of
from teamplan.planning.work.demand import DemandModel
from teamplan.planning.work.drivers import derive_volumes
from teamplan.planning.workforce import build_workforce

pytestmark = pytest.mark.slow

MODELS = tuple(BusinessModel)
STAGES = tuple(Stage)
PATIENT = costly(0.25)
"""Every example makes whole plans."""


@cache
def the_catalog() -> Catalog:
    """The built-in catalog; not a fixture, because Hypothesis would print it with every failure."""
    return load_catalog()


briefs = st.builds(
    Brief,
    stage=st.sampled_from(STAGES),
    model=st.sampled_from(MODELS),
    live=st.booleans(),
    self_fulfilment=st.booleans(),
    platforms=st.sampled_from([None, ["天猫"], ["Amazon", "独立站"], ["抖音", "小红书"]]),
    monthly_sales=st.none() | st.floats(1_000, 50_000_000),
    skus=st.none() | st.integers(1, 5_000),
    inquiries_per_day=st.none() | st.floats(0, 5_000),
)


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("stage", STAGES)
def test_every_size_gives_a_valid_plan(catalog: Catalog, stage: Stage, model: BusinessModel) -> None:
    for size in [*range(1, 13), 17, 24, 31, 45, 60, 100, 300]:
        assert_valid(plan_team(catalog, Brief(stage=stage, model=model, size=size)), catalog, size)


@pytest.mark.parametrize("live", [False, True])
@pytest.mark.parametrize("stage", STAGES)
def test_a_thousand_people_make_a_valid_plan(catalog: Catalog, stage: Stage, *, live: bool) -> None:
    assert_valid(plan_team(catalog, Brief(stage=stage, live=live, size=1000)), catalog, 1000)


@PATIENT
@given(brief=briefs, size=st.integers(1, 60))
def test_any_brief_gives_a_valid_plan(brief: Brief, size: int) -> None:
    assert_valid(plan_team(the_catalog(), brief.model_copy(update={"size": size})), the_catalog(), size)


@PATIENT
@given(brief=briefs)
def test_the_team_of_n_is_contained_in_the_team_of_n_plus_one(brief: Brief) -> None:
    largest = build_workforce(brief.model_copy(update={"size": 300}), the_catalog())
    longest = [(seat.id, seat.title, seat.role.id) for seat in largest.sequence.grow(300)]
    for size in (1, 2, 3, 5, 8, 13, 21, 60, 137, 299):
        sized = brief.model_copy(update={"size": size})
        seats = build_workforce(sized, the_catalog()).sequence.grow(size)
        assert [(seat.id, seat.title, seat.role.id) for seat in seats] == longest[:size]


@PATIENT
@given(brief=briefs, driver=st.sampled_from([d for d in Driver if d is not Driver.HEADCOUNT]), factor=st.floats(1, 20))
def test_more_of_a_driver_never_lowers_any_fte(brief: Brief, driver: Driver, factor: float) -> None:
    brief = build_workforce(brief, the_catalog()).brief
    roles = select_roles(brief, the_catalog()).chosen
    figures = Figures(the_catalog().assumption_by_key)
    model = DemandModel(roles, the_catalog(), figures, service_fte_of(brief, figures))
    profile = the_catalog().profile(brief.model or BusinessModel.B2C)
    volumes = derive_volumes(brief, profile, figures).at(1.0)
    more = {**volumes, driver: volumes[driver] * factor + 1}
    for before, after, role in zip(model.evaluate(volumes), model.evaluate(more), roles, strict=True):
        assert after >= before - 1e-9, role.id


@PATIENT
@given(brief=briefs, size=st.integers(1, 40))
def test_a_role_chosen_at_one_stage_is_covered_at_the_next(brief: Brief, size: int) -> None:
    def covered(stage: Stage) -> set[str]:
        plan = plan_team(the_catalog(), brief.model_copy(update={"stage": stage, "size": size}))
        roles = {line.role for line in plan.demand}
        split = ((role.id, role.staffing) for role in the_catalog().roles)
        return roles | {name for name, rule in split if isinstance(rule, SplitRule) and rule.of in roles}

    specialists = {role.id for role in the_catalog().roles if role.kind in (RoleKind.SPECIALIST, RoleKind.HEAD)}
    for earlier, later in pairwise(STAGE_ORDER):
        assert covered(earlier) & specialists <= covered(later)


def test_each_reason_leads_to_an_assumption_or_the_brief(catalog: Catalog) -> None:
    plan = plan_team(catalog, Brief(stage=Stage.MATURE, size=40, live=True))
    known = {assumption.key for assumption in plan.assumptions}
    inputs = [item for line in (*plan.demand, *plan.drivers) for item in line.inputs]
    assert inputs
    used = {item.assumption for item in inputs if item.assumption is not None}
    assert used
    assert used <= known
    assert all((item.origin == "assumption") == (item.assumption is not None) for item in inputs)
