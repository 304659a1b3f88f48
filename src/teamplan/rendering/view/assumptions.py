"""Facts about what the plan assumed: keys of the brief that were open, and benchmark figures."""

from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple

from teamplan.model.driver import Driver
from teamplan.model.plan import AssumptionUsed
from teamplan.model.quantity import Count, Figure, FigureSpan
from teamplan.model.terms import EvidenceGrade
from teamplan.rendering.view.index import PlanIndex

_SETTINGS = frozenset({"stage", "size", "model", "platforms", "live", "self_fulfilment", "city", "start"})


class AssumptionFacts(NamedTuple):
    """One assumption."""

    title: str
    value: Figure | str
    span: FigureSpan
    unit: str
    grade: str
    source: str
    valid_from: str | None
    weak: bool


@dataclass(frozen=True, slots=True)
class GradeFacts:
    """How many assumptions have a grade of evidence."""

    grade: str
    count: Count


def assumptions(index: PlanIndex) -> tuple[AssumptionFacts, ...]:
    """Return what the plan assumed, as far as the reader may see it."""
    words = index.phrasing
    return tuple(
        AssumptionFacts(
            title=words.figure_title(line),
            value=Figure(line.value)
            if line.title is not None and isinstance(line.value, float)
            else words.figure_value(line),
            span=FigureSpan(line.low, line.high),
            unit=line.unit,
            grade=line.grade.value,
            source=words.figure_source(line),
            valid_from=line.valid_from,
            weak=line.weak,
        )
        for line in _shown(index)
    )


def _shown(index: PlanIndex) -> tuple[AssumptionUsed, ...]:
    """Return the assumptions; for readers who see no money, those that describe the work and not what people cost."""
    if index.audience.sees_money:
        return index.plan.assumptions
    pay = {role.pay for role in index.catalog.roles if role.pay}
    work = {item.assumption for demand in index.plan.demand for item in demand.inputs}
    work |= {item.assumption for driver in index.plan.drivers for item in driver.inputs}
    allowed = (work - pay) | _SETTINGS | {driver.value for driver in Driver}
    return tuple(line for line in index.plan.assumptions if line.key in allowed)


def grades(index: PlanIndex) -> tuple[GradeFacts, ...]:
    """Return how many of the assumptions have each grade of evidence, the best first."""
    counts = Counter(line.grade for line in _shown(index))
    return tuple(GradeFacts(grade.value, Count(counts[grade])) for grade in EvidenceGrade if counts[grade])
