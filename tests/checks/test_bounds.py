"""Where each rule begins: what just keeps it and what just breaks it."""

from __future__ import annotations

import pytest

from teamplan.checks.checking import check_brief, check_catalog, check_entry, check_plan
from teamplan.checks.of_briefs import absurd_driver
from teamplan.checks.of_catalogs import gmv_only_kpi, kpi_weights, staffing_monotone, stale_assumption
from teamplan.checks.of_plans import budget_tie_out, overload, size_mismatch, span_of_control
from teamplan.checks.of_plans.plan_structure import check_plan_structure
from teamplan.checks.rule import Issue, Rule, rule
from teamplan.checks.subjects import CatalogSubject, Entry, PlanSubject
from teamplan.findings.finding import Finding, Place, Severity, Words
from teamplan.model.brief import Brief
from teamplan.model.catalog import Catalog
from teamplan.model.plan import Budget, CostLine, MoneyRange, Origin, Plan, Position
from teamplan.model.reason import Reason
from teamplan.model.role import Role
from teamplan.model.staffing import SplitRule, Tier, TieredRule
from teamplan.model.terms import BusinessModel

HERE = Place("x.yaml")


def of_brief(catalog: Catalog, **said: object) -> list[str]:
    found = check_brief(Brief.model_validate({"stage": "growth", **said}), HERE, catalog)
    assert all(finding.file == "x.yaml" for finding in found)
    return [f"{finding.rule} {finding.path[0]}" for finding in found]


def test_volumes_may_be_twenty_times_the_usual_or_a_twentieth(catalog: Catalog) -> None:
    figures = catalog.assumption_by_key
    profile = catalog.profile(BusinessModel.B2C, live=False)
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


def position(name: str, reports_to: str | None = "head", **changes: object) -> Position:
    fields: dict[str, object] = {
        "id": name, "title": name, "function": "operations", "department": "运营部", "kind": "specialist",
        "roles": {"store_operator": 1.0}, "reports_to": reports_to, "order": 1, "because": Reason.of("on_board"),
    }  # fmt: skip
    return Position.model_validate(fields | changes)


def plan_of(*positions: Position, **changes: object) -> Plan:
    fields: dict[str, object] = {
        "title": "方案", "brief": Brief(stage="growth"), "origin": Origin(kind="planned"), "positions": positions,
    }  # fmt: skip
    return Plan.model_validate(fields | changes)


def issues(checked: Rule[PlanSubject], plan: Plan, catalog: Catalog) -> list[Finding]:
    return checked.findings(PlanSubject(plan, HERE, catalog))


def test_a_size_that_a_brief_leaves_open_is_not_missed(catalog: Catalog) -> None:
    for size, found in ((None, 0), (2, 0), (1, 1), (3, 1)):
        plan = plan_of(position("head", None), position("a"), brief=Brief(stage="growth", size=size))
        assert len(issues(size_mismatch.check, plan, catalog)) == found


def test_a_whole_persons_work_is_no_overload(catalog: Catalog) -> None:
    for share, found in ((1.0, 0), (1.01, 1)):
        plan = plan_of(position("head", None, roles={"store_operator": share}))
        assert len(issues(overload.check, plan, catalog)) == found


@pytest.mark.parametrize(
    ("figure", "head", "above", "below"),
    [
        ("span_head", position("lead", None), (), "specialist"),
        ("span_manager", position("lead"), (position("head", None),), "lead"),
        ("span_operations", position("lead"), (position("head", None),), "specialist"),
    ],
)
def test_a_leader_may_have_as_many_reports_as_the_kind_of_work_allows(
    figure: str, head: Position, above: tuple[Position, ...], below: str, catalog: Catalog
) -> None:
    organisation = catalog.organisation
    key = {
        "span_head": organisation.head_span,
        "span_manager": organisation.manager_span,
        "span_operations": catalog.unit_of[head.function].span,
    }[figure]
    limit = int(catalog.assumption_by_key[key].base)
    for count, found in ((limit, []), (limit + 1, [("positions", len(above), "id")])):
        led = [position(f"p{number}", "lead", kind=below) for number in range(count)]
        plan = plan_of(*above, head, *led)
        assert [each.path for each in issues(span_of_control.check, plan, catalog)] == found
    without = catalog.model_copy(update={"assumptions": ()})
    assert issues(span_of_control.check, plan, without) == []


def test_a_budget_ties_out_to_the_yuan(catalog: Catalog) -> None:
    amount = MoneyRange(low=1, base=2, high=3)
    lines = (CostLine(item="wages", kind="monthly", amount=amount, basis=Reason.of("sum_of_pay", positions=1)),)
    none = MoneyRange(low=0, base=0, high=0)
    paid = position("head", None, pay=amount)
    for monthly, pay, found in (
        (amount, paid, []),
        (amount, position("head", None), []),
        (MoneyRange(low=1, base=2, high=4), paid, [("budget", "monthly", "high")]),
        (
            amount,
            paid.model_copy(update={"pay": MoneyRange(low=1, base=3, high=3)}),
            [("budget", "lines", 0, "amount", "base")],
        ),
    ):
        plan = plan_of(pay, budget=Budget(lines=lines, monthly=monthly, one_off=none))
        assert [each.path for each in issues(budget_tie_out.check, plan, catalog)] == found
    assert issues(budget_tie_out.check, plan_of(paid), catalog) == []


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


def test_what_spoils_a_drawing_names_its_file(catalog: Catalog) -> None:
    sound = plan_of(position("head", None, accountable=("store_operator",)))
    assert check_plan_structure(sound, "p.yaml", catalog) == []
    broken = plan_of(position("head", None, accountable=("store_operator",)), position("a", "gone"))
    (found,) = check_plan_structure(broken, "p.yaml", catalog)
    assert (found.rule, found.file, found.path) == ("unknown-superior", "p.yaml", ("positions", 1, "reports_to"))


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


def test_a_plan_and_its_brief_are_checked_together(catalog: Catalog) -> None:
    plan = plan_of(position("head", None), brief=Brief(stage="growth", monthly_sales=9, sales_target=8))
    found = [(each.rule, each.path) for each in check_plan(plan, HERE, catalog)]
    assert ("contradictory-brief", ("brief", "sales_target")) in found
    assert ("single-owner", ("positions", 0, "roles", "store_operator")) in found
