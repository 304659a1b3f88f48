"""The index of seats finds what a look at every seat would find."""

from __future__ import annotations

import random

import pytest

from teamplan.checking.catalog import load_catalog
from teamplan.model.catalog import Catalog
from teamplan.model.role import Role
from teamplan.model.terms import RoleKind
from teamplan.planning.figures import Figures
from teamplan.planning.hats.seating import FULL, Seating
from teamplan.planning.seats.sequence import Seat

CATALOG = load_catalog()
FIGURES = Figures(CATALOG.assumption_by_key)
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
        if min(seating.spare(seat), seating.room_for(seat, role)) >= SMALLEST
        and seating.distance(seat, role) <= farthest
        and not seating.conflict(seat, role)
    ]
    helpers.sort(key=lambda seat: (seating.distance(seat, role), -seating.spare(seat), seat.order))
    taken = {}
    for seat in helpers:
        if amount:
            taken[seat.id] = min(amount, seating.spare(seat), seating.room_for(seat, role))
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
        able = [seat for seat in seating.seats if seating.room_for(seat, role) >= min(amount, FULL)]
        expected = min(able, key=lambda seat: seating.cost(seat, role, amount), default=None)
        assert seating.cheapest(role, amount) is expected
        if expected is not None:
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


# --- worked out by hand -----------------------------------------------------------------------

COSTS = {
    "distance_neighbour": 1,
    "distance_stranger": 2,
    "distance_head_kept": 0.5,
    "distance_head_other": 1.5,
    "distance_cost": 0.2,
    "overload_cost": 3,
    "smallest_share": 0.1,
    "helping_distance": 1,
    "conflict_cost_law": 100,
    "conflict_cost_guideline": 10,
    "conflict_cost_practice": 1,
    "hats_anywhere_until": 5,
    "hats_in_profession_from": 20,
    "floor_work_of_leads": 0.2,
}


def sit(*roles: str, catalog: Catalog = CATALOG, level: int = 0) -> Seating:
    known = {
        key: CATALOG.assumption_by_key[key].model_copy(update={"low": 0, "base": value, "high": value})
        for key, value in COSTS.items()
    }
    seats = [Seat(f"s{order}", CATALOG.role(role), role, level, order, "", 1.0) for order, role in enumerate(roles, 1)]
    return Seating(seats, catalog, Figures(known))


def ruled(*rules: tuple[str, str, str]) -> Catalog:
    """The built-in catalog with no separations but these (first, second, basis)."""
    found = [CATALOG.organisation.separation[0].model_copy(
        update={"id": f"rule{place}", "first": (first,), "second": (second,), "basis": basis}
    ) for place, (first, second, basis) in enumerate(rules)]  # fmt: skip
    organisation = CATALOG.organisation.model_copy(update={"separation": tuple(found)})
    return CATALOG.model_copy(update={"organisation": organisation})


def test_the_cost_of_a_hat_is_distance_squared_conflict_and_overload():
    catalog = ruled(("buyer", "cs_agent", "guideline"))
    seating = sit("general_manager", "cs_agent", "buyer", catalog=catalog)
    head, agent, buyer = seating.seats
    role = CATALOG.role("visual_designer")
    assert seating.cost(agent, role, 60) == (20 * 4, 0, 2)
    assert seating.cost(head, role, 60) == (20 * 2.25, 0, 1)
    seating.add(agent, "cs_agent", 50)
    assert seating.cost(agent, role, 50) == (80, 50, 2)
    assert seating.cost(agent, role, 60) == (80 + 3 * 10, 50, 2)
    far = 20 * seating.distance(agent, CATALOG.role("buyer")) ** 2
    assert seating.cost(agent, CATALOG.role("buyer"), 10) == (far + 1000, 50, 2)
    assert seating.cost(buyer, CATALOG.role("buyer"), 10) == (0, 0, 3)


def test_the_worst_duty_that_a_hat_must_not_meet_counts():
    rules = (("buyer", "cs_agent", "practice"), ("cashier", "buyer", "law"), ("buyer", "legal_counsel", "guideline"))
    catalog = ruled(*rules)
    seating = sit("cs_agent", "developer", "cs_agent", "cashier", catalog=catalog)
    one, two, three, four = seating.seats
    buyer = CATALOG.role("buyer")
    assert [seating.conflict(seat, buyer) for seat in seating.seats] == [100, 0, 100, 10_000]
    seating.add(two, "cashier", 0)
    seating.add(three, "legal_counsel", 10)
    assert [seating.conflict(seat, buyer) for seat in seating.seats] == [100, 10_000, 1000, 10_000]
    assert seating.forbidding(one, buyer) == []
    assert seating.forbidding(two, buyer) == ["cashier"]
    assert seating.forbidding(four, buyer) == ["cashier"]
    assert [seating.is_separated_by_law(role) for role in ("buyer", "cashier", "legal_counsel", "developer")] == [
        *(True, True, False, False)
    ]
    assert seating.lawful_seats(buyer, 10) == [one, three]
    assert seating.lawful_seats(CATALOG.role("legal_counsel"), 10) == [one, two, three, four]


def test_hats_are_laid_on_taken_off_and_replaced():
    seating = sit("cs_agent", "buyer")
    agent, buyer = seating.seats
    seating.add(agent, "cs_agent", 60)
    seating.add(agent, "cashier", 30)
    seating.add(agent, "cashier", 20)
    assert (seating.shares["s1"], seating.load["s1"], seating.spare(agent)) == ({"cs_agent": 60, "cashier": 50}, 110, 0)
    seating.take_off(agent, "cashier")
    assert (seating.shares["s1"], seating.load["s1"], seating.spare(agent)) == ({"cs_agent": 60}, 60, 40)
    seating.replace(agent, {"legal_counsel": 25, "buyer": 5})
    assert (seating.shares["s1"], seating.load["s1"], seating.spare(agent)) == (
        {"legal_counsel": 25, "buyer": 5},
        30,
        70,
    )
    assert (seating.shares["s2"], seating.load["s2"], seating.spare(buyer)) == ({}, 0, 100)
    assert seating.main == {"cs_agent": [agent], "buyer": [buyer]}


def test_work_is_handed_out_by_the_smallest_share_up_to_full_seats():
    seating = sit("cs_agent", "cs_agent", "cs_agent", "developer")
    for seat, load in zip(seating.seats, (80, 90, 91, 0), strict=True):
        seating.add(seat, seat.role.id, load)
    assert seating.smallest_share == 10
    assert seating.hand_out(CATALOG.role("aftersale_agent"), 1) == 1
    assert seating.hand_out(CATALOG.role("aftersale_agent"), 24) == 24
    assert [seating.load[seat.id] for seat in seating.seats] == [100, 95, 91, 0]
    assert seating.hand_out(CATALOG.role("aftersale_agent"), 25) == 0


def test_who_must_not_take_the_work_is_passed_over_and_can_take_other_work():
    seating = sit("cs_agent", "cs_agent", catalog=ruled(("aftersale_agent", "cashier", "practice")))
    one, two = seating.seats
    seating.add(one, "cashier", 10)
    seating.add(two, "cs_agent", 60)
    assert seating.hand_out(CATALOG.role("aftersale_agent"), 70) == 40
    assert (seating.load["s1"], seating.load["s2"]) == (10, 100)
    assert seating.hand_out(CATALOG.role("cs_agent"), 70) == 70
    assert (seating.load["s1"], seating.load["s2"]) == (80, 100)


def test_only_leads_of_the_function_its_director_or_the_head_can_wear_a_leading_hat():
    lead = CATALOG.role(CATALOG.unit_of[CATALOG.role("cs_agent").function].lead)
    director = CATALOG.division_of[lead.function].director
    other = next(item.director for item in CATALOG.organisation.divisions if item.director != director)
    alone = sit("general_manager", "cs_agent", other)
    assert alone.wearers(lead) == [alone.seats[0]]
    led = sit("general_manager", "cs_agent", director, other)
    assert led.wearers(lead) == [led.seats[2]]
    both = sit("general_manager", "cs_agent", director, "cs_agent", "buyer", level=1)
    assert both.wearers(lead) == [both.seats[1], both.seats[3]]
    assert alone.wearers(CATALOG.role("cs_agent")) == alone.seats
    assert both.cheapest(lead, 10) is both.seats[1]
    both.add(both.seats[1], "cs_agent", 5)
    assert both.cheapest(lead, 10) is both.seats[3]


def test_a_leading_hat_that_the_law_keeps_from_every_leader_goes_to_any_lawful_seat():
    lead = CATALOG.role(CATALOG.unit_of[CATALOG.role("cs_agent").function].lead)
    seating = sit("general_manager", "buyer", catalog=ruled((lead.id, "general_manager", "law")))
    assert seating.lawful_seats(lead, 10) == [seating.seats[1]]


def test_the_head_of_a_company_of_managers_leads_no_function_of_its_own():
    head = CATALOG.role("general_manager")
    manager = next(role for role in CATALOG.roles if role.function is head.function and role.kind.leads)
    seats = [Seat("s1", head, "", 9, 1, "", 1.0), Seat("s2", CATALOG.role("buyer"), "", 0, 2, "", 1.0)]
    seating = Seating(seats, CATALOG, FIGURES)
    assert seating.wearers(manager) == [seats[0]]


# --- what a person can wear at all ------------------------------------------------------------

DESK = CATALOG.role("cs_agent")
FLOOR = CATALOG.role("packer")
LEAD = CATALOG.role(CATALOG.unit_of[DESK.function].lead)
MANAGER = CATALOG.role(CATALOG.unit_of[DESK.function].manager)


def seating_of(size: int, *first: str, level: int = 0) -> Seating:
    """Seats of these roles first, and agents up to the size; 5, 20 and 0.2 FTE are the limits."""
    return sit(*first, *["cs_agent"] * (size - len(first)), level=level)


def test_the_limits_are_told_by_roles_that_differ_in_workplace_and_profession():
    assert DESK.workplace != FLOOR.workplace
    assert CATALOG.unit_of[DESK.function].profession != CATALOG.unit_of[CATALOG.role("buyer").function].profession
    assert CATALOG.role("buyer").workplace == DESK.workplace


def test_in_a_handful_anybody_does_anything_and_beyond_nobody_works_in_two_places():
    for size, room in ((5, FULL), (6, 0)):
        seating = seating_of(size, "general_manager", "packer")
        assert [seating.room_for(seating.seats[place], FLOOR) for place in (0, 1, 2)] == [room, FULL, room]
        assert seating.room_for(seating.seats[1], DESK) == room


def test_in_a_grown_team_hats_stay_in_a_profession_and_the_head_takes_what_heads_keep():
    designer, kept = CATALOG.role("visual_designer"), CATALOG.role("cashier")
    assert CATALOG.unit_of[DESK.function].profession != CATALOG.unit_of[designer.function].profession
    assert CATALOG.unit_of[kept.function].head_keeps
    assert not CATALOG.unit_of[designer.function].head_keeps
    for size, room in ((19, FULL), (20, 0)):
        seating = seating_of(size, "general_manager")
        head, agent = seating.seats[:2]
        assert [seating.room_for(head, role) for role in (designer, kept, LEAD)] == [room, FULL, FULL]
        assert [seating.room_for(agent, role) for role in (designer, CATALOG.role("aftersale_agent"))] == [room, FULL]


def test_leads_do_little_work_of_other_departments_and_managers_little_of_any():
    other, own = CATALOG.role("buyer"), DESK
    seating = seating_of(9, LEAD.id, MANAGER.id, level=1)
    lead, manager = seating.seats[:2]
    assert [seating.room_for(lead, role) for role in (own, other, LEAD)] == [FULL, 20, FULL]
    assert [seating.room_for(manager, role) for role in (own, other, LEAD)] == [20, 20, FULL]
    seating.add(lead, other.id, 15)
    seating.add(manager, own.id, 30)
    assert seating.room_for(lead, CATALOG.role("cashier")) == 5
    assert seating.room_for(manager, other) == 0


def test_work_that_fits_nobody_is_laid_on_nobody_and_helps_only_where_it_fits():
    seating = seating_of(6, "general_manager")
    assert seating.cheapest(FLOOR, 10) is None
    assert seating.hand_out(FLOOR, 10) == 0
    assert seating.lawful_seats(FLOOR, 10) == []
    assert seating.lawful_seats(FLOOR, 10, fitting=False) == seating.seats


def test_more_work_than_a_seat_has_is_laid_on_a_seat_all_the_same():
    seating = seating_of(3, "general_manager")
    assert seating.cheapest(CATALOG.role("buyer"), 250) is not None
