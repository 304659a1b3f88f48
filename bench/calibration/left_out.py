"""Every case planned from its brief, by a catalog that has nothing from its family."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from calibration.cases import Case, families_of, without_family
from calibration.measures import (
    Composition,
    Covered,
    Seated,
    by_hat,
    by_title,
    composition,
    covered,
    distance,
    first_hired,
    near,
    seated,
)
from teamplan.planning.planner import assemble
from teamplan.planning.workforce import build_workforce

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from teamplan import Catalog


@dataclass(frozen=True)
class Outcome:
    """How a plan made without the case's family agrees with the case."""

    case: Case
    title: float
    """Share of heads in another function, seats counted by title."""
    hat: float
    """The same, seats split over their hats."""
    prior: float | None
    """The same for the composition of comparable teams alone, without any work; None where there is none."""
    seated: Seated
    first_hired: float
    within_one: float
    """Part of the functions within one head of the source."""
    same: float
    """Part of the functions less than one head away from the source."""
    covered: Covered
    planned: Composition
    """What was planned, by title."""
    hats: Composition
    """What was planned, by hat."""

    @property
    def family(self) -> str:
        """Origin of the case."""
        return self.case.family


def outcomes(cases: Sequence[Case], catalog: Catalog) -> list[Outcome]:
    """Plan every case without its family."""
    return list(_outcomes(cases, catalog))


def _outcomes(cases: Sequence[Case], catalog: Catalog) -> Iterator[Outcome]:
    for family in families_of(cases):
        unaware = without_family(catalog, family)
        for case in cases:
            if case.family == family:
                yield _outcome(case, unaware)


def _outcome(case: Case, catalog: Catalog) -> Outcome:
    workforce = build_workforce(case.brief(), catalog)
    plan = assemble(workforce)
    peers, _ = workforce.work.peers.at(workforce.size)
    titles, hats = by_title(plan.positions), by_hat(plan.positions, catalog)
    published, people = case.shares, case.size
    prior = composition({function.value: share for function, share in peers.items()})
    return Outcome(
        case=case,
        title=distance(titles, published),
        hat=distance(hats, published),
        prior=distance(prior, published) if prior else None,
        seated=seated(titles, published),
        first_hired=first_hired(plan.positions, published),
        within_one=near(titles, published, people, 1),
        same=near(titles, published, people, LESS_THAN_ONE),
        covered=covered(plan.demand, catalog, published, people),
        planned=titles,
        hats=hats,
    )


LESS_THAN_ONE = 0.99
"""Difference in heads up to which two numbers of people are the same, the halves of a range apart."""
