"""The closed vocabularies of the field, with their Chinese and English names."""

from enum import StrEnum
from typing import Self, TypeVar


class Term(StrEnum):
    """A term of a closed list: its key, its Chinese name, and further words that mean it."""

    chinese: str
    words: tuple[str, ...]
    """Every word for it but the key, the Chinese name first."""

    def __new__(cls, key: str, *words: str) -> Self:
        """Make the term `key`; `words` begin with its Chinese name."""
        term = str.__new__(cls, key)
        term._value_ = key
        term.chinese, term.words = words[0], words
        return term


T = TypeVar("T", bound=Term)


class Stage(Term):
    """Stage of the company (document 003)."""

    STARTUP = "startup", "初创期", "初创", "起步", "起步期"
    GROWTH = "growth", "成长期", "成长", "发展期"
    MATURE = "mature", "成熟期", "成熟"


class BusinessModel(Term):
    """How the company sells; `tp` is an agency that runs shops for brands (代运营)."""

    B2C = "b2c", "零售（B2C）", "零售"
    B2B = "b2b", "批发（B2B）", "批发"
    SOCIAL = "social", "社交电商", "社交"
    CROSS_BORDER = "cross_border", "跨境电商", "跨境", "cross-border"
    TP = "tp", "代运营（TP）", "代运营"


class Function(Term):
    """Function (职能) that a role belongs to."""

    MANAGEMENT = "management", "经营管理"
    OPERATIONS = "operations", "店铺运营"
    PROMOTION = "promotion", "推广投放"
    LIVE = "live", "直播"
    CONTENT = "content", "内容"
    DESIGN = "design", "设计"
    MERCHANDISING = "merchandising", "商品"
    CUSTOMER_SERVICE = "customer_service", "客户服务"
    WAREHOUSE_LOGISTICS = "warehouse_logistics", "仓储物流"
    SUPPLY_CHAIN = "supply_chain", "供应链"
    DATA = "data", "数据"
    TECHNOLOGY = "technology", "技术"
    HR_ADMIN = "hr_admin", "人事行政"
    FINANCE = "finance", "财务"
    LEGAL_RISK = "legal_risk", "法务风控"
    QUALITY = "quality", "品质"
    BRAND_PR = "brand_pr", "品牌公关"
    SALES_BD = "sales_bd", "商务销售"
    PRIVATE_DOMAIN = "private_domain", "私域用户"


class RoleKind(Term):
    """Place of a role in the hierarchy: who does the work, and who leads how many layers of it."""

    SPECIALIST = "specialist", "专业岗"
    LEAD = "lead", "主管岗"
    MANAGER = "manager", "经理岗"
    DIRECTOR = "director", "总监岗"
    HEAD = "head", "负责人"

    @property
    def leads(self) -> bool:
        """Whether such a role is there to lead a team: a lead, manager or director, but not the head."""
        return self not in (RoleKind.SPECIALIST, RoleKind.HEAD)


class Employment(Term):
    """How a seat is filled."""

    FULL_TIME = "full_time", "全职"
    PART_TIME = "part_time", "兼职"
    OUTSOURCED = "outsourced", "外包"


class Cadence(Term):
    """How often something is done or reported."""

    DAILY = "daily", "每日"
    WEEKLY = "weekly", "每周"
    MONTHLY = "monthly", "每月"
    QUARTERLY = "quarterly", "每季"
    YEARLY = "yearly", "每年"
    PER_EVENT = "per_event", "按次"


class SourceKind(Term):
    """What kind of source published a piece of evidence, the most trusted first."""

    OFFICIAL = "official", "官方"
    PRACTITIONER = "practitioner", "从业者"
    CONSULTANT = "consultant", "咨询机构"
    PLAN_DOCUMENT = "plan_document", "方案文件"
    PRESS = "press", "媒体"
    VENDOR_BLOG = "vendor_blog", "服务商"
    QA_COMMUNITY = "qa_community", "问答社区"
    CONTENT_FARM = "content_farm", "内容农场"


class EvidenceGrade(StrEnum):
    """Trust in a figure: A primary text, B established or agreeing, C one weak page, GK general knowledge."""

    A = "A"
    B = "B"
    C = "C"
    GK = "GK"


STAGE_ORDER: tuple[Stage, ...] = (Stage.STARTUP, Stage.GROWTH, Stage.MATURE)


def parse_term(kind: type[T], text: str) -> T | None:
    """Return the term that `text` names in English or Chinese, or None.

    >>> parse_term(Stage, "初创")
    <Stage.STARTUP: 'startup'>
    """
    wanted = text.strip().lower()
    return next((term for term in kind if wanted in (term.value, *map(str.lower, term.words))), None)


def accepted_words(kind: type[Term]) -> tuple[str, ...]:
    """Return every word that `parse_term` understands, for help texts and suggestions."""
    further = [word for term in kind for word in term.words[1:]]
    return (*(term.value for term in kind), *(term.chinese for term in kind), *further)
