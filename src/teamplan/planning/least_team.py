"""How few people could do the work of a plan at all, and why not fewer."""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from teamplan.model.catalog import Catalog
from teamplan.model.reason import Reason
from teamplan.planning.hats.clique import largest_clique
from teamplan.planning.hats.seating import FULL


class LeastTeam(NamedTuple):
    """The fewest people for a demand."""

    at_least: int
    """People without whom nothing works, even if every role may be shared out: by load or by law."""
    reason: Reason
    """`at_least` and why."""


def least_team(demand: Mapping[str, int], catalog: Catalog, size: int | None = None) -> LeastTeam:
    """Return how many people `demand` (role → hundredths of an FTE, services bought outside left out) takes at least.

    `size` is the team that is too small for it, where the reason is to say so.

    Roles that the law keeps apart never share a person; guidelines and practices do not count, because a
    compensating control can stand in for them.
    """
    work = {role: amount for role, amount in demand.items() if amount > 0}
    by_load = -(-sum(work.values()) // FULL)
    apart = largest_apart(work, law_pairs(catalog))
    at_least = max(by_load, len(apart))
    if at_least > by_load:
        return LeastTeam(at_least, Reason.of("least_people", people=at_least, size=size, apart=apart))
    return LeastTeam(at_least, Reason.of("least_people", people=at_least, size=size, work=sum(work.values()) / FULL))


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
