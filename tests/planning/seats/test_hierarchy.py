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


# --- small spans, worked out by hand ----------------------------------------------------------


def small(catalog, preferred=None, **spans: int) -> Hierarchy:
    """Spans of three for the head and managers and two for leads, unless said otherwise."""
    organisation = catalog.organisation
    said = {"head": 3, "manager": 3, "lead": 2} | spans
    known = dict(catalog.assumption_by_key)
    for key, base in (
        *((unit.span, said["lead"]) for unit in catalog.unit_of.values()),
        (organisation.head_span, said["head"]),
        (organisation.manager_span, said["manager"]),
    ):
        known[key] = known[key].model_copy(update={"base": base})
    return Hierarchy(catalog, Figures(known), catalog.role_by_id if preferred is None else preferred)


def seated(hierarchy: Hierarchy, catalog, function: Function, *layers: int) -> None:
    """Seat so many workers, leads, managers of a function."""
    unit = catalog.unit_of[function]
    for level, count in enumerate(layers):
        role = worker(catalog, function) if level == 0 else catalog.role(unit.lead if level == 1 else unit.manager)
        for _ in range(count):
            hierarchy.seat(role, level)


def due(hierarchy: Hierarchy, function: Function) -> tuple[str, int, Reason] | None:
    found = hierarchy.missing_lead(function)
    return None if found is None else (found.role, found.level, found.because)


DESIGN, SERVICE, DATA = Function.DESIGN, Function.CUSTOMER_SERVICE, Function.DATA


@pytest.mark.parametrize(
    ("layers", "direct"),
    [((0,), 0), ((3,), 3), ((3, 1), 2), ((2, 1), 1), ((4, 2), 2), ((5, 2), 3), ((9, 4, 1), 3), ((0, 1), 1)],
)
def test_direct_reports_are_the_top_layer_and_whom_no_leader_has_room_for(catalog, layers, direct):
    """Leads have room for two, managers for three."""
    hierarchy = small(catalog)
    seated(hierarchy, catalog, DESIGN, *layers)
    assert hierarchy._direct(DESIGN) == direct


@pytest.mark.parametrize(
    ("layers", "level"), [((3,), None), ((2, 1), None), ((3, 1), 1), ((8, 4, 1), 2), ((6, 3, 1), None), ((7, 3, 0), 1)]
)
def test_the_lowest_layer_without_room(catalog, layers, level):
    hierarchy = small(catalog)
    seated(hierarchy, catalog, DESIGN, *layers)
    assert hierarchy._short_layer(DESIGN) == level


def test_the_first_layer_is_led_by_leads_and_all_above_by_managers(catalog):
    unit = catalog.unit_of[DESIGN]
    assert [small(catalog)._leader_role(DESIGN, level) for level in (1, 2, 3)] == [
        unit.lead,
        unit.manager,
        unit.manager,
    ]
    assert [small(catalog).span_of(DESIGN, level) for level in (1, 2, 3)] == [2, 3, 3]


def test_full_leads_call_for_one_more_and_full_managers_for_a_manager(catalog):
    unit = catalog.unit_of[DESIGN]
    hierarchy = small(catalog, head=9)
    seated(hierarchy, catalog, DESIGN, 1, 1)
    assert due(hierarchy, DESIGN) is None
    seated(hierarchy, catalog, DESIGN, 1)
    assert due(hierarchy, DESIGN) == (unit.lead, 1, Reason.of("leads_full", function="design", span=2))
    assert due(hierarchy, SERVICE) is None
    tall = small(catalog, head=9)
    seated(tall, catalog, DESIGN, 6, 3, 1)
    assert due(tall, DESIGN) == (unit.manager, 2, Reason.of("leads_full", function="design", span=3))


def test_a_full_head_gets_a_lead_for_the_largest_function(catalog):
    full = Reason.of("head_full", span=3)
    hierarchy = small(catalog)
    seated(hierarchy, catalog, DESIGN, 1)
    assert due(hierarchy, SERVICE) is None
    seated(hierarchy, catalog, SERVICE, 2)
    assert due(hierarchy, DESIGN) == (catalog.unit_of[SERVICE].lead, 1, full)
    seated(hierarchy, catalog, SERVICE, 0, 1)
    assert due(hierarchy, DESIGN) is None


def test_a_full_head_over_single_seats_gets_a_director_then_a_lead_for_two(catalog):
    full = Reason.of("head_full", span=3)
    division = catalog.division_of[DESIGN]
    same = [unit.function for unit in division.functions if unit.function is not DESIGN]
    others = [
        unit.function for item in catalog.organisation.divisions if item is not division for unit in item.functions
    ]
    apart = list({catalog.division_of[function].id: function for function in others}.values())
    together = small(catalog)
    for function in (DESIGN, same[0], apart[0]):
        seated(together, catalog, function, 1)
    assert due(together, apart[1]) == (division.director, 3, full)
    alone = small(catalog)
    for function in (DESIGN, apart[0], apart[1]):
        seated(alone, catalog, function, 1)
    assert due(alone, DESIGN) == (catalog.unit_of[DESIGN].lead, 1, full)
    assert due(alone, same[0]) == (division.director, 3, full)


def test_a_function_whose_leader_is_not_preferred_is_led_last(catalog):
    full = Reason.of("head_full", span=3)
    lead = catalog.unit_of[DESIGN].lead
    hierarchy = small(catalog, preferred={lead})
    seated(hierarchy, catalog, SERVICE, 3)
    assert due(hierarchy, DESIGN) == (catalog.division_of[SERVICE].director, 3, full)
    both = small(catalog, preferred={lead})
    seated(both, catalog, SERVICE, 3)
    seated(both, catalog, DESIGN, 2)
    assert due(both, DATA) == (lead, 1, full)


def test_a_director_is_full_with_its_own_division_and_counts_for_the_head(catalog):
    division = catalog.division_of[DESIGN]
    hierarchy = small(catalog, manager=2)
    hierarchy.seat(catalog.role(division.director), 3)
    assert hierarchy.has_director(division.id)
    seated(hierarchy, catalog, DESIGN, 2)
    full = Reason.of("director_full", division=division.id, span=2)
    assert due(hierarchy, DESIGN) == (catalog.unit_of[DESIGN].lead, 1, full)
    other = next(
        unit.function for item in catalog.organisation.divisions if item is not division for unit in item.functions
    )
    seated(hierarchy, catalog, other, 1)
    assert due(hierarchy, other) is None
    seated(hierarchy, catalog, other, 1)
    assert due(hierarchy, other) == (catalog.unit_of[other].lead, 1, Reason.of("head_full", span=3))


def test_a_division_has_one_director_even_if_full_of_single_seats(catalog):
    division = next(item for item in catalog.organisation.divisions if len(item.functions) >= 3)
    first, second, third = (unit.function for unit in division.functions[:3])
    hierarchy = small(catalog, manager=2)
    for function in (first, second):
        seated(hierarchy, catalog, function, 1)
    hierarchy.seat(catalog.role(division.director), 3)
    assert due(hierarchy, third) is None


def test_a_head_is_no_layer(catalog):
    hierarchy = small(catalog, head=1)
    hierarchy.seat(catalog.role(catalog.organisation.head), 9)
    assert due(hierarchy, DESIGN) is None


def test_whom_leads_have_no_room_for_report_to_the_director(catalog):
    unit, division = catalog.unit_of[DESIGN], catalog.division_of[DESIGN]
    seats = [
        Sitting("head", catalog.role(catalog.organisation.head), 9),
        Sitting("first", catalog.role(division.director), 3),
        Sitting("second", catalog.role(division.director), 3),
        Sitting("manager", catalog.role(unit.manager), 2),
        *(Sitting(f"lead-{number}", catalog.role(unit.lead), 1) for number in (1, 2)),
        *(Sitting(f"d{number}", worker(catalog, DESIGN), 0) for number in range(5)),
    ]
    lines = reporting_lines(seats, catalog, small(catalog))
    assert {name: lines[name] for name in ("head", "first", "manager", "lead-1", "lead-2")} == {
        "head": None,
        "first": "head",
        "manager": "first",
        "lead-1": "manager",
        "lead-2": "manager",
    }
    assert [lines[f"d{number}"] for number in range(5)] == ["lead-1", "lead-1", "lead-2", "lead-2", "first"]
    assert set(lines) == {seat.id for seat in seats}


def test_a_layer_that_is_missing_is_skipped(catalog):
    unit = catalog.unit_of[DESIGN]
    seats = [
        Sitting("head", catalog.role(catalog.organisation.head), 9),
        Sitting("manager", catalog.role(unit.manager), 2),
        *(Sitting(f"d{number}", worker(catalog, DESIGN), 0) for number in range(4)),
    ]
    lines = reporting_lines(seats, catalog, small(catalog))
    assert [lines[f"d{number}"] for number in range(4)] == ["manager"] * 3 + ["head"]
