"""The marketplaces and channels that a brief may name, and what each says of a company that is on it."""

from enum import StrEnum

from teamplan.model.base import Name, Record, Text


class Market(StrEnum):
    """Whom a platform sells to: what it says of the business model of a company that is on such platforms only."""

    DOMESTIC = "domestic"
    CROSS_BORDER = "cross_border"
    WHOLESALE = "wholesale"
    SOCIAL = "social"


class Platform(Record):
    """One entry of `platforms.yaml`."""

    name: Name
    """Its name in plans."""
    market: Market
    """Kind of market; a brief with platforms of one kind only needs no `model`."""
    tools: tuple[Text, ...] = ()
    """Tools that only a company on it has; a tool that no platform lists goes with every company."""


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
