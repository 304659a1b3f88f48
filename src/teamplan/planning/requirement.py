"""The work that a plan covers, role by role: what the rules give, at the pace of a team of its size."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from teamplan.model.terms import RoleKind
from teamplan.planning.workforce import Workforce


@dataclass(frozen=True)
class Requirement:
    """The work of a plan."""

    work: Mapping[str, int]
    """Role → hundredths of an FTE, of every role with work to do."""
    factor: float
    """By what the paced work of the rules is multiplied: less than 1 where a smaller team stretches to it."""


def required_work(workforce: Workforce) -> Requirement:
    """Return the work of `workforce`.

    Companies of equal sales differ in people by a factor: a team within it does the work all the same, each of its
    people a little more of it; one below leaves gaps. Leads have a minimum of leading to do, and roles that the
    brief pins a minimum of work; who looks after something has the smallest hat at least.
    """
    figures, size = workforce.figures, workforce.size
    paced = workforce.work.evaluate(workforce.scale, size)
    fte = dict(zip((role.id for role in workforce.work.roles), paced, strict=True))
    leading = {role: work for role, work in _least_leading(workforce).items() if role in fte}
    others = sum(work for role, work in fte.items() if role not in leading)
    room = size * figures.base("seat_load") - sum(leading.values()) / 100
    factor = max(room / others, _least_factor(workforce)) if others > room else 1.0
    rounded = {role: int(work * factor * 100 + 0.5) for role, work in fte.items()}
    for role in _chosen_for_work(workforce):
        rounded[role] = max(rounded[role], figures.hundredths("smallest_hat"))
    for role, least in leading.items():
        rounded[role] = max(rounded[role], least)
    pinned, least = set(workforce.brief.require), figures.hundredths("least_pinned")
    work = {role: max(each, least) if role in pinned else each for role, each in rounded.items()}
    return Requirement({role: each for role, each in work.items() if each}, factor)


def _chosen_for_work(workforce: Workforce) -> list[str]:
    """Return the roles that the rules give the work of the smallest hat at least: no pace makes nothing of it."""
    by_rules = workforce.demand.evaluate(workforce.volumes.at(workforce.scale))
    smallest = workforce.figures.base("smallest_hat")
    return [role.id for role, work in zip(workforce.demand.roles, by_rules, strict=True) if work >= smallest]


def _least_factor(workforce: Workforce) -> float:
    """Return what the work can be stretched down to: anything for a size that peers have, else the scatter."""
    usual = workforce.work.people.peers(workforce.work.sales(workforce.scale))
    return 0.0 if workforce.size >= usual.low else 1 / workforce.figures.base("staff_scatter")


def _least_leading(workforce: Workforce) -> dict[str, int]:
    """Return the least work of the roles that lead, by their seats (hundredths of an FTE)."""
    seats = Counter(seat.role.id for seat in workforce.sequence.grow(workforce.size) if seat.role.kind.leads)
    figures = workforce.figures
    lead, manager = figures.hundredths("least_leading"), figures.hundredths("least_managing")
    least = {RoleKind.LEAD: lead, RoleKind.MANAGER: manager, RoleKind.DIRECTOR: manager}
    kinds = {role: workforce.catalog.role(role).kind for role in seats}
    return {role: count * least[kinds[role]] for role, count in seats.items() if kinds[role] in least}
