"""Where each rule of briefs begins, and how a rule makes findings of what it sees."""

from __future__ import annotations

import pytest

from teamplan.checks.checking import check_brief, check_catalog, check_entry
from teamplan.checks.of_briefs import absurd_driver
from teamplan.checks.rule import Issue, rule
from teamplan.checks.subjects import CatalogSubject
from teamplan.findings.finding import Finding, Place, Severity, Words
from teamplan.model.brief import Brief
from teamplan.model.catalog import Catalog
from teamplan.model.plan import Plan
from teamplan.model.terms import BusinessModel

HERE = Place("x.yaml")


def of_brief(catalog: Catalog, **said: object) -> list[str]:
    found = check_brief(Brief.model_validate({"stage": "growth", **said}), HERE, catalog)
    assert all(finding.file == "x.yaml" for finding in found)
    return [f"{finding.rule} {finding.path[0]}" for finding in found]


def test_volumes_may_be_twenty_times_the_usual_or_a_twentieth(catalog: Catalog) -> None:
    figures = catalog.assumption_by_key
    profile = catalog.profile(BusinessModel.B2C)
    chains = [
        ("orders_per_day", "parcels_per_day", figures["parcels_per_order"].base),
        ("orders_per_day", "inquiries_per_day", figures[profile.contact_rate].base),
        ("parcels_per_day", "returns_per_day", figures["return_rate"].base),
        (
            "monthly_sales",
            "orders_per_day",
            1 / (figures[profile.order_value].base * figures["orders_days_per_month"].base),
        ),
    ]
    for parent, driver, usual in chains:
        for ratio, found in ((19.9, []), (20.1, [driver]), (1 / 19.9, []), (1 / 20.1, [driver])):
            said = of_brief(catalog, **{parent: 1_000_000, driver: 1_000_000 * usual * ratio})
            assert said == [f"absurd-driver {name}" for name in found], (driver, ratio)
    assert absurd_driver.LARGEST_RATIO == 20


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ({"monthly_sales": 100, "ad_spend": 100}, []),
        ({"monthly_sales": 100, "ad_spend": 101}, ["absurd-driver ad_spend"]),
        ({"ad_spend": 101}, []),
        ({"monthly_sales": 100}, []),
        ({"monthly_sales": 100, "sales_target": 100}, []),
        ({"monthly_sales": 100, "sales_target": 99}, ["contradictory-brief sales_target"]),
        ({"sales_target": 99}, []),
        ({"size": 3, "people_cost_cap": 3_000}, []),
        ({"size": 3, "people_cost_cap": 2_999}, ["contradictory-brief people_cost_cap"]),
        ({"people_cost_cap": 1_000}, []),
        ({"people_cost_cap": 999}, ["contradictory-brief people_cost_cap"]),
        ({"live": True, "live_rooms": 1}, []),
        ({"live_rooms": 1}, []),
        ({"live": False, "live_rooms": 1, "live_hours_per_day": 2}, ["live_rooms", "live_hours_per_day"]),
        ({"team": [{"title": "客服", "roles": ["cs_agent"]}]}, []),
    ],
)
def test_a_brief_contradicts_itself_only_beyond_its_bounds(
    said: dict[str, object], found: list[str], catalog: Catalog
) -> None:
    names = sorted(name if " " in name else f"contradictory-brief {name}" for name in found)
    assert sorted(of_brief(catalog, **said)) == names


def test_what_a_model_lacks_a_profile_for_is_not_judged(catalog: Catalog) -> None:
    bare = catalog.model_copy(update={"profiles": ()})
    assert of_brief(bare, orders_per_day=1_000, parcels_per_day=1) == []
    assert of_brief(catalog, orders_per_day=1_000, parcels_per_day=1) == ["absurd-driver parcels_per_day"]


def test_what_is_usual_depends_on_the_model(catalog: Catalog) -> None:
    rate = catalog.assumption_by_key[catalog.profile(BusinessModel.CROSS_BORDER).contact_rate].base
    volumes = {"orders_per_day": 1_000, "inquiries_per_day": 1_000 * rate * 21}
    assert of_brief(catalog, model="cross_border", **volumes) == ["absurd-driver inquiries_per_day"]
    assert of_brief(catalog, model="b2c", **volumes) == of_brief(catalog, **volumes) == []


def test_an_issue_may_overrule_the_severity_and_the_advice_of_its_rule() -> None:
    usual, own = Words("通常", "Usual."), Words("另外", "Own.")

    @rule(Severity.WARNING, Plan, why=usual, advice=usual)
    def check(place: Place) -> list[Issue]:
        return [
            Issue(place, "一", "one"),
            Issue(place.at("a"), "二", "two", own, severity=Severity.INFO, on_key=True, related=(place,)),
        ]

    assert check.looks_at == (Plan,)
    assert not check.needs_every_file
    name = check.name
    assert check.findings(HERE) == [
        Finding(name, Severity.WARNING, "x.yaml", (), Words("一", "one"), usual),
        Finding(name, Severity.INFO, "x.yaml", ("a",), Words("二", "two"), own, on_key=True, related=(HERE,)),
    ]


def test_of_files_that_were_not_all_read_only_what_stands_there_is_blamed(catalog: Catalog) -> None:
    subject = CatalogSubject()
    subject.add(catalog.role("packer"), HERE)
    subject.add(catalog.role("packer"), HERE.at(1))
    some, every = check_catalog(subject, all_read=False), check_catalog(subject)
    assert {"duplicate-id", "duplicate-alias", "duplicate-duty"} <= {each.rule for each in some}
    assert {each.rule for each in every} - {each.rule for each in some} == {
        "unknown-assumption-reference",
        "unknown-role-reference",
    }


def test_an_entry_that_no_rule_looks_at_is_sound() -> None:
    assert check_entry(object(), HERE) == []
