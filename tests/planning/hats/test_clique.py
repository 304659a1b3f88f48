"""The largest clique: against every set, and where there are too many things for a search."""

from __future__ import annotations

import random
from itertools import combinations

import pytest

from teamplan.planning.hats import clique
from teamplan.planning.hats.clique import MOST, largest_clique


def graph(size: int, density: float, seed: int) -> list[int]:
    chance = random.Random(f"{size} {density} {seed}")
    neighbours = [0] * size
    for one, other in combinations(range(size), 2):
        if chance.random() < density:
            neighbours[one] |= 1 << other
            neighbours[other] |= 1 << one
    return neighbours


def members(clique: int) -> list[int]:
    return [vertex for vertex in range(clique.bit_length()) if clique >> vertex & 1]


def is_clique(found: list[int], neighbours: list[int]) -> bool:
    return all(neighbours[one] >> other & 1 for one, other in combinations(found, 2))


@pytest.mark.parametrize("density", [0.2, 0.5, 0.8])
@pytest.mark.parametrize("seed", range(12))
def test_no_set_is_larger(density, seed):
    neighbours = graph(10, density, seed)
    found = members(largest_clique(neighbours))
    assert is_clique(found, neighbours)
    larger = (set_ for set_ in combinations(range(10), len(found) + 1) if is_clique(list(set_), neighbours))
    assert next(larger, None) is None


def test_nothing_has_no_clique():
    assert largest_clique([]) == 0


@pytest.mark.parametrize("size", [MOST, MOST + 1, 1_500])
def test_many_things_that_all_keep_apart_exhaust_neither_stack_nor_patience(size):
    everything = (1 << size) - 1
    assert largest_clique([everything ^ 1 << vertex for vertex in range(size)]) == everything


def test_beyond_the_effort_a_clique_is_taken_all_the_same(monkeypatch):
    neighbours = graph(30, 0.5, 1)
    best = members(largest_clique(neighbours))
    for nodes in (1, 3, 10):
        monkeypatch.setattr(clique, "NODES", nodes)
        found = members(largest_clique(neighbours))
        assert is_clique(found, neighbours)
        assert 1 <= len(found) <= min(nodes, len(best))


def test_beyond_the_most_things_each_that_is_a_neighbour_of_all_before_is_taken(monkeypatch):
    """0-1, 0-2, 2-3, 2-4, 3-4: in order 0 and 1 are taken, while 2, 3 and 4 are more."""
    pairs = {(0, 1), (0, 2), (2, 3), (2, 4), (3, 4)}
    neighbours = [sum(1 << other for other in range(5) if (min(v, other), max(v, other)) in pairs) for v in range(5)]
    assert members(largest_clique(neighbours)) == [2, 3, 4]
    monkeypatch.setattr(clique, "MOST", 5)
    assert members(largest_clique(neighbours)) == [2, 3, 4]
    monkeypatch.setattr(clique, "MOST", 4)
    assert members(largest_clique(neighbours)) == [0, 1]
