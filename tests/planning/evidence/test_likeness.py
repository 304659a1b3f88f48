"""Which published teams can be compared, how alike they are and what they count for."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from team_samples import SHOP, team

from teamplan.model.terms import BusinessModel, SourceKind, Stage
from teamplan.planning.evidence.peers import comparable, likeness_of, typical_size
from teamplan.planning.figures import Figures, UnknownAssumptionError


@pytest.fixture
def figures(catalog) -> Figures:
    return Figures(catalog.assumption_by_key)


@pytest.mark.parametrize(
    ("said", "key"),
    [
        ({"model": "tp"}, "peers_other_model"),
        ({"live": True}, "peers_other_live"),
        ({"live": None}, "peers_unstated_live"),
        ({"stage": "startup"}, "peers_stage_step"),
        ({"platforms": ["天猫"]}, "peers_other_platform"),
        ({"platforms": []}, "peers_other_platform"),
    ],
)
def test_whatever_differs_makes_a_team_less_alike(figures, said, key):
    assert likeness_of(team(), SHOP, figures) == 1
    assert likeness_of(team(**said), SHOP, figures) == pytest.approx(figures.base(key))
    assert figures.base(key) < 1


def test_differences_multiply_and_stages_are_counted(figures):
    started, apart = replace(SHOP, stage=Stage.STARTUP), figures.base("peers_stage_step")
    assert likeness_of(team(stage="mature"), started, figures) == pytest.approx(apart**2)
    other = likeness_of(team(stage="mature", model="tp"), started, figures)
    assert other == pytest.approx(apart**2 * figures.base("peers_other_model"))


def test_a_company_that_names_no_platform_is_told_from_no_team_by_it(figures):
    assert likeness_of(team(platforms=["天猫"]), replace(SHOP, platforms=()), figures) == 1
    assert likeness_of(team(platforms=["天猫", "淘宝"]), SHOP, figures) == 1


def test_size_is_compared_by_its_logarithm(figures):
    spread = figures.base("peers_size_spread")
    expected = math.exp(-((math.log(2) / spread) ** 2) / 2)
    assert likeness_of(team(size=[20, 20]), SHOP, figures) == pytest.approx(expected)
    assert likeness_of(team(size=[5, 5]), SHOP, figures) == pytest.approx(expected)
    assert typical_size(team(size=[4, 9])) == 6


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
        key: item.model_copy(update={"base": least}) if key in ("peers_least_likeness", "peers_other_model") else item
        for key, item in catalog.assumption_by_key.items()
    }
    (peer,) = comparable([team(model="tp")], SHOP, Figures(changed))
    assert peer.likeness == least


@pytest.mark.parametrize("kind", SourceKind)
def test_a_team_counts_for_as_much_as_its_kind_of_source_is_trusted(figures, kind):
    key = {"press": "usual", "vendor_blog": "usual", "qa_community": "usual", "content_farm": "doubtful"}
    (peer,) = comparable([team(kind=kind)], SHOP, figures)
    assert peer.weight == figures.base(f"peers_{key.get(kind.value, 'trusted')}")


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
    few = {key: item for key, item in catalog.assumption_by_key.items() if key != "peers_size_spread"}
    with pytest.raises(UnknownAssumptionError) as caught:
        comparable([team()], SHOP, Figures(few))
    assert caught.value.key == "peers_size_spread"


@pytest.mark.parametrize("model", [BusinessModel.B2C, BusinessModel.CROSS_BORDER])
@pytest.mark.parametrize("size", [3, 8, 20])
def test_the_built_in_evidence_has_peers_for_usual_companies(catalog, figures, model, size):
    peers = comparable(catalog.published_teams, replace(SHOP, model=model, size=size), figures)
    assert len({peer.team.source.family for peer in peers}) >= 3
    assert all(0 < peer.weight <= 2 for peer in peers)
    assert all(0.1 <= peer.likeness <= 1 for peer in peers)
