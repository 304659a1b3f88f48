"""The largest set of things of which each keeps away from each other."""

from collections.abc import Sequence

Members = int
"""A set as a bit mask: bit i stands for thing i."""

NODES = 2_000
"""Nodes of the search after which the largest clique found so far is taken."""

MOST = 250
"""Things beyond which a greedy clique is taken."""


def largest_clique(neighbours: Sequence[Members]) -> Members:
    """Return the most things found of which every two are neighbours.

    `neighbours[i]` has a bit for each thing that is a neighbour of thing i. Depth-first branch and bound,
    cut by the number of greedy colours (Carraghan & Pardalos 1990). Up to `NODES` nodes, which are far more
    than the separation rules of a company take, the answer is exact; beyond, and for more than `MOST` things,
    it is a clique all the same.
    """
    if len(neighbours) > MOST:
        return _greedy(neighbours)
    return _Search(neighbours).largest((1 << len(neighbours)) - 1)


def _greedy(neighbours: Sequence[Members]) -> Members:
    """Return the clique that takes every thing in turn that is a neighbour of all before."""
    clique: Members = 0
    for vertex, others in enumerate(neighbours):
        if clique & ~others == 0:
            clique |= 1 << vertex
    return clique


class _Search:
    def __init__(self, neighbours: Sequence[Members]) -> None:
        self._neighbours = neighbours
        self._best: Members = 0
        self._nodes = NODES

    def largest(self, among: Members) -> Members:
        self._grow(0, among)
        return self._best

    def _grow(self, clique: Members, among: Members) -> None:
        if clique.bit_count() > self._best.bit_count():
            self._best = clique
        for count, vertex in reversed(self._coloured(among)):
            if clique.bit_count() + count <= self._best.bit_count() or self._nodes <= 0:
                return
            self._nodes -= 1
            self._grow(clique | 1 << vertex, among & self._neighbours[vertex])
            among ^= 1 << vertex

    def _coloured(self, among: Members) -> list[tuple[int, int]]:
        """Return (colours up to here, vertex), with no two neighbours of one colour."""
        ordered: list[tuple[int, int]] = []
        colour = 0
        while among:
            colour += 1
            free = among
            while free:
                vertex = (free & -free).bit_length() - 1
                ordered.append((colour, vertex))
                among ^= 1 << vertex
                free &= among & ~self._neighbours[vertex]
        return ordered
