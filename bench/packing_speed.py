"""Print how fast and how well roles are packed on the fewest people (goals S10 to S12).

Times are plain Python, without a solver. Where highspy (set cover over all maximal sets of roles) or
ortools (CP-SAT, assignment model) is installed, the same instances are solved with it, too; they are
development tools and no dependency, and the two cannot live in one process: choose with --solver.

Run: python bench/packing_speed.py [--cases N] [--solver highs|cpsat] [--limit SECONDS] [--bpwc PATH]

BPWC_0_6_8.txt (Sadykov & Vanderbeck, 60 items) is in no file of this project, because no licence is known
for it; give its path. Without it a case of the same shape is generated.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import random
import time
from collections import Counter
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any, NamedTuple

from packing.bounds import maximal_bins
from packing.fewest_people import EFFORT, fewest_people
from packing.items import Packing, bits, items_of

DENSITIES = (0.0, 0.2, 0.5)
MOST_HATS = 4
SET_LIMIT = 200_000
"""Maximal sets beyond which set cover is not tried."""


class Case(NamedTuple):
    """Roles to be packed."""

    loads: dict[str, int]
    conflicts: list[tuple[str, str]]
    capacity: int
    most_hats: int | None = None


class Answer(NamedTuple):
    """What a solver says."""

    people: int
    proved: bool
    seconds: float


def team_like(size: int, density: float, seed: int) -> Case:
    """Return roles of 10 to 80 % load, at most four hats, each pair in conflict with chance `density`."""
    chance = random.Random(f"team {size} {density} {seed}")
    roles = [f"{place:03}" for place in range(size)]
    loads = {role: chance.randint(10, 80) for role in roles}
    return Case(loads, [pair for pair in combinations(roles, 2) if chance.random() < density], 100, MOST_HATS)


def muritiba(size: int, density: float, seed: int) -> Case:
    """Return an instance by the recipe of Muritiba et al. (2010): loads 20 to 100 of 150, interval conflicts."""
    chance = random.Random(f"muritiba {size} {density} {seed}")
    roles = [f"{place:03}" for place in range(size)]
    place = {role: chance.random() for role in roles}
    loads = {role: chance.randint(20, 100) for role in roles}
    apart = [(a, b) for a, b in combinations(roles, 2) if density and (place[a] + place[b]) / 2 <= density]
    return Case(loads, apart, 150)


def sadykov(path: Path | None) -> tuple[str, Case]:
    """Return BPWC_0_6_8 from its file, or a generated case of its shape: 60 items of 5 to 25 %, density 0.6."""
    if path is None:
        chance = random.Random("sadykov")
        roles = [f"{place:03}" for place in range(60)]
        loads = {role: chance.randint(500, 2_500) for role in roles}
        return "generated", Case(loads, [pair for pair in combinations(roles, 2) if chance.random() < 0.6], 10_000)
    first, *lines = path.read_text(encoding="utf-8").splitlines()
    rows = [line.split() for line in lines if line.strip()]
    loads = {row[0]: int(row[1]) for row in rows}
    return path.stem, Case(loads, [(row[0], other) for row in rows for other in row[2:]], int(first.split()[1]))


def timed(case: Case, effort: int = EFFORT) -> tuple[Packing, float]:
    """Pack a case; return the packing and the seconds it took."""
    start = time.perf_counter()
    packing = fewest_people(case.loads, case.conflicts, case.capacity, case.most_hats, effort)
    return packing, time.perf_counter() - start


def exact_table(cases: int) -> None:
    """Print the distribution of times and the share proved for 20, 30 and 40 roles (S10)."""
    print(f"team-like roles (10–80 %, at most {MOST_HATS} hats), {cases} cases a row; ms")
    print("roles  density  median     p90     p99     max  proved  certificates")
    for size in (20, 30, 40):
        for density in DENSITIES:
            runs = [timed(team_like(size, density, seed)) for seed in range(cases)]
            times = sorted(seconds * 1e3 for _, seconds in runs)
            at = [times[min(len(times) - 1, int(len(times) * part))] for part in (0.5, 0.9, 0.99, 1)]
            proved = sum(packing.proved for packing, _ in runs) / cases
            kinds = Counter(packing.certificate.kind for packing, _ in runs)
            figures = "".join(f"{value:8.2f}" for value in at)
            print(f"{size:5} {density:8} {figures} {proved:7.1%}  {dict(kinds.most_common())}")


def large_table(seeds: int) -> None:
    """Print Falkenauer-like instances: 120 items of 20 to 100, capacity 150, no conflicts (S12)."""
    runs = [timed(muritiba(120, 0.0, seed), effort=1_000) for seed in range(seeds)]
    over = Counter(len(packing.people) - packing.lower_bound for packing, _ in runs)
    times = sorted(seconds * 1e3 for _, seconds in runs)
    print(
        f"\nFalkenauer u120-like, {seeds} instances, effort 1,000: "
        f"people over the bound {dict(sorted(over.items()))}, median {times[len(times) // 2]:.1f} ms, "
        f"max {times[-1]:.1f} ms"
    )


def sadykov_row(path: Path | None) -> None:
    """Print BPWC_0_6_8, or the generated case, at growing effort (S12)."""
    name, case = sadykov(path)
    for effort in (2_000, 20_000, EFFORT):
        packing, seconds = timed(case, effort)
        print(f"{name}: {len(packing.people)} people, bound {packing.lower_bound}, effort {effort:,}, {seconds:.2f} s")


def set_cover(case: Case, limit: float) -> Answer | None:
    """Solve the set-cover model with HiGHS; None where there are too many sets."""
    highspy: Any = importlib.import_module("highspy")
    items = items_of(case.loads, case.conflicts, case.capacity, case.most_hats)
    bins = maximal_bins(items, SET_LIMIT)
    if bins is None:
        return None
    start = time.perf_counter()
    model = highspy.Highs()
    model.setOptionValue("output_flag", False)  # noqa: FBT003 - the name of an option and its value
    model.setOptionValue("time_limit", limit)
    chosen = [model.addBinary(obj=1) for _ in bins]
    holders: list[list[Any]] = [[] for _ in items.names]
    for held, variable in zip(bins, chosen, strict=True):
        for item in bits(held):
            holders[item].append(variable)
    for variables in holders:
        model.addConstr(sum(variables[1:], variables[0] * 1) >= 1)
    model.run()
    people = round(model.getInfo().objective_function_value)
    return Answer(people, model.getModelStatus() == highspy.HighsModelStatus.kOptimal, time.perf_counter() - start)


def assignment(case: Case, limit: float) -> Answer | None:
    """Solve the assignment model with CP-SAT."""
    cp_model: Any = importlib.import_module("ortools.sat.python.cp_model")
    start = time.perf_counter()
    most = len(timed(case, effort=0)[0].people)
    model, roles = cp_model.CpModel(), sorted(case.loads, key=lambda role: -case.loads[role])
    used = [model.new_bool_var("") for _ in range(most)]
    held = {role: [model.new_bool_var("") for _ in used] for role in roles}
    for role in roles:
        model.add_exactly_one(held[role])
    for person, present in enumerate(used):
        model.add(sum(case.loads[role] * held[role][person] for role in roles) <= case.capacity * present)
        for first, second in case.conflicts:
            model.add_at_most_one(held[first][person], held[second][person])
        if case.most_hats:
            model.add(sum(held[role][person] for role in roles) <= case.most_hats)
    for earlier, later in pairwise(used):
        model.add_implication(later, earlier)
    model.minimize(sum(used))
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = limit
    status = solver.solve(model)
    return Answer(round(solver.objective_value), status == cp_model.OPTIMAL, time.perf_counter() - start)


SOLVERS = {"highs": ("highspy", set_cover), "cpsat": ("ortools", assignment)}


def rivals_table(wanted: str | None, seeds: int, limit: float) -> None:
    """Print the same instances solved by HiGHS or CP-SAT, if one is installed (S11)."""
    installed = [name for name, (module, _) in SOLVERS.items() if importlib.util.find_spec(module)]
    name = wanted or next(iter(installed), None)
    if name is None or name not in installed:
        print(f"\nno comparison: {name or 'highspy or ortools'} is not installed")
        return
    solve = SOLVERS[name][1]
    print(
        f"\nMuritiba-like instances against {name}, {limit:g} s each: "
        "cases, solver proved, own proved, own better / equal / worse, seconds own / solver"
    )
    for size in (20, 40, 60, 80):
        for density in DENSITIES:
            pairs = []
            for seed in range(seeds):
                case = muritiba(size, density, seed)
                answer = solve(case, limit)
                if answer is not None:
                    pairs.append((answer, timed(case)))
            _print_pairs(size, density, pairs)


def _print_pairs(size: int, density: float, pairs: list[tuple[Answer, tuple[Packing, float]]]) -> None:
    theirs = [answer for answer, _ in pairs]
    own = [packing for _, (packing, _) in pairs]
    signs = [(len(a.people) > b.people) - (len(a.people) < b.people) for a, b in zip(own, theirs, strict=True)]
    print(
        f"{size:4} {density:4}: {len(pairs):3} {sum(a.proved for a in theirs):3} {sum(p.proved for p in own):3}   "
        f"{signs.count(-1)} / {signs.count(0)} / {signs.count(1)}   "
        f"{sum(seconds for _, (_, seconds) in pairs):.2f} / {sum(a.seconds for a in theirs):.2f}"
    )


def main() -> None:
    """Print all tables."""
    parser = argparse.ArgumentParser(description="Time and compare the packing of roles on people.")
    parser.add_argument("--cases", type=int, default=200, help="cases a row of the table of times")
    parser.add_argument("--seeds", type=int, default=10, help="instances a row of the comparison")
    parser.add_argument("--solver", choices=sorted(SOLVERS), help="default: the first that is installed")
    parser.add_argument("--limit", type=float, default=30.0, help="seconds a solver may take for an instance")
    parser.add_argument("--bpwc", type=Path, help="path of BPWC_0_6_8.txt")
    arguments = parser.parse_args()
    exact_table(arguments.cases)
    large_table(20)
    sadykov_row(arguments.bpwc)
    rivals_table(arguments.solver, arguments.seeds, arguments.limit)


if __name__ == "__main__":
    main()
