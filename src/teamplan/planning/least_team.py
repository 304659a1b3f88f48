"""How few people could do the work of a plan at all, and why not fewer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from teamplan.model.catalog import Catalog
from teamplan.planning.hats.seating import FULL
from teamplan.planning.packing.fewest_people import fewest_people
from teamplan.planning.packing.items import Certificate, Packing

FEW_ROLES = 24
"""Roles up to which the answer is worth an exact search."""

EFFORT_FEW, EFFORT_MANY = 40_000, 2_000
"""Nodes of the search for few and for many roles: some tens of milliseconds at most."""

NAMED = 6
"""Roles that a sentence lists at most."""


@dataclass(frozen=True)
class LeastTeam:
    """The fewest people for a demand."""

    people: int
    """People who can do the work with no role of less than one FTE shared out."""
    proved: bool
    """Whether fewer cannot, under the same condition."""
    at_least: int
    """People without whom nothing works, even if every role may be shared out: by load or by law."""
    text: str
    """One Chinese sentence: `at_least` with its reason, and `people` with theirs where they are more."""


def least_team(demand: Mapping[str, int], catalog: Catalog) -> LeastTeam:
    """Return how few people could do `demand` (role → hundredths of an FTE, services bought outside left out).

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
    reason = _apart_by_law(by_law, catalog) if by_law else f"工作量 {sum(work.values()) / FULL:g} FTE"
    return LeastTeam(
        people=len(packing.people),
        proved=packing.proved,
        at_least=at_least,
        text=f"按此业务量最少要 {at_least} 人：{reason}{_unshared(packing, at_least, catalog)}",
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


def _unshared(packing: Packing, at_least: int, catalog: Catalog) -> str:
    """Return what is added where roles of less than one FTE stay whole and more people are needed."""
    people, certificate = len(packing.people), packing.certificate
    if people == at_least:
        return ""
    if not packing.proved:
        return f"；每岗不拆给两人时找到 {people} 人的分法，下界 {packing.lower_bound} 人"
    whole = f"{certificate.whole} 人各做满一岗，" if certificate.whole else ""
    reason = "法定不相容的不兼任，再少一人排不下"
    if certificate.kind == "clique":
        reason = f"{_named(certificate, catalog)}两两合不到一人身上（法定不相容或合计超过 1 FTE）"
    return f"；每岗不拆给两人则要 {people} 人：{whole}{reason}"


def _apart_by_law(certificate: Certificate, catalog: Catalog) -> str:
    if certificate.kind != "clique":
        return f"法定不相容的岗位少于 {certificate.people} 人分不开"
    pairwise = "两两" if certificate.people > 2 else ""
    return f"{_named(certificate, catalog)}{pairwise}不得由一人兼任（法定）"


def _named(certificate: Certificate, catalog: Catalog) -> str:
    """Return the titles of the roles with points, or their number where they are many."""
    titles = [catalog.role(role).title for role in certificate.roles]
    return "、".join(titles) if len(titles) <= NAMED else f"{'、'.join(titles[:NAMED])}等 {len(titles)} 岗"
