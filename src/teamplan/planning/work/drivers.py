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
        return {driver: value * scale ** self.powers[driver] for driver, value in self._values.items()}

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


def derive_volumes(brief: Brief, profile: Profile, figures: Figures) -> Volumes:
    """Return the drivers of a completed brief; raises InfeasibleError where one is more than a plan can hold."""
    derivation = _Derivation(brief, profile, figures)
    anchored = derivation.anchor()
    lines: dict[Driver, DriverLine] = {
        driver: derivation.line(driver) for driver in Driver if driver is not Driver.HEADCOUNT
    }
    powers = dict.fromkeys(LINEAR, 1.0) | {driver: curve.power for driver, curve in profile.curves.items()}
    for driver in lines:
        powers.setdefault(driver, 0.0)
    smallest = min(1.0, profile.smallest_sales / max(derivation.sales.value, 1.0))
    return Volumes(lines=lines, powers=powers, anchored=anchored, smallest_scale=smallest)


class _Derivation:
    """Derives one driver from another, each once, and keeps the formula beside the value."""

    def __init__(self, brief: Brief, profile: Profile, figures: Figures) -> None:
        self.brief, self.profile, self.figures = brief, profile, figures
        self.done: dict[Driver, DriverLine] = {}
        self.sales: DriverLine

    def anchor(self) -> bool:
        """Settle the turnover that everything else follows; say whether the brief fixes it."""
        line = self._stated(Driver.MONTHLY_SALES) or self._sales_from_flow() or self._sales_from_curve()
        stated = any(self.brief.volume(driver) is not None for driver in Driver)
        anchored = line is not None or stated or self.brief.size is None
        if line is None:
            sales, key = self.profile.reference_sales, "sales_of_reference"
            if anchored:
                sales, key = self.profile.stage_sales[self.brief.stage], "sales_of_stage"
            line = _line(Driver.MONTHLY_SALES, sales, "profile", Reason.of(key))
        self.sales = self.done[Driver.MONTHLY_SALES] = line
        return anchored

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
            Driver.PARCELS_PER_DAY: (Driver.ORDERS_PER_DAY, "parcels_per_order"),
            Driver.RETURNS_PER_DAY: (Driver.PARCELS_PER_DAY, "return_rate"),
            Driver.INQUIRIES_PER_DAY: (Driver.ORDERS_PER_DAY, self.profile.contact_rate),
            Driver.AD_SPEND: (Driver.MONTHLY_SALES, self.profile.ad_share),
        }
        if driver is Driver.ORDERS_PER_DAY:
            return self._orders_from_sales(self.profile.order_value)
        if driver not in rates:
            return self._from_curve(driver)
        parent, key = rates[driver]
        source, rate = self.line(parent), self.figures.as_input(key)
        formula = Reason.of("volume_times_rate", driver=parent.value, rate=key)
        return _line(driver, rounded(source.value * rate.value), "derived", formula, _driver_input(source), rate)

    def _orders_from_sales(self, key: str) -> DriverLine:
        sales = self.line(Driver.MONTHLY_SALES)
        worth, days = self.figures.as_input(key), self.figures.as_input(DAYS)
        orders = rounded(sales.value / worth.value / days.value)
        formula = Reason.of("orders_from_sales", driver=sales.driver.value, order_value=key, days=DAYS)
        return _line(Driver.ORDERS_PER_DAY, orders, "derived", formula, _driver_input(sales), worth, days)

    def _from_curve(self, driver: Driver) -> DriverLine:
        curve = self.profile.curves.get(driver)
        if curve is None or curve.at == 0:
            return _line(driver, 0, "profile", Reason.of("volume_unusual"))
        relative = self.sales.value / self.profile.reference_sales
        formula = Reason.of("volume_from_curve", sales=self.profile.reference_sales, volume=curve.at, power=curve.power)
        return _line(
            driver, rounded(curve.at * _raised(relative, curve.power)), "profile", formula, _driver_input(self.sales)
        )

    def _sales_from_flow(self) -> DriverLine | None:
        """Return the turnover that follows from orders, parcels, inquiries or ad spend, in that order."""
        value_key, days = self.profile.order_value, self.figures.base(DAYS)
        per_order = {
            Driver.ORDERS_PER_DAY: None,
            Driver.PARCELS_PER_DAY: "parcels_per_order",
            Driver.INQUIRIES_PER_DAY: self.profile.contact_rate,
        }
        for driver, key in per_order.items():
            stated = self._stated(driver)
            if stated is None or stated.value == 0 or self._switched_off(driver):
                continue
            orders = stated.value / (self.figures.base(key) if key else 1)
            rate = (self.figures.as_input(key),) if key else ()
            worth, per_month = self.figures.as_input(value_key), self.figures.as_input(DAYS)
            formula = Reason.of("sales_from_flow", driver=driver.value, rate=key, order_value=value_key, days=DAYS)
            value = rounded(orders * self.figures.base(value_key) * days)
            inputs = (_driver_input(stated), *rate, worth, per_month)
            return _line(Driver.MONTHLY_SALES, value, "derived", formula, *inputs)
        spend = self._stated(Driver.AD_SPEND)
        if spend is None or spend.value == 0:
            return None
        share = self.figures.as_input(self.profile.ad_share)
        formula = Reason.of("sales_from_spend", driver=Driver.AD_SPEND.value, share=self.profile.ad_share)
        value = rounded(spend.value / share.value)
        return _line(Driver.MONTHLY_SALES, value, "derived", formula, _driver_input(spend), share)

    def _sales_from_curve(self) -> DriverLine | None:
        least = self.figures.base("telling_power")
        for driver, curve in self.profile.curves.items():
            stated = self._stated(driver)
            telling = curve.power >= least and curve.at > 0
            if stated and stated.value and telling and not self._switched_off(driver):
                value = self.profile.reference_sales * _raised(stated.value / curve.at, 1 / curve.power)
                value, formula = (
                    max(value, self.profile.smallest_sales),
                    Reason.of("sales_from_curve", driver=driver.value),
                )
                return _line(Driver.MONTHLY_SALES, rounded(value), "profile", formula, _driver_input(stated))
        return None


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
