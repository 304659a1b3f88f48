"""What work, peers and money say of a size, and the team that the money carries."""

from __future__ import annotations

import math
from collections import Counter

import pytest

from teamplan.model.brief import Brief
from teamplan.model.driver import Driver
from teamplan.model.plan import Plan
from teamplan.model.reason import Reason
from teamplan.planning.money.budget import running_costs
from teamplan.planning.planner import assemble
from teamplan.planning.workforce import Workforce, build_workforce


def judged(catalog, **said: object) -> tuple[Workforce, Plan]:
    workforce = build_workforce(Brief.model_validate({"stage": "growth", "model": "b2c"} | said), catalog)
    return workforce, assemble(workforce)


def test_without_sales_there_is_nothing_to_judge_by(catalog):
    assert judged(catalog, monthly_sales=0, size=3)[1].judgement is None
    assert judged(catalog, monthly_sales=math.ulp(0.0), size=3)[1].judgement is None


def test_the_witnesses_speak_of_the_sales_of_the_plan(catalog):
    workforce, plan = judged(catalog, monthly_sales=2_000_000)
    found, people = plan.judgement, workforce.work.people
    assert found is not None
    peers, money = people.peers(2_000_000), people.money(2_000_000)
    assert [found.peers.low, found.peers.base, found.peers.high] == [
        round(end, 1) for end in (peers.low, peers.base, peers.high)
    ]
    assert found.money.base == round(money.base, 1)
    work = workforce.demand.total(workforce.volumes.at(1)) / workforce.figures.base("seat_load")
    assert found.work.base == round(work, 1)
    assert found.work.low < found.work.base < found.work.high
    assert (found.income, found.families) == (2_000_000, people.families)


def test_the_ends_of_the_work_add_up_as_independent_parts(catalog):
    workforce, plan = judged(catalog, monthly_sales=2_000_000)
    volumes, load = workforce.volumes.at(1), workforce.figures.base("seat_load")
    base = workforce.demand.evaluate(volumes)
    most = workforce.demand.bounded("high").evaluate(volumes)
    assert plan.judgement is not None
    apart = math.sqrt(sum((high - mid) ** 2 for high, mid in zip(most, base, strict=True)))
    assert plan.judgement.work.high == round((sum(base) + apart) / load, 1)


def test_people_cost_counts_seats_without_pay_at_the_figure_for_a_head_but_not_the_boss(catalog):
    workforce, plan = judged(catalog, monthly_sales=2_000_000, size=12)
    assert plan.judgement is not None
    assert plan.budget is not None
    unpaid = sum(1 for position in plan.positions[1:] if position.pay is None)
    cost = plan.budget.monthly.base + unpaid * round(workforce.figures.base("cost_per_head"))
    band = plan.judgement.people_cost
    assert band.value == round(cost / 2_000_000, 4)
    share = workforce.figures.assumption(catalog.profile(plan.brief.model).people_cost_share)
    assert (band.low, band.high) == (share.low, share.high)
    assert plan.judgement.sales_per_head.value == round(2_000_000 / 12)


def test_a_usual_team_has_nothing_to_be_told(catalog):
    workforce, plan = judged(catalog, monthly_sales=2_000_000)
    assert plan.judgement is not None
    assert plan.judgement.affordable is None
    assert plan.judgement.peers.holds(workforce.size)
    assert plan.judgement.notes == ()


def test_a_team_beyond_its_money_is_shown_the_first_seats_that_it_carries(catalog):
    workforce, plan = judged(catalog, monthly_sales=300_000, size=25, city="上海")
    found = plan.judgement
    assert found is not None
    team = found.affordable
    assert team is not None
    assert found.people_cost.above
    assert team.people == math.floor(workforce.work.people.money(300_000).high) < 25
    first = [position for position in plan.positions if position.order <= team.people]
    undone = Counter[str]()
    for position in plan.positions:
        if position not in first:
            undone.update({role: round(100 * work) for role, work in position.roles.items()})
    assert {role: round(100 * work) for role, work in team.undone.items()} == dict(undone)
    pays = [position.pay for position in first]
    unpaid = sum(1 for pay in pays[1:] if pay is None) * round(workforce.figures.base("cost_per_head"))
    cost = running_costs(workforce.brief, pays, workforce.figures, catalog)[-1] + unpaid
    assert team.cost == cost
    named = tuple(sorted(team.undone, key=lambda role: (-team.undone[role], role))[:4])
    assert found.notes[-1] == Reason.of("affordable_team", people=team.people, cost=team.cost, roles=named)
    assert [note.key for note in found.notes] == [
        "size_beside_peers",
        "size_beside_money",
        "people_cost_above",
        "affordable_team",
    ]
    low, high = math.floor(found.peers.low), math.ceil(found.peers.high)
    assert found.notes[0] == Reason.of("size_beside_peers", size=25, low=low, high=high)


def test_a_team_too_small_for_its_sales_is_told_that_it_costs_little(catalog):
    _, plan = judged(catalog, monthly_sales=20_000_000, size=4)
    assert plan.judgement is not None
    assert plan.judgement.affordable is None
    assert [note.key for note in plan.judgement.notes] == [
        "size_beside_peers",
        "size_beside_money",
        "people_cost_below",
    ]


@pytest.mark.parametrize("model", ["tp", "b2b"])
def test_an_agency_is_judged_by_what_it_earns_itself(catalog, model):
    workforce, plan = judged(catalog, model=model, size=10)
    sales = workforce.volumes.at(workforce.scale)[Driver.MONTHLY_SALES]
    assert plan.judgement is not None
    own = catalog.profile(plan.brief.model).own_income
    assert plan.judgement.income == round(sales * (workforce.figures.base(own) if own else 1))
    assert (plan.judgement.income < sales) is (model == "tp")
