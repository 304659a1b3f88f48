"""Who wears which hats: the work of every role, laid on seats.

All work is counted in hundredths of an FTE, so that sums are exact. A role with seats of its own is
spread over them; every other role goes whole to one seat, chosen by the least cost of

    distance between functions · incompatible duties · overload

and work that exceeds the seats of its role goes to neighbours with time to spare. What is left over
is a gap, by name.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from teamplan.model.catalog import Catalog
from teamplan.model.role import Role
from teamplan.planning.figures import Figures
from teamplan.planning.hats.seating import FULL, Seating
from teamplan.planning.seats.sequence import Seat


@dataclass
class HatRack:
    """The outcome: hats and load of every seat, the owner of every role, and the work nobody has time for."""

    shares: dict[str, dict[str, int]]
    owner: dict[str, str]
    gaps: dict[str, int] = field(default_factory=dict)
    bought: tuple[str, ...] = ()
    """Roles that nobody in the team may hold or that fit nobody, and that can be bought."""
    unworn: frozenset[str] = frozenset()
    """Roles that fit nobody."""


def hang_hats(seats: Sequence[Seat], demand: Mapping[str, int], catalog: Catalog, figures: Figures) -> HatRack:
    """Lay `demand` (role → hundredths of an FTE, chosen roles only) on `seats`, at the costs that `figures` give."""
    seating = Seating(seats, catalog, figures)
    owner: dict[str, str] = {}
    overflow = _spread_own_work(seating, demand, owner)
    _hang_claimed(seating, demand, owner, catalog)
    bought = _hang_separated(seating, demand, owner, catalog)
    rank = {role.id: place for place, role in enumerate(catalog.roles)}
    homeless = [role for role in demand if role not in owner and role not in bought]
    unworn: dict[str, int] = {}
    for role_id in sorted(homeless, key=lambda role: (-demand[role], rank[role])):
        if not _hang(seating, catalog.role(role_id), demand[role_id], owner):
            unworn[role_id] = demand[role_id]
    buyable = tuple(role for role in unworn if catalog.role(role).outsourcing != "no")
    nobody = {role: work for role, work in unworn.items() if role not in buyable}
    owner |= dict.fromkeys(nobody, seats[0].id)
    for role_id, amount in overflow.items():
        taken = seating.hand_out(catalog.role(role_id), amount)
        seating.add(seating.main[role_id][0], role_id, amount - taken)
    gaps = _relieve(seating, _trim(seating), catalog)
    return HatRack(
        shares=seating.shares, owner=owner, gaps=gaps | nobody, bought=(*bought, *buyable), unworn=frozenset(unworn)
    )


def _hang(seating: Seating, role: Role, amount: int, owner: dict[str, str], wearers: Sequence[Seat] = ()) -> bool:
    """Lay a role on the seat where it costs least; return whether anybody may wear it."""
    if wearers:
        seat: Seat | None = min(wearers, key=lambda seat: seating.cost(seat, role, amount))
    else:
        seat = seating.cheapest(role, amount)
    if seat is None:
        return False
    seating.add(seat, role.id, amount)
    owner[role.id] = seat.id
    return True


def _hang_separated(
    seating: Seating, demand: Mapping[str, int], owner: dict[str, str], catalog: Catalog
) -> tuple[str, ...]:
    """Hang the hats that a law keeps apart, those with the fewest possible seats first.

    Where no seat is lawful, a role that can be bought is bought: return those roles. One that cannot goes to
    somebody whom it does not fit, before duties meet.
    """
    waiting = [role for role in demand if role not in owner and seating.is_separated_by_law(role)]
    bought: list[str] = []
    while waiting:
        lawful = {role: seating.lawful_seats(catalog.role(role), demand[role]) for role in waiting}
        role_id = min(waiting, key=lambda role: (len(lawful[role]), -demand[role], role))
        waiting.remove(role_id)
        role = catalog.role(role_id)
        if not lawful[role_id] and role.outsourcing != "no":
            bought.append(role_id)
            continue
        if not lawful[role_id]:
            way = _make_way(seating, role, owner, catalog)
            bought.extend(way)
            lawful[role_id] = [] if way else seating.lawful_seats(role, demand[role_id], fitting=False)
        _hang(seating, role, demand[role_id], owner, lawful[role_id])
    return tuple(bought)


def _make_way(seating: Seating, role: Role, owner: dict[str, str], catalog: Catalog) -> list[str]:
    """Take hats that can be bought off the seat where `role` then becomes lawful; return them."""
    best: tuple[int, Seat, list[str]] | None = None
    for seat in seating.wearers(role):
        in_the_way = seating.forbidding(seat, role)
        if seat.role.id in in_the_way or any(catalog.role(hat).outsourcing == "no" for hat in in_the_way):
            continue
        work = sum(seating.shares[seat.id][hat] for hat in in_the_way)
        if best is None or work < best[0]:
            best = work, seat, in_the_way
    if best is None:
        return []
    for hat in best[2]:
        seating.take_off(best[1], hat)
        del owner[hat]
    return best[2]


def _spread_own_work(seating: Seating, demand: Mapping[str, int], owner: dict[str, str]) -> dict[str, int]:
    """Spread each role evenly over its own seats; return what exceeds them."""
    overflow: dict[str, int] = {}
    for role, seats in seating.main.items():
        owner[role] = seats[0].id
        amount = min(demand.get(role, 0), FULL * len(seats))
        each, rest = divmod(amount, len(seats))
        for place, seat in enumerate(seats):
            seating.add(seat, role, each + (place < rest))
        if demand.get(role, 0) > amount:
            overflow[role] = demand[role] - amount
    return overflow


def _hang_claimed(seating: Seating, demand: Mapping[str, int], owner: dict[str, str], catalog: Catalog) -> None:
    """Give incumbents the further roles that the brief says they hold."""
    for seat in seating.seats:
        for role_id in seat.extra_roles:
            if role_id not in owner and role_id in catalog.role_by_id:
                seating.add(seat, role_id, demand.get(role_id, 0))
                owner[role_id] = seat.id


def _relieve(seating: Seating, gaps: dict[str, int], catalog: Catalog) -> dict[str, int]:
    """Let neighbours take what overloaded seats had to drop; return what is still left."""
    left: dict[str, int] = {}
    for role_id in sorted(gaps, key=lambda role: (-gaps[role], role)):
        role = catalog.role(role_id)
        missing = gaps[role_id]
        if not role.kind.leads and missing >= seating.smallest_share:
            missing -= seating.hand_out(role, missing)
        if missing:
            left[role_id] = missing
    return left


def _trim(seating: Seating) -> dict[str, int]:
    """Cut the hats of overloaded seats, the main one last; return the work that was cut, by role."""
    gaps: dict[str, int] = {}
    for seat in seating.seats:
        if seating.load[seat.id] <= FULL:
            continue
        hats = seating.shares[seat.id]
        kept = _kept(hats, seat.role.id)
        for role, amount in hats.items():
            if amount > kept[role]:
                gaps[role] = gaps.get(role, 0) + amount - kept[role]
        seating.replace(seat, kept)
    return gaps


def _kept(hats: Mapping[str, int], main: str) -> dict[str, int]:
    """Return the hats cut to a full seat: the main one in full, the rest in proportion, each with some."""
    rest = {role: amount for role, amount in hats.items() if role != main and amount}
    own = min(hats.get(main, 0), max(1, FULL - len(rest)))
    kept = _in_proportion(rest, FULL - own)
    return {role: own if role == main else kept.get(role, 0) for role in hats}


def _in_proportion(hats: Mapping[str, int], room: int) -> dict[str, int]:
    """Return the hats cut to `room` hundredths in proportion, each with at least one as far as that goes."""
    load = sum(hats.values())
    if load <= room:
        return dict(hats)
    kept = {role: max(1, amount * room // load) if amount else 0 for role, amount in hats.items()}
    for role in sorted(kept, key=lambda role: -kept[role]):
        excess = sum(kept.values()) - room
        if excess <= 0:
            break
        kept[role] -= min(excess, max(0, kept[role] - 1))
    for role in list(kept)[room:]:
        kept[role] = 0
    return kept
