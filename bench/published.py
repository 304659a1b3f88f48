"""Compare the planner with the teams that practitioners published, and with baselines made of the cases alone.

Every case of `published_teams.yaml` is planned from its brief; `cases.py` says how the error is measured.

Run: python bench/published.py [-v] [--write] [--fit]
"""

from __future__ import annotations

import argparse
import math
from collections import Counter, defaultdict
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING

from calibration import refit
from cases import (
    Case,
    Error,
    Shares,
    by_family,
    distance,
    load_cases,
    planned_shares,
    shares,
    titled_shares,
)

from teamplan import load_catalog
from teamplan.planning.planner import plan_team

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from teamplan import Brief, Catalog

PAGE = Path(__file__).resolve().parents[1] / "docs" / "calibration.md"
WORST = 12
"""Cases that `-v` lists."""


def mean_shares(cases: Sequence[Case]) -> Shares:
    """Return the mean composition of `cases`, every family weighted as one."""
    members = Counter(case.family for case in cases)
    total: dict[str, float] = defaultdict(float)
    for case in cases:
        for function, share in case.shares.items():
            total[function] += share / members[case.family]
    return shares(total)


def planner(catalog: Catalog) -> Callable[[Case], Shares]:
    """Return the planner as a predictor of compositions."""
    return lambda case: planned_shares(plan_team(catalog, case.brief).positions, catalog)


def titled_planner(catalog: Catalog) -> Callable[[Case], Shares]:
    """Return the planner as a predictor of compositions by title."""
    return lambda case: titled_shares(plan_team(catalog, case.brief).positions)


def mean_of_others(cases: Sequence[Case], *, live: bool) -> Callable[[Case], Shares | None]:
    """Return the baseline: the mean team of the other families with the same model and stage (and live)."""
    group = attrgetter("live_group" if live else "group")

    def predict(case: Case) -> Shares | None:
        same = [other for other in cases if other.family != case.family and group(other) == group(case)]
        return mean_shares(same) if same else None

    return predict


def nearest_other(cases: Sequence[Case]) -> Callable[[Case], Shares | None]:
    """Return the baseline: the case of another family that is nearest in model, live, platforms, stage and size."""

    def predict(case: Case) -> Shares:
        others = [other for other in cases if other.family != case.family]
        return min(others, key=lambda other: _unlikeness(case.brief, other.brief)).shares

    return predict


def _unlikeness(first: Brief, second: Brief) -> tuple[bool, bool, bool, bool, float]:
    """Return what tells two briefs apart, the weightiest first."""
    apart = set(first.platforms or ()).isdisjoint(second.platforms or ())
    size = abs(math.log((first.size or 1) / (second.size or 1)))
    return first.model != second.model, bool(first.live) != bool(second.live), apart, first.stage != second.stage, size


def errors_of(cases: Sequence[Case], predict: Callable[[Case], Shares | None]) -> list[Error]:
    """Return the error of every case for which there is a prediction."""
    predicted = ((case, predict(case)) for case in cases)
    return [(case, distance(shares, case.shares)) for case, shares in predicted if shares is not None]


NAMES = ("by hat", "by title", "mean of others", "mean, same live", "nearest other")
BEGIN, END = "<!-- bench: published -->", "<!-- /bench -->"


def predictions(cases: Sequence[Case], catalog: Catalog) -> dict[str, list[Error]]:
    """Return the errors of the planner, counted in both ways, and of the baselines."""
    predictors = (
        planner(catalog),
        titled_planner(catalog),
        mean_of_others(cases, live=False),
        mean_of_others(cases, live=True),
        nearest_other(cases),
    )
    return {name: errors_of(cases, predict) for name, predict in zip(NAMES, predictors, strict=True)}


def part(cases: Sequence[Case], columns: Mapping[str, Sequence[Error]]) -> str:
    """Return the part of docs/calibration.md between the markers: the table, and where a mean has something to say."""
    groups = sorted({case.group for case in cases})
    lines = [
        f"| model | stage | cases | families | {' | '.join(columns)} |",
        f"|---|---|--:|--:|{'--:|' * len(columns)}",
        *(_row(*group, [_within(group, errors) for errors in columns.values()]) for group in groups),
        _row("**all**", "", list(columns.values())),
    ]
    return "\n".join([BEGIN, *lines, "", _where_covered(columns), END])


def _within(group: tuple[str, str], errors: Sequence[Error]) -> list[Error]:
    return [entry for entry in errors if entry[0].group == group]


def _row(model: str, stage: str, rows: Sequence[Sequence[Error]]) -> str:
    families = len({case.family for case, _ in rows[0]})
    figures = (f"{by_family(errors):.3f}" if errors else "–" for errors in rows)
    return f"| {model} | {stage} | {len(rows[0])} | {families} | {' | '.join(figures)} |"


def _where_covered(columns: Mapping[str, Sequence[Error]]) -> str:
    found = []
    for name in NAMES[2:4]:
        covered = {case.id for case, _ in columns[name]}
        same = [entry for entry in columns["by hat"] if entry[0].id in covered]
        figures = f"planner {by_family(same):.3f} against {by_family(columns[name]):.3f}"
        found.append(f"{name} ({len(covered)} cases): {figures}")
    return f"On the cases that a mean baseline covers: {'; '.join(found)}, by hat."


def write(text: str) -> None:
    """Put the part into docs/calibration.md."""
    page = PAGE.read_text(encoding="utf-8")
    begin, end = page.index(BEGIN), page.index(END) + len(END)
    PAGE.write_text(page[:begin] + text + page[end:], encoding="utf-8")


def _print_worst(errors: Sequence[Error], predict: Callable[[Case], Shares]) -> None:
    print("\nworst cases: source | plan")
    for case, error in sorted(errors, key=lambda entry: -entry[1])[:WORST]:
        print(f"{error:.2f} {case.id} ({case.brief.size} people)")
        print(f"     {_listed(case.shares)} | {_listed(predict(case))}")


def _listed(composition: Shares) -> str:
    largest = sorted(composition.items(), key=lambda entry: (-entry[1], entry[0]))[:6]
    return " ".join(f"{function} {share:.2f}" for function, share in largest)


def main() -> None:
    """Print the comparison, and refit on request."""
    parser = argparse.ArgumentParser(description="Compare the planner with published teams.")
    parser.add_argument("-v", "--verbose", action="store_true", help="list the worst cases")
    parser.add_argument("--write", action="store_true", help="put the table into docs/calibration.md")
    parser.add_argument("--fit", action="store_true", help="refit and cross-validate (minutes)")
    arguments = parser.parse_args()
    cases, catalog = load_cases(), load_catalog()
    columns = predictions(cases, catalog)
    text = part(cases, columns)
    print(text)
    if arguments.write:
        write(text)
    if arguments.verbose:
        _print_worst(columns["by hat"], planner(catalog))
    if arguments.fit:
        refit(cases, catalog)


if __name__ == "__main__":
    main()
