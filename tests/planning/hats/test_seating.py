"""The index of seats finds what a look at every seat would find."""

from __future__ import annotations

import random

import pytest

from teamplan.checking.catalog import load_catalog
from teamplan.model.role import Role
from teamplan.model.terms import RoleKind
from teamplan.planning.figures import Figures
from teamplan.planning.hats.seating import FULL, Seating
from teamplan.planning.seats.sequence import Seat

CATALOG = load_catalog()
ROLES = [role for role in CATALOG.roles if role.kind is RoleKind.SPECIALIST]
SMALLEST = round(100 * CATALOG.assumption_by_key["smallest_share"].base)
APART = {role for rule in CATALOG.organisation.separation for role in (*rule.first, *rule.second)}


def figures_for(farthest: float) -> Figures:
    """The figures of the built-in catalog, but people help at most so far."""
    helping = CATALOG.assumption_by_key["helping_distance"].model_copy(update={"base": farthest})
    return Figures({**CATALOG.assumption_by_key, "helping_distance": helping})


def some_seating(seed: int, farthest: float = 1.5) -> tuple[Seating, random.Random]:
    """A head and up to 30 seats, with loads from nothing to too much, some of them changed several times."""
    chance = random.Random(seed)
    roles = [CATALOG.role("general_manager"), *chance.choices(ROLES, k=chance.randint(1, 30))]
    seats = [Seat(f"s{order}", role, role.title, 0, order, "", 1.0) for order, role in enumerate(roles, start=1)]
    seating = Seating(seats, CATALOG, figures_for(farthest))
    for _ in range(3 * len(seats)):
        seat = chance.choice(seats)
        match chance.randint(0, 5):
            case 0 if seating.shares[seat.id]:
                seating.take_off(seat, next(iter(seating.shares[seat.id])))
            case 1:
                seating.replace(seat, {seat.role.id: chance.choice((0, 20, 95, 96, 100))})
            case _:
                seating.add(seat, chance.choice(ROLES).id, chance.choice((0, 5, 10, 35, 60)))
    return seating, chance


def handed_out(seating: Seating, role: Role, amount: int, farthest: float) -> dict[str, int]:
    """Seat → what it takes, by a look at every seat."""
    helpers = [
        seat
        for seat in seating.seats
        if seating.spare(seat) >= SMALLEST
        and seating.distance(seat, role) <= farthest
        and not seating.conflict(seat, role)
    ]
    helpers.sort(key=lambda seat: (seating.distance(seat, role), -seating.spare(seat), seat.order))
    taken = {}
    for seat in helpers:
        if amount:
            taken[seat.id] = min(amount, seating.spare(seat))
            amount -= taken[seat.id]
    return taken


def test_some_roles_are_kept_apart_and_some_are_not():
    ids = {role.id for role in ROLES}
    assert ids & APART
    assert ids - APART


@pytest.mark.parametrize("seed", range(120))
def test_the_cheapest_seat_is_the_cheapest_of_all(seed):
    seating, chance = some_seating(seed)
    for role in chance.sample(ROLES, 20):
        amount = chance.choice((1, 30, 80, 150))
        expected = min(seating.seats, key=lambda seat: seating.cost(seat, role, amount))
        assert seating.cheapest(role, amount) is expected
        seating.add(expected, role.id, amount)


@pytest.mark.parametrize("seed", range(120))
def test_work_is_handed_to_the_nearest_and_freest_that_may_take_it(seed):
    farthest = (0, 1, 1.5, 2.5)[seed % 4]
    seating, chance = some_seating(seed, farthest)
    for role in [*chance.sample(ROLES, 10), *chance.sample([role for role in ROLES if role.id in APART], 5)]:
        amount = chance.choice((5, 40, 130, 600))
        expected = handed_out(seating, role, amount, farthest)
        before = {seat.id: seating.shares[seat.id].get(role.id, 0) for seat in seating.seats}
        assert seating.hand_out(role, amount) == sum(expected.values())
        after = {seat.id: seating.shares[seat.id].get(role.id, 0) for seat in seating.seats}
        assert {seat: after[seat] - before[seat] for seat in after if after[seat] != before[seat]} == expected
        assert all(seating.load[seat] <= FULL for seat in expected)
        assert all(sum(hats.values()) == seating.load[seat] for seat, hats in seating.shares.items())
