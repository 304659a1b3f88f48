"""Why a role needs its FTE: formula, inputs and range, in the words of the plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from teamplan.model.catalog import Catalog
from teamplan.model.driver import TITLES, UNITS, Driver
from teamplan.model.plan import DemandLine, DriverLine, Input
from teamplan.model.reason import Reason
from teamplan.model.role import Role
from teamplan.model.staffing import (
    CoverageRule,
    FixedRule,
    QueueRule,
    RatioRule,
    SpanRule,
    SplitRule,
    TieredRule,
)
from teamplan.planning.figures import Figures


class DemandReasons:
    """Explains the demand of one plan."""

    def __init__(
        self,
        catalog: Catalog,
        figures: Figures,
        drivers: Sequence[DriverLine],
        headcount: float,
        queue_model: Reason,
        fte: Mapping[str, float],
    ) -> None:
        """Explain with the drivers of the plan.

        `headcount` is the FTE that support roles follow; `fte` the work of every role.
        """
        self._catalog, self._figures, self._queue_model = catalog, figures, queue_model
        self._fte = fte
        self._takers: dict[str, list[Role]] = {}
        for role in catalog.roles:
            if isinstance(role.staffing, SplitRule) and fte.get(role.id):
                self._takers.setdefault(role.staffing.of, []).append(role)
        self._drivers = {line.driver: (line.value, line.origin) for line in drivers}
        self._drivers[Driver.HEADCOUNT] = (round(headcount, 1), "derived")

    def line(self, role: Role, fte: float, low: float, high: float) -> DemandLine:
        """Return the demand line of `role` with its reason."""
        formula, inputs = self._reason(role)
        takers = self._takers.get(role.id, ())
        if takers:
            split = "、".join(f"{taker.title} {self._fte[taker.id]:.2f}" for taker in takers)
            formula += f"，共 {self._gross(role.id):.2f} FTE，减去拆给{split}"
        return DemandLine(
            role=role.id,
            fte=fte,
            low=min(low, fte),
            high=max(high, fte),
            formula=formula,
            inputs=tuple(inputs),
            model=self._queue_model if isinstance(role.staffing, QueueRule) else None,
        )

    def _reason(self, role: Role) -> tuple[str, list[Input]]:  # noqa: PLR0911 - one return a rule
        match role.staffing:
            case FixedRule(fte=fte):
                return f"固定 {fte:g} FTE", []
            case RatioRule() as rule:
                return self._ratio(rule)
            case TieredRule() as rule:
                tiers = "、".join(f"{tier.at:g} → {tier.fte:g}" for tier in rule.tiers)
                return f"按{TITLES[rule.driver]}分档插值（{tiers}）", [self._driver(rule.driver)]
            case CoverageRule() as rule:
                inputs = [self._driver(rule.hours), *map(self._figures.as_input, (rule.per_person, rule.cover))]
                posts = "" if rule.posts == 1 else f" × 每小时 {rule.posts:g} 岗"
                return f"{inputs[0].name}{posts} ÷ {inputs[1].name} × {inputs[2].name}", inputs
            case QueueRule() as rule:
                inputs = [self._driver(rule.driver), self._figures.as_input(rule.handle_minutes)]
                base = f"{rule.base:g}（在线值守）+ " if rule.base else ""
                return f"{base}排队模型（{inputs[0].name}，{inputs[1].name}）", inputs
            case SpanRule() as rule:
                span = self._figures.as_input(rule.span)
                less = f"（下一层工作量 − {rule.above:g} FTE）" if rule.above else "下一层工作量"
                return f"{less} ÷ {span.name}，已设的每名带队人不少于 0.05 FTE", [span]
            case SplitRule() as rule:
                pool = self._catalog.role(rule.of).title
                gross = Input(name=f"{pool}拆分前的工作量", value=self._gross(rule.of), unit="FTE", origin="derived")
                return f"（{gross.name} − {rule.above:g}）× {rule.share:.0%}", [gross]

    def _gross(self, role: str) -> float:
        """Return the work of a role before specialists take their share (FTE)."""
        taken = sum(self._fte[taker.id] for taker in self._takers.get(role, ()))
        return round(self._fte.get(role, 0.0) + taken, 2)

    def _ratio(self, rule: RatioRule) -> tuple[str, list[Input]]:
        inputs = [self._driver(rule.driver), self._figures.as_input(rule.per)]
        formula = f"{inputs[0].name} ÷ {inputs[1].name}"
        if rule.cover:
            cover = self._figures.as_input(rule.cover)
            inputs.append(cover)
            formula += f" × {cover.name}"
        return (f"{formula} + {rule.base:g}（基本工作）" if rule.base else formula), inputs

    def _driver(self, driver: Driver) -> Input:
        value, origin = self._drivers.get(driver, (0.0, "derived"))
        return Input(name=TITLES[driver], value=value, unit=UNITS[driver], origin=origin)
