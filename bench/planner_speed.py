"""Print what a plan costs beside loading the catalog, and how that grows from 10 to 10,000 people.

Loading is timed twice: cold (every YAML file is read) and warm (from the user's cache, in a temporary
folder). The growth between neighbours is the exponent e of time ~ people^e: 1 is linear, 2 quadratic.
All times are the shortest of several runs, taken in turn in one process.

Run: python bench/planner_speed.py [--stage growth] [--model b2c] [--repeats N] [--sales]
"""

from __future__ import annotations

import argparse
import math
import os
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tables import Table

from teamplan import Brief, load_catalog
from teamplan.model.terms import BusinessModel, Stage
from teamplan.planning.planner import plan_team

if TYPE_CHECKING:
    from collections.abc import Callable

SIZES = (10, 100, 1_000, 10_000)
TABLE = Table(
    "planner_speed",
    ("people", "ms", "× parsing the catalog", "growth since the line before"),
    (("10", None, None, "–"), *((f"{size:,}", None, None, None) for size in SIZES[1:])),
)
SALES_PER_HEAD = 100_000
"""Monthly sales per head with `--sales` (元/月): a brief that gives size and volume."""


def once(call: Callable[[], object]) -> float:
    """Return the seconds of one run."""
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def best_of(calls: dict[str, Callable[[], object]], repeats: int) -> dict[str, float]:
    """Return the shortest time of each call, the calls taken in turn."""
    rounds = [{name: once(call) for name, call in calls.items()} for _ in range(repeats)]
    return {name: min(times[name] for times in rounds) for name in calls}


def cold() -> object:
    """Load the catalog from its YAML files."""
    os.environ["TEAMPLAN_CACHE"] = "off"
    try:
        return load_catalog()
    finally:
        del os.environ["TEAMPLAN_CACHE"]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Time plans from 10 to 10,000 people.")
    parser.add_argument("--stage", type=Stage, default=Stage.GROWTH)
    parser.add_argument("--model", type=BusinessModel, default=BusinessModel.B2C)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--sales", action="store_true", help="give the briefs a volume that fits their size")
    arguments = parser.parse_args()
    os.environ.pop("TEAMPLAN_CACHE", None)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["TEAMPLAN_CACHE_DIR"] = folder
        catalog = load_catalog()
        calls: dict[str, Callable[[], object]] = {"cold": cold, "warm": load_catalog}
        for size in SIZES:
            sales = float(size * SALES_PER_HEAD) if arguments.sales else None
            brief = Brief(stage=arguments.stage, model=arguments.model, size=size, monthly_sales=sales)
            calls[f"plan {size}"] = partial(plan_team, catalog, brief)
        times = best_of(calls, arguments.repeats)
        cached = any(Path(folder).iterdir())
    report(times, cached=cached)


def report(times: dict[str, float], *, cached: bool) -> None:
    """Print times, ratios and exponents."""
    print(
        f"Loading the catalog takes {times['cold'] * 1e3:.0f} ms when its YAML has to be parsed and "
        f"{times['warm'] * 1e3:.0f} ms from the cache"
        + (".\n" if cached else ", which holds nothing: the files were changed a moment ago.\n")
    )
    cells: dict[str, list[str]] = {}
    before: tuple[int, float] | None = None
    for size in SIZES:
        plan = times[f"plan {size}"]
        cells[f"{size:,}"] = [f"{plan * 1e3:.0f}", f"{plan / times['cold']:.2f}"]
        if before is not None:
            cells[f"{size:,}"].append(f"{math.log(plan / before[1]) / math.log(size / before[0]):.1f}")
        before = size, plan
    print(TABLE.part(cells))


if __name__ == "__main__":
    main()
