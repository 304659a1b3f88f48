"""The largest clique: against every set, and where there are too many things for a search."""

from __future__ import annotations

import random
from itertools import combinations

import pytest

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
