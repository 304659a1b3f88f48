"""People cost: pay, employer contributions and one-off costs, in whole yuan.

Every line is rounded to the yuan once, so that sums of lines tie out exactly.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from teamplan.model.assumption import Assumption
from teamplan.model.brief import Brief
from teamplan.model.catalog import Catalog
from teamplan.model.plan import Budget, CostLine, MoneyRange, Position
from teamplan.planning.figures import Figures

CITY_KEYS: dict[str, str] = {"北京": "beijing", "上海": "shanghai"}
"""Cities with a table of their own; elsewhere the national range applies."""


WAGES = "税前工资"
"""Name of the budget line that holds the pay of all positions."""


def pay_of(role_id: str, catalog: Catalog, figures: Figures) -> MoneyRange | None:
    """Return the gross monthly pay of a role (元/月), or None where no figure covers it."""
    key = catalog.role(role_id).pay
    if key is None or key not in catalog.assumption_by_key:
        return None
    pay = figures.assumption(key)
    return MoneyRange(low=_yuan(pay.low), base=_yuan(pay.base), high=_yuan(pay.high))


def people_budget(brief: Brief, positions: Sequence[Position], figures: Figures) -> Budget | None:
    """Return the budget of the positions that figures cover, or None where none does.

    The head of a company is its owner and is not budgeted; nor are services that are bought.
    """
    paid = [position for position in positions if position.pay is not None]
    if not paid:
        return None
    monthly = [_pay_line(paid), _contribution_line(brief, paid, figures)]
    hires = [position for position in positions if position.incumbent is None]
    once = [_per_hire(len(hires), key, item, figures) for key, item in _ONE_OFF.items()] if hires else []
    uncovered = tuple(position.id for position in positions if position.pay is None)
    return Budget(
        lines=(*monthly, *once),
        monthly=_sum([line.amount for line in monthly]),
        one_off=_sum([line.amount for line in once]),
        uncovered=uncovered,
        cap=brief.people_cost_cap,
    )


_ONE_OFF: dict[str, str] = {
    "recruiting_cost": "招聘费用",
    "training_cost": "入职培训",
    "seat_equipment": "工位与设备",
}


def _pay_line(paid: Sequence[Position]) -> CostLine:
    pays = [position.pay for position in paid if position.pay]
    basis = f"{len(pays)} 个编制的薪酬参考区间之和（假设）"
    return CostLine(item=WAGES, kind="monthly", amount=_sum(pays), basis=basis)


def _contribution_line(brief: Brief, paid: Sequence[Position], figures: Figures) -> CostLine:
    city = CITY_KEYS.get((brief.city or "").removesuffix("市"), "")
    rate = figures.assumption(f"employer_rate_{city}" if city else "employer_rate")
    floor = figures.assumption(f"contribution_floor_{city}") if city else None
    ceiling = figures.assumption(f"contribution_ceiling_{city}") if city else None
    amounts = [_contribution(position.pay, rate, floor, ceiling) for position in paid if position.pay is not None]
    where = brief.city if city else "全国区间，未按城市核定"
    basis = f"{rate.title} {rate.low:.1%}–{rate.high:.1%}（{where}，{rate.valid_from} 口径）"
    if floor is not None and ceiling is not None:
        basis += f"，缴费基数 {floor.base:,.0f}–{ceiling.base:,.0f} 元"
    used = tuple(figure.key for figure in (rate, floor, ceiling) if figure is not None)
    return CostLine(item="单位社保与公积金", kind="monthly", amount=_sum(amounts), basis=basis, figures=used)


def _contribution(
    pay: MoneyRange, rate: Assumption, floor: Assumption | None, ceiling: Assumption | None
) -> MoneyRange:
    def base(amount: int) -> Fraction:
        least = Fraction(str(floor.base)) if floor else Fraction(0)
        most = Fraction(str(ceiling.base)) if ceiling else Fraction(10**12)
        return min(max(Fraction(amount), least), most)

    return MoneyRange(
        low=_round(base(pay.low) * Fraction(str(rate.low))),
        base=_round(base(pay.base) * Fraction(str(rate.base))),
        high=_round(base(pay.high) * Fraction(str(rate.high))),
    )


def _per_hire(hires: int, key: str, item: str, figures: Figures) -> CostLine:
    cost = figures.assumption(key)
    return CostLine(
        item=item,
        kind="one_off",
        amount=MoneyRange(low=hires * _yuan(cost.low), base=hires * _yuan(cost.base), high=hires * _yuan(cost.high)),
        basis=f"{hires} 人 × {cost.title} {cost.base:,.0f} 元（{cost.low:,.0f}–{cost.high:,.0f}，假设）",
        figures=(key,),
    )


def _sum(amounts: Sequence[MoneyRange]) -> MoneyRange:
    return MoneyRange(
        low=sum(amount.low for amount in amounts),
        base=sum(amount.base for amount in amounts),
        high=sum(amount.high for amount in amounts),
    )


def _yuan(value: float) -> int:
    return _round(Fraction(str(value)))


def _round(value: Fraction) -> int:
    """Return `value` rounded half up."""
    return int(value + Fraction(1, 2))
