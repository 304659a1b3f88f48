"""The work of every role in a small company, worked out by hand, and as a plan states it."""

from __future__ import annotations

import pytest

from teamplan.model.assumption import Assumption
from teamplan.model.catalog import Catalog
from teamplan.model.driver import Driver
from teamplan.model.plan import DriverLine, Input
from teamplan.model.reason import Reason
from teamplan.model.role import Role
from teamplan.model.staffing import FixedRule, RatioRule, SpanRule, SplitRule
from teamplan.model.terms import Function, RoleKind
from teamplan.planning.figures import Figures, ImpossibleFigureError, UnknownAssumptionError, used_assumption
from teamplan.planning.work.demand import DemandModel
from teamplan.planning.work.demand_lines import DemandLines

DESIGN = Function.DESIGN


def assumption(key: str, low: float, base: float, high: float) -> Assumption:
    said = {"title": "甲", "unit": "件", "source": "乙", "grade": "C", "valid_from": "2025", "note": "丙"}
    return Assumption(key=key, low=low, base=base, high=high, **said)


FIGURES = {
    item.key: item
    for item in (
        assumption("smallest_hat", 0.05, 0.05, 0.05),
        assumption("per_person", 50, 100, 200),
        assumption("per_helper", 5, 10, 20),
        assumption("returns_to_scale", 1, 1, 1),
        assumption("presence_per_work", 2, 2, 2),
        assumption("span_of_lead", 4, 5, 10),
        assumption("span_of_manager", 2, 4, 8),
    )
}


def small(catalog: Catalog) -> list[Role]:
    """A generalist who shares with a specialist, support by head count, and three layers of leaders in one division."""
    unit, division = catalog.unit_of[DESIGN], catalog.division_of[DESIGN]
    workers = [role for role in catalog.roles if role.function is DESIGN and role.kind is RoleKind.SPECIALIST]
    rules = [
        (workers[0], RatioRule(rule="ratio", driver="skus", per="per_person")),
        (workers[1], SplitRule(rule="split", of=workers[0].id, share=0.5, above=2)),
        (workers[2], RatioRule(rule="ratio", driver="headcount", per="per_helper")),
        (catalog.role(catalog.organisation.head), FixedRule(rule="fixed", fte=0.01)),
        (catalog.role(unit.lead), SpanRule(rule="span", span="span_of_lead", above=1)),
        (catalog.role(unit.manager), SpanRule(rule="span", span="span_of_manager")),
        (catalog.role(division.director), SpanRule(rule="span", span="span_of_manager")),
    ]
    return [role.model_copy(update={"staffing": rule}) for role, rule in rules]


def model(catalog: Catalog) -> DemandModel:
    return DemandModel(small(catalog), catalog, Figures(FIGURES), lambda _contacts, _minutes: 0.0)


def near(values: list[float]) -> object:
    return pytest.approx(values, rel=1e-9)


def test_support_follows_the_work_specialists_split_it_and_leaders_follow_those_they_lead(catalog):
    """600 SKUs: 6 FTE, of which half of what exceeds 2 is the specialist's; a tenth of 6.01 helps."""
    demand = model(catalog)
    led = 6 + 0.601
    lead = (led - 1) / 5
    assert demand.evaluate({Driver.SKUS: 600}) == near([4, 2, 0.601, 0.05, lead, lead / 4, lead / 16])
    assert demand.total({Driver.SKUS: 600}) == pytest.approx(6.651 + lead * (1 + 1 / 4 + 1 / 16))
    assert demand.headcount_base({Driver.SKUS: 600}) == pytest.approx(6.01)


def test_every_chosen_role_has_the_smallest_hat_but_nobody_splits_or_leads_for_nothing(catalog):
    assert model(catalog).evaluate({Driver.SKUS: 0}) == near([0.05, 0, 0.05, 0.05, 0, 0, 0])
    assert model(catalog).evaluate({Driver.SKUS: 200}) == near(
        [2, 0, 0.201, 0.05, (2.201 - 1) / 5, 1.201 / 20, 1.201 / 80]
    )


def test_the_ends_of_the_figures_give_least_and_most_work(catalog):
    low, high = (model(catalog).bounded(bound).evaluate({Driver.SKUS: 400}) for bound in ("low", "high"))
    assert low == near([2, 0, 2.01 / 20, 0.05, (2.1005 - 1) / 10, 1.1005 / 80, 1.1005 / 640])
    assert high[:4] == near([5, 3, 8.01 / 5, 0.05])
    assert high[4] == pytest.approx((8 + 8.01 / 5 - 1) / 4)


def test_a_specialist_without_the_generalist_takes_nothing(catalog):
    roles = small(catalog)[1:]
    demand = DemandModel(roles, catalog, Figures(FIGURES), lambda _contacts, _minutes: 0.0)
    assert demand.evaluate({Driver.SKUS: 600})[0] == 0
    assert demand.place == {role.id: place for place, role in enumerate(roles)}


def lines(catalog: Catalog, fte: dict[str, float]) -> DemandLines:
    drivers = [DriverLine(driver="skus", value=600, origin="brief", formula=Reason.of("volume_stated"))]
    roles = {role.id: role for role in small(catalog)}
    other = catalog.model_copy(update={"roles": tuple(roles.get(role.id, role) for role in catalog.roles)})
    return DemandLines(other, Figures(FIGURES), drivers, 6.04, Reason.of("queue_chat"), fte)


def test_a_line_says_the_work_its_range_and_what_specialists_take(catalog):
    generalist, specialist, helper, *_ = small(catalog)
    fte = {generalist.id: 4.0, specialist.id: 2.0, helper.id: 0.61}
    stated = lines(catalog, fte)
    line = stated.line(generalist, 3.5, 3.9)
    assert (line.fte, line.low, line.high) == (4, 3.5, 4)
    assert line.adjusted == Reason.of("work_split_off", total=6.0, taken={specialist.id: 2.0})
    assert line.formula == Reason.of("work_ratio", driver="skus", per="per_person")
    assert line.inputs == (
        Input(driver="skus", value=600, origin="brief"),
        Input(assumption="per_person", value=100, origin="assumption"),
    )
    taken = stated.line(specialist, 2.5, 3)
    assert (taken.fte, taken.low, taken.high, taken.adjusted) == (2, 2, 3, None)
    assert taken.inputs == (Input(role=generalist.id, value=6, origin="derived"),)
    assert stated.line(helper, 0, 1).inputs[0] == Input(driver="headcount", value=6.0, origin="derived")


def test_a_driver_that_the_plan_has_not_is_nothing(catalog):
    assert lines(catalog, {}).driver(Driver.STORES) == Input(driver="stores", value=0, origin="derived")
    assert lines(catalog, {}).work("buyer") == Input(role="buyer", value=0, origin="derived")


def test_figures_remember_what_they_were_asked_for_in_order():
    figures = Figures(FIGURES)
    assert figures.base("per_person") == 100
    assert figures.hundredths("smallest_hat") == 5
    assert figures.as_input("per_helper") == Input(assumption="per_helper", value=10, origin="assumption")
    assert list(figures.used) == ["per_person", "smallest_hat", "per_helper"]
    assert figures.used["per_person"] is FIGURES["per_person"]


@pytest.mark.parametrize(
    ("bound", "divides", "value"),
    [
        *(("low", False, 50), ("base", False, 100), ("high", False, 200)),
        *(("low", True, 200), ("base", True, 100), ("high", True, 50)),
    ],
)
def test_the_end_of_a_figure_that_divides_is_the_other_one(bound, divides, value):
    assert Figures(FIGURES).bound("per_person", bound, divides=divides) == value


def test_a_figure_that_nobody_defines_is_named():
    with pytest.raises(UnknownAssumptionError) as caught:
        Figures(FIGURES).base("no_such_figure")
    assert (caught.value.key, caught.value.args) == ("no_such_figure", ("no_such_figure",))
    error = ImpossibleFigureError("chat_factor_2", 2.0)
    assert (error.key, error.most, error.args) == ("chat_factor_2", 2.0, ("chat_factor_2", 2.0))


def test_a_figure_is_listed_as_it_stands_in_the_catalog():
    assert used_assumption(FIGURES["per_person"]).model_dump(exclude_none=True) == {
        "key": "per_person",
        "title": "甲",
        "value": 100,
        "low": 50,
        "high": 200,
        "unit": "件",
        "source": "乙",
        "grade": "C",
        "valid_from": "2025",
        "note": "丙",
    }
