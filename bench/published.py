"""Compare the planner with the teams that practitioners published, each planned without its own family.

Prints the tables of docs/calibration.md. With `--ablations` also those that plan all cases anew for every value of a
figure, which takes minutes; `--write` puts what is printed into the page.

Run: python bench/published.py [-v] [--ablations] [--write]
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from calibration.ablations import ablations
from calibration.cases import cases_of
from calibration.left_out import outcomes
from calibration.page import ablations_part, parts, write
from calibration.sizes import sized

from teamplan import load_catalog

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from calibration.left_out import Outcome
    from calibration.sizes import Sized

WORST = 15
"""Cases that `-v` lists."""


def print_worst(found: Sequence[Outcome], sizes: Sequence[Sized]) -> None:
    """Print the cases that are furthest away in functions and in size."""
    print("\nfurthest by title: error, case | source | plan")
    for each in sorted(found, key=lambda outcome: (-outcome.title, outcome.case.id))[:WORST]:
        team = each.case.team
        print(f"{each.title:.2f} {team.id}: {team.model.value} {team.stage.value}, {each.case.size} people")
        print(f"     {_listed(each.case.shares)} | {_listed(each.planned)}")
    print("\nfurthest in size: planned, published, case")
    for size in sorted(sizes, key=lambda one: (-abs(one.log_ratio), one.case.id))[:WORST]:
        low, high = size.case.team.size
        print(f"{size.planned:5} {low:g}–{high:g} {size.case.id}: {size.case.team.model.value}")


def _listed(composition: Mapping[str, float]) -> str:
    largest = sorted(composition.items(), key=lambda entry: (-entry[1], entry[0]))[:6]
    return " ".join(f"{function} {share:.2f}" for function, share in largest)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description="Compare the planner with published teams.")
    parser.add_argument("-v", "--verbose", action="store_true", help="list the cases that are furthest away")
    parser.add_argument("--ablations", action="store_true", help="try other values of the figures (minutes)")
    parser.add_argument("--write", action="store_true", help="put the tables into docs/calibration.md")
    arguments = parser.parse_args()
    catalog = load_catalog()
    cases = cases_of(catalog)
    found, sizes = outcomes(cases, catalog), sized(cases, catalog)
    printed = parts(cases, found, sizes, catalog)
    if arguments.ablations:
        printed["ablations"] = ablations_part(ablations(cases, catalog, found))
    for name, part in printed.items():
        print(f"{name}\n\n{part}\n")
    if arguments.write:
        write(printed)
    if arguments.verbose:
        print_worst(found, sizes)


if __name__ == "__main__":
    main()
