"""People cost: pay, employer contributions and one-off costs, in whole yuan.

Every line is rounded to the yuan once, so that sums of lines tie out exactly.
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from functools import cache
from itertools import accumulate

from teamplan.model.assumption import Assumption, City
from teamplan.model.brief import Brief
from teamplan.model.catalog import Catalog
from teamplan.model.plan import Budget, CostItem, CostLine, MoneyRange, Position
from teamplan.model.reason import Reason
from teamplan.planning.figures import Figures

_Terms = tuple[Assumption, Assumption | None, Assumption | None]


def pay_of(role_id: str, catalog: Catalog, figures: Figures) -> MoneyRange | None:
    """Return the gross monthly pay of a role (元/月), or None where no figure covers it."""
    key = catalog.role(role_id).pay
    if key is None or key not in catalog.assumption_by_key:
        return None
    pay = figures.assumption(key)
    return MoneyRange(low=_yuan(pay.low), base=_yuan(pay.base), high=_yuan(pay.high))


def people_budget(
    brief: Brief, positions: Sequence[Position], figures: Figures, catalog: Catalog, software: str | None = None
) -> Budget | None:
    """Return the budget of the positions that figures cover, or None where none does.

    `software` names the figure with the price of shop software that is bought once.

    The head of a company is its owner and is not budgeted; nor are services that are bought.
    """
    pays = [position.pay for position in positions if position.pay is not None]
    if not pays:
        return None
    basis = Reason.of("sum_of_pay", positions=len(pays))
    wages = CostLine(item="wages", kind="monthly", amount=_sum(pays), basis=basis)
    monthly = [wages, _contribution_line(brief, pays, figures, catalog)]
    hires = [position for position in positions if position.incumbent is None]
    once = [_per_hire(len(hires), item, figures) for item in _ONE_OFF] if hires else []
    if software is not None:
        once.append(_software(software, figures))
    uncovered = tuple(position.id for position in positions if position.pay is None)
    return Budget(
        lines=(*monthly, *once),
        monthly=_sum([line.amount for line in monthly]),
        one_off=_sum([line.amount for line in once]),
        uncovered=uncovered,
        cap=brief.people_cost_cap,
    )


_ONE_OFF: tuple[CostItem, ...] = ("recruiting_cost", "training_cost", "seat_equipment")
"""Costs of every hire; each is named as the assumption that it rests on."""


def _contribution_line(brief: Brief, pays: Sequence[MoneyRange], figures: Figures, catalog: Catalog) -> CostLine:
    city = catalog.city(brief.city) if brief.city else None
    rate, floor, ceiling = terms = _terms(city, figures)
    of_pay = {pay: _contribution(pay, *terms) for pay in set(pays)}
    basis = Reason.of(
        "contributions_of_pay",
        rate=rate.key,
        low=rate.low,
        high=rate.high,
        since=rate.valid_from,
        city=brief.city if city else None,
        floor=floor.base if floor else None,
        ceiling=ceiling.base if ceiling else None,
    )
    used = tuple(figure.key for figure in (rate, floor, ceiling) if figure is not None)
    return CostLine(
        item="contributions", kind="monthly", amount=_sum([of_pay[pay] for pay in pays]), basis=basis, figures=used
    )


def running_costs(
    brief: Brief, pays: Iterable[MoneyRange | None], figures: Figures, catalog: Catalog
) -> tuple[int, ...]:
    """Return what the first, the first two … of those with `pays` cost, contributions included (元/月)."""
    terms = _terms(catalog.city(brief.city) if brief.city else None, figures)

    @cache
    def cost(pay: MoneyRange | None) -> int:
        return 0 if pay is None else pay.base + _contribution(pay, *terms).base

    return tuple(accumulate(map(cost, pays)))


def _terms(city: City | None, figures: Figures) -> _Terms:
    """Return the rate of contributions, and the least and the greatest pay that they are counted from."""
    if city is None:
        return figures.assumption("employer_rate"), None, None
    floor, ceiling = figures.assumption(city.contribution_floor), figures.assumption(city.contribution_ceiling)
    return figures.assumption(city.employer_rate), floor, ceiling


def _contribution(
    pay: MoneyRange, rate: Assumption, floor: Assumption | None, ceiling: Assumption | None
) -> MoneyRange:
    def base(amount: int) -> Fraction:
        least = Fraction(str(floor.base)) if floor else Fraction(0)
        counted = max(Fraction(amount), least)
        return min(counted, Fraction(str(ceiling.base))) if ceiling else counted

    return MoneyRange(
        low=_round(base(pay.low) * Fraction(str(rate.low))),
        base=_round(base(pay.base) * Fraction(str(rate.base))),
        high=_round(base(pay.high) * Fraction(str(rate.high))),
    )


def _per_hire(hires: int, item: CostItem, figures: Figures) -> CostLine:
    cost = figures.assumption(item)
    return CostLine(
        item=item,
        kind="one_off",
        amount=MoneyRange(low=hires * _yuan(cost.low), base=hires * _yuan(cost.base), high=hires * _yuan(cost.high)),
        basis=Reason.of("once_for_each_hire", hires=hires, cost=item, base=cost.base, low=cost.low, high=cost.high),
        figures=(item,),
    )


def _software(key: str, figures: Figures) -> CostLine:
    price = figures.assumption(key)
    return CostLine(
        item="shop_software",
        kind="one_off",
        amount=MoneyRange(low=_yuan(price.low), base=_yuan(price.base), high=_yuan(price.high)),
        basis=Reason.of("bought_once", cost=key, base=price.base, low=price.low, high=price.high),
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
