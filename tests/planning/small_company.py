"""A small profile with figures of its own, and the volumes that follow from it."""

from __future__ import annotations

from teamplan.checking.catalog import load_catalog
from teamplan.model.brief import Brief
from teamplan.model.plan import DriverLine
from teamplan.model.profile import Profile
from teamplan.planning.figures import Figures
from teamplan.planning.work.drivers import DAYS, Volumes, derive_volumes

SMALL = {
    "order_value": (80, 100, 120),
    "contact_rate": (0.1, 0.5, 1),
    "ad_share": (0.05, 0.1, 0.2),
    DAYS: (25, 30, 31),
    "parcels_per_order": (1, 1.25, 2),
    "return_rate": (0.1, 0.2, 0.3),
    "contact_power": (0.5, 0.5, 0.5),
    "stage_scatter": (1, 1, 1),
}


def small_figures() -> Figures:
    known = load_catalog().assumption_by_key
    said = known[DAYS]
    rows = {key: dict(zip(("low", "base", "high"), values, strict=True)) for key, values in SMALL.items()}
    return Figures({key: said.model_copy(update={"key": key} | row) for key, row in rows.items()})


def small_profile(**curves: tuple[float, float]) -> Profile:
    return Profile(
        model="b2c",
        reference_sales=300_000,
        smallest_sales=30_000,
        order_value="order_value",
        contact_rate="contact_rate",
        ad_share="ad_share",
        sales_per_head="sales_per_head",
        people_cost_share="people_cost_share",
        stage_sales={"startup": 60_000, "growth": 600_000, "mature": 6_000_000},
        curves={driver: {"at": at, "power": power} for driver, (at, power) in curves.items()},
        self_fulfilment=True,
        source="甲",
    )


def derived(curves: dict[str, tuple[float, float]] | None = None, **stated: object) -> Volumes:
    said = {"stage": "growth", "model": "b2c", "live": True, "self_fulfilment": True, "platforms": ()} | stated
    return derive_volumes(Brief.model_validate(said), small_profile(**(curves or {})), small_figures())


def row(line: DriverLine) -> tuple[object, ...]:
    inputs = [(item.driver or item.assumption, item.value, item.origin) for item in line.inputs]
    return line.value, line.origin, line.formula, inputs


def figure_input(key: str) -> tuple[str, float, str]:
    return key, SMALL[key][1], "assumption"
