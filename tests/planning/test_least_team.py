"""How few people could do the work of a plan, and the sentence that says why."""

from __future__ import annotations

import pytest

from teamplan.model.brief import Brief
from teamplan.model.catalog import Catalog
from teamplan.model.reason import Reason
from teamplan.planning.least_team import largest_apart, law_pairs, least_team
from teamplan.planning.planner import plan_team


def law_of(catalog: Catalog) -> tuple[str, str]:
    rule = next(rule for rule in catalog.organisation.separation if rule.basis == "law")
    return rule.first[0], rule.second[0]


def demand_of(catalog: Catalog, brief: Brief) -> dict[str, int]:
    plan = plan_team(catalog, brief)
    bought = {role for service in plan.outside for role in service.instead_of}
    return {line.role: round(line.fte * 100) for line in plan.demand if line.role not in bought}


def test_the_work_decides(catalog, words):
    least = least_team({"store_operator": 390, "packer": 430, "designer": 10}, without_separation(catalog))
    assert least.at_least == 9
    assert words.reason(least.reason) == "按此业务量最少要 9 人：工作量 8.3 FTE"


def without_separation(catalog: Catalog) -> Catalog:
    """Return a catalog without any separation of duties."""
    return catalog.model_copy(update={"organisation": catalog.organisation.model_copy(update={"separation": ()})})


def test_the_law_decides(catalog, words):
    first, second = law_of(catalog)
    least = least_team({first: 5, second: 5}, catalog)
    assert least.at_least == 2
    titles = {catalog.role(role).title for role in (first, second)}
    assert all(title in words.reason(least.reason) for title in titles)
    assert words.reason(least.reason).endswith("不得由一人兼任（法定）")
    assert "两两" not in words.reason(least.reason)


def test_three_duties_apart_are_apart_pairwise(catalog, words):
    rule = catalog.organisation.separation[0].model_copy(update={"basis": "law"})
    a, b, c = (role.id for role in catalog.roles[:3])
    rules = tuple(rule.model_copy(update={"first": (x,), "second": (y,)}) for x, y in ((a, b), (b, c), (a, c)))
    organisation = catalog.organisation.model_copy(update={"separation": rules})
    least = least_team({a: 1, b: 1, c: 1}, catalog.model_copy(update={"organisation": organisation}))
    assert least.at_least == 3
    assert words.reason(least.reason).endswith("两两不得由一人兼任（法定）")


@pytest.mark.parametrize("basis", ["guideline", "practice"])
def test_guidelines_and_practices_may_meet(catalog, basis):
    first, second = law_of(catalog)
    changes = {"basis": basis, "first": (first,), "second": (second,)}
    rule = catalog.organisation.separation[0].model_copy(update=changes)
    organisation = catalog.organisation.model_copy(update={"separation": (rule,)})
    changed = catalog.model_copy(update={"organisation": organisation})
    assert law_pairs(changed) == frozenset()
    assert least_team({first: 5, second: 5}, changed).at_least == 1


def test_nothing_to_do(catalog):
    assert least_team({}, catalog).at_least == 0
    assert least_team({"store_operator": 0}, catalog).at_least == 0


@pytest.mark.parametrize("stage", ["startup", "growth", "mature"])
@pytest.mark.parametrize("size", [1, 3, 8, 30, 200])
def test_no_team_below_the_least_is_without_gaps(catalog, words, stage, size):
    """Whatever the planner does with fewer people than `at_least`, some work stays undone."""
    brief = Brief(stage=stage, size=size, monthly_sales=400_000)
    least = least_team(demand_of(catalog, brief), catalog)
    plan = plan_team(catalog, brief)
    assert len(plan.positions) == size
    assert bool(plan.gaps) or size >= least.at_least
    assert f"{least.at_least} 人" in words.reason(least.reason)


def test_the_order_of_the_demand_does_not_matter(catalog):
    demand = demand_of(catalog, Brief(stage="growth", size=20))
    assert least_team(dict(reversed(demand.items())), catalog) == least_team(demand, catalog)


def test_roles_without_work_need_nobody(catalog):
    first, second = law_of(catalog)
    least = least_team({first: 10, second: 0, "packer": 30}, catalog, 0)
    assert (least.at_least, least.reason) == (1, Reason.of("least_people", people=1, size=0, work=0.4))


def test_a_full_seat_is_one_person_and_a_hundredth_more_are_two(catalog):
    alone = without_separation(catalog)
    assert [least_team({"packer": work}, alone).at_least for work in (0, 1, 100, 101, 200)] == [0, 1, 1, 2, 2]


def test_two_duties_that_the_law_keeps_apart_are_two_people_and_named(catalog):
    first, second = law_of(catalog)
    least = least_team({first: 10, second: 5, "packer": 30}, catalog)
    assert least.at_least == 2
    assert (least.reason.key, least.reason.values["people"]) == ("least_people", 2)
    assert set(least.reason.values) == {"people", "apart"}
    assert set(least.reason.values["apart"]) == {first, second}
    enough = least_team({first: 110, second: 50}, catalog)
    assert enough.reason == Reason.of("least_people", people=2, work=1.6)


def test_the_pairs_are_those_of_laws_and_of_two_roles(catalog):
    rules = [
        rule.model_copy(update={"first": ("buyer", "cashier"), "second": ("cashier",), "basis": basis})
        for rule, basis in zip(catalog.organisation.separation, ("law", "guideline", "practice"), strict=False)
    ]
    organisation = catalog.organisation.model_copy(update={"separation": tuple(rules[:1])})
    assert law_pairs(catalog.model_copy(update={"organisation": organisation})) == {frozenset({"buyer", "cashier"})}
    organisation = catalog.organisation.model_copy(update={"separation": tuple(rules[1:])})
    assert law_pairs(catalog.model_copy(update={"organisation": organisation})) == frozenset()


def test_the_largest_set_apart_is_found_among_the_roles_there_are():
    pairs = [frozenset(pair) for pair in ("ab", "ac", "bc", "cd", "de")]
    assert sorted(largest_apart("abcde", pairs)) == ["a", "b", "c"]
    assert sorted(largest_apart("acde", pairs)) in (["a", "c"], ["c", "d"], ["d", "e"])
    assert largest_apart("ae", pairs) == ()
    assert largest_apart("abcde", []) == ()
