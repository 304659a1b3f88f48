"""The business profile of a model: how much of each driver goes with a given monthly turnover."""

from collections.abc import Collection
from typing import Annotated

from pydantic import Field

from teamplan.model.base import Identifier, Prose, Record, Text
from teamplan.model.driver import Driver
from teamplan.model.terms import STAGE_ORDER, BusinessModel, Stage

Turnover = Annotated[float, Field(ge=1, le=1e12)]
"""Yuan a month (元/月)."""


FirstSeats = Annotated[
    dict[Stage, Annotated[tuple[Identifier, ...], Field(max_length=100)]], Field(max_length=len(STAGE_ORDER))
]


class Curve(Record):
    """`at` units at the reference turnover; elsewhere `at` × (turnover ÷ reference) ^ `power`."""

    at: Annotated[float, Field(ge=0, le=1e12)]
    power: Annotated[float, Field(ge=0, le=1)] = 1.0


class ProfileVariant(Record):
    """What differs for a company that sells on these platforms only; everything else is the profile's."""

    platforms: Annotated[tuple[Text, ...], Field(min_length=1)]
    """Canonical names; the variant holds where every platform of the brief is among them."""
    contact_rate: Identifier | None = None
    ad_share: Identifier | None = None
    curves: dict[Driver, Curve] = {}
    first_seats: FirstSeats | None = None
    """In place of the profile's."""
    source: Prose


class Profile(Record):
    """One business model's usual volumes; the base of everything that a brief leaves open."""

    model: BusinessModel
    reference_sales: Turnover
    """Turnover at which the curves have their `at` value (元/月)."""
    smallest_sales: Turnover
    """Turnover of the smallest company that is planned (元/月)."""
    order_value: Identifier
    contact_rate: Identifier
    ad_share: Identifier
    sales_per_head: Identifier
    """The assumption that says what one of a team of five sells (元/人·月)."""
    people_cost_share: Identifier
    """The assumption that says what part of its income goes to people."""
    own_income: Identifier | None = None
    """The assumption that says what part of the turnover is the company's own income; None: all of it."""
    stage_sales: dict[Stage, Turnover]
    """Turnover assumed where a brief gives neither size nor volume (元/月)."""
    curves: dict[Driver, Curve]
    self_fulfilment: bool
    first_seats: FirstSeats = {}
    """Stage → roles that get the first seats after the head, in this order, as far as there is work for them."""
    shop_software: Identifier | None = None
    """The assumption that holds the price of the shop software that is bought while nobody sits in technology (元)."""
    source: Prose
    variants: tuple[ProfileVariant, ...] = ()

    def on(self, platforms: Collection[str]) -> "Profile":
        """Return the profile of a company that sells on `platforms`: the first variant that names them all, if any."""
        variant = next((item for item in self.variants if platforms and set(platforms) <= set(item.platforms)), None)
        if variant is None:
            return self
        return self.model_copy(
            update={
                "contact_rate": variant.contact_rate or self.contact_rate,
                "ad_share": variant.ad_share or self.ad_share,
                "curves": self.curves | variant.curves,
                "first_seats": self.first_seats if variant.first_seats is None else variant.first_seats,
                "source": variant.source,
            }
        )
