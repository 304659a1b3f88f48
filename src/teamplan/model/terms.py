"""The closed vocabularies of the field, with their Chinese and English names."""

from enum import StrEnum
from typing import TypeVar

T = TypeVar("T", bound=StrEnum)


class Stage(StrEnum):
    """Stage of the company (document 003)."""

    STARTUP = "startup"
    GROWTH = "growth"
    MATURE = "mature"


class BusinessModel(StrEnum):
    """How the company sells; `tp` is an agency that runs shops for brands (代运营)."""

    B2C = "b2c"
    B2B = "b2b"
    SOCIAL = "social"
    CROSS_BORDER = "cross_border"
    TP = "tp"


class Function(StrEnum):
    """Function (职能) that a role belongs to."""

    MANAGEMENT = "management"
    OPERATIONS = "operations"
    PROMOTION = "promotion"
    LIVE = "live"
    CONTENT = "content"
    DESIGN = "design"
    MERCHANDISING = "merchandising"
    CUSTOMER_SERVICE = "customer_service"
    WAREHOUSE_LOGISTICS = "warehouse_logistics"
    SUPPLY_CHAIN = "supply_chain"
    DATA = "data"
    TECHNOLOGY = "technology"
    HR_ADMIN = "hr_admin"
    FINANCE = "finance"
    LEGAL_RISK = "legal_risk"
    QUALITY = "quality"
    BRAND_PR = "brand_pr"
    SALES_BD = "sales_bd"
    PRIVATE_DOMAIN = "private_domain"


class RoleKind(StrEnum):
    """Place of a role in the hierarchy: who does the work, and who leads how many layers of it."""

    SPECIALIST = "specialist"
    LEAD = "lead"
    MANAGER = "manager"
    DIRECTOR = "director"
    HEAD = "head"

    @property
    def leads(self) -> bool:
        """Whether such a role is there to lead a team: a lead, manager or director, but not the head."""
        return self not in (RoleKind.SPECIALIST, RoleKind.HEAD)


class Employment(StrEnum):
    """How a seat is filled."""

    FULL_TIME = "full_time"
    PART_TIME = "part_time"
    OUTSOURCED = "outsourced"


class Cadence(StrEnum):
    """How often something is done or reported."""

    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    YEARLY = "yearly"
    PER_EVENT = "per_event"


class EvidenceGrade(StrEnum):
    """Trust in a figure: A primary text, B established or agreeing, C one weak page, GK general knowledge."""

    A = "A"
    B = "B"
    C = "C"
    GK = "GK"


STAGE_ORDER: tuple[Stage, ...] = (Stage.STARTUP, Stage.GROWTH, Stage.MATURE)

CHINESE: dict[StrEnum, str] = {
    Stage.STARTUP: "初创期",
    Stage.GROWTH: "成长期",
    Stage.MATURE: "成熟期",
    BusinessModel.B2C: "零售（B2C）",
    BusinessModel.B2B: "批发（B2B）",
    BusinessModel.SOCIAL: "社交电商",
    BusinessModel.CROSS_BORDER: "跨境电商",
    BusinessModel.TP: "代运营（TP）",
    Function.MANAGEMENT: "经营管理",
    Function.OPERATIONS: "店铺运营",
    Function.PROMOTION: "推广投放",
    Function.LIVE: "直播",
    Function.CONTENT: "内容",
    Function.DESIGN: "设计",
    Function.MERCHANDISING: "商品",
    Function.CUSTOMER_SERVICE: "客户服务",
    Function.WAREHOUSE_LOGISTICS: "仓储物流",
    Function.SUPPLY_CHAIN: "供应链",
    Function.DATA: "数据",
    Function.TECHNOLOGY: "技术",
    Function.HR_ADMIN: "人事行政",
    Function.FINANCE: "财务",
    Function.LEGAL_RISK: "法务风控",
    Function.QUALITY: "品质",
    Function.BRAND_PR: "品牌公关",
    Function.SALES_BD: "商务销售",
    Function.PRIVATE_DOMAIN: "私域用户",
    RoleKind.SPECIALIST: "专业岗",
    RoleKind.LEAD: "主管岗",
    RoleKind.MANAGER: "经理岗",
    RoleKind.DIRECTOR: "总监岗",
    RoleKind.HEAD: "负责人",
    Employment.FULL_TIME: "全职",
    Employment.PART_TIME: "兼职",
    Employment.OUTSOURCED: "外包",
    Cadence.DAILY: "每日",
    Cadence.WEEKLY: "每周",
    Cadence.MONTHLY: "每月",
    Cadence.QUARTERLY: "每季",
    Cadence.YEARLY: "每年",
    Cadence.PER_EVENT: "按次",
}
"""Chinese name of every term that a reader sees."""

_SYNONYMS: dict[type[StrEnum], dict[str, StrEnum]] = {
    Stage: {
        "初创": Stage.STARTUP,
        "起步": Stage.STARTUP,
        "起步期": Stage.STARTUP,
        "成长": Stage.GROWTH,
        "发展期": Stage.GROWTH,
        "成熟": Stage.MATURE,
    },
    BusinessModel: {
        "零售": BusinessModel.B2C,
        "批发": BusinessModel.B2B,
        "社交": BusinessModel.SOCIAL,
        "跨境": BusinessModel.CROSS_BORDER,
        "cross-border": BusinessModel.CROSS_BORDER,
        "代运营": BusinessModel.TP,
    },
}


def chinese(term: StrEnum) -> str:
    """Return the Chinese name of `term`."""
    return CHINESE[term]


def parse_term(kind: type[T], text: str) -> T | None:
    """Return the term that `text` names in English or Chinese, or None.

    >>> parse_term(Stage, "初创")
    <Stage.STARTUP: 'startup'>
    """
    wanted = text.strip().lower()
    for term in kind:
        if wanted in (term.value, CHINESE.get(term, "").lower()):
            return term
    found = _SYNONYMS.get(kind, {}).get(wanted)
    return found if isinstance(found, kind) else None


def accepted_words(kind: type[StrEnum]) -> tuple[str, ...]:
    """Return every word that `parse_term` understands, for help texts and suggestions."""
    words = [term.value for term in kind] + [CHINESE[term] for term in kind if term in CHINESE]
    return (*words, *_SYNONYMS.get(kind, {}))
