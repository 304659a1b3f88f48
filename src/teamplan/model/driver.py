"""Demand drivers (业务量): what a company does, in numbers that head counts follow from."""

from enum import StrEnum


class Driver(StrEnum):
    """A volume that staffing rules refer to; the wording says its name and unit."""

    MONTHLY_SALES = "monthly_sales"
    ORDERS_PER_DAY = "orders_per_day"
    PARCELS_PER_DAY = "parcels_per_day"
    RETURNS_PER_DAY = "returns_per_day"
    INQUIRIES_PER_DAY = "inquiries_per_day"
    SKUS = "skus"
    NEW_SKUS_PER_MONTH = "new_skus_per_month"
    STORES = "stores"
    PROJECTS = "projects"
    CAMPAIGNS_PER_MONTH = "campaigns_per_month"
    AD_SPEND = "ad_spend"
    LIVE_HOURS_PER_DAY = "live_hours_per_day"
    LIVE_ROOMS = "live_rooms"
    VIDEOS_PER_MONTH = "videos_per_month"
    POSTS_PER_MONTH = "posts_per_month"
    CREATORS_PER_MONTH = "creators_per_month"
    PRIVATE_USERS = "private_users"
    MARKETS = "markets"
    SUPPLIERS = "suppliers"
    KEY_ACCOUNTS = "key_accounts"
    HEADCOUNT = "headcount"


VOLUMES_OF_SWITCH: dict[str, tuple[Driver, ...]] = {
    "live": (Driver.LIVE_HOURS_PER_DAY, Driver.LIVE_ROOMS),
    "self_fulfilment": (Driver.PARCELS_PER_DAY, Driver.RETURNS_PER_DAY),
}
"""Switch of the brief → the volumes that exist only where it is on."""
