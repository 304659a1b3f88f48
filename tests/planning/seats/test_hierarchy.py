"""Spans of control: when a lead is due, and who reports to whom."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import pytest

from teamplan.model.reason import Reason
from teamplan.model.role import Role
from teamplan.model.terms import Function, RoleKind
from teamplan.planning.figures import Figures
from teamplan.planning.seats.hierarchy import Hierarchy, reporting_lines


@dataclass(frozen=True)
class Sitting:
    id: str
    role: Role
    level: int


@pytest.fixture
def hierarchy(catalog):
    return Hierarchy(catalog, Figures(catalog.assumption_by_key), catalog.role_by_id)


def worker(catalog, function: Function) -> Role:
    return next(role for role in catalog.roles if role.function is function and role.kind is RoleKind.SPECIALIST)


def fill(hierarchy, catalog, function: Function, count: int) -> None:
    for _ in range(count):
        hierarchy.seat(worker(catalog, function), 0)


def test_the_spans_are_those_of_the_catalog(hierarchy, catalog):
    figures = catalog.assumption_by_key
    assert hierarchy.head_span == figures[catalog.organisation.head_span].base
    assert hierarchy.manager_span == figures[catalog.organisation.manager_span].base
    for function, unit in catalog.unit_of.items():
        assert hierarchy.span_of(function, 1) == figures[unit.span].base
        assert hierarchy.span_of(function, 2) == hierarchy.manager_span


def test_no_lead_while_the_head_can_see_everybody(hierarchy, catalog):
    for number in range(hierarchy.head_span):
        assert hierarchy.missing_lead(Function.DESIGN) is None, number
        fill(hierarchy, catalog, Function.DESIGN, 1)
    due = hierarchy.missing_lead(Function.DESIGN)
    assert due is not None
    assert (due.role, due.level) == (catalog.unit_of[Function.DESIGN].lead, 1)
    assert due.because == Reason.of("head_full", span=hierarchy.head_span)


def test_the_largest_function_gets_the_lead_that_makes_room(hierarchy, catalog):
    fill(hierarchy, catalog, Function.CUSTOMER_SERVICE, hierarchy.head_span - 1)
    fill(hierarchy, catalog, Function.DESIGN, 1)
    due = hierarchy.missing_lead(Function.CONTENT)
    assert due is not None
    assert due.role == catalog.unit_of[Function.CUSTOMER_SERVICE].lead
    hierarchy.seat(catalog.role(due.role), due.level)
    assert hierarchy.missing_lead(Function.CONTENT) is None


def test_a_full_lead_calls_for_a_second_one(hierarchy, catalog):
    span = hierarchy.span_of(Function.CUSTOMER_SERVICE, 1)
    hierarchy.seat(catalog.role(catalog.unit_of[Function.CUSTOMER_SERVICE].lead), 1)
    fill(hierarchy, catalog, Function.CUSTOMER_SERVICE, span - 1)
    assert hierarchy.missing_lead(Function.CUSTOMER_SERVICE) is None
    fill(hierarchy, catalog, Function.CUSTOMER_SERVICE, 1)
    due = hierarchy.missing_lead(Function.CUSTOMER_SERVICE)
    assert due is not None
    assert (due.role, due.level) == (catalog.unit_of[Function.CUSTOMER_SERVICE].lead, 1)
    assert due.because == Reason.of("leads_full", function="customer_service", span=span)


def test_functions_of_one_seat_each_call_for_a_director(hierarchy, catalog):
    functions = [unit.function for division in catalog.organisation.divisions for unit in division.functions]
    functions = [function for function in functions if function is not Function.MANAGEMENT]
    assert len(functions) > hierarchy.head_span
    for function in functions[: hierarchy.head_span]:
        fill(hierarchy, catalog, function, 1)
    due = hierarchy.missing_lead(functions[hierarchy.head_span])
    assert due is not None
    division = catalog.organisation.divisions[0]
    assert due.role == division.director
    hierarchy.seat(catalog.role(due.role), due.level)
    assert hierarchy.has_director(division.id)
    assert hierarchy.missing_lead(functions[hierarchy.head_span]) is None


def grown(catalog, functions: list[Function]) -> list[Sitting]:
    """Seat specialists one by one, each lead before whom it is due."""
    hierarchy = Hierarchy(catalog, Figures(catalog.assumption_by_key), catalog.role_by_id)
    seats = [Sitting("head", catalog.role(catalog.organisation.head), 9)]
    for function in functions:
        while (due := hierarchy.missing_lead(function)) is not None:
            hierarchy.seat(catalog.role(due.role), due.level)
            seats.append(Sitting(f"s{len(seats)}", catalog.role(due.role), due.level))
        hierarchy.seat(worker(catalog, function), 0)
        seats.append(Sitting(f"s{len(seats)}", worker(catalog, function), 0))
    return seats


@pytest.mark.parametrize(
    "functions",
    [
        [Function.CUSTOMER_SERVICE] * 150,
        [Function.DESIGN, Function.OPERATIONS, Function.CUSTOMER_SERVICE] * 40,
        [function for function in Function if function is not Function.MANAGEMENT] * 6,
    ],
    ids=["one function", "three functions", "all functions"],
)
def test_a_growing_team_stays_a_tree_within_its_spans(catalog, functions):
    seats = grown(catalog, functions)
    hierarchy = Hierarchy(catalog, Figures(catalog.assumption_by_key), catalog.role_by_id)
    lines = reporting_lines(seats, catalog, hierarchy)
    assert set(lines) == {seat.id for seat in seats}
    assert [name for name, above in lines.items() if above is None] == ["head"]
    for name in lines:
        route = [name]
        while (above := lines[route[-1]]) is not None:
            assert above not in route
            route.append(above)
        assert route[-1] == "head"
    by_id = {seat.id: seat for seat in seats}
    for name, direct in Counter(lines.values()).items():
        if name is None:
            continue
        lead = by_id[name]
        limit = hierarchy.head_span if name == "head" else hierarchy.span_of(lead.role.function, min(lead.level, 2))
        assert direct <= limit, (lead.role.id, lead.level, direct)


def test_a_layer_is_spread_evenly_and_in_order(catalog, hierarchy):
    unit = catalog.unit_of[Function.CUSTOMER_SERVICE]
    head = Sitting("head", catalog.role(catalog.organisation.head), 9)
    leads = [Sitting(f"lead-{number}", catalog.role(unit.lead), 1) for number in (1, 2)]
    agents = [Sitting(f"a{number}", worker(catalog, Function.CUSTOMER_SERVICE), 0) for number in range(5)]
    lines = reporting_lines([head, *leads, *agents], catalog, hierarchy)
    assert [lines[agent.id] for agent in agents] == ["lead-1"] * 3 + ["lead-2"] * 2
    assert {lines[lead.id] for lead in leads} == {"head"}


def test_a_director_leads_the_top_layer_of_its_division_only(catalog, hierarchy):
    division = catalog.division_of[Function.DESIGN]
    outside = next(item for item in catalog.organisation.divisions if item.id != division.id)
    seats = [
        Sitting("head", catalog.role(catalog.organisation.head), 9),
        Sitting("director", catalog.role(division.director), 3),
        Sitting("inside", worker(catalog, Function.DESIGN), 0),
        Sitting("outside", worker(catalog, outside.functions[1].function), 0),
    ]
    assert reporting_lines(seats, catalog, hierarchy) == {
        "head": None,
        "director": "head",
        "inside": "director",
        "outside": "head",
    }
