"""Who wears which hats: small teams whose outcome can be worked out by hand (in hundredths of an FTE)."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamplan.checking.catalog import load_catalog
from teamplan.model.catalog import Catalog
from teamplan.planning.figures import Figures
from teamplan.planning.hats.rack import HatRack, _in_proportion, hang_hats
from teamplan.planning.hats.seating import FULL, Seating
from teamplan.planning.seats.sequence import Seat

CATALOG = load_catalog()
FIGURES = Figures(CATALOG.assumption_by_key)


def seat(role: str, order: int, *extra: str) -> Seat:
    return Seat(f"s{order}", CATALOG.role(role), role, 0, order, "test", 1.0, None, extra)


def team(*roles: str) -> list[Seat]:
    return [seat(role, order) for order, role in enumerate(roles, start=1)]


def worn(rack: HatRack) -> dict[str, dict[str, int]]:
    """Return seat → hats with work."""
    return {name: {role: work for role, work in hats.items() if work} for name, hats in rack.shares.items()}


def test_one_person_wears_every_hat_in_proportion():
    rack = hang_hats(
        team("general_manager"),
        {"general_manager": 100, "store_operator": 60, "cs_agent": 40},
        CATALOG,
        FIGURES,
    )
    assert worn(rack) == {"s1": {"general_manager": 50, "store_operator": 30, "cs_agent": 20}}
    assert rack.gaps == {"general_manager": 50, "store_operator": 30, "cs_agent": 20}
    assert set(rack.owner.values()) == {"s1"}


def test_the_seats_of_a_role_share_its_work_evenly():
    rack = hang_hats(
        team("general_manager", "cs_agent", "cs_agent", "cs_agent"),
        {"cs_agent": 200},
        CATALOG,
        FIGURES,
    )
    assert worn(rack) == {"s1": {}, "s2": {"cs_agent": 67}, "s3": {"cs_agent": 67}, "s4": {"cs_agent": 66}}
    assert rack.owner["cs_agent"] == "s2"
    assert rack.gaps == {}


def test_a_hat_goes_to_its_own_function_first():
    seats = team("general_manager", "visual_designer", "cs_agent")
    rack = hang_hats(
        seats,
        {"visual_designer": 50, "cs_agent": 50, "aftersale_agent": 30, "retoucher": 30},
        CATALOG,
        FIGURES,
    )
    assert rack.owner["aftersale_agent"] == "s3"
    assert rack.owner["retoucher"] == "s2"
    assert worn(rack)["s3"] == {"cs_agent": 50, "aftersale_agent": 30}


def test_a_neighbour_helps_with_what_exceeds_the_seats_of_a_role():
    seats = team("general_manager", "cs_agent", "community_operator")
    demand = {"general_manager": 100, "cs_agent": 130, "community_operator": 60}
    rack = hang_hats(seats, demand, CATALOG, FIGURES)
    assert worn(rack)["s2"] == {"cs_agent": 100}
    assert worn(rack)["s3"] == {"community_operator": 60, "cs_agent": 30}
    assert rack.gaps == {}


def test_what_nobody_has_time_for_is_a_gap_by_name():
    seats = team("general_manager", "cs_agent", "community_operator")
    demand = {"general_manager": 100, "cs_agent": 190, "community_operator": 60}
    rack = hang_hats(seats, demand, CATALOG, FIGURES)
    assert rack.gaps == {"cs_agent": 50}
    assert all(sum(hats.values()) == FULL for hats in rack.shares.values())


def test_strangers_do_not_help_out():
    rack = hang_hats(
        team("general_manager", "cs_agent", "developer"),
        {"general_manager": 100, "cs_agent": 150},
        CATALOG,
        FIGURES,
    )
    assert worn(rack)["s3"] == {}
    assert rack.gaps == {"cs_agent": 50}


def test_cashier_and_accountant_never_meet():
    seats = team("general_manager", "store_operator", "visual_designer")
    rack = hang_hats(seats, {"cashier": 20, "accountant": 30, "stock_keeper": 40}, CATALOG, FIGURES)
    assert len({rack.owner[role] for role in ("cashier", "accountant", "stock_keeper")}) >= 2
    assert rack.owner["cashier"] != rack.owner["accountant"]
    assert rack.owner["accountant"] != rack.owner["stock_keeper"]
    assert rack.owner["accountant"] != "s1"
    assert rack.bought == ()


def test_what_the_law_keeps_from_everybody_is_bought():
    rack = hang_hats(team("general_manager"), {"general_manager": 50, "accountant": 30}, CATALOG, FIGURES)
    assert CATALOG.role("accountant").outsourcing != "no"
    assert rack.bought == ("accountant",)
    assert worn(rack) == {"s1": {"general_manager": 50}}


def test_guidelines_outweigh_distance_where_there_is_another_seat():
    seats = team("general_manager", "buyer", "stock_keeper")
    rack = hang_hats(seats, {"buyer": 40, "stock_keeper": 40, "quality_inspector": 20}, CATALOG, FIGURES)
    assert rack.owner["quality_inspector"] != "s2"


def test_people_on_board_keep_the_hats_they_claim():
    seats = [seat("general_manager", 1), seat("cs_agent", 2, "visual_designer")]
    rack = hang_hats(seats, {"cs_agent": 40, "visual_designer": 30}, CATALOG, FIGURES)
    assert worn(rack)["s2"] == {"cs_agent": 40, "visual_designer": 30}
    assert rack.owner["visual_designer"] == "s2"


MANY = {f"hat{number}": 1 for number in range(101)}


@pytest.mark.parametrize(
    ("hats", "kept"),
    [
        ({"a": 150, "b": 50}, {"a": 75, "b": 25}),
        ({"a": 300, "b": 1}, {"a": 99, "b": 1}),
        ({"a": 67, "b": 67, "c": 67}, {"a": 33, "b": 33, "c": 33}),
        ({"a": 10_000, "b": 1, "c": 1, "d": 0}, {"a": 98, "b": 1, "c": 1, "d": 0}),
        ({"a": 50} | MANY, {"a": 1} | MANY | {"hat99": 0, "hat100": 0}),
    ],
)
def test_a_full_seat_keeps_its_proportions(hats, kept):
    assert _in_proportion(hats) == kept


ROLES = [role.id for role in CATALOG.roles if role.id != "general_manager"]


@given(
    mains=st.lists(st.sampled_from(ROLES), max_size=8),
    demand=st.dictionaries(st.sampled_from(ROLES), st.integers(1, 300), max_size=25),
)
def test_work_is_conserved_whatever_the_team(mains: list[str], demand: dict[str, int]):
    assert_conserved(team("general_manager", *mains), {"general_manager": 30} | demand, CATALOG)


def assert_conserved(seats: list[Seat], demand: dict[str, int], catalog: Catalog) -> None:
    rack = hang_hats(seats, demand, catalog, Figures(catalog.assumption_by_key))
    done = Counter(rack.gaps)
    for hats in rack.shares.values():
        done.update(hats)
        assert sum(hats.values()) <= FULL
        assert min(hats.values(), default=0) >= 0
    done.update({role: demand[role] for role in rack.bought})
    assert {role: work for role, work in done.items() if work} == demand
    assert set(rack.owner) | set(rack.bought) == set(demand) | {seat.role.id for seat in seats}
    assert not set(rack.owner) & set(rack.bought)


def test_neighbours_and_what_a_head_keeps_stand_in_the_organisation():
    head, agent = team("general_manager", "cs_agent")
    seating = Seating([head, agent], CATALOG, FIGURES)
    community, designer, cashier = map(CATALOG.role, ("community_operator", "visual_designer", "cashier"))
    assert seating.distance(agent, community) == CATALOG.unit_of[agent.role.function].near[community.function]
    assert seating.distance(agent, designer) == FIGURES.base("distance_stranger")
    assert seating.distance(head, cashier) == FIGURES.base("distance_head_kept")
    assert seating.distance(head, designer) == FIGURES.base("distance_head_other")
