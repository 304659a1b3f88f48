"""Every number and choice of a plan can say why."""

from __future__ import annotations

from functools import cache

import pytest

from teamplan.checking.catalog import load_catalog
from teamplan.model.brief import Brief
from teamplan.model.catalog import Catalog
from teamplan.model.plan import Plan
from teamplan.model.terms import Stage
from teamplan.planning.planner import plan_team
from teamplan.planning.published_team import plan_published_team, structure_brief
from teamplan.rendering.explanation import Explanation
from teamplan.rendering.why import UnknownSubjectError, Why, subjects
from teamplan.usecases.wording import phrasing_of

pytestmark = pytest.mark.slow


@cache
def planned() -> Plan:
    brief = Brief(
        stage=Stage.MATURE, size=26, live=True, city="北京", inquiries_per_day=400, require=("legal_counsel",)
    )
    return plan_team(load_catalog(), brief)


@cache
def published() -> Plan:
    team = next(team for team in load_catalog().teams if team.id == "social-mature")
    return plan_published_team(load_catalog(), team, structure_brief(team, {"self_fulfilment": False}))


def explain(plan: Plan, catalog: Catalog, subject: str) -> tuple[Explanation, ...]:
    return Why(plan, catalog, phrasing_of(plan, catalog)).explain(subject)


@pytest.mark.parametrize("plan", [planned, published], ids=["planned", "published"])
def test_every_subject_has_a_reason(catalog, plan):
    known = subjects(plan())
    assert len(known) == len(set(known)) > 15
    for subject in known:
        found = explain(plan(), catalog, subject)
        assert found
        for each in found:
            assert each.subject == subject
            assert each.title
            assert each.value
            assert each.formula or each.sources or each.remarks


def test_every_number_of_the_plan_is_a_subject():
    plan, known = planned(), set(subjects(planned()))
    assert {line.role for line in plan.demand} <= known
    assert {line.driver.value for line in plan.drivers} <= known
    assert {item.key for item in plan.assumptions} <= known
    assert {item.role for item in plan.not_yet} <= known
    assert {seat.id for seat in plan.positions} <= known
    assert {item.assumption for line in plan.demand for item in line.inputs if item.assumption} <= known


def test_the_sum_behind_the_size(catalog):
    plan = planned()
    (size,) = explain(plan, catalog, "size")
    assert size.value == f"{len(plan.positions)} 人，工作量 {sum(line.fte for line in plan.demand):.2f} FTE"
    assert f"没有编制承担 {sum(gap.fte for gap in plan.gaps):.2f} FTE" in size.formula


def test_a_role_names_everybody_who_does_it(catalog):
    plan = planned()
    role = next(line.role for line in plan.demand if sum(line.role in seat.roles for seat in plan.positions) > 1)
    (found,) = (each for each in explain(plan, catalog, role) if each.kind == "岗位工作量")
    holders = [seat.id for seat in plan.positions if role in seat.roles]
    assert all(holder in found.remarks[0] for holder in holders)


def test_a_bought_role_says_so(catalog):
    plan = plan_team(catalog, Brief(stage=Stage.STARTUP, size=3))
    bought = [role for service in plan.outside for role in service.instead_of]
    assert bought
    assert any("外购" in remark for each in explain(plan, catalog, bought[0]) for remark in each.remarks)


def test_a_combination_that_should_not_be_names_its_control(catalog):
    plan = plan_team(catalog, Brief(stage=Stage.STARTUP, size=2))
    assert plan.separation
    note = plan.separation[0]
    (seat,) = (each for each in explain(plan, catalog, note.position) if each.kind == "编制")
    assert any(note.control in remark for remark in seat.remarks)


def test_an_unknown_subject_is_refused(catalog):
    with pytest.raises(UnknownSubjectError, match="haed"):
        explain(planned(), catalog, "haed")


def test_a_decision_of_the_planner_says_its_value_range_and_ground(catalog):
    plan = planned()
    assert "distance_cost" not in {used.key for used in plan.assumptions}
    (found,) = explain(plan, catalog, "distance_cost")
    assert found.value == "0.24 FTE"
    assert found.range
    assert found.sources == ("本项目判断（GK 级，2026）",)
