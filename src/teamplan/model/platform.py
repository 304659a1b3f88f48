"""The marketplaces and channels that a brief may name, and what each says of a company that is on it."""

from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from teamplan.model.base import Name, Prose, Record, Text


class Market(StrEnum):
    """Whom a platform sells to: what it says of the business model of a company that is on such platforms only."""

    DOMESTIC = "domestic"
    CROSS_BORDER = "cross_border"
    WHOLESALE = "wholesale"
    SOCIAL = "social"


Factor = Annotated[float, Field(ge=0, le=100)]
"""How many times what is usual for the business model."""


class Platform(Record):
    """One entry of `platforms.yaml`; its factors say how trade there differs from what is usual for the model."""

    name: Name
    """Its name in plans."""
    market: Market
    """Kind of market; a brief with platforms of one kind only needs no `model`."""
    sells_live: bool = False
    """Whether companies on it sell by live streaming first of all."""
    order_value: Annotated[float, Field(gt=0, le=100)] = 1.0
    """Yuan an order."""
    contact_rate: Factor = 1.0
    """Contacts an order, at an order of equal value."""
    ad_share: Factor = 1.0
    """Advertising as a part of the turnover."""
    return_rate: Factor = 1.0
    """Returns a parcel."""
    posts_per_month: Factor = 1.0
    """Posts at an equal turnover."""
    videos_per_month: Factor = 1.0
    """Videos at an equal turnover."""
    creators_per_month: Factor = 1.0
    """Creators worked with at an equal turnover."""
    tools: tuple[Text, ...] = ()
    """Tools that only a company on it has; a tool that no platform lists goes with every company."""
    source: Prose | None = None
    """Where the factors come from; needed where any differs from 1."""

    @model_validator(mode="after")
    def _sourced(self) -> Self:
        if self.source is None and any(getattr(self, name) != 1 for name in FACTORS):
            raise PydanticCustomError("factors_without_source", "写了与平台有关的倍数，请用 source 写明出处")
        return self


FACTORS = (
    "order_value",
    "contact_rate",
    "ad_share",
    "return_rate",
    "posts_per_month",
    "videos_per_month",
    "creators_per_month",
)
"""Fields of `Platform` that multiply what is usual for the model."""


PLATFORMS: dict[str, tuple[str, ...]] = {
    "淘宝": ("taobao",),
    "天猫": ("tmall",),
    "京东": ("jd", "jingdong"),
    "拼多多": ("pinduoduo", "pdd"),
    "抖音": ("douyin",),
    "快手": ("kuaishou",),
    "小红书": ("xiaohongshu", "rednote", "xhs"),
    "微信": ("wechat", "weixin", "微信小店", "视频号", "小程序"),
    "唯品会": ("vip", "vipshop"),
    "得物": ("dewu", "poizon"),
    "1688": ("alibaba1688",),
    "Amazon": ("amazon", "亚马逊"),
    "TikTok Shop": ("tiktok", "tiktok shop"),
    "Shopee": ("shopee", "虾皮"),
    "Lazada": ("lazada", "来赞达"),
    "速卖通": ("aliexpress",),
    "eBay": ("ebay",),
    "Temu": ("temu",),
    "阿里国际站": ("alibaba.com", "alibaba international", "国际站"),
    "独立站": ("shopify", "dtc", "independent site"),
}
"""Canonical name → other names in use, lower case."""


def parse_platform(text: str) -> str | None:
    """Return the canonical name of the platform that `text` names, or None."""
    wanted = text.strip().lower()
    for name, others in PLATFORMS.items():
        if wanted == name.lower() or wanted in others:
            return name
    return None


def platform_words() -> tuple[str, ...]:
    """Return every name that `parse_platform` understands."""
    return tuple(PLATFORMS) + tuple(word for others in PLATFORMS.values() for word in others)
