"""Whose turn a seat is within its function."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from teamplan.model.brief import Brief, Incumbent
from teamplan.model.driver import Driver
from teamplan.model.plan import DriverLine
from teamplan.model.reason import Reason
from teamplan.model.staffing import RatioRule
from teamplan.model.terms import Function, RoleKind, Stage
from teamplan.planning.evidence.composition import Composition
from teamplan.planning.figures import Figures
from teamplan.planning.intake.infeasible import InfeasibleError
from teamplan.planning.seats.apportionment import priority
from teamplan.planning.seats.sequence import Seat, SeatSequence, Wishes
from teamplan.planning.work.demand import DemandModel
from teamplan.planning.work.drivers import Volumes
from teamplan.planning.workforce import build_workforce


@pytest.mark.parametrize(
    "brief",
    [
        Brief(stage=Stage.GROWTH, size=150),
        Brief(stage=Stage.MATURE, size=150, monthly_sales=2_000_000.0),
        Brief(stage=Stage.STARTUP, size=60, team=[{"title": "客服", "roles": ["cs_agent"]}] * 9),
    ],
    ids=["size", "sales", "people"],
)
def test_each_seat_goes_to_the_role_with_the_greatest_claim_in_its_function(catalog, brief):
    workforce = build_workforce(brief, catalog)
    seats: Counter[str] = Counter()
    checked = 0
    for seat in workforce.sequence.grow(brief.size):
        chosen = seat.because.key not in ("first_of_stage", "on_board", "head_of_company")
        if seat.role.kind is RoleKind.SPECIALIST and chosen:
            fte = workforce.work.evaluate(seat.scale, seat.order)
            claims = [
                (role, work, seats[role.id])
                for role, work in zip(workforce.demand.roles, fte, strict=True)
                if role.function is seat.role.function and role.kind is RoleKind.SPECIALIST and work > 0
            ]
            best = next(priority(work, held) for role, work, held in claims if role is seat.role)
            assert best == pytest.approx(max(priority(work, held) for _, work, held in claims))  # ties may be rounded
            checked += len(claims) > 1
        seats[seat.role.id] += 1
    assert checked > 20


# --- who is there from the beginning ----------------------------------------------------------

FIGURES = {"growth_steps": 1.0}
NO_WISHES = Wishes(frozenset())


class ByRules:
    """Work by the rules alone: at no pace, and drawn to no peers."""

    def __init__(self, model: DemandModel, volumes: Volumes, figures: Figures) -> None:
        self.model, self.volumes, self.roles = model, volumes, model.roles
        self.peers = Composition(lambda: (), figures)

    def evaluate(self, scale: float, _size: int) -> list[float]:
        return self.model.evaluate(self.volumes.at(scale))


def sequence(
    catalog, *team: dict[str, object], anchored: bool = True, wishes: Wishes = NO_WISHES, **skus: float
) -> SeatSequence:
    """Seats of a company in which each role follows SKUs, with one FTE for so many of them."""
    roles = tuple(
        catalog.role(role).model_copy(update={"staffing": RatioRule(rule="ratio", driver="skus", per=f"per_{role}")})
        for role in skus
    )
    changed = {role.id: role for role in roles}
    catalog = catalog.model_copy(update={"roles": tuple(changed.get(role.id, role) for role in catalog.roles)})
    known = dict(catalog.assumption_by_key)
    for role, per in skus.items():
        known[f"per_{role}"] = known["growth_steps"].model_copy(update={"low": per, "base": per, "high": per})
    for key, value in (FIGURES | {"smallest_hat": 0, "returns_to_scale": 1}).items():
        known[key] = known[key].model_copy(update={"base": value})
    figures = Figures(known)
    model = DemandModel(roles, catalog, figures, lambda _contacts, _minutes: 0.0)
    said = Reason.of("volume_stated")
    lines = {
        driver: DriverLine(driver=driver, value=100 if driver is Driver.SKUS else 0, origin="brief", formula=said)
        for driver in Driver
    }
    powers = dict.fromkeys(Driver, 1.0)
    volumes = Volumes(lines=lines, powers=powers, anchored=anchored, smallest_scale=0.25)
    people = [Incumbent.model_validate(person) for person in team]
    wishes = replace(wishes, preferred=frozenset(catalog.role_by_id))
    return SeatSequence(catalog, ByRules(model, volumes, figures), figures, people, wishes)


def rows(seats: list[Seat]) -> list[tuple[object, ...]]:
    return [(seat.id, seat.role.id, seat.title, seat.level, seat.order, seat.incumbent) for seat in seats]


def test_the_head_comes_first_and_is_called_as_the_organisation_says(catalog):
    (head,) = sequence(catalog, buyer=50).seats
    founder, role = catalog.organisation.founder, catalog.role("general_manager")
    assert founder
    assert rows([head]) == [("head", "general_manager", role.title, 9, 1, founder)]
    assert (head.because, head.extra_roles, head.scale) == (Reason.of("head_of_company"), (), 1.0)
    organisation = catalog.organisation.model_copy(update={"founder": None})
    bare = catalog.model_copy(update={"organisation": organisation})
    assert sequence(bare, buyer=50).seats[0].incumbent == role.title


def test_people_on_board_follow_the_head_with_their_titles_names_and_further_roles(catalog):
    team = (
        {"title": "采购员", "name": "李四", "roles": ("buyer", "cashier")},
        {"title": "店主", "roles": ("cashier", "general_manager", "accountant")},
        {"title": "客服", "roles": ("cs_agent",)},
    )
    seats = sequence(catalog, *team, buyer=50).seats
    supply, service = (
        catalog.unit_of[catalog.role("buyer").function].prefix,
        catalog.unit_of[catalog.role("cs_agent").function].prefix,
    )
    assert rows(seats) == [
        ("head", "general_manager", "店主", 9, 1, "店主"),
        (f"{supply}-1", "buyer", "采购员", 0, 2, "李四"),
        (f"{service}-1", "cs_agent", "客服", 0, 3, "客服"),
    ]
    assert [seat.extra_roles for seat in seats] == [("cashier", "accountant"), ("cashier",), ()]
    assert [seat.because.key for seat in seats] == ["head_of_company", "on_board", "on_board"]


def test_a_lead_on_board_is_above_specialists_and_a_manager_above_leads(catalog):
    unit = catalog.unit_of[catalog.role("cs_agent").function]
    other = catalog.unit_of[Function.DESIGN]
    roles = ["cs_agent", unit.manager, unit.lead, unit.manager, other.manager]
    team = [{"title": "甲", "roles": (role,)} for role in roles]
    assert [seat.level for seat in sequence(catalog, *team, buyer=50).seats] == [9, 0, 1, 1, 2, 1]


def test_a_seat_goes_where_the_work_of_a_seat_is_most(catalog):
    """Per 100 SKUs: 4 FTE of designers, 1 of buyers, enough for one of each; then priority = work ÷ (seats + ½)."""
    seats = sequence(catalog, visual_designer=25, buyer=100).grow(6)
    assert [seat.role.id for seat in seats[1:]] == ["visual_designer", "buyer"] + ["visual_designer"] * 3
    assert [seat.scale for seat in seats] == [1, 1, 1, 1, 1, 2]


def test_within_a_function_each_role_gets_its_turn(catalog):
    seats = sequence(catalog, visual_designer=40, retoucher=100).grow(5)
    assert [seat.role.id for seat in seats[1:]] == [
        "visual_designer",
        "retoucher",
        "visual_designer",
        "visual_designer",
    ]
    assert [seat.title for seat in seats[1:3]] == [
        catalog.role("visual_designer").title,
        catalog.role("retoucher").title,
    ]


def test_the_reason_of_a_seat_is_the_load_of_its_division(catalog):
    seats = sequence(catalog, visual_designer=24).grow(3)
    division = catalog.division_of[catalog.role("visual_designer").function].id
    said = {"division": division, "work": 4.2, "function": "design"}
    assert [seat.because for seat in seats[1:]] == [
        Reason.of("division_unstaffed", **said),
        Reason.of("division_overloaded", **said, seats=1, each=4.2),
    ]
    assert sequence(catalog, visual_designer=24).grow(4)[3].because == Reason.of(
        "division_overloaded", **said, seats=2, each=2.1
    )


def test_the_scale_grows_by_its_step_once_there_is_no_work_for_another(catalog):
    """Sales are known: 2 FTE at scale 1; seats beyond ask for 4 at 2, 8 at 4."""
    scales = [seat.scale for seat in sequence(catalog, visual_designer=50).grow(6)]
    assert scales == [1, 1, 2, 2, 4, 4]


def test_where_the_size_decides_the_scale_starts_at_the_smallest_company(catalog):
    """A quarter of 100 SKUs is half an FTE, the whole 2."""
    scales = [seat.scale for seat in sequence(catalog, anchored=False, visual_designer=50).grow(5)]
    assert scales == [0.25, 1, 2, 2, 4]


def test_work_that_is_enough_for_the_seats_leaves_the_scale(catalog):
    assert [seat.scale for seat in sequence(catalog, visual_designer=25).grow(5)] == [1, 1, 1, 1, 2]


def test_growing_again_gives_the_same_seats(catalog):
    found = sequence(catalog, visual_designer=25)
    first = found.grow(4)
    assert found.grow(2) == first[:2]
    assert found.grow(6)[:4] == first
    assert len(found.seats) == 6


def test_nobody_can_be_seated_without_a_specialist_who_has_work(catalog):
    with pytest.raises(InfeasibleError) as caught:
        sequence(catalog, general_manager=50).grow(2)
    assert caught.value.reason == Reason.of("no_role_to_seat")


def test_a_lead_is_seated_before_the_specialist_who_would_be_too_many(catalog):
    """With room for three under the head, the fourth designer needs a lead first."""
    known = dict(catalog.assumption_by_key)
    organisation = catalog.organisation
    spans = {organisation.head_span: 3, organisation.manager_span: 3, catalog.unit_of[Function.DESIGN].span: 3}
    found = tuple(
        item.model_copy(update={"low": 1, "base": spans[key], "high": 99}) if key in spans else item
        for key, item in known.items()
    )
    small = catalog.model_copy(update={"assumptions": found})
    lead = small.role(small.unit_of[Function.DESIGN].lead)
    seats = sequence(small, visual_designer=5).grow(8)
    assert [(seat.role.id, seat.level) for seat in seats[1:]] == [
        *[("visual_designer", 0)] * 3,
        (lead.id, 1),
        (lead.id, 1),
        ("visual_designer", 0),
        ("visual_designer", 0),
    ]
    assert seats[4].because == Reason.of("head_full", span=3)
    assert seats[5].because == Reason.of("leads_full", function="design", span=3)
    assert seats[4].title == lead.title


@pytest.mark.parametrize(
    ("ranks", "titles"),
    [((), ["", "", "", ""]), (("高级",), ["", "", "高级", "高级"]), (("高级", "资深"), ["", "", "高级", "资深"])],
)
def test_leads_of_the_third_layer_and_above_have_a_rank(catalog, ranks, titles):
    organisation = catalog.organisation.model_copy(update={"ranks": ranks})
    found = sequence(catalog.model_copy(update={"organisation": organisation}), buyer=50)
    assert [found._rank(level) for level in (1, 2, 3, 4)] == titles
    assert found._rank(9) == (ranks[-1] if ranks else "")


def test_what_a_stage_begins_with_gets_the_first_seats_as_far_as_there_is_work(catalog):
    """Without the wish, designers with 4 FTE come before the buyer with 1."""
    wishes = Wishes(frozenset(), first=("cashier", "no_such_role", "buyer"))
    seats = sequence(catalog, wishes=wishes, visual_designer=25, buyer=100).grow(4)
    assert [seat.role.id for seat in seats[1:]] == ["buyer", "visual_designer", "visual_designer"]
    assert seats[1].because == Reason.of("first_of_stage", role="buyer")
    on_board = {"title": "采购", "roles": ("buyer",)}
    there = sequence(catalog, on_board, wishes=wishes, visual_designer=25, buyer=100).grow(3)
    assert [seat.because.key for seat in there[1:]] == ["on_board", "division_unstaffed"]


def test_barred_work_asks_for_no_seat(catalog):
    wishes = Wishes(frozenset(), barred=frozenset({"visual_designer"}))
    seats = sequence(catalog, wishes=wishes, visual_designer=25, retoucher=200, buyer=100).grow(5)
    assert {seat.role.id for seat in seats[1:]} == {"retoucher", "buyer"}
