"""Seats by the time they have left, so that the freest of a kind is found without looking at all."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from heapq import heappop, heappush

from teamplan.planning.seats.sequence import Seat


class Freest:
    """The seats of each kind in the order of load and hiring; a change of load has to be told."""

    def __init__(self, seats: Iterable[Seat], load: Mapping[str, int], kind_of: Callable[[Seat], Hashable]) -> None:
        """Sort `seats` by kind; `load` (id of a seat → hundredths of an FTE) is looked at again later."""
        self._load, self._kind_of = load, kind_of
        self._queues: dict[Hashable, list[tuple[int, int, Seat]]] = {}
        for seat in seats:
            self.changed(seat)

    @property
    def kinds(self) -> Iterable[Hashable]:
        """Kinds of which there are seats."""
        return self._queues

    def changed(self, seat: Seat) -> None:
        """Put `seat` where its load now belongs."""
        heappush(self._queues.setdefault(self._kind_of(seat), []), (self._load[seat.id], seat.order, seat))

    def first(self, kind: Hashable) -> tuple[int, int, Seat] | None:
        """Return load, order and seat of the least loaded seat of `kind`, of equals the first hired."""
        queue = self._queues[kind]
        while queue and queue[0][0] != self._load[queue[0][2].id]:
            heappop(queue)
        return queue[0] if queue else None

    def set_aside(self, kind: Hashable) -> None:
        """Pass over what `first` gave, until `changed` puts it back."""
        heappop(self._queues[kind])
