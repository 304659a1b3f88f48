"""Where each rule of catalogs begins: what just keeps it and what just breaks it."""

from __future__ import annotations

import pytest

from teamplan.checks.checking import check_entry
from teamplan.checks.of_catalogs import gmv_only_kpi, kpi_weights, staffing_monotone, stale_assumption
from teamplan.checks.subjects import CatalogSubject, Entry
from teamplan.findings.finding import Place
from teamplan.model.catalog import Catalog
from teamplan.model.role import Role
from teamplan.model.staffing import SplitRule, Tier, TieredRule

HERE = Place("x.yaml")


def weighed(catalog: Catalog, *weights: int) -> Role:
    """Return a role whose first measure is turnover, with these weights."""
    role = catalog.role("packer")
    names = ("成交额", *(f"指标{number}" for number in range(len(weights) - 1)))
    kpis = tuple(
        role.kpis[0].model_copy(update={"name": name, "weight": weight})
        for name, weight in zip(names, weights, strict=True)
    )
    return role.model_copy(update={"kpis": kpis})


@pytest.mark.parametrize(("weights", "found"), [((60, 40), 0), ((61, 39), 1), ((30, 70), 0)])
def test_turnover_may_weigh_sixty_in_a_hundred(weights: tuple[int, ...], found: int, catalog: Catalog) -> None:
    entry = Entry(weighed(catalog, *weights), HERE)
    assert len(gmv_only_kpi.check.findings(entry)) == found
    assert kpi_weights.check.findings(entry) == []


@pytest.mark.parametrize("weights", [(50, 49), (51, 50), (99,)])
def test_weights_total_just_a_hundred(weights: tuple[int, ...], catalog: Catalog) -> None:
    assert len(kpi_weights.check.findings(Entry(weighed(catalog, *weights), HERE))) == 1


def test_a_figure_is_stale_after_eight_years(catalog: Catalog) -> None:
    one = catalog.assumptions[0]
    for base, years, stale in (
        (None, ("2026", "2018-05", "2017"), ["2017"]),
        (None, ("2018", "2010"), []),
        (
            catalog.model_copy(update={"assumptions": (one.model_copy(update={"valid_from": "2026-01"}),)}),
            ("2017",),
            ["2017"],
        ),
        (None, (), []),
    ):
        subject = CatalogSubject(base=base)
        for number, year in enumerate(years):
            subject.add(one.model_copy(update={"key": f"k{number}", "valid_from": year}), HERE.at(year))
        assert [each.path for each in stale_assumption.check.findings(subject)] == [
            (year, "valid_from") for year in stale
        ]


def tiered(catalog: Catalog, *points: tuple[float, float]) -> Role:
    tiers = tuple(Tier(at=at, fte=fte) for at, fte in points)
    rule = TieredRule(rule="tiered", driver="skus", tiers=tiers)
    return catalog.role("packer").model_copy(update={"staffing": rule})


@pytest.mark.parametrize(
    ("points", "paths"),
    [
        (((0, 1), (5, 1), (9, 2)), []),
        (((0, 1), (0, 1)), [(1, "at")]),
        (((0, 1), (5, 0.5)), [(1, "fte")]),
        (((0, 1), (5, 2), (4, 1)), [(2, "at"), (2, "fte")]),
    ],
)
def test_tiers_rise_and_may_ask_for_as_many_as_before(
    points: tuple[tuple[float, float], ...], paths: list[tuple[int, str]], catalog: Catalog
) -> None:
    found = [each.path for each in check_entry(tiered(catalog, *points), HERE) if each.rule == "staffing-monotone"]
    assert found == [("staffing", "tiers", *path) for path in paths]


@pytest.mark.parametrize(("shares", "found"), [((0.5, 0.5), 0), ((0.7, 0.3), 0), ((0.5, 0.51), 1)])
def test_the_shares_of_a_role_total_all_of_it_at_most(shares: tuple[float, ...], found: int, catalog: Catalog) -> None:
    subject = CatalogSubject()
    subject.add(catalog.role("packer"), HERE)
    for number, share in enumerate(shares):
        rule = SplitRule(rule="split", of="packer", share=share, above=1)
        changes = {"id": f"r{number}", "staffing": rule}
        subject.add(catalog.role("picker").model_copy(update=changes), HERE.at(number))
    assert len(staffing_monotone.check.findings(subject)) == found
