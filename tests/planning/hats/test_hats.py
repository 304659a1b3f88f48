"""Who wears which hats: small teams whose outcome can be worked out by hand (in hundredths of an FTE)."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamplan.checking.catalog import load_catalog
from teamplan.model.catalog import Catalog
from teamplan.model.plan import Position, SeparationNote
from teamplan.model.reason import Reason
from teamplan.planning.figures import Figures
from teamplan.planning.hats.rack import HatRack, _in_proportion, _relieve, _trim, hang_hats
from teamplan.planning.hats.seating import FULL, Seating
from teamplan.planning.hats.separation import separation_notes
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


def test_one_person_does_the_own_work_and_something_of_every_hat():
    rack = hang_hats(
        team("general_manager"),
        {"general_manager": 100, "store_operator": 60, "cs_agent": 40},
        CATALOG,
        FIGURES,
    )
    assert worn(rack) == {"s1": {"general_manager": 98, "store_operator": 1, "cs_agent": 1}}
    assert rack.gaps == {"general_manager": 2, "store_operator": 59, "cs_agent": 39}
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
    assert _in_proportion(hats, FULL) == kept


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


# --- what the law keeps apart -----------------------------------------------------------------


def ruled(*rules: tuple[str, str], **outsourcing: str) -> Catalog:
    """The built-in catalog with these laws only, and with these roles bought so often."""
    law = CATALOG.organisation.separation[0]
    found = [
        law.model_copy(update={"id": f"law{place}", "first": (first,), "second": (second,), "basis": "law"})
        for place, (first, second) in enumerate(rules)
    ]
    roles = tuple(role.model_copy(update={"outsourcing": outsourcing.get(role.id, "no")}) for role in CATALOG.roles)
    organisation = CATALOG.organisation.model_copy(update={"separation": tuple(found)})
    return CATALOG.model_copy(update={"organisation": organisation, "roles": roles})


def hung(catalog: Catalog, seats: list[Seat], **demand: int) -> HatRack:
    return hang_hats(seats, demand, catalog, FIGURES)


def test_a_hat_in_the_way_is_bought_where_it_can_be():
    """Nobody but the head is there: the counsel comes after the cashier (less work), who makes way."""
    catalog = ruled(("legal_counsel", "cashier"), cashier="possible")
    rack = hung(catalog, team("general_manager"), general_manager=20, cashier=30, legal_counsel=10)
    assert rack.bought == ("cashier",)
    assert rack.owner == {"general_manager": "s1", "legal_counsel": "s1"}
    assert worn(rack) == {"s1": {"general_manager": 20, "legal_counsel": 10}}
    assert rack.gaps == {}


def test_the_role_itself_is_bought_where_it_can_be():
    catalog = ruled(("legal_counsel", "cashier"), cashier="possible", legal_counsel="usual")
    rack = hung(catalog, team("general_manager"), general_manager=20, cashier=30, legal_counsel=10)
    assert rack.bought == ("legal_counsel",)
    assert worn(rack) == {"s1": {"general_manager": 20, "cashier": 30}}


def test_where_nothing_can_be_bought_duties_meet():
    rack = hung(
        ruled(("legal_counsel", "cashier")), team("general_manager"), general_manager=20, cashier=30, legal_counsel=10
    )
    assert rack.bought == ()
    assert worn(rack) == {"s1": {"general_manager": 20, "cashier": 30, "legal_counsel": 10}}
    assert rack.owner["legal_counsel"] == "s1"


def test_the_seat_with_the_least_work_in_the_way_makes_way():
    laws = (("legal_counsel", "cashier"), ("legal_counsel", "accountant"), ("cashier", "accountant"))
    catalog = ruled(*laws, cashier="possible", accountant="possible")
    seats = [seat("general_manager", 1, "cashier"), seat("buyer", 2, "accountant")]
    rack = hung(catalog, seats, general_manager=10, cashier=40, accountant=30, legal_counsel=5, buyer=20)
    assert rack.bought == ("accountant",)
    assert rack.owner["legal_counsel"] == "s2"
    assert worn(rack) == {"s1": {"general_manager": 10, "cashier": 40}, "s2": {"buyer": 20, "legal_counsel": 5}}
    other = hung(catalog, seats, general_manager=10, cashier=30, accountant=40, legal_counsel=5, buyer=20)
    assert (other.bought, other.owner["legal_counsel"]) == (("cashier",), "s1")


def test_a_seat_whose_own_role_is_in_the_way_does_not_make_way():
    catalog = ruled(("legal_counsel", "buyer"), ("legal_counsel", "cashier"), buyer="possible", cashier="possible")
    seats = [seat("general_manager", 1, "cashier"), seat("buyer", 2)]
    rack = hung(catalog, seats, general_manager=10, cashier=90, legal_counsel=5, buyer=1)
    assert rack.bought == ("cashier",)
    assert rack.owner["legal_counsel"] == "s1"


def test_those_with_the_fewest_lawful_seats_come_first():
    """The counsel may sit on one seat only; the cashier, with more work, takes another."""
    catalog = ruled(("legal_counsel", "buyer"), ("legal_counsel", "cashier"))
    rack = hung(catalog, team("general_manager", "buyer"), general_manager=10, buyer=10, cashier=60, legal_counsel=5)
    assert (rack.owner["legal_counsel"], rack.owner["cashier"]) == ("s1", "s2")


def test_claims_of_people_on_board_are_kept_once_and_only_of_known_roles():
    seats = [seat("general_manager", 1, "cashier"), seat("buyer", 2, "cashier", "legal_counsel", "no_such_role")]
    rack = hung(ruled(), seats, general_manager=10, buyer=10, cashier=30)
    assert rack.owner["cashier"] == "s1"
    assert rack.owner["legal_counsel"] == "s2"
    assert worn(rack) == {"s1": {"general_manager": 10, "cashier": 30}, "s2": {"buyer": 10}}
    assert rack.shares["s2"] == {"buyer": 10, "legal_counsel": 0}


def test_hats_without_a_seat_are_hung_by_size_then_in_the_order_of_the_catalog():
    rack = hung(ruled(), team("general_manager"), general_manager=0, retoucher=10, visual_designer=10, cs_agent=20)
    rank = {role.id: place for place, role in enumerate(CATALOG.roles)}
    hats = [hat for hat in rack.owner if hat != "general_manager"]
    assert hats == ["cs_agent", *sorted(("retoucher", "visual_designer"), key=rank.__getitem__)]


def test_neighbours_do_not_lead_for_a_leader_without_time():
    lead = CATALOG.unit_of[CATALOG.role("cs_agent").function].lead
    seating = Seating(team("general_manager", "cs_agent"), CATALOG, FIGURES)
    assert _relieve(seating, {lead: 30, "cs_agent": 40}, CATALOG) == {lead: 30}
    assert seating.shares == {"s1": {}, "s2": {"cs_agent": 40}}


def test_nobody_is_asked_for_less_than_the_smallest_share():
    smallest = FIGURES.hundredths("smallest_share")
    for missing, gaps in ((smallest, {}), (smallest - 1, {"buyer": smallest - 1})):
        seats = [seat("buyer", 1), seat("buyer", 2)]
        catalog = ruled()
        seating = Seating(seats, catalog, FIGURES)
        seating.add(seats[0], "buyer", 10)
        assert _relieve(seating, {"buyer": missing}, catalog) == gaps


def test_overloaded_seats_are_trimmed_and_the_cuts_of_a_role_add_up():
    seats = team("buyer", "buyer", "cashier")
    seating = Seating(seats, CATALOG, FIGURES)
    for place, hats in enumerate(({"buyer": 120}, {"buyer": 150, "cashier": 50}, {"cashier": 100})):
        for role, amount in hats.items():
            seating.add(seats[place], role, amount)
    assert _trim(seating) == {"buyer": 20 + 51, "cashier": 49}
    assert seating.shares == {"s1": {"buyer": 100}, "s2": {"buyer": 99, "cashier": 1}, "s3": {"cashier": 100}}
    assert seating.load == {"s1": 100, "s2": 100, "s3": 100}


def test_a_position_that_holds_both_sides_of_a_rule_is_noted():
    catalog = ruled(("legal_counsel", "cashier"), ("buyer", "cashier"))
    said = {"title": "甲", "function": "data", "department": "部", "kind": "specialist", "order": 1}
    position = Position(id="a-1", roles={"cashier": 1, "buyer": 0.5}, because=Reason.of("on_board"), **said)
    alone = position.model_copy(update={"id": "a-2", "roles": {"cashier": 1}})
    rule = catalog.organisation.separation[1]
    assert separation_notes([alone, position], catalog) == (
        SeparationNote(
            rule="law1",
            position="a-1",
            roles=("buyer", "cashier"),
            basis="law",
            reason=Reason.of("duties_meet", position="a-1", roles=("buyer", "cashier"), rule=rule.title),
            control=rule.control,
            source=rule.source,
        ),
    )


# --- what fits nobody -------------------------------------------------------------------------


def desks() -> list[Seat]:
    """Six people at desks: nobody packs."""
    return team("general_manager", *["cs_agent"] * 5)


@pytest.mark.parametrize(("outsourcing", "bought"), [("usual", ("packer",)), ("possible", ("packer",)), ("no", ())])
def test_work_that_fits_nobody_is_bought_or_a_gap(outsourcing, bought):
    rack = hung(ruled(packer=outsourcing), desks(), general_manager=50, cs_agent=300, packer=40)
    assert rack.unworn == {"packer"}
    assert rack.bought == bought
    assert rack.gaps == ({} if bought else {"packer": 40})
    assert rack.owner.get("packer") == (None if bought else "s1")
    assert all("packer" not in hats for hats in rack.shares.values())


def test_the_law_goes_before_the_limits_of_hats():
    """Of 20 people the head alone keeps money, and the law keeps the cashier from the supervisor of finance."""
    catalog = ruled(("cashier", "finance_supervisor"))
    seats = team("general_manager", *["cs_agent"] * 19)
    rack = hung(catalog, seats, general_manager=20, cs_agent=1500, cashier=10, finance_supervisor=5)
    assert rack.owner["cashier"] != rack.owner["finance_supervisor"]
    assert not separation_notes([], catalog)
    assert all(not {"cashier", "finance_supervisor"} <= set(hats) for hats in rack.shares.values())
