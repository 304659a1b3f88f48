"""The road to a sales target: the team, and the month of every hire."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest

from teamplan.model.brief import Brief
from teamplan.model.plan import TargetTeam
from teamplan.planning.money.budget import pay_of, running_costs
from teamplan.planning.target import _month, target_team
from teamplan.planning.workforce import Workforce, build_workforce

SALES = 300_000.0


def aimed(catalog, target: float | None, **said: object) -> tuple[Workforce, TargetTeam | None]:
    brief = {"stage": "growth", "monthly_sales": SALES, "sales_target": target} | said
    workforce = build_workforce(Brief.model_validate(brief), catalog)
    return workforce, target_team(workforce)


@pytest.mark.parametrize("target", [None, SALES, SALES / 2])
def test_without_a_target_above_todays_sales_there_is_no_road(catalog, target):
    assert aimed(catalog, target)[1] is None


def test_the_team_at_the_target_is_the_first_seats_of_the_same_sequence(catalog):
    workforce, found = aimed(catalog, 4 * SALES)
    assert found is not None
    assert found.people == math.floor(workforce.work.people_for(4.0) + 0.5) > workforce.size
    seats = workforce.sequence.grow(found.people)[workforce.size :]
    assert [(hire.order, hire.role, hire.title) for hire in found.hires] == [
        (seat.order, seat.role.id, seat.title) for seat in seats
    ]
    assert (found.sales, found.months) == (4 * SALES, 12)


def test_hires_come_in_their_order_within_the_months_and_not_all_at_once(catalog):
    _, found = aimed(catalog, 6 * SALES)
    assert found is not None
    months = [hire.month for hire in found.hires]
    assert all(before <= after for before, after in pairwise(months))
    assert 1 <= months[0] < months[-1] <= found.months


def test_the_cost_is_that_of_everybody_at_the_target(catalog):
    workforce, found = aimed(catalog, 4 * SALES, city="上海")
    assert found is not None
    seats = workforce.sequence.grow(found.people)
    pays = [pay_of(seat.role.id, catalog, workforce.figures) for seat in seats]
    assert found.cost == running_costs(workforce.brief, pays, workforce.figures, catalog)[-1]
    assert found.cost > running_costs(workforce.brief, pays[: workforce.size], workforce.figures, catalog)[-1] > 0


@pytest.mark.parametrize(
    ("start", "target", "months"),
    [("2026-11", "2027-02", 3), ("2026-01", "2026-02", 1), (None, "2027-02", 12), ("2026-11", None, 12)],
)
def test_the_months_are_those_from_the_start_to_the_target(catalog, start, target, months):
    found = aimed(catalog, 2 * SALES, start=start, target_month=target)[1]
    assert found is not None
    assert found.months == months


@pytest.mark.parametrize(
    ("reached", "month"), [(0.5, 1), (1, 1), (2, 6), (2.01, 7), (4, 12), (9, 12)]
)  # fmt: skip
def test_sales_that_grow_steadily_reach_a_seat_in_its_month(reached, month):
    """Four times the sales in 12 months are twice in 6."""
    assert _month(reached, 4, 12) == month


def test_a_team_larger_than_the_target_takes_hires_nobody(catalog):
    workforce, found = aimed(catalog, 1.1 * SALES, size=40)
    assert found is not None
    assert (found.people, found.hires) == (workforce.size, ()) == (40, ())
