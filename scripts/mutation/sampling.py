"""Which changes are tried: as many of every kind as there are, by package."""

from __future__ import annotations

import random
from collections import defaultdict
from pathlib import Path

from .mutators import Candidate, Mutant, candidates


def packages(source: Path) -> list[str]:
    """Return the packages of the product, by name."""
    return sorted(path.parent.name for path in source.glob("*/__init__.py"))


def sample(source: Path, package: str, size: int, seed: int) -> list[Mutant]:
    """Return `size` changes of a package, the kinds in turn, so that texts and numbers do not crowd out the others."""
    by_kind: dict[str, list[Candidate]] = defaultdict(list)
    for path in sorted((source / package).rglob("*.py")):
        for candidate in candidates(path):
            by_kind[candidate.kind].append(candidate)
    dice = random.Random(f"{seed} {package}")  # noqa: S311 - a sample, not a secret
    piles = [dice.sample(found, len(found)) for _, found in sorted(by_kind.items())]
    chosen: list[Mutant] = []
    while len(chosen) < size and any(piles):
        chosen += filter(None, (pile.pop().made() for pile in piles if pile))
    return chosen[:size]
