"""The comparison with published teams: its measures, that nothing is read off the answer, and its tables."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from calibration.ablations import TRIED, with_figure
from calibration.cases import Case, cases_of, families_of, without_family
from calibration.left_out import outcomes
from calibration.measures import by_hat, by_title, composition, covered, distance, first_hired, near, seated
from calibration.page import PAGE, begin, parts, write
from calibration.publishers import mean_of_others, one_of_the_others
from calibration.resampling import family_means, over_families
from calibration.sizes import Sized, agreement, sized

from teamplan.model.brief import Brief
from teamplan.model.catalog import Catalog
from teamplan.model.evidence import PublishedRole, PublishedTeam
from teamplan.model.plan import DemandLine
from teamplan.model.reason import Reason
from teamplan.model.terms import Function
from teamplan.planning.planner import plan_team


def published(case_id: str, family: str, functions: dict[str, float], **fields: object) -> PublishedTeam:
    return PublishedTeam.model_validate(
        {
            "id": case_id,
            "source": {"kind": "vendor_blog", "family": family, "title": "x"},
            "stage": "startup",
            "model": "b2c",
            "size": (sum(functions.values()), sum(functions.values())),
            "completeness": "full",
            "roles": [
                {"title": name, "function": name, "low": heads, "high": heads} for name, heads in functions.items()
            ],
            **fields,
        }
    )


def a_case(case_id: str, family: str, functions: dict[str, float], **fields: object) -> Case:
    return Case(published(case_id, family, functions, **fields))


# Measures


def test_management_and_operations_are_one_function():
    assert composition({"management": 1, "operations": 2, "design": 1}) == {"operations": 0.75, "design": 0.25}


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
    assert len(composition(expected)) > 1
    assert by_hat(plan.positions, catalog) == pytest.approx(composition(expected))
    assert by_title(plan.positions) == {"operations": 1.0}


def test_functions_seated_are_counted_on_both_sides():
    found = seated({"operations": 0.5, "design": 0.25, "live": 0.25}, {"operations": 0.5, "data": 0.5})
    assert (found.precision, found.recall) == pytest.approx((1 / 3, 1 / 2))
    assert found.f1 == pytest.approx(2 * (1 / 3) * (1 / 2) / (5 / 6))
    assert seated({"live": 1.0}, {"data": 1.0}).f1 == 0


def test_the_first_functions_are_those_of_the_order_of_hires(catalog: Catalog):
    positions = plan_team(catalog, Brief(stage="growth", model="b2c", size=12)).positions
    ordered = list(dict.fromkeys(by_title([seat]).popitem()[0] for seat in sorted(positions, key=lambda p: p.order)))
    assert len(ordered) > 3
    assert first_hired(positions[::-1], dict.fromkeys(ordered[:2], 0.5)) == 1
    assert first_hired(positions, {ordered[0]: 0.5, ordered[2]: 0.5}) == 0.5
    assert first_hired(positions, {ordered[-1]: 1.0}) == 0


def test_heads_near_each_other_are_counted_over_the_functions_of_both_sides():
    plan, source = {"operations": 0.5, "design": 0.5}, {"operations": 0.3, "design": 0.5, "data": 0.2}
    assert near(plan, source, 10, 1) == pytest.approx(1 / 3)
    assert near(plan, source, 5, 1) == 1
    assert near(plan, source, 5, 0.99) == pytest.approx(1 / 3)


def test_a_range_holds_a_head_count_where_the_work_of_the_function_does(catalog: Catalog):
    def line(role: str, low: float, high: float) -> DemandLine:
        return DemandLine(role=role, fte=low, low=low, high=high, formula=Reason.of("own_words", words="x"))

    designer, operator = "visual_designer", "store_operator"
    assert catalog.role(designer).function is Function.DESIGN
    lines = [line(designer, 0.5, 1.5), line(operator, 2.0, 3.0)]
    found = covered(lines, catalog, {"design": 0.25, "operations": 0.25, "data": 0.5}, 4)
    assert found.part == pytest.approx(1 / 3)  # design 1 of 0.5–1.5; operations 1 of 2–3; data has no range
    assert found.width == pytest.approx(2 / 3)


# Means and intervals


def test_families_weigh_as_one():
    values = [("same", 0.2), ("same", 0.4), ("other", 0.9)]
    assert family_means(values) == pytest.approx({"same": 0.3, "other": 0.9})
    assert over_families(values).mean == pytest.approx((0.3 + 0.9) / 2)


def test_an_interval_comes_from_families_and_not_from_cases():
    few = over_families([("a", 0.1), ("b", 0.5), ("c", 0.9)])
    assert few.low < few.mean < few.high
    assert few == over_families([("c", 0.9), ("b", 0.5), ("a", 0.1)])
    repeated = over_families([("a", 0.1)] * 50 + [("b", 0.5), ("c", 0.9)])
    assert (repeated.low, repeated.high) == pytest.approx((few.low, few.high))
    pairs = [(f"{family}{copy}", value) for copy in range(9) for family, value in [("a", 0.1), ("c", 0.9)]]
    many = over_families(pairs)
    assert many.high - many.low < few.high - few.low
    single = over_families([("a", 0.1), ("a", 0.3)])
    assert (single.low, single.high) == pytest.approx((0.2, 0.2))


# Cases: nothing is read off the answer


def test_a_brief_says_what_the_source_states_and_nothing_else(catalog: Catalog):
    cases = cases_of(catalog)
    assert len(cases) > 80
    assert {case.team.live for case in cases} == {True, None}
    for case in cases:
        brief, team = case.brief(), case.team
        assert (brief.live, brief.self_fulfilment) == (team.live, team.self_fulfilment), case.id
        assert brief.size == case.size
        assert case.brief(sized=False) == brief.model_copy(update={"size": None})
        assert (brief.monthly_sales is None and brief.orders_per_day is None) != case.has_volume


def test_the_roles_of_a_team_do_not_change_its_brief():
    one = a_case("a", "own", {"live": 2, "warehouse_logistics": 2})
    other = a_case("a", "own", {"design": 2, "data": 2})
    assert one.brief() == other.brief()
    assert one.shares != other.shares


def test_a_family_that_is_left_out_is_gone_and_all_others_are_there(catalog: Catalog):
    families = families_of(cases_of(catalog))
    assert len(families) > 20
    left = without_family(catalog, families[0])
    gone = {team.id for team in catalog.published_teams} - {team.id for team in left.published_teams}
    assert gone == {team.id for team in catalog.published_teams if team.source.family == families[0]}
    assert gone
    assert left.assumptions == catalog.assumptions


def answered_differently(catalog: Catalog, family: str) -> Catalog:
    """Return the catalog with other roles in every team of `family`."""
    lawyers = (PublishedRole(title="法务", function=Function.LEGAL_RISK, low=9, high=9),)
    teams = (
        team.model_copy(update={"roles": lawyers}) if team.source.family == family else team
        for team in catalog.published_teams
    )
    return catalog.model_copy(update={"published_teams": tuple(teams)})


def test_no_plan_depends_on_what_its_own_family_published(catalog: Catalog):
    family = next(case.family for case in cases_of(catalog) if case.team.live)
    changed = answered_differently(catalog, family)
    before = [case for case in cases_of(catalog) if case.family == family]
    after = [case for case in cases_of(changed) if case.family == family]
    assert [each.hats for each in outcomes(before, catalog)] == [each.hats for each in outcomes(after, changed)]
    # and it would, were the family not left out
    aware, misled = (plan_team(each, before[0].brief()).positions for each in (catalog, changed))
    assert by_hat(aware, catalog) != by_hat(misled, catalog)


# What other publishers say, and sizes


def test_the_mean_of_the_others_leaves_out_the_own_family_and_weighs_families_as_one():
    own, sibling = a_case("a", "own", {"design": 2}), a_case("b", "own", {"design": 2})
    twice = [a_case(name, "twice", {"live": 2}) for name in ("c", "d")]
    once = a_case("e", "once", {"data": 2}, live=True)
    cases = [own, sibling, *twice, once]
    assert mean_of_others(own, cases, same_live=False) == pytest.approx({"live": 0.5, "data": 0.5})
    assert mean_of_others(own, cases, same_live=True) == {"live": 1.0}
    assert mean_of_others(own, [own, sibling], same_live=False) is None
    assert mean_of_others(own, [own, a_case("f", "mature", {"live": 2}, stage="mature")], same_live=False) is None


def test_one_of_the_others_is_a_team_of_nearly_the_same_brief():
    own = a_case("a", "own", {"design": 4})
    half, far = a_case("b", "half", {"design": 2, "live": 2}), a_case("c", "far", {"live": 5})
    others = [own, a_case("d", "own", {"data": 4}), half, far, a_case("e", "small", {"live": 2})]
    assert one_of_the_others(own, others) == pytest.approx((0.5 + 1) / 2)
    assert one_of_the_others(own, [own, a_case("f", "live", {"live": 4}, live=True)]) is None


def test_agreement_of_sizes_by_case_and_by_family():
    case, sibling = a_case("a", "one", {"design": 4}), a_case("b", "one", {"design": 4})
    stranger = a_case("c", "two", {"design": 4})
    found = agreement([Sized(case, 8, 1.0), Sized(sibling, 8, 1.0), Sized(stranger, 1, -2.0)], 2.0)
    assert (found.cases, found.families) == (3, 2)
    assert found.ratio_by_case == pytest.approx(1)
    assert found.ratio_by_family == pytest.approx(2**-0.5)
    assert (found.off_by_case, found.off_by_family) == pytest.approx((1.0, 1.5))
    assert found.within == pytest.approx(2 / 3)


def test_a_size_is_found_without_being_told(catalog: Catalog):
    case = next(case for case in cases_of(catalog) if case.has_volume)
    larger = Case(case.team.model_copy(update={"size": (900.0, 900.0)}))
    (told,), (as_published,) = sized([larger], catalog), sized([case], catalog)
    assert told.planned == as_published.planned
    assert told.log_ratio < as_published.log_ratio


# The page


def test_every_figure_that_is_tried_is_one_of_the_catalog(catalog: Catalog):
    assert len(TRIED) > 5
    for figure, values in TRIED.items():
        kept = catalog.assumption_by_key[figure].base
        assert any(value != kept for value in values)
        changed = with_figure(catalog, figure, 0.123)
        assert changed.assumption_by_key[figure].base == 0.123
        assert len(changed.assumptions) == len(catalog.assumptions)
    with pytest.raises(KeyError):
        with_figure(catalog, "no_such_figure", 1.0)


def test_writing_replaces_a_part_of_the_page_and_nothing_else(tmp_path: Path):
    page = tmp_path / "page.md"
    other = f"{begin('other')}\nkept\n<!-- /bench -->\n"
    page.write_text(f"before\n{begin('some')}\nold\n<!-- /bench -->\nbetween\n{other}after\n", encoding="utf-8")
    write({"some": "new"}, page)
    expected = f"before\n{begin('some')}\nnew\n<!-- /bench -->\nbetween\n{other}after\n"
    assert page.read_text(encoding="utf-8") == expected


@pytest.fixture(scope="module")
def page() -> dict[str, str]:
    """Return the parts of the committed page."""
    text = PAGE.read_text(encoding="utf-8")
    found = re.findall(r"<!-- bench: published (\w+) -->\n(.*?)\n<!-- /bench -->", text, re.DOTALL)
    return dict(found)


@pytest.fixture(scope="module")
def printed(catalog: Catalog) -> dict[str, str]:
    """Return the parts that the program gives now, those that take minutes apart."""
    cases = cases_of(catalog)
    return parts(cases, outcomes(cases, catalog), sized(cases, catalog), catalog)


@pytest.mark.slow
def test_the_committed_tables_are_what_the_program_gives_now(page: dict[str, str], printed: dict[str, str]):
    assert page.keys() == {*printed, "ablations"}
    assert all(part.count("\n|") > 3 for part in printed.values())
    for name, part in printed.items():
        assert page[name] == part, "run bench/published.py --ablations --write, and read what the page says of it"


@pytest.mark.slow
def test_what_was_tried_stands_beside_what_is_kept_now(catalog: Catalog, page: dict[str, str]):
    rows = re.findall(r"^\| `(\w+)` ([\d.]+) \| (\S+) \| (\S+) \| (\S+) \|", page["ablations"], re.MULTILINE)
    tried = {(figure, float(value)) for figure, value, *_ in rows}
    assert tried >= {(figure, float(value)) for figure, values in TRIED.items() for value in values}
    kept = [(figure, float(value), title, hat) for figure, value, title, hat, gain in rows if gain == "kept"]
    assert {(figure, value) for figure, value, *_ in kept} == {
        (figure, catalog.assumption_by_key[figure].base) for figure in TRIED
    }
    by_title, by_hat = re.findall(r"^\| (?:\*\*)?misplaced heads, .*?\| (\S+) \|", page["results"], re.MULTILINE)
    assert {(title, hat) for *_, title, hat in kept} == {(by_title, by_hat)}


@pytest.mark.slow
def test_the_planner_is_nearer_than_the_mean_of_comparable_publishers(catalog: Catalog):
    cases = cases_of(catalog)
    for same_live in (False, True):
        gains = []
        for each in outcomes(cases, catalog):
            mean = mean_of_others(each.case, cases, same_live=same_live)
            if mean is not None:
                gains.append((each.family, distance(mean, each.case.shares) - each.title))
        assert len(gains) > 50
        assert over_families(gains).mean > 0
