"""What changes where one figure of the planner is changed and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from calibration.left_out import Outcome, outcomes
from calibration.resampling import Estimate, over_families
from calibration.sizes import Agreement, agreement, sized

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from calibration.cases import Case
    from teamplan import Catalog

TRIED: dict[str, tuple[float, ...]] = {
    "trust_in_peers": (0, 0.25, 0.5, 0.75, 1),
    "evidence_reach": (0.5, 0.7, 1),
    "evidence_doubt": (1, 2, 4),
    "staff_elasticity": (0.55, 0.65, 0.75),
    "likeness_other_model": (0.3, 1),
    "likeness_other_live": (0.1, 1),
    "likeness_per_stage": (0.9, 1),
    "likeness_other_platforms": (0.8, 1),
    "trust_in_practice": (1, 2),
    "trust_in_farms": (0.5, 1),
}
"""Figure → the values that are tried, each with all other figures as they are."""


@dataclass(frozen=True)
class Ablation:
    """What one value of one figure gives."""

    figure: str
    value: float
    kept: bool
    """Whether this is the value of the catalog."""
    title: Estimate
    hat: Estimate
    gain: Estimate | None
    """Mean of error here − error as kept, by title; None for the value that is kept."""
    sizes: Agreement


def with_figure(catalog: Catalog, figure: str, value: float) -> Catalog:
    """Return the catalog with another base of one figure; raises KeyError where it has no such figure."""
    changed = catalog.assumption_by_key[figure].model_copy(update={"base": value})
    others = (each for each in catalog.assumptions if each.key != figure)
    return catalog.model_copy(update={"assumptions": (*others, changed)})


def ablations(cases: Sequence[Case], catalog: Catalog, kept: Sequence[Outcome]) -> Iterator[Ablation]:
    """Measure every value of `TRIED` and the catalog's own; `kept` is what the catalog gives as it is."""
    for figure, values in TRIED.items():
        for value in sorted({*values, catalog.assumption_by_key[figure].base}):
            yield _ablation(cases, catalog, kept, figure, value)


def _ablation(cases: Sequence[Case], catalog: Catalog, kept: Sequence[Outcome], figure: str, value: float) -> Ablation:
    same = catalog.assumption_by_key[figure].base == value
    changed = catalog if same else with_figure(catalog, figure, value)
    found = kept if same else outcomes(cases, changed)
    pairs = zip(found, kept, strict=True)
    return Ablation(
        figure=figure,
        value=value,
        kept=same,
        title=over_families((each.family, each.title) for each in found),
        hat=over_families((each.family, each.hat) for each in found),
        gain=None if same else over_families((here.family, here.title - there.title) for here, there in pairs),
        sizes=agreement(sized(cases, changed), changed.assumption_by_key["staff_scatter"].base),
    )
