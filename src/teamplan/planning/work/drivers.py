"""Demand drivers of a company: given, derived from one another, or taken from the profile of its model.

Every driver follows the turnover as `value × scale ^ power` with 0 ≤ power ≤ 1, so that a larger
company never has less of anything.
"""

import math
from dataclasses import dataclass, field
from typing import Literal

from teamplan.model.brief import Brief
from teamplan.model.driver import VOLUMES_OF_SWITCH, Driver
from teamplan.model.plan import MAX_VOLUME, DriverLine, Input
from teamplan.model.profile import Profile
from teamplan.model.reason import Reason
from teamplan.planning.figures import Figures
from teamplan.planning.intake.infeasible import InfeasibleError
from teamplan.planning.work.channels import Mix

DAYS = "orders_days_per_month"

LINEAR = (
    Driver.MONTHLY_SALES,
    Driver.ORDERS_PER_DAY,
    Driver.PARCELS_PER_DAY,
    Driver.RETURNS_PER_DAY,
    Driver.INQUIRIES_PER_DAY,
    Driver.AD_SPEND,
)
"""Drivers that follow the turnover in proportion; a profile needs no curve for them."""

COUNTABLE = frozenset(
    {Driver.STORES, Driver.PROJECTS, Driver.LIVE_ROOMS, Driver.MARKETS, Driver.SUPPLIERS, Driver.KEY_ACCOUNTS}
)
"""Drivers of which there is no half: where there are any, there is one."""


@dataclass(frozen=True)
class Volumes:
    """The drivers of a company at scale 1, and how each follows the scale."""

    lines: dict[Driver, DriverLine]
    powers: dict[Driver, float]
    anchored: bool
    """Whether a stated volume (or, without a size, the stage) fixes the scale; otherwise the size decides it."""
    smallest_scale: float
    _values: dict[Driver, float] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Keep the plain numbers beside the lines that explain them."""
        object.__setattr__(self, "_values", {driver: line.value for driver, line in self.lines.items()})

    def at(self, scale: float) -> dict[Driver, float]:
        """Return every driver when the turnover is `scale` times that of `lines`."""
        values = {driver: value * scale ** self.powers[driver] for driver, value in self._values.items()}
        for driver in COUNTABLE:
            if value := values[driver]:
                values[driver] = max(1.0, math.floor(value + 0.5))
        return values

    def scaled_lines(self, scale: float) -> tuple[DriverLine, ...]:
        """Return the lines at `scale`, without drivers that play no part."""
        if scale == 1.0:
            return tuple(line for line in self.lines.values() if line.value > 0)
        values = self.at(scale)
        lines = []
        for driver, line in self.lines.items():
            if values[driver] > 0:
                scaled = Reason.of("scaled_with_size", scale=float(f"{scale:.3g}"), power=self.powers[driver])
                lines.append(line.model_copy(update={"value": rounded(values[driver]), "adjusted": scaled}))
        return tuple(lines)


def rounded(value: float) -> float:
    """Return `value` to three significant figures, whole from 100 on: estimates show no false precision."""
    if not math.isfinite(value):
        return value
    if value >= 1000:
        digits = len(str(int(value))) - 3
        return float(round(value, -digits))
    return round(value, 2) if value < 10 else round(value, 1) if value < 100 else float(round(value))


def derive_volumes(brief: Brief, profile: Profile, figures: Figures, mix: Mix = Mix()) -> Volumes:  # noqa: B008 - frozen
    """Return the drivers of a completed brief; raises InfeasibleError where one is more than a plan can hold."""
    derivation = _Derivation(brief, profile, figures, mix)
    anchored = derivation.anchor()
    lines: dict[Driver, DriverLine] = {
        driver: derivation.line(driver) for driver in Driver if driver is not Driver.HEADCOUNT
    }
    powers = dict.fromkeys(LINEAR, 1.0) | {driver: curve.power for driver, curve in profile.curves.items()}
    for driver, line in lines.items():
        powers.setdefault(driver, 0.0)
        if line.origin == "brief" and not anchored:
            powers[driver] = 0.0
    smallest = min(1.0, profile.smallest_sales / max(derivation.sales.value, 1.0))
    return Volumes(lines=lines, powers=powers, anchored=anchored, smallest_scale=smallest)


class _Derivation:
    """Derives one driver from another, each once, and keeps the formula beside the value."""

    def __init__(self, brief: Brief, profile: Profile, figures: Figures, mix: Mix) -> None:
        self.brief, self.profile, self.figures, self.mix = brief, profile, figures, mix
        self.done: dict[Driver, DriverLine] = {}
        self.sales: DriverLine

    def anchor(self) -> bool:
        """Settle the turnover that everything else follows; say whether the brief fixes it."""
        line = self._stated(Driver.MONTHLY_SALES) or self._sales_from_flow()
        anchored = line is not None or self.brief.size is None
        if line is None:
            line = self._sales_from_curves() if anchored else self._reference_sales()
        self.sales = self.done[Driver.MONTHLY_SALES] = line
        return anchored

    def _reference_sales(self) -> DriverLine:
        sales = self.profile.reference_sales
        return _line(Driver.MONTHLY_SALES, sales, "profile", Reason.of("sales_of_reference"))

    def line(self, driver: Driver) -> DriverLine:
        """Return the line of `driver`, deriving it if need be."""
        if driver not in self.done:
            self.done[driver] = self._switched_off(driver) or self._stated(driver) or self._derived(driver)
        return self.done[driver]

    def _stated(self, driver: Driver) -> DriverLine | None:
        value = self.brief.volume(driver)
        return None if value is None else _line(driver, value, "brief", Reason.of("volume_stated"))

    def _switched_off(self, driver: Driver) -> DriverLine | None:
        for switch, volumes in VOLUMES_OF_SWITCH.items():
            if driver in volumes and not getattr(self.brief, switch):
                return _line(driver, 0, "profile", Reason.of("volume_switched_off", switch=switch))
        return None

    def _derived(self, driver: Driver) -> DriverLine:
        rates = {
            Driver.PARCELS_PER_DAY: (Driver.ORDERS_PER_DAY, "parcels_per_order", 1.0),
            Driver.RETURNS_PER_DAY: (Driver.PARCELS_PER_DAY, "return_rate", self.mix.return_rate),
            Driver.INQUIRIES_PER_DAY: (Driver.ORDERS_PER_DAY, self.profile.contact_rate, self._asking()),
            Driver.AD_SPEND: (Driver.MONTHLY_SALES, self.profile.ad_share, self.mix.ad_share),
        }
        if driver is Driver.ORDERS_PER_DAY:
            return self._orders_from_sales(self.profile.order_value)
        if driver not in rates:
            return self._from_curve(driver)
        parent, key, factor = rates[driver]
        source, rate = self.line(parent), self.figures.as_input(key)
        formula = Reason.of("volume_times_rate", driver=parent.value, rate=key, factor=_unless_one(factor))
        value = rounded(source.value * rate.value * factor)
        return _line(driver, value, "derived", formula, _driver_input(source), rate)

    def _asking(self) -> float:
        """Return the factor on contacts an order: that of the channels, and what the value of the orders says.

        Where sales and orders are both stated, their ratio is the value of an order, and who spends less asks less.
        """
        sales, orders = self.brief.monthly_sales, self.brief.orders_per_day
        if not sales or not orders:
            return self.mix.contact_rate
        usual = self.figures.base(self.profile.order_value) * self.mix.order_value
        worth = sales / orders / self.figures.base(DAYS)
        relative = min(max(worth / usual, 0.01), 100.0)
        asked: float = self.mix.contact_rate * relative ** self.figures.base("contact_power")
        return asked

    def _orders_from_sales(self, key: str) -> DriverLine:
        sales = self.line(Driver.MONTHLY_SALES)
        worth, days = self.figures.as_input(key), self.figures.as_input(DAYS)
        factor = self.mix.order_value
        orders = rounded(sales.value / (worth.value * factor) / days.value)
        formula = Reason.of(
            "orders_from_sales", driver=sales.driver.value, order_value=key, days=DAYS, factor=_unless_one(factor)
        )
        return _line(Driver.ORDERS_PER_DAY, orders, "derived", formula, _driver_input(sales), worth, days)

    def _from_curve(self, driver: Driver) -> DriverLine:
        curve = self.profile.curves.get(driver)
        if curve is None or curve.at == 0:
            return _line(driver, 0, "profile", Reason.of("volume_unusual"))
        reference = self.profile.reference_sales
        relative, factor = self.sales.value / reference, (self.mix.content or {}).get(driver, 1.0)
        formula = Reason.of(
            "volume_from_curve", sales=reference, volume=curve.at, power=curve.power, factor=_unless_one(factor)
        )
        value = rounded(curve.at * factor * _raised(relative, curve.power))
        return _line(driver, value, "profile", formula, _driver_input(self.sales))

    def _sales_from_flow(self) -> DriverLine | None:
        """Return the turnover that follows from orders, parcels, inquiries or ad spend, in that order."""
        value_key, days = self.profile.order_value, self.figures.base(DAYS)
        per_order = {
            Driver.ORDERS_PER_DAY: (None, 1.0),
            Driver.PARCELS_PER_DAY: ("parcels_per_order", 1.0),
            Driver.INQUIRIES_PER_DAY: (self.profile.contact_rate, self.mix.contact_rate),
        }
        for driver, (key, asking) in per_order.items():
            stated = self._stated(driver)
            if stated is None or stated.value == 0 or self._switched_off(driver):
                continue
            orders = stated.value / ((self.figures.base(key) if key else 1) * (asking or 1.0))
            rate = (self.figures.as_input(key),) if key else ()
            worth, per_month = self.figures.as_input(value_key), self.figures.as_input(DAYS)
            factor = self.mix.order_value / (asking or 1.0)
            formula = Reason.of(
                "sales_from_flow",
                driver=driver.value,
                rate=key,
                order_value=value_key,
                days=DAYS,
                factor=_unless_one(factor),
            )
            value = rounded(orders * self.figures.base(value_key) * self.mix.order_value * days)
            inputs = (_driver_input(stated), *rate, worth, per_month)
            return _line(Driver.MONTHLY_SALES, value, "derived", formula, *inputs)
        spend = self._stated(Driver.AD_SPEND)
        if spend is None or spend.value == 0:
            return None
        share, factor = self.figures.as_input(self.profile.ad_share), self.mix.ad_share or 1.0
        formula = Reason.of(
            "sales_from_spend",
            driver=Driver.AD_SPEND.value,
            share=self.profile.ad_share,
            factor=_unless_one(factor),
        )
        value = rounded(spend.value / (share.value * factor))
        return _line(Driver.MONTHLY_SALES, value, "derived", formula, _driver_input(spend), share)

    def _sales_from_curves(self) -> DriverLine:
        """Return the turnover of the stage, moved by what stated volumes say of it.

        A volume that grows with the power p of the turnover tells of it with a scatter of 1/p; the turnover of the
        stage is itself uncertain by `stage_scatter`. Both weigh by the inverse of their variance.
        """
        sales, spread = self.profile.stage_sales[self.brief.stage], self.figures.base("stage_scatter")
        moved, inputs = 0.0, []
        for driver, curve in self.profile.curves.items():
            stated = self._stated(driver)
            if not stated or not stated.value or not curve.power or not curve.at or self._switched_off(driver):
                continue
            told = math.log(self.profile.reference_sales / sales)
            told += (math.log(stated.value) - math.log(curve.at)) / curve.power
            weight = (curve.power * spread) ** 2 / ((curve.power * spread) ** 2 + 1)
            moved += weight * (told - moved)
            inputs.append(_driver_input(stated))
        if not inputs:
            return _line(Driver.MONTHLY_SALES, sales, "profile", Reason.of("sales_of_stage"))
        value = max(rounded(sales * math.exp(moved)), self.profile.smallest_sales)
        drivers = tuple(item.driver.value for item in inputs if item.driver is not None)
        formula = Reason.of("sales_from_curves", sales=sales, drivers=drivers)
        return _line(Driver.MONTHLY_SALES, value, "profile", formula, *inputs)


def _unless_one(factor: float) -> float | None:
    """Return a factor to three figures, or None where it changes nothing."""
    return None if factor == 1 else float(f"{factor:.3g}")


def _line(
    driver: Driver, value: float, origin: Literal["brief", "derived", "profile"], formula: Reason, *inputs: Input
) -> DriverLine:
    if not value <= MAX_VOLUME:
        raise InfeasibleError(Reason.of("volume_beyond_plan", driver=driver.value, limit=MAX_VOLUME))
    return DriverLine(driver=driver, value=value, origin=origin, formula=formula, inputs=inputs)


def _raised(base: float, power: float) -> float:
    """Return `base` to the `power`; infinite where that is more than a float holds."""
    try:
        raised: float = base**power
    except OverflowError:
        return math.inf
    return raised


def _driver_input(line: DriverLine) -> Input:
    return Input(driver=line.driver, value=line.value, origin=line.origin)
