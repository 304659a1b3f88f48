"""What a plan works out of what it holds."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from teamplan.model.driver import Driver
from teamplan.model.plan import PLAN_VERSION, AssumptionUsed, Gap, Input, Origin, Plan, Position
from teamplan.model.reason import Reason


def seat(name: str, reports_to: str | None, **hats: float) -> Position:
    return Position(
        id=name,
        title="甲",
        function="data",
        department="部",
        kind="specialist",
        roles=hats or {"buyer": 1},
        reports_to=reports_to,
        order=1,
        because=Reason.of("on_board"),
    )


def test_the_load_of_a_seat_is_the_work_of_all_its_hats():
    assert seat("a", None, buyer=0.35, cashier=0.2, auditor=0.1).load == 0.65
    assert seat("a", None, buyer=0.333, cashier=0.333).load == 0.67


def test_the_head_is_the_seat_that_reports_to_nobody_wherever_it_stands():
    seats = (seat("a", "b"), seat("b", None), seat("c", "b"))
    plan = Plan(brief={"stage": "growth"}, origin=Origin(kind="planned"), positions=seats)
    assert plan.head is plan.positions[1]
    assert plan.teamplan == PLAN_VERSION


@pytest.mark.parametrize("version", [1, 3, "2"])
def test_a_plan_of_another_version_is_refused(version: object):
    with pytest.raises(ValidationError) as caught:
        Plan(teamplan=version, brief={"stage": "growth"}, origin=Origin(kind="planned"), positions=(seat("a", None),))
    assert [error["loc"] for error in caught.value.errors()] == [("teamplan",)]


def test_a_gap_says_what_is_missing():
    assert Gap(role="buyer", fte=0.4).reason == Reason.of("gap", role="buyer", fte=0.4)


@pytest.mark.parametrize(("grade", "weak"), [("A", False), ("B", False), ("C", True), ("GK", True)])
def test_one_weak_page_or_general_knowledge_is_an_assumption(grade: str, weak: bool):  # noqa: FBT001 - a column
    assert AssumptionUsed(key="a", grade=grade).weak is weak


@pytest.mark.parametrize(
    "subjects",
    [{}, {"driver": Driver.SKUS, "role": "buyer"}, {"driver": Driver.SKUS, "assumption": "a", "role": "buyer"}],
    ids=len,
)
def test_an_input_is_one_thing(subjects: dict[str, object]):
    with pytest.raises(ValidationError) as caught:
        Input(value=1, origin="derived", **subjects)
    (error,) = caught.value.errors()
    assert (error["type"], error["msg"]) == ("input_of_one", "输入应写 driver、assumption、role 之一")


@pytest.mark.parametrize("subject", [{"driver": Driver.SKUS}, {"assumption": "a"}, {"role": "buyer"}], ids=str)
def test_an_input_is_a_driver_a_figure_or_a_role(subject: dict[str, object]):
    assert Input(value=1, origin="derived", **subject).model_dump(exclude_none=True) == {
        "value": 1,
        "origin": "derived",
        **subject,
    }
