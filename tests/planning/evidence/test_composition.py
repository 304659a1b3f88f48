"""The composition that lies nearest to all comparable teams, by cases that can be worked out by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamplan.checking.catalog import load_catalog
from teamplan.model.terms import Function
from teamplan.planning.evidence.composition import Comparable, Composition
from teamplan.planning.figures import Figures

DESIGN, DATA, LIVE, FINANCE = Function.DESIGN, Function.DATA, Function.LIVE, Function.FINANCE
FIGURES = Figures(load_catalog().assumption_by_key)


def like(family: str, size: float = 8, likeness: float = 1.0, **shares: float) -> Comparable:
    return Comparable(size, {Function(name): share for name, share in shares.items()}, family, likeness)


def shares_at(size: int, *teams: Comparable) -> dict[Function, float]:
    return Composition(teams, FIGURES).at(size)[0]


def test_one_team_is_what_it_is():
    shares, voices = Composition([like("a", design=0.75, data=0.25)], FIGURES).at(8)
    assert shares == {DESIGN: 0.75, DATA: 0.25}
    assert voices == pytest.approx(1)


def test_the_majority_wins_whole_where_a_mean_would_smear():
    assert shares_at(8, like("a", design=1), like("b", design=1), like("c", data=1)) == pytest.approx({DESIGN: 1})


def test_where_each_names_another_function_what_the_median_leaves_is_shared_alike():
    teams = (like("a", design=0.5, data=0.5), like("b", design=0.5, live=0.5), like("c", design=0.5, finance=0.5))
    assert shares_at(8, *teams) == pytest.approx({DESIGN: 0.5, DATA: 1 / 6, LIVE: 1 / 6, FINANCE: 1 / 6}, abs=1e-5)


def test_a_family_has_one_vote_however_many_teams_it_publishes():
    many = [like("many", design=1) for _ in range(5)]
    composition = Composition([*many, like("b", data=1), like("c", data=1)], FIGURES)
    shares, voices = composition.at(8)
    assert shares == pytest.approx({DATA: 1})
    assert voices == pytest.approx(3)
    apart = [like(f"many{number}", design=1) for number in range(5)]
    assert shares_at(8, *apart, like("b", data=1), like("c", data=1)) == pytest.approx({DESIGN: 1})


def test_teams_count_by_their_likeness_and_by_how_near_their_size_is():
    assert shares_at(8, like("a", likeness=0.4, design=1), like("b", likeness=0.5, data=1)) == pytest.approx({DATA: 1})
    small, large = like("a", size=4, design=1), like("b", size=32, data=1)
    assert shares_at(4, small, large) == pytest.approx({DESIGN: 1})
    assert shares_at(32, small, large) == pytest.approx({DATA: 1})


def test_without_a_team_near_enough_there_is_no_answer():
    assert Composition((), FIGURES).at(8) == ({}, 0.0)
    assert Composition([like("a", size=100_000, design=1)], FIGURES).at(1) == ({}, 0.0)


SOME = st.lists(st.integers(0, 4), min_size=4, max_size=4).filter(any)


@given(st.lists(st.tuples(SOME, st.sampled_from("abc"), st.floats(0.1, 2)), min_size=1, max_size=8))
def test_shares_add_up_to_one_and_no_team_is_nearer_to_all(drawn):
    functions = (DESIGN, DATA, LIVE, FINANCE)
    teams = [
        Comparable(8.0, {f: n / sum(heads) for f, n in zip(functions, heads, strict=True) if n}, family, likeness)
        for heads, family, likeness in drawn
    ]
    composition = Composition(teams, FIGURES)
    shares, _ = composition.at(8)
    assert sum(shares.values()) == pytest.approx(1)
    assert min(shares.values()) > 0
    weights = composition._weights(8.0)

    def apart(point: dict[Function, float]) -> float:
        return sum(
            weight * abs(point.get(function, 0) - team.shares.get(function, 0))
            for team, weight in weights
            for function in functions
        )

    assert all(apart(shares) <= apart(dict(team.shares)) + 1e-4 for team in teams)
