"""Compare the planner with the teams that practitioners published.

Every case of `published_teams.yaml` is planned from its brief. The error of a plan is the share of
heads that it has in another function than the source: ½ · Σ |difference of function shares|, hats
split by their FTE share, management and operations counted as one. Families count as one. "By title"
counts every seat once, under the function of its title, as the sources count their heads.

Run: python bench/published.py [-v] [--fit]
"""

from __future__ import annotations

import argparse
import math
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))

from teamplan import Brief, load_catalog
from teamplan.planning.planner import plan_team

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from teamplan import Catalog
    from teamplan.model.plan import Position

CASES = Path(__file__).resolve().parent / "published_teams.yaml"
WORST = 12
"""Cases that `-v` lists."""
ABOVE_A_FLOOR = 1.3
"""Turnover taken where a source says only "more than": this many times its figure."""

Shares = dict[str, float]
Error = tuple["Case", float]


@dataclass(frozen=True)
class Case:
    """One published team."""

    id: str
    family: str
    brief: Brief
    shares: Shares
    """Share of heads by function."""

    @property
    def model(self) -> str:
        """Business model of the brief."""
        return str(self.brief.model)

    @property
    def group(self) -> tuple[str, str]:
        """Model and stage: the row of the table."""
        return self.model, str(self.brief.stage)

    @property
    def live_group(self) -> tuple[str, str, bool]:
        """Model, stage and whether the source says that it sells live."""
        return *self.group, bool(self.brief.live)


def load_cases(path: Path = CASES) -> list[Case]:
    """Read the published teams."""
    document = yaml.safe_load(path.read_text(encoding="utf-8"))
    return [
        Case(item["id"], item["family"], _brief(item["brief"]), shares(item["heads"])) for item in document["cases"]
    ]


def _brief(said: Mapping[str, Any]) -> Brief:
    """Return the brief of a case: whole people, one turnover."""
    fields = dict(said)
    fields["size"] = max(1, math.floor(fields["size"] + 0.5))
    if "monthly_sales" in fields:
        fields["monthly_sales"] = _turnover(*fields["monthly_sales"])
    return Brief(**fields)


def _turnover(low: float | None, high: float | None) -> float:
    """Return one turnover for a range of which one end may be open (元/月)."""
    if high is None:
        return (low or 0) * ABOVE_A_FLOOR
    return math.sqrt(low * high) if low else high / 2


def shares(heads: Mapping[str, float]) -> Shares:
    """Return the share of each function; management and operations are one.

    >>> shares({"management": 1, "operations": 1, "design": 2})
    {'operations': 0.5, 'design': 0.5}
    """
    counted: Counter[str] = Counter()
    for function, number in heads.items():
        counted["operations" if function == "management" else function] += number  # type: ignore[assignment]
    total = sum(counted.values())
    return {function: number / total for function, number in counted.items()}


def planned_shares(positions: Iterable[Position], catalog: Catalog) -> Shares:
    """Return the shares of a plan: every seat is one head, split over its hats by FTE."""
    heads: dict[str, float] = defaultdict(float)
    for position in positions:
        load = sum(position.roles.values())
        for role, share in position.roles.items():
            heads[catalog.role(role).function.value] += share / load if load else 0.0
        if not load:
            heads[position.function.value] += 1
    return shares(heads)


def titled_shares(positions: Iterable[Position]) -> Shares:
    """Return the shares of a plan as the sources count: every seat is one head of the function of its title."""
    return shares(Counter(position.function.value for position in positions))


def distance(first: Shares, second: Shares) -> float:
    """Return the share of heads that stand in another function: 0 for the same team, 1 for nothing in common."""
    return sum(abs(first.get(key, 0) - second.get(key, 0)) for key in {*first, *second}) / 2


def by_family(errors: Sequence[Error]) -> float:
    """Return the mean error with every family weighted as one."""
    members = Counter(case.family for case, _ in errors)
    return sum(error / members[case.family] for case, error in errors) / len(members)


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


def report(cases: Sequence[Case], catalog: Catalog, *, verbose: bool) -> None:
    """Print the errors of the planner beside the baselines."""
    columns = {
        "planner": errors_of(cases, planner(catalog)),
        "by title": errors_of(cases, titled_planner(catalog)),
        "mean of others": errors_of(cases, mean_of_others(cases, live=False)),
        "mean, same live": errors_of(cases, mean_of_others(cases, live=True)),
        "nearest other": errors_of(cases, nearest_other(cases)),
    }
    print(f"{'model':13} {'stage':8} {'cases':>5} {'families':>8}  " + "  ".join(f"{name:>15}" for name in columns))
    for group in sorted({case.group for case in cases}):
        rows = [[entry for entry in errors if entry[0].group == group] for errors in columns.values()]
        _print_row(*group, rows)
    _print_row("all", "", list(columns.values()))
    for name in ("mean of others", "mean, same live"):
        covered = {case.id for case, _ in columns[name]}
        same = [entry for entry in columns["planner"] if entry[0].id in covered]
        print(
            f"on the {len(covered)} cases that '{name}' covers: planner {by_family(same):.3f}, "
            f"baseline {by_family(columns[name]):.3f}"
        )
    if verbose:
        _print_worst(columns["planner"], planner(catalog))


def _print_row(model: str, stage: str, rows: Sequence[Sequence[Error]]) -> None:
    families = len({case.family for case, _ in rows[0]})
    figures = (f"{by_family(errors):15.3f}" if errors else f"{'–':>15}" for errors in rows)
    print(f"{model:13} {stage:8} {len(rows[0]):5} {families:8}  " + "  ".join(figures))


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
    parser.add_argument("--fit", action="store_true", help="refit and cross-validate (minutes)")
    arguments = parser.parse_args()
    cases, catalog = load_cases(), load_catalog()
    report(cases, catalog, verbose=arguments.verbose)
    if arguments.fit:
        from calibration import refit  # noqa: PLC0415  (it imports this module)

        refit(cases, catalog)


if __name__ == "__main__":
    main()
