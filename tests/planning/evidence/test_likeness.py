"""Which published teams can be compared, how alike they are and what they count for."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from team_samples import SHOP, roles, team

from teamplan.model.brief import CompletedBrief
from teamplan.model.terms import BusinessModel, Function, SourceKind, Stage
from teamplan.planning.evidence.likeness import OPEN_END, OPEN_START, comparable_teams, head_shares, middle, turnovers
from teamplan.planning.evidence.peers import comparable, likeness_of
from teamplan.planning.figures import Figures, UnknownAssumptionError


@pytest.fixture
def figures(catalog) -> Figures:
    return Figures(catalog.assumption_by_key)


@pytest.mark.parametrize(
    ("said", "key"),
    [
        ({"model": "tp"}, "likeness_other_model"),
        ({"live": True}, "likeness_other_live"),
        ({"stage": "startup"}, "likeness_per_stage"),
        ({"platforms": ["天猫"]}, "likeness_other_platforms"),
        ({"platforms": []}, "likeness_other_platforms"),
    ],
)
def test_whatever_differs_makes_a_team_less_alike(figures, said, key):
    assert likeness_of(team(), SHOP, figures) == 1
    assert likeness_of(team(**said), SHOP, figures) == pytest.approx(figures.base(key))
    assert figures.base(key) <= 1


def test_differences_multiply_and_stages_are_counted(figures):
    started, apart = replace(SHOP, stage=Stage.STARTUP), figures.base("likeness_per_stage")
    assert likeness_of(team(stage="mature"), started, figures) == pytest.approx(apart**2)
    other = likeness_of(team(stage="mature", model="tp"), started, figures)
    assert other == pytest.approx(apart**2 * figures.base("likeness_other_model"))


def test_live_selling_that_a_source_does_not_state_is_none(figures):
    assert likeness_of(team(live=None), SHOP, figures) == 1
    assert likeness_of(team(live=None), replace(SHOP, live=True), figures) == figures.base("likeness_other_live")


def test_one_common_platform_is_enough_and_none_on_both_sides_is_alike(catalog):
    """The built-in figure is 1: platforms say nothing; here they halve."""
    other = catalog.assumption_by_key["likeness_other_platforms"].model_copy(update={"base": 0.5})
    figures = Figures(catalog.assumption_by_key | {"likeness_other_platforms": other})
    assert likeness_of(team(platforms=["天猫"]), SHOP, figures) == 0.5
    assert likeness_of(team(platforms=["天猫"]), replace(SHOP, platforms=()), figures) == 0.5
    assert likeness_of(team(platforms=[]), replace(SHOP, platforms=()), figures) == 1
    assert likeness_of(team(platforms=["天猫", "淘宝"]), SHOP, figures) == 1


def test_size_is_compared_by_its_logarithm(figures):
    spread = figures.base("evidence_reach")
    expected = math.exp(-((math.log(2) / spread) ** 2) / 2)
    assert likeness_of(team(size=[20, 20]), SHOP, figures) == pytest.approx(expected)
    assert likeness_of(team(size=[5, 5]), SHOP, figures) == pytest.approx(expected)
    assert middle(team(size=[4, 9]).size) == 6
    assert middle((10, None)) == 10 * OPEN_END
    assert middle((None, 16)) == 16 / OPEN_START
    assert middle((None, None)) == 0


def test_only_teams_that_are_listed_fully_and_alike_enough_are_compared_the_most_alike_first(figures):
    teams = [
        team("b", size=[12, 12]), team("part", completeness="partial"), team("far", size=[500, 500]),
        team("named", completeness="roles_only"), team("c"), team("a", size=[12, 12]),
    ]  # fmt: skip
    assert [peer.team.id for peer in comparable(teams, SHOP, figures)] == ["c", "a", "b"]
    assert comparable(teams[1:4], SHOP, figures) == ()


def test_a_team_exactly_as_alike_as_is_needed_is_compared(catalog):
    least = 0.3
    changed = {
        key: item.model_copy(update={"base": least})
        if key in ("peers_least_likeness", "likeness_other_model")
        else item
        for key, item in catalog.assumption_by_key.items()
    }
    (peer,) = comparable([team(model="tp")], SHOP, Figures(changed))
    assert peer.likeness == least


@pytest.mark.parametrize("kind", SourceKind)
def test_a_team_counts_for_as_much_as_its_kind_of_source_is_trusted(figures, kind):
    key = {"press": "press", "vendor_blog": "press", "qa_community": "press", "content_farm": "farms"}
    (peer,) = comparable([team(kind=kind)], SHOP, figures)
    assert peer.weight == figures.base(f"trust_in_{key.get(kind.value, 'practice')}")


def test_trust_falls_from_kind_to_kind(figures):
    weights = [comparable([team(kind=kind)], SHOP, figures)[0].weight for kind in SourceKind]
    assert weights == sorted(weights, reverse=True)
    assert len(set(weights)) == 3


def test_a_family_is_one_vote_however_many_teams_it_has(figures):
    alone = [team("x", "one")]
    many = [team(f"x{number}", "many") for number in range(5)]
    weights = {peer.team.id: peer.weight for peer in comparable([*alone, *many], SHOP, figures)}
    assert weights["x"] == pytest.approx(1)
    assert [weights[f"x{number}"] for number in range(5)] == pytest.approx([0.2] * 5)


def test_teams_of_a_family_that_are_less_alike_take_little_of_its_vote(figures):
    near, far = comparable([team("near"), team("far", size=[30, 30])], SHOP, figures)
    assert near.weight + far.weight == pytest.approx(1)
    assert far.weight / near.weight == pytest.approx(far.likeness / near.likeness)
    assert near.likeness == 1


def test_a_catalog_without_the_figures_is_named(catalog):
    few = {key: item for key, item in catalog.assumption_by_key.items() if key != "evidence_reach"}
    with pytest.raises(UnknownAssumptionError) as caught:
        comparable([team()], SHOP, Figures(few))
    assert caught.value.key == "evidence_reach"


@pytest.mark.parametrize("model", [BusinessModel.B2C, BusinessModel.CROSS_BORDER])
@pytest.mark.parametrize("size", [3, 8, 20])
def test_the_built_in_evidence_has_peers_for_usual_companies(catalog, figures, model, size):
    peers = comparable(catalog.published_teams, replace(SHOP, model=model, size=size), figures)
    assert len({peer.team.source.family for peer in peers}) >= 3
    assert all(0 < peer.weight <= 2 for peer in peers)
    assert all(0.1 <= peer.likeness <= 1 for peer in peers)


def brief_of(**stated: object) -> CompletedBrief:
    settled = {"platforms": ("淘宝",), "live": False, "self_fulfilment": True, "staffed": False, "regulated": False}
    return CompletedBrief.model_validate({"stage": "growth", "model": "b2c"} | settled | stated)


def test_only_full_teams_with_numbers_have_a_composition_and_a_likeness_without_the_size(figures):
    two = {"roles": roles(design=1, data=1)}
    teams = [team("a", size=[500, 500], **two), team("b", completeness="partial", **two), team("c")]
    (found,) = comparable_teams(
        [*teams, team("d", kind="content_farm", stage="mature", **two)][:3], brief_of(), figures
    )
    assert (found.size, found.family, found.likeness, found.team) == (500, "one", 1, teams[0])
    assert found.shares == {Function.DESIGN: 0.5, Function.DATA: 0.5}
    (farm,) = comparable_teams([team("d", kind="content_farm", stage="mature", **two)], brief_of(), figures)
    assert farm.likeness == pytest.approx(figures.base("trust_in_farms") * figures.base("likeness_per_stage"))


def test_bought_and_optional_people_are_no_heads_and_one_head_is_no_composition():
    said = {"title": "甲", "function": "design", "low": 2, "high": 2}
    bought = [
        said | {"function": "data", "employment": "outsourced"},
        said | {"function": "live", "employment": "optional"},
    ]
    assert head_shares(team(roles=[said, *bought])) == {Function.DESIGN: 1}
    assert head_shares(team(roles=roles(design=1))) == {}


def test_a_turnover_is_observed_where_size_and_sales_are_known(figures):
    known = team("a", monthly_sales=[400_000, 900_000], size=[4, 9])
    teams = [known, team("b"), team("c", monthly_sales=[1e6, 1e6], completeness="partial")]
    (found,) = turnovers(teams, figures)
    assert (found.team, found.heads, found.sales, found.family) == (known, 6, 600_000, "one")
    assert found.weight == figures.base("trust_in_press")
