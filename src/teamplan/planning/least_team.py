"""How few people could do the work of a plan at all, and why not fewer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from teamplan.model.catalog import Catalog
from teamplan.model.reason import Reason, Value
from teamplan.planning.hats.seating import FULL
from teamplan.planning.packing.fewest_people import fewest_people
from teamplan.planning.packing.items import Certificate, Packing

FEW_ROLES = 24
"""Roles up to which the answer is worth an exact search."""

EFFORT_FEW, EFFORT_MANY = 40_000, 2_000
"""Nodes of the search for few and for many roles: some tens of milliseconds at most."""


@dataclass(frozen=True)
class LeastTeam:
    """The fewest people for a demand."""

    people: int
    """People who can do the work with no role of less than one FTE shared out."""
    proved: bool
    """Whether fewer cannot, under the same condition."""
    at_least: int
    """People without whom nothing works, even if every role may be shared out: by load or by law."""
    reason: Reason
    """`at_least` and why, and `people` and why where they are more."""


def least_team(demand: Mapping[str, int], catalog: Catalog, size: int | None = None) -> LeastTeam:
    """Return how few people could do `demand` (role → hundredths of an FTE, services bought outside left out).

    `size` is the team that is too small for it, where the reason is to say so.

    Roles that the law keeps apart never share a person; guidelines and practices do not count, because a
    compensating control can stand in for them. Whole FTEs of a role are split off first, as
    `fewest_people` says.
    """
    work = {role: amount for role, amount in demand.items() if amount > 0}
    law = law_pairs(catalog)
    effort = EFFORT_FEW if len(work) <= FEW_ROLES else EFFORT_MANY
    packing = fewest_people(work, law, FULL, effort=effort)
    holders = fewest_people(dict.fromkeys(work, 1), law, max(1, len(work)) + 1, effort=effort)
    by_load = -(-sum(work.values()) // FULL)
    at_least = max(by_load, holders.lower_bound)
    by_law = holders.certificate if at_least > by_load else None
    why = _apart_by_law(by_law) if by_law else {"work": sum(work.values()) / FULL}
    return LeastTeam(
        people=len(packing.people),
        proved=packing.proved,
        at_least=at_least,
        reason=Reason.of("least_people", people=at_least, size=size, **why, **_unshared(packing, at_least)),
    )


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


def _unshared(packing: Packing, at_least: int) -> dict[str, Value]:
    """Return what is added where roles of less than one FTE stay whole and more people are needed."""
    people, certificate = len(packing.people), packing.certificate
    if people == at_least:
        return {}
    if not packing.proved:
        return {"found": people, "bound": packing.lower_bound}
    values: dict[str, Value] = {"unshared": people}
    if certificate.whole:
        values["whole"] = certificate.whole
    if certificate.kind == "clique":
        values["together"] = tuple(certificate.roles)
    return values


def _apart_by_law(certificate: Certificate) -> dict[str, Value]:
    if certificate.kind != "clique":
        return {"apart_few": certificate.people}
    return {"apart": tuple(certificate.roles)}
