"""Plan every stage, model, live and size from 1 to 300 people, and hold the plans against the bands of the assumptions.

Of every plan whose size alone is known:

- sales a head lie within the ends of the model's figure, taken to the team's size as the planner does it and widened
  to what the money carries;
- people cost as a share of the company's own income lies within the ends of the model's figure, and, where the company
  sells goods, nowhere outside both these and 5–35 %. Seats without pay, the owner's among them, count as the
  usual cost of a head;
- at equal size a later stage never sells less, rounding of the turnover apart;
- above five people nobody works in two workplaces, and from twenty on nobody but the head outside a profession.

Run: python bench/sweep.py [--sizes 1,2,3,…] [--all]
"""

from __future__ import annotations

import argparse
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise, product
from typing import TYPE_CHECKING

from teamplan import Brief, load_catalog
from teamplan.model.driver import Driver
from teamplan.model.terms import STAGE_ORDER, BusinessModel, RoleKind, Stage
from teamplan.planning.evidence.headcount import TEAM
from teamplan.planning.figures import Figures
from teamplan.planning.planner import plan_team

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from teamplan import Catalog
    from teamplan.model.plan import Plan, Position

SIZES = (1, 2, 3, 5, 8, 12, 20, 30, 50, 100, 300)
HARD_BAND = (0.05, 0.35)
"""Least and most of its income that a company which sells goods can spend on people, where its model says no less."""
SERVICES = frozenset({BusinessModel.TP})
"""Models that sell work, not goods: their people cost is held against the model's own band only."""
ROUNDING = 0.01
"""Part of a turnover that is lost as plans show three digits of it."""


@dataclass(frozen=True)
class Cell:
    """One plan of the sweep."""

    stage: Stage
    model: BusinessModel
    live: bool
    size: int
    sales: float
    """Turnover that the plan takes (元/月)."""
    sales_band: tuple[float, float]
    """Ends of the turnover that the model's figure allows a team of this size (元/月)."""
    cost_share: float
    """People cost ÷ own income."""
    cost_band: tuple[float, float]
    astray: tuple[str, ...]
    """Hats that their wearer cannot wear: what stands wrong, seat and hat."""

    @property
    def name(self) -> str:
        """The brief of the cell, in short."""
        return f"{self.model.value} {self.stage.value}{' live' if self.live else ''} {self.size}"


def swept(catalog: Catalog, sizes: Sequence[int] = SIZES) -> Iterator[Cell]:
    """Plan every cell."""
    for model, live, stage, size in product(BusinessModel, (False, True), Stage, sizes):
        yield cell_of(catalog, plan_team(catalog, Brief(stage=stage, model=model, live=live, size=size)))


def cell_of(catalog: Catalog, plan: Plan) -> Cell:
    """Return what the sweep holds against the bands of one plan."""
    figures = Figures(catalog.assumption_by_key)
    model, stage = plan.brief.model or BusinessModel.B2C, plan.brief.stage
    size = len(plan.positions)
    profile = catalog.profile(model)
    sales = next(line.value for line in plan.drivers if line.driver is Driver.MONTHLY_SALES)
    each, share = figures.assumption(profile.sales_per_head), figures.assumption(profile.people_cost_share)
    own = figures.base(profile.own_income) if profile.own_income else 1.0
    cost = figures.base("cost_per_head")
    grown = figures.base(f"sales_per_head_{stage.value}") * (size / TEAM) ** (1 / figures.base("staff_elasticity") - 1)
    return Cell(
        stage=stage,
        model=model,
        live=bool(plan.brief.live),
        size=size,
        sales=sales,
        sales_band=(
            size * min(each.low * grown, cost / share.low / own),
            size * max(each.high * grown, cost / share.high / own),
        ),
        cost_share=people_cost(plan, cost) / (sales * own),
        cost_band=(share.low, share.high),
        astray=tuple(hats_astray(plan, catalog, figures)),
    )


def people_cost(plan: Plan, cost_per_head: float) -> float:
    """Return what the people cost (元/月), seats without a figure for their pay at `cost_per_head`."""
    unpaid = sum(position.pay is None for position in plan.positions)
    return (plan.budget.monthly.base if plan.budget else 0) + unpaid * cost_per_head


def hats_astray(plan: Plan, catalog: Catalog, figures: Figures) -> Iterator[str]:
    """Return the hats in another workplace or profession than their seat's, in teams that are large enough."""
    size = len(plan.positions)
    for position in plan.positions:
        for hat in position.roles:
            if size > figures.base("hats_anywhere_until") and _elsewhere(position, hat, catalog):
                yield f"workplace: {position.id} {hat}"
            if size >= figures.base("hats_in_profession_from") and _outside(position, hat, catalog):
                yield f"profession: {position.id} {hat}"


def _elsewhere(position: Position, hat: str, catalog: Catalog) -> bool:
    """Whether the hat's work is done in another place; leading is no work on the floor."""
    role, main = catalog.role(hat), catalog.role(next(iter(position.roles)))
    return role.workplace != main.workplace and not role.kind.leads


def _outside(position: Position, hat: str, catalog: Catalog) -> bool:
    if position.kind is RoleKind.HEAD:
        return False
    here, there = catalog.unit_of[position.function], catalog.unit_of[catalog.role(hat).function]
    return here.profession != there.profession


def violations(cells: Sequence[Cell]) -> list[tuple[str, str]]:
    """Return what does not hold: the rule, and the cell with its figures."""
    found = [violation for cell in cells for violation in _of_one(cell)]
    by_company: dict[tuple[BusinessModel, bool, int], list[Cell]] = {}
    for cell in cells:
        by_company.setdefault((cell.model, cell.live, cell.size), []).append(cell)
    for stages in by_company.values():
        for earlier, later in pairwise(sorted(stages, key=lambda cell: STAGE_ORDER.index(cell.stage))):
            if later.sales < earlier.sales * (1 - ROUNDING):
                found.append(("later stage sells less", f"{later.name}: {later.sales:,.0f} < {earlier.sales:,.0f}"))
    return found


def _of_one(cell: Cell) -> Iterator[tuple[str, str]]:
    low, high = cell.sales_band
    heads = f"{cell.sales / cell.size:,.0f} a head, band {low / cell.size:,.0f}–{high / cell.size:,.0f}"
    if not low * (1 - ROUNDING) <= cell.sales <= high * (1 + ROUNDING):
        yield f"sales a head {'below' if cell.sales < low else 'above'} the band", f"{cell.name}: {heads}"
    share = f"{cell.cost_share:.1%}, band {cell.cost_band[0]:.0%}–{cell.cost_band[1]:.0%}"
    if not cell.cost_band[0] <= cell.cost_share <= cell.cost_band[1]:
        side = "below" if cell.cost_share < cell.cost_band[0] else "above"
        yield f"people cost {side} the model's band", f"{cell.name}: {share}; {heads}"
    least, most = min(HARD_BAND[0], cell.cost_band[0]), max(HARD_BAND[1], cell.cost_band[1])
    if cell.model not in SERVICES and not least <= cell.cost_share <= most:
        yield "people cost outside 5–35 %", f"{cell.name}: {share}; {heads}"
    for hat in cell.astray:
        kind, _, what = hat.partition(": ")
        yield f"hat in another {kind}", f"{cell.name}: {what}"


def table(cells: Sequence[Cell]) -> str:
    """Return sales a head (1000 元) and people cost (% of own income) of every cell, sizes side by side."""
    sizes = sorted({cell.size for cell in cells})
    lines = [
        f"| 1000 元 a head / people cost % | {' | '.join(map(str, sizes))} |",
        f"|---|{'--:|' * len(sizes)}",
    ]
    rows: dict[str, list[str]] = {}
    for cell in cells:
        figures = f"{cell.sales / cell.size / 1000:.0f} / {cell.cost_share * 100:.0f}"
        rows.setdefault(cell.name.rpartition(" ")[0], []).append(figures)
    return "\n".join([*lines, *(f"| {name} | {' | '.join(figures)} |" for name, figures in rows.items())])


def main() -> None:
    """Print the table and what does not hold."""
    parser = argparse.ArgumentParser(description="Hold plans of every kind and size against the bands.")
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)), help="sizes, separated by commas")
    parser.add_argument("--all", action="store_true", help="list every violation, not only how many there are")
    arguments = parser.parse_args()
    cells = list(swept(load_catalog(), [int(size) for size in arguments.sizes.split(",")]))
    found = violations(cells)
    print(table(cells))
    print(f"\n{len(cells)} plans, {len(found)} violations")
    for rule, times in Counter(rule for rule, _ in found).most_common():
        print(f"- {rule}: {times}")
        if arguments.all:
            print("\n".join(f"  - {what}" for each, what in found if each == rule))


if __name__ == "__main__":
    main()
