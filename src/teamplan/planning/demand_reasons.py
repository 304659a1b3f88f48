"""Why a role needs its FTE: formula, inputs and range, in the words of the plan."""

from __future__ import annotations

from collections.abc import Sequence

from teamplan.model.catalog import Catalog
from teamplan.model.driver import TITLES, UNITS, Driver
from teamplan.model.plan import DemandLine, DriverLine, Input
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
        self, catalog: Catalog, figures: Figures, drivers: Sequence[DriverLine], headcount: float, queue_model: str
    ) -> None:
        """Explain with the drivers of the plan; `headcount` is the FTE that support roles follow."""
        self._catalog, self._figures, self._queue_model = catalog, figures, queue_model
        self._drivers = {line.driver: (line.value, line.origin) for line in drivers}
        self._drivers[Driver.HEADCOUNT] = (round(headcount, 1), "derived")

    def line(self, role: Role, fte: float, low: float, high: float) -> DemandLine:
        """Return the demand line of `role` with its reason."""
        formula, inputs = self._reason(role)
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
                return f"{less} ÷ {span.name}", [span]
            case SplitRule() as rule:
                pool = self._catalog.role(rule.of).title
                return f"{pool}工作量超过 {rule.above:g} FTE 的部分 × {rule.share:.0%}", []

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
