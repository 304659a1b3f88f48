"""Whose turn a seat is within its function."""

from __future__ import annotations

from collections import Counter

import pytest

from teamplan.model.brief import Brief
from teamplan.model.terms import RoleKind, Stage
from teamplan.planning.seats.apportionment import next_in_turn
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
        if seat.role.kind is RoleKind.SPECIALIST and seat.incumbent is None:
            fte = workforce.demand.evaluate(workforce.volumes.at(seat.scale))
            claims = [
                (role, work, seats[role.id])
                for role, work in zip(workforce.demand.roles, fte, strict=True)
                if role.function is seat.role.function and role.kind is RoleKind.SPECIALIST and work > 0
            ]
            assert next_in_turn(claims) is seat.role
            checked += len(claims) > 1
        seats[seat.role.id] += 1
    assert checked > 20
