"""Print what a plan costs when a catalog has very many roles, beside merely loading their files.

A folder of one file a role is laid over the built-in catalog, all roles in one function (the hard case) or
spread over several. `plan_team` on the loaded catalog is timed in turn with PyYAML's CSafeLoader on the
same files, in one process, and the median of the ratios is printed: the aim is at most 2 for 2,000 roles and
3,000 heads. Doubling either should about double the time at most.

Run: python bench/many_roles.py [--roles N…] [--heads N…] [--functions N…] [--repeats N]
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import yaml
from tables import Table

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))

from check_speed import write_roles

from teamplan import Brief, load_catalog
from teamplan.model.terms import Function
from teamplan.planning.planner import plan_team

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

FUNCTIONS = [function for function in Function if function is not Function.MANAGEMENT]


SIZES = ((1_000, 1_500), (1_000, 3_000), (2_000, 1_500), (2_000, 3_000))
"""Roles and heads of each line."""
TABLE = Table(
    "many_roles",
    ("roles × heads", "all in one function", f"spread over {len(FUNCTIONS)}"),
    tuple((f"{roles:,} × {heads:,}", None, None) for roles, heads in SIZES),
)


def role_files(folder: Path, roles: int, functions: int) -> list[Path]:
    """Write `roles` files into a catalog below `folder`, the roles dealt out to as many functions."""
    (folder / "catalog").mkdir()
    files = write_roles(folder / "catalog", roles)
    for number, file in enumerate(files):
        own = FUNCTIONS[(FUNCTIONS.index(Function.WAREHOUSE_LOGISTICS) + number % functions) % len(FUNCTIONS)]
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("function: warehouse_logistics", f"function: {own}"), encoding="utf-8")
    return files


def seconds(call: Callable[[], object]) -> float:
    """Return the wall time of one run."""
    begin = time.perf_counter()
    call()
    return time.perf_counter() - begin


def load_all(files: Sequence[Path]) -> None:
    """Load every file with the fastest loader of PyYAML."""
    for file in files:
        with file.open("rb") as stream:
            yaml.load(stream, Loader=yaml.CSafeLoader)


def measure(roles: int, heads: int, functions: int, repeats: int) -> str:
    """Return the ratio for the table."""
    with tempfile.TemporaryDirectory() as name:
        files = role_files(Path(name), roles, functions)
        catalog = load_catalog(Path(name))
        brief = Brief(stage="growth", self_fulfilment=True, size=heads)
        loading, planning = [], []
        for _ in range(repeats):
            loading.append(seconds(lambda: load_all(files)))
            planning.append(seconds(lambda: plan_team(catalog, brief)))
    ratio = statistics.median(plan / load for plan, load in zip(planning, loading, strict=True))
    return f"{ratio:.2f}"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Time plans from a catalog with very many roles.")
    parser.add_argument("--repeats", type=int, default=5)
    arguments = parser.parse_args()
    os.environ["TEAMPLAN_CACHE"] = "off"
    print(
        TABLE.part(
            {
                f"{roles:,} × {heads:,}": [
                    measure(roles, heads, functions, arguments.repeats) for functions in (1, len(FUNCTIONS))
                ]
                for roles, heads in SIZES
            }
        )
    )


if __name__ == "__main__":
    main()
