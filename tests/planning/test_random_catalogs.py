"""The invariants over random catalogs: roles left out, figures moved within their ranges, other orders."""

from __future__ import annotations

import random
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis_profiles import costly
from plan_invariants import assert_valid

from teamplan.checking.catalog import load_catalog
from teamplan.model.assumption import Assumption
from teamplan.model.brief import Brief
from teamplan.model.catalog import Catalog
from teamplan.model.staffing import SplitRule
from teamplan.model.terms import BusinessModel, RoleKind, Stage
from teamplan.planning.planner import plan_team
from teamplan.planning.workforce import build_workforce

pytestmark = pytest.mark.slow

PATIENT = costly(0.3)
"""Every example makes whole plans."""

briefs = st.builds(
    Brief,
    stage=st.sampled_from(tuple(Stage)),
    model=st.sampled_from(tuple(BusinessModel)),
    live=st.booleans(),
    monthly_sales=st.none() | st.floats(10_000, 20_000_000),
)


@cache
def built_in() -> Catalog:
    return load_catalog()


def random_catalog(seed: int) -> Catalog:
    """The built-in catalog with a fifth of the specialists left out and every figure elsewhere in its range."""
    rng = random.Random(seed)
    kept = {role.id for role in built_in().roles if role.kind is not RoleKind.SPECIALIST or rng.random() > 0.2}
    roles = [
        role
        for role in built_in().roles
        if role.id in kept and (not isinstance(role.staffing, SplitRule) or role.staffing.of in kept)
    ]
    figures = tuple(moved(figure, rng) for figure in built_in().assumptions)
    return built_in().model_copy(update={"roles": tuple(roles), "assumptions": figures})


def moved(figure: Assumption, rng: random.Random) -> Assumption:
    base = rng.uniform(figure.low, figure.high)
    whole = figure.base == int(figure.base) and figure.low == int(figure.low)
    return figure.model_copy(update={"base": float(round(base)) if whole else base})


def test_a_random_catalog_differs_from_the_built_in_one():
    one, other = random_catalog(1), random_catalog(2)
    assert len(one.roles) < len(built_in().roles)
    assert one.assumptions != built_in().assumptions
    assert {role.id for role in one.roles} != {role.id for role in other.roles}


@PATIENT
@given(seed=st.integers(0, 10_000), brief=briefs, size=st.integers(1, 80))
def test_any_catalog_gives_a_valid_plan(seed: int, brief: Brief, size: int):
    catalog = random_catalog(seed)
    assert_valid(plan_team(catalog, brief.model_copy(update={"size": size})), catalog, size)


@PATIENT
@given(seed=st.integers(0, 10_000), brief=briefs)
def test_any_catalog_gives_nested_teams(seed: int, brief: Brief):
    catalog = random_catalog(seed)

    def team(size: int) -> list[tuple[str, str, str]]:
        sized = brief.model_copy(update={"size": size})
        seats = build_workforce(sized, catalog).sequence.grow(size)
        return [(seat.id, seat.title, seat.role.id) for seat in seats]

    largest = team(300)
    assert len(set(largest)) == 300
    for size in (1, 2, 3, 5, 8, 13, 30, 77, 150, 299):
        assert team(size) == largest[:size]


KINDS = (
    "roles",
    "practices",
    "assumptions",
    "teams",
    "profiles",
    "platforms",
    "cities",
    "published_teams",
    "scale_facts",
)
"""Fields of a catalog that are lists of entries."""


def shuffled(seed: int) -> dict[str, tuple[object, ...]]:
    """The entries of the built-in catalog in another order."""
    rng = random.Random(seed)
    entries = {kind: getattr(built_in(), kind) for kind in KINDS}
    return {kind: tuple(rng.sample(found, len(found))) for kind, found in entries.items()}


def test_shuffling_changes_the_order_of_every_kind_of_entry():
    assert {kind for kind, held in built_in() if isinstance(held, tuple)} == set(KINDS)
    assert all(any(shuffled(seed)[kind] != getattr(built_in(), kind) for seed in range(5)) for kind in KINDS)


@PATIENT
@given(seed=st.integers(0, 10_000), brief=briefs, size=st.integers(1, 60))
def test_the_order_of_the_catalog_changes_nothing(seed: int, brief: Brief, size: int):
    catalog = Catalog(**shuffled(seed), organisation=built_in().organisation, road_map=built_in().road_map)
    sized = brief.model_copy(update={"size": size})
    assert plan_team(catalog, sized) == plan_team(built_in(), sized)


def test_a_lead_with_a_short_span_takes_over_no_more_than_it_allows():
    """Where the head may lead more than a lead may, the first lead of a crowded function leaves some with the head."""
    spans = {"span_head": 10.0, "span_operations": 5.0}
    figures = tuple(item.model_copy(update={"base": spans.get(item.key, item.base)}) for item in built_in().assumptions)
    catalog = built_in().model_copy(update={"assumptions": figures})
    for size in range(8, 20):
        brief = Brief(stage=Stage.STARTUP, model=BusinessModel.B2C, live=True, size=size)
        assert_valid(plan_team(catalog, brief), catalog, size)
