"""Channels: what a company sells where, and how its trade there differs from what is usual for its model.

The company is the sum of its channels: every factor is the mean over them, weighted by what it multiplies
(sales, or orders where a rate is per order).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from teamplan.model.brief import CompletedBrief
from teamplan.model.catalog import Catalog
from teamplan.model.driver import Driver
from teamplan.model.platform import Platform

UNIFORM = Platform(name="-", market="domestic")
"""A platform about which nothing is known: everything is as usual for the model."""


@dataclass(frozen=True)
class Mix:
    """Factors on the figures of the business model."""

    order_value: float = 1.0
    contact_rate: float = 1.0
    """On contacts an order, at the mean order value of the mix."""
    ad_share: float = 1.0
    return_rate: float = 1.0
    content: Mapping[Driver, float] | None = None
    """On what is made a month: posts, videos, creators."""


CONTENT = (Driver.POSTS_PER_MONTH, Driver.VIDEOS_PER_MONTH, Driver.CREATORS_PER_MONTH)


def mix_of(shares: Iterable[tuple[Platform, float]], contact_power: float) -> Mix:
    """Return the factors of a company that sells on platforms at these shares of its turnover.

    Shares need not add up to 1; `contact_power` is the power at which contacts an order follow its value.
    """
    sold = [(platform, share) for platform, share in shares if share > 0] or [(UNIFORM, 1.0)]
    total = sum(share for _, share in sold)
    orders = [(platform, share / platform.order_value) for platform, share in sold]
    ordered = sum(amount for _, amount in orders)

    def per_order(value: Iterable[float]) -> float:
        return sum(amount * each for (_, amount), each in zip(orders, value, strict=True)) / ordered

    def per_yuan(name: str) -> float:
        return sum(share * float(getattr(platform, name)) for platform, share in sold) / total

    return Mix(
        order_value=total / ordered,
        contact_rate=per_order(item.contact_rate * item.order_value**contact_power for item, _ in sold),
        ad_share=per_yuan("ad_share"),
        return_rate=per_order(item.return_rate for item, _ in sold),
        content={driver: per_yuan(driver.value) for driver in CONTENT},
    )


def turnover_shares(brief: CompletedBrief, catalog: Catalog) -> list[tuple[Platform, float]]:
    """Return the platforms with their parts of the turnover: as stated, what is left in equal parts."""
    stated = {channel.platform: channel.monthly_sales for channel in brief.channels}
    known = {name: stated.get(name) for name in brief.platforms}
    open_ends = [name for name, sales in known.items() if sales is None]
    told = sum(sales for sales in known.values() if sales is not None)
    left = max((brief.monthly_sales or 0.0) - told, 0.0) or (told or 1.0)
    platforms = catalog.platform_by_name
    return [
        (platforms.get(name, UNIFORM), left / len(open_ends) if sales is None else sales)
        for name, sales in known.items()
    ]


def lives_by_streaming(brief: CompletedBrief, catalog: Catalog) -> bool:
    """Whether it streams, and half of the turnover at least is on platforms that sell live, or no platform is known.

    Published live teams are the crews of rooms; a company that streams beside its shops is not one of them.
    """
    sold = turnover_shares(brief, catalog)
    live = sum(share for platform, share in sold if platform.sells_live)
    return brief.live and (not sold or live >= sum(share for _, share in sold) / 2)
