"""A plan beside published teams."""

from __future__ import annotations

import pytest
from team_samples import roles, team

from teamplan import Brief, make_plan
from teamplan.model.terms import BusinessModel, Function, Stage
from teamplan.planning.evidence.peer_heads import Spread
from teamplan.usecases.errors import IncompleteCatalogError
from teamplan.usecases.find_peers import find_peers


@pytest.fixture(scope="module")
def plan(catalog):
    return make_plan(catalog, Brief(stage=Stage.GROWTH, size=10, model=BusinessModel.B2C, live=False))


def test_the_company_is_the_one_of_the_plan(catalog, plan):
    situation = find_peers(plan, catalog).situation
    assert (situation.stage, situation.model, situation.live) == (Stage.GROWTH, BusinessModel.B2C, False)
    assert (situation.size, situation.platforms) == (10, ())


def test_what_an_edited_plan_leaves_open_is_completed(catalog, plan):
    edited = plan.model_copy(update={"brief": Brief(stage=Stage.GROWTH)})
    situation = find_peers(edited, catalog).situation
    assert (situation.model, situation.live, situation.size) == (BusinessModel.B2C, False, 10)


def test_seats_and_work_of_the_plan_stand_beside_published_heads(catalog, plan):
    made = catalog.model_copy(update={"published_teams": (team(roles=roles(design=3, legal_risk=1)),)})
    lines = {line.function: line for line in find_peers(plan, made).lines}
    assert lines[Function.DESIGN].published == Spread(7.5, 7.5, 7.5)
    assert lines[Function.LEGAL_RISK].published == Spread(2.5, 2.5, 2.5)
    assert lines[Function.CUSTOMER_SERVICE].published is None
    assert lines[Function.LEGAL_RISK].seated == 1
    assert lines[Function.CUSTOMER_SERVICE].seated == 0
    assert sum(line.seats for line in lines.values()) == 10
    assert sum(line.work for line in lines.values()) == pytest.approx(
        sum(seat.load for seat in plan.positions), abs=0.1
    )
    assert Function.MANAGEMENT not in lines
    assert lines[Function.OPERATIONS].seats >= 1
    assert list(lines) == sorted(lines, key=list(Function).index)


def test_functions_that_neither_has_are_left_out(catalog, plan):
    teams = (team("a", "x", roles=roles(design=1)), team("b", "y", roles=roles(design=1)))
    rare = team("c", "z", "content_farm", roles=roles(design=1, quality=1))
    made = catalog.model_copy(update={"published_teams": (*teams, rare)})
    shown = {line.function for line in find_peers(plan, made).lines}
    assert Function.QUALITY not in shown


def test_families_are_counted_once_and_by_their_most_alike_team(catalog, plan):
    teams = (team("a", "x"), team("b", "x"), team("c", "y", model="tp"))
    found = find_peers(plan, catalog.model_copy(update={"published_teams": teams}))
    assert len(found.peers) == 3
    assert found.families == 2
    assert found.worth == pytest.approx(1.3)


def test_a_case_of_ones_own_counts_at_once(catalog, plan):
    before = find_peers(plan, catalog)
    own = team("own-case", "own", "practitioner")
    after = find_peers(plan, catalog.model_copy(update={"published_teams": (*catalog.published_teams, own)}))
    assert after.families == before.families + 1
    assert after.peers[0].team is own


def test_a_catalog_without_evidence_has_no_peers(catalog, plan):
    found = find_peers(plan, catalog.model_copy(update={"published_teams": ()}))
    assert found.peers == ()
    assert (found.families, found.worth) == (0, 0)
    assert all(line.published is None for line in found.lines)


def test_a_catalog_that_lacks_a_figure_is_refused(catalog, plan):
    few = tuple(item for item in catalog.assumptions if item.key != "likeness_other_model")
    with pytest.raises(IncompleteCatalogError, match="likeness_other_model"):
        find_peers(plan, catalog.model_copy(update={"assumptions": few, "published_teams": (team(model="tp"),)}))
