"""People for a turnover: the power law, what the money carries, and what published teams correct."""

from __future__ import annotations

import math

import pytest
from team_samples import team

from teamplan.checking.catalog import load_catalog
from teamplan.model.profile import Profile
from teamplan.model.terms import BusinessModel, Stage
from teamplan.planning.evidence.headcount import Headcount, Range
from teamplan.planning.evidence.likeness import Turnover
from teamplan.planning.figures import Figures

KNOWN = {
    "each": (1, 20_000, 1e9),
    "share": (0.1, 0.2, 0.4),
    "fees": (0, 0.1, 1),
    "cost_per_head": (1, 10_000, 1e9),
    "sales_per_head_startup": (1, 1, 1),
    "sales_per_head_growth": (1, 1, 1),
    "sales_per_head_mature": (4, 4, 4),
    "staff_elasticity": (0.5, 0.5, 0.5),
    "staff_scatter": (2, 2, 2),
    "evidence_doubt": (1, 1, 1),
}


def headcount(*observed: Turnover, stage: Stage = Stage.GROWTH, own_income: str | None = None) -> Headcount:
    """Five people sell 100,000; four times the sales, twice the people; a person costs 10,000."""
    said = load_catalog().assumption_by_key["cost_per_head"]
    figures = {
        key: said.model_copy(update={"key": key, "low": low, "base": base, "high": high})
        for key, (low, base, high) in KNOWN.items()
    }
    profile = Profile.model_construct(
        model=BusinessModel.B2C, sales_per_head="each", people_cost_share="share", own_income=own_income
    )
    return Headcount(profile, stage, Figures(figures), observed)


def seen(name: str, heads: float, family: str, weight: float = 1.0, **said: object) -> Turnover:
    return Turnover(team(name, family, **said), heads, 400_000.0, weight)


def test_people_grow_with_a_power_of_the_sales_and_scatter_by_a_factor():
    found = headcount()
    assert found.peers(100_000) == Range(2.5, 5, 10)
    assert found.peers(400_000) == Range(5, 10, 20)
    assert headcount(stage=Stage.MATURE).peers(400_000) == Range(2.5, 5, 10)
    assert found.peers(0) == Range(0, 0, 0)


def test_the_money_carries_a_part_of_the_companys_own_income():
    assert headcount().money(400_000) == Range(4, 8, 16)
    agency = headcount(own_income="fees")
    assert agency.income(400_000) == pytest.approx(40_000)
    assert agency.money(400_000).base == pytest.approx(0.8)


@pytest.mark.parametrize(
    ("sales", "people"), [(400_000, 10), (100_000, 4), (10_000_000, 100)], ids=["peers", "too dear", "too few"]
)
def test_the_number_of_the_peers_is_held_between_the_ends_of_the_money(sales, people):
    assert headcount().people(sales) == pytest.approx(people)


def test_published_teams_correct_the_figures_by_their_families_and_less_where_they_are_few():
    one = headcount(seen("a", 20, "one"))
    assert one.peers(400_000).base == pytest.approx(10 * math.sqrt(2))
    assert headcount(seen("a", 20, "one"), seen("b", 20, "one")).peers(400_000) == one.peers(400_000)
    two = headcount(seen("a", 20, "one"), seen("b", 20, "two"))
    assert two.peers(400_000).base == pytest.approx(10 * 2 ** (2 / 3))
    assert (one.families, two.families) == (1, 2)


def test_teams_of_another_model_say_nothing_and_trust_weighs():
    assert headcount(seen("a", 20, "one", model="tp")).peers(400_000) == Range(5, 10, 20)
    assert headcount(seen("a", 20, "one", weight=3.0)).peers(400_000).base == pytest.approx(10 * 2**0.75)
