"""Which roles of a separation of duties meet in one person."""

from __future__ import annotations

import pytest

from teamplan.model.organisation import DutySeparation
from teamplan.model.terms import RoleKind

RULE = DutySeparation(
    id="money_books",
    title="管钱的不管账",
    first=("cashier", "teller"),
    second=("accountant", "auditor"),
    basis="law",
    control="代理记账",
    source="会计法",
)


@pytest.mark.parametrize(
    ("held", "met"),
    [
        (["packer", "teller", "accountant", "cashier"], ("accountant", "cashier", "teller")),
        (["cashier", "teller"], ()),
        (["auditor", "accountant"], ()),
        ([], ()),
    ],
)
def test_both_sides_must_meet(held: list[str], met: tuple[str, ...]):
    assert RULE.met_by(held) == met


def test_who_leads_a_team():
    assert {kind for kind in RoleKind if kind.leads} == {RoleKind.LEAD, RoleKind.MANAGER, RoleKind.DIRECTOR}
