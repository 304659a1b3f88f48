"""Facts about roles in use: who holds them, and what their job description needs of the plan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from teamplan.model.quantity import Count, Share
from teamplan.model.terms import Function

if TYPE_CHECKING:
    from teamplan.model.plan import Position
    from teamplan.model.role import Role
    from teamplan.rendering.view.index import PlanIndex

_FUNCTIONS = tuple(Function)
_MOST_SUPERIORS = 20
"""Superiors whose other reports are named as colleagues; more would not be read."""
_PEERS = 4
"""Colleagues named for each superior."""
OUTSIDE: dict[Function, str] = {
    Function.MANAGEMENT: "平台招商与类目负责人、银行、税务与市场监管部门",
    Function.OPERATIONS: "平台类目小二、活动招商、服务商",
    Function.PROMOTION: "平台广告顾问、投放代理、媒体",
    Function.LIVE: "平台直播运营、达人与机构、场地与设备供应商",
    Function.CONTENT: "达人、内容机构、拍摄团队",
    Function.DESIGN: "摄影与模特机构、印刷与设计外包",
    Function.MERCHANDISING: "品牌方、供应商、平台类目负责人",
    Function.CUSTOMER_SERVICE: "消费者、平台客服与纠纷处理",
    Function.WAREHOUSE_LOGISTICS: "快递公司、仓储服务商、包材供应商",
    Function.SUPPLY_CHAIN: "工厂、供应商、货代与报关",
    Function.DATA: "平台数据服务、软件服务商",
    Function.TECHNOLOGY: "软件与云服务商、平台开放接口支持",
    Function.HR_ADMIN: "招聘渠道、社保与公积金经办机构",
    Function.FINANCE: "银行、税务机关、代理记账与审计机构",
    Function.LEGAL_RISK: "律师事务所、监管部门、平台规则与申诉",
    Function.QUALITY: "检测机构、供应商品控、市场监管部门",
    Function.BRAND_PR: "媒体、公关公司、品牌合作方",
    Function.SALES_BD: "渠道客户、合作机构、招商平台",
    Function.PRIVATE_DOMAIN: "会员与社群用户、企业微信服务商",
}
"""Whom the people of a function deal with outside the company."""


@dataclass(frozen=True, slots=True)
class MeasureFacts:
    """A performance measure of a role."""

    name: str
    definition: str
    formula: str
    data_source: str
    weight: Share


@dataclass(frozen=True, slots=True)
class JobFacts:
    """A role of the catalog as this plan staffs it."""

    role: Role
    """Title, mission, duties, KPIs, skills, records and qualifications, as the catalog has them."""
    code: str
    """Number of the job: the function's and the role's place in the catalog, `02-007`."""
    measures: tuple[MeasureFacts, ...]
    function: str
    small: bool
    """Whether it is only a small part of somebody's work."""
    holders: Count
    """Seats whose main role it is."""
    wearers: tuple[str, ...]
    """Titles of the seats that wear it as a further hat."""
    departments: tuple[str, ...]
    superiors: tuple[str | None, ...]
    """Title of the superior of each seat; None for a head."""
    reports: tuple[str, ...]
    """Titles of those who report to its holders."""
    colleagues: tuple[str, ...]
    growth: tuple[str, ...]
    """Titles of the roles that a holder can grow into."""
    outside: str
    """Whom the people of the function deal with outside the company."""


def jobs(index: PlanIndex) -> tuple[JobFacts, ...]:
    """Return the roles in use that the catalog knows, those with a seat of their own first."""
    codes = _codes(index)
    known = (index.role(role) for role in index.roles_in_use)
    return tuple(_job(index, role, codes[role.id]) for role in known if role is not None)


def _codes(index: PlanIndex) -> dict[str, str]:
    counts: dict[Function, int] = {}
    codes = {}
    for role in index.catalog.roles:
        counts[role.function] = counts.get(role.function, 0) + 1
        codes[role.id] = f"{_FUNCTIONS.index(role.function) + 1:02d}-{counts[role.function]:03d}"
    return codes


def _job(index: PlanIndex, role: Role, code: str) -> JobFacts:
    holders = index.holders.get(role.id, [])
    wearers = index.wearers.get(role.id, [])
    seats = holders or wearers
    return JobFacts(
        role=role,
        code=code,
        measures=tuple(
            MeasureFacts(kpi.name, kpi.definition, kpi.formula, kpi.data_source, Share(kpi.weight / 100, 0))
            for kpi in role.kpis
        ),
        function=role.function.value,
        small=role.id in index.small_hats,
        holders=Count(len(holders)),
        wearers=tuple(seat.title for seat in wearers),
        departments=tuple(seat.department for seat in seats),
        superiors=tuple(None if seat.reports_to is None else index.seat_title(seat.reports_to) for seat in seats),
        reports=tuple(report.title for seat in holders for report in index.reports.get(seat.id, ())),
        colleagues=_colleagues(index, seats),
        growth=tuple(map(index.role_title, role.growth)),
        outside=OUTSIDE[role.function],
    )


def _colleagues(index: PlanIndex, seats: list[Position]) -> tuple[str, ...]:
    superiors = dict.fromkeys((seat.reports_to or "", seat.title) for seat in seats)
    found: list[str] = []
    for superior, title in list(superiors)[:_MOST_SUPERIORS]:
        found += [peer.title for peer in index.reports.get(superior, ()) if peer.title != title][:_PEERS]
    return tuple(found)
