"""Channels: what a company sells where, and how its trade there differs from what is usual for its model.

The company is the sum of its channels: every factor is the mean over them, weighted by what it multiplies
(sales, or orders where a rate is per order).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

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


def lives_by_streaming(shares: Iterable[tuple[Platform, float]]) -> bool:
    """Whether half of the turnover at least is on platforms that sell live, or nothing is known of platforms.

    Published live teams are the crews of rooms; a company that streams beside its shops is not one of them.
    """
    sold = list(shares)
    live = sum(share for platform, share in sold if platform.sells_live)
    return not sold or live >= sum(share for _, share in sold) / 2
