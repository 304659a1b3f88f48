"""How few people could do the work of a plan at all, and why not fewer."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from teamplan.model.catalog import Catalog
from teamplan.planning.hats.clique import largest_clique
from teamplan.planning.hats.seating import FULL

NAMED = 6
"""Roles that a sentence lists at most."""


@dataclass(frozen=True)
class LeastTeam:
    """The fewest people for a demand."""

    at_least: int
    """People without whom nothing works, even if every role may be shared out: by load or by law."""
    text: str
    """One Chinese sentence: `at_least` with its reason."""


def least_team(demand: Mapping[str, int], catalog: Catalog) -> LeastTeam:
    """Return how many people `demand` (role → hundredths of an FTE, services bought outside left out) takes at least.

    Roles that the law keeps apart never share a person; guidelines and practices do not count, because a
    compensating control can stand in for them.
    """
    work = {role: amount for role, amount in demand.items() if amount > 0}
    by_load = -(-sum(work.values()) // FULL)
    apart = largest_apart(work, law_pairs(catalog))
    at_least = max(by_load, len(apart))
    reason = _apart_by_law(apart, catalog) if at_least > by_load else f"工作量 {sum(work.values()) / FULL:g} FTE"
    return LeastTeam(at_least, f"按此业务量最少要 {at_least} 人：{reason}")


def law_pairs(catalog: Catalog) -> frozenset[frozenset[str]]:
    """Return the pairs of roles that the law keeps apart."""
    return frozenset(
        frozenset((first, second))
        for rule in catalog.organisation.separation
        if rule.basis == "law"
        for first in rule.first
        for second in rule.second
        if first != second
    )


def largest_apart(roles: Collection[str], pairs: Collection[frozenset[str]]) -> tuple[str, ...]:
    """Return the largest set of `roles` of which every two are one of `pairs`; empty where no pair is."""
    partners: dict[str, set[str]] = {}
    for pair in pairs:
        if all(role in roles for role in pair):
            for role in pair:
                partners.setdefault(role, set()).update(pair - {role})
    names = sorted(partners, key=lambda role: (-len(partners[role]), role))
    place = {role: i for i, role in enumerate(names)}
    clique = largest_clique([sum(1 << place[other] for other in partners[role]) for role in names])
    return tuple(role for i, role in enumerate(names) if clique >> i & 1)


def _apart_by_law(roles: Collection[str], catalog: Catalog) -> str:
    pairwise = "两两" if len(roles) > 2 else ""
    return f"{_named(roles, catalog)}{pairwise}不得由一人兼任（法定）"


def _named(roles: Collection[str], catalog: Catalog) -> str:
    """Return the titles of `roles`, or their number where they are many."""
    titles = [catalog.role(role).title for role in roles]
    return "、".join(titles) if len(titles) <= NAMED else f"{'、'.join(titles[:NAMED])}等 {len(titles)} 岗"
