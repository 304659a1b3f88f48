"""The comparison with published teams: its measure, its cases, and that the planner beats the mean of the others."""

from __future__ import annotations

from pathlib import Path

import calibration
import published
import pytest
from cases import Case, by_family, distance, load_cases, planned_shares, shares, titled_shares

from teamplan.model.brief import Brief
from teamplan.model.catalog import Catalog
from teamplan.planning.planner import plan_team

pytestmark = pytest.mark.slow

CASES = load_cases()


def test_shares_count_management_and_operations_together():
    assert shares({"management": 1, "operations": 2, "design": 1}) == {"operations": 0.75, "design": 0.25}


def test_distance_is_the_share_of_heads_in_another_function():
    three = {"operations": 0.5, "design": 0.3, "data": 0.2}
    # ½ · (|0.5 − 0.4| + |0.3 − 0| + |0.2 − 0.2| + |0 − 0.4|)
    assert distance(three, {"operations": 0.4, "data": 0.2, "live": 0.4}) == pytest.approx(0.4)
    assert distance(three, three) == 0
    assert distance(three, {"live": 0.6, "content": 0.4}) == pytest.approx(1)


def test_hats_are_split_by_their_share_and_titles_are_not(catalog: Catalog):
    plan = plan_team(catalog, Brief(stage="startup", size=1))
    (only,) = plan.positions
    expected: dict[str, float] = {}
    for role, share in only.roles.items():
        expected[catalog.role(role).function.value] = expected.get(catalog.role(role).function.value, 0) + share
    assert planned_shares(plan.positions, catalog) == pytest.approx(shares(expected))
    assert titled_shares(plan.positions) == {"operations": 1.0}


def test_families_weigh_as_one():
    brief = Brief(stage="startup", size=2)
    twice, once = (Case(name, family, brief, {}) for name, family in (("a", "same"), ("b", "other")))
    assert by_family([(twice, 0.2), (twice, 0.4), (once, 0.9)]) == pytest.approx((0.3 + 0.9) / 2)


def test_the_mean_of_the_others_leaves_out_the_own_family():
    brief = Brief(stage="startup", size=2, model="b2c")
    own = Case("a", "own", brief, {"design": 1.0})
    sibling = Case("b", "own", brief, {"design": 1.0})
    stranger = Case("c", "other", brief, {"live": 1.0})
    predict = published.mean_of_others([own, sibling, stranger], live=False)
    assert predict(own) == {"live": 1.0}
    assert published.mean_of_others([own, sibling], live=False)(own) is None


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_every_case_plans(catalog: Catalog, case):
    plan = plan_team(catalog, case.brief)
    assert len(plan.positions) == case.brief.size
    assert sum(planned_shares(plan.positions, catalog).values()) == pytest.approx(1)
    assert sum(case.shares.values()) == pytest.approx(1)


@pytest.mark.parametrize("live", [False, True])
def test_the_planner_beats_the_mean_of_the_other_families(catalog: Catalog, *, live: bool):
    baseline = published.errors_of(CASES, published.mean_of_others(CASES, live=live))
    covered = [case for case, _ in baseline]
    assert by_family(published.errors_of(covered, published.planner(catalog))) < by_family(baseline)


def test_the_planner_beats_the_nearest_other_case(catalog: Catalog):
    baseline = published.errors_of(CASES, published.nearest_other(CASES))
    assert by_family(published.errors_of(CASES, published.planner(catalog))) < by_family(baseline)


def test_the_search_measures_what_the_plans_show(catalog: Catalog):
    for case in CASES[::9]:
        hats, titles = calibration.case_errors(case, catalog)
        assert hats == pytest.approx(distance(published.planner(catalog)(case), case.shares))
        assert titles == pytest.approx(distance(published.titled_planner(catalog)(case), case.shares))


def test_committed_values_are_within_the_bounds_of_the_search(catalog: Catalog):
    committed = calibration.current(catalog)
    for parameter in calibration.parameters():
        assert parameter.low <= committed[parameter.key] <= parameter.high, parameter.key
    assert calibration.current(calibration.applied(catalog, committed)) == committed


def test_folds_split_no_family_and_leave_none_out():
    folds = calibration.folds(CASES)
    assert sum(len(fold) for fold in folds) == len(frozenset().union(*folds)) == len({case.family for case in CASES})


def test_the_committed_table_is_what_the_program_gives_now(catalog: Catalog):
    page = published.PAGE.read_text(encoding="utf-8")
    table = published.part(CASES, published.predictions(CASES, catalog))
    assert table.count("\n|") > 10
    assert table in page, "run bench/published.py --write, and read what the page says of its table"


def test_writing_replaces_the_part_of_the_page_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    page = tmp_path / "page.md"
    page.write_text(f"before\n{published.BEGIN}\nold\n{published.END}\nafter\n", encoding="utf-8")
    monkeypatch.setattr(published, "PAGE", page)
    published.write(f"{published.BEGIN}\nnew\n{published.END}")
    assert page.read_text(encoding="utf-8") == f"before\n{published.BEGIN}\nnew\n{published.END}\nafter\n"
