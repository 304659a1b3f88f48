"""Demand drivers (业务量): what a company does, in numbers that head counts follow from."""

from enum import StrEnum


class Driver(StrEnum):
    """A volume that staffing rules refer to; `UNITS` and `TITLES` give its unit and Chinese name."""

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


TITLES: dict[Driver, str] = {
    Driver.MONTHLY_SALES: "月销售额",
    Driver.ORDERS_PER_DAY: "日均订单",
    Driver.PARCELS_PER_DAY: "日均自发包裹",
    Driver.RETURNS_PER_DAY: "日均退货",
    Driver.INQUIRIES_PER_DAY: "日均咨询",
    Driver.SKUS: "在售 SKU",
    Driver.NEW_SKUS_PER_MONTH: "月上新 SKU",
    Driver.STORES: "店铺数",
    Driver.PROJECTS: "项目数",
    Driver.CAMPAIGNS_PER_MONTH: "月活动场次",
    Driver.AD_SPEND: "月广告花费",
    Driver.LIVE_HOURS_PER_DAY: "日开播时长",
    Driver.LIVE_ROOMS: "直播间数",
    Driver.VIDEOS_PER_MONTH: "月短视频条数",
    Driver.POSTS_PER_MONTH: "月图文篇数",
    Driver.CREATORS_PER_MONTH: "月合作达人数",
    Driver.PRIVATE_USERS: "私域用户数",
    Driver.MARKETS: "海外市场数",
    Driver.SUPPLIERS: "供应商数",
    Driver.KEY_ACCOUNTS: "重点客户数",
    Driver.HEADCOUNT: "在编人数",
}

VOLUMES_OF_SWITCH: dict[str, tuple[Driver, ...]] = {
    "live": (Driver.LIVE_HOURS_PER_DAY, Driver.LIVE_ROOMS),
    "self_fulfilment": (Driver.PARCELS_PER_DAY, Driver.RETURNS_PER_DAY),
}
"""Switch of the brief → the volumes that exist only where it is on."""

SWITCHED_OFF: dict[str, str] = {"live": "不开直播", "self_fulfilment": "不自发货"}
SWITCHED_ON: dict[str, str] = {"live": "开始直播", "self_fulfilment": "改为自发货"}
"""What the company says of itself where a switch is off, and what it does to turn it on."""

UNITS: dict[Driver, str] = {
    Driver.MONTHLY_SALES: "元/月",
    Driver.ORDERS_PER_DAY: "单/日",
    Driver.PARCELS_PER_DAY: "件/日",
    Driver.RETURNS_PER_DAY: "件/日",
    Driver.INQUIRIES_PER_DAY: "次/日",
    Driver.SKUS: "个",
    Driver.NEW_SKUS_PER_MONTH: "个/月",
    Driver.STORES: "个",
    Driver.PROJECTS: "个",
    Driver.CAMPAIGNS_PER_MONTH: "场/月",
    Driver.AD_SPEND: "元/月",
    Driver.LIVE_HOURS_PER_DAY: "小时/日",
    Driver.LIVE_ROOMS: "个",
    Driver.VIDEOS_PER_MONTH: "条/月",
    Driver.POSTS_PER_MONTH: "篇/月",
    Driver.CREATORS_PER_MONTH: "人/月",
    Driver.PRIVATE_USERS: "人",
    Driver.MARKETS: "个",
    Driver.SUPPLIERS: "家",
    Driver.KEY_ACCOUNTS: "家",
    Driver.HEADCOUNT: "人",
}
