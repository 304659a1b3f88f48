"""Print what staffing calculations cost, as ratios to a floor (and to pyworkforce if installed).

The floor of a load is a bare loop of as many multiplications as the load has erlangs: what the
plain recursion over n could at best cost in this interpreter. Run: python bench/queueing_speed.py
"""

from __future__ import annotations

import importlib
import math
import time
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

from teamplan.planning.service_desk import desk as service_desk
from teamplan.planning.service_desk.abandonment import WaitGoal, agents_for_with_patience
from teamplan.planning.service_desk.chat import agent_load, agents_from, handle_times
from teamplan.planning.service_desk.queueing import agents_for

LOADS = (10, 100, 1_000, 10_000, 100_000)
REPEATS = 15


def best(call: Callable[[], object]) -> float:
    """Return the shortest of REPEATS runs in seconds."""
    times = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        call()
        times.append(time.perf_counter() - start)
    return min(times)


def floor(count: int) -> None:
    """Multiply `count` times."""
    value = 1.0
    for _ in range(count):
        value = value * 1.0000001


def peer(load: int) -> Callable[[], object] | None:
    """Return the same call to pyworkforce, None where it is not installed."""
    try:
        module = importlib.import_module("pyworkforce.queuing")
    except ImportError:
        return None
    erlang = module.ErlangC(transactions=load * 20, aht=3, asa=20 / 60, interval=60, shrinkage=0.0)
    return partial(erlang.required_positions, service_level=0.8, max_occupancy=1.0)


def agents_table() -> None:
    """Print Erlang C staffing at 80 % in 20 s, 180 s a contact."""
    print("Erlang C, agents_for, 80/20, 180 s")
    print("  erlangs  agents       ms  x floor  capped 85 %  ms  x pyworkforce")
    for load in LOADS:
        agents = agents_for(load * 20, 180, 20, 0.8)
        own = best(partial(agents_for, load * 20, 180, 20, 0.8))
        capped = best(partial(agents_for, load * 20, 180, 20, 0.8, 0.85))
        bare = best(partial(floor, load))
        other = peer(load)
        rival = f"{own / best(other):.3f}" if other else "not installed"
        figures = f"{load:9d} {agents:7d} {own * 1e3:8.4f} {own / bare:8.2f} {capped * 1e3:15.4f}"
        print(f"{figures}  {rival}")


def others_table() -> None:
    """Print Erlang A, chat and a whole day, with the caches empty."""
    goal = WaitGoal(20, 0.8)
    print("\nErlang A and chat (3 per agent), 80/20, 180 s")
    for load in LOADS[:4]:
        patient = best(partial(agents_for_with_patience, load * 20, 180, 120, goal))
        times = handle_times(180, 3)
        least = math.floor(agent_load(load * 20, times)) + 1
        chats = best(partial(agents_from, least, load * 20, times, goal))
        print(f"{load:9d} erlangs: {patient * 1e3:9.3f} ms, chat {chats * 1e3:9.3f} ms")
    print("\nservice_fte, 15 hours, 300 s, 3 chats")
    policy = service_desk.ServicePolicy(handle_seconds=300)
    for volume in (20, 200, 1_000, 10_000, 100_000):

        def cold(volume: int = volume) -> float:
            service_desk._slot_agents.cache_clear()  # noqa: SLF001
            return service_desk.service_fte(volume, policy)

        print(f"{volume:9d} a day: {best(cold) * 1e3:9.3f} ms, {cold():9.2f} FTE")


if __name__ == "__main__":
    agents_table()
    others_table()
