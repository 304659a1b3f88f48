"""Catalogs and plans made by hand: what the rendering tests, the benchmark and the eye look at."""

from __future__ import annotations

from typing import Any

from teamplan.model.assumption import Assumption
from teamplan.model.brief import Brief
from teamplan.model.catalog import Catalog
from teamplan.model.driver import Driver
from teamplan.model.judgement import AffordableTeam, Band, Estimate, Judgement
from teamplan.model.organisation import Division, DutySeparation, FunctionUnit, Organisation
from teamplan.model.plan import (
    AssumptionUsed,
    Budget,
    ChosenPractice,
    CostLine,
    DemandLine,
    DriverLine,
    Gap,
    Input,
    MoneyRange,
    NextHire,
    NotYet,
    Origin,
    Phase,
    Plan,
    PlannedHire,
    Position,
    SeparationNote,
    Service,
    ServiceStaffing,
    ShiftStaffing,
    SplitTrigger,
    TargetTeam,
)
from teamplan.model.practice import Practice
from teamplan.model.reason import Reason
from teamplan.model.road_map import HiringPace, RoadMap, RoadMapPhase
from teamplan.model.role import Kpi, Qualifications, Role, WorkRecord
from teamplan.model.staffing import FixedRule
from teamplan.model.terms import BusinessModel, Cadence, Employment, EvidenceGrade, Function, RoleKind, Stage

ROLES: tuple[tuple[str, str, Function, RoleKind], ...] = (
    ("general_manager", "总经理", Function.MANAGEMENT, RoleKind.HEAD),
    ("operations_supervisor", "运营主管", Function.OPERATIONS, RoleKind.LEAD),
    ("store_operator", "店铺运营专员", Function.OPERATIONS, RoleKind.SPECIALIST),
    ("campaign_planner", "活动运营", Function.OPERATIONS, RoleKind.SPECIALIST),
    ("promotion_specialist", "关键词推广专员", Function.PROMOTION, RoleKind.SPECIALIST),
    ("live_anchor", "主播", Function.LIVE, RoleKind.SPECIALIST),
    ("live_controller", "直播中控", Function.LIVE, RoleKind.SPECIALIST),
    ("designer", "电商设计师", Function.DESIGN, RoleKind.SPECIALIST),
    ("service_supervisor", "客服主管", Function.CUSTOMER_SERVICE, RoleKind.LEAD),
    ("service_agent", "客服专员", Function.CUSTOMER_SERVICE, RoleKind.SPECIALIST),
    ("warehouse_keeper", "仓库管理员", Function.WAREHOUSE_LOGISTICS, RoleKind.SPECIALIST),
    ("packer", "打包员", Function.WAREHOUSE_LOGISTICS, RoleKind.SPECIALIST),
    ("cashier", "出纳", Function.FINANCE, RoleKind.SPECIALIST),
    ("accountant", "会计", Function.FINANCE, RoleKind.SPECIALIST),
    ("data_analyst", "数据分析师", Function.DATA, RoleKind.SPECIALIST),
    ("hr_specialist", "人事专员", Function.HR_ADMIN, RoleKind.SPECIALIST),
)
DEPARTMENTS = {
    Function.MANAGEMENT: "总经办",
    Function.OPERATIONS: "运营部",
    Function.PROMOTION: "推广部",
    Function.LIVE: "直播部",
    Function.DESIGN: "设计部",
    Function.CUSTOMER_SERVICE: "客服部",
    Function.WAREHOUSE_LOGISTICS: "仓储物流部",
    Function.FINANCE: "财务部",
    Function.DATA: "数据部",
    Function.HR_ADMIN: "人事行政部",
}
FUNCTION_OF = {role_id: function for role_id, _, function, _ in ROLES}
KIND_OF = {role_id: kind for role_id, _, _, kind in ROLES}
TITLE_OF = {role_id: title for role_id, title, _, _ in ROLES}
PAY = MoneyRange(low=6137, base=7313, high=9241)
PRINCIPLE, MEETING, REVIEW, BONUS = "one_accountable", "weekly_review", "monthly_review", "sales_bonus"


def sample_role(role_id: str, title: str, function: Function, kind: RoleKind) -> Role:
    """Return a role with every field filled."""
    return Role(
        id=role_id,
        title=title,
        title_en=role_id.replace("_", " ").title(),
        function=function,
        kind=kind,
        grades=("初级", "中级", "高级"),
        reports_to=() if kind is RoleKind.HEAD else ("general_manager",),
        mission=f"让{title}的工作按时、按量、按质完成，使店铺的成交与口碑稳定增长。",
        duties=(
            f"制定{title}的周计划，按日跟踪完成率，偏差超过 10% 当日说明原因。",
            "每日核对后台数据，记录异常并在 24 小时内处理完毕。",
            "每周复盘一次，形成书面结论与下周改进项。",
            "维护本岗位的操作手册，流程变动后 3 日内更新。",
            "配合大促排期，提前 15 天完成准备清单。",
        ),
        kpis=(
            Kpi(
                name="目标完成率",
                definition="实际完成与计划之比",
                formula="实际 ÷ 计划 × 100%",
                data_source="生意参谋",
                weight=50,
            ),
            Kpi(
                name="及时率",
                definition="按时完成的事项占比",
                formula="按时件数 ÷ 总件数",
                data_source="任务看板",
                weight=30,
            ),
            Kpi(
                name="差错率",
                definition="返工或投诉的占比，越低越好",
                formula="差错件数 ÷ 总件数",
                data_source="质检记录",
                weight=20,
            ),
        ),
        skills=("平台规则", "数据分析", "沟通协作"),
        tools=("生意参谋", "千牛"),
        records=(
            WorkRecord(name=f"{title}日报", kind="report", cadence=Cadence.DAILY, content="当日完成、异常与次日计划"),
            WorkRecord(name=f"{title}交接单", kind="form", cadence=Cadence.PER_EVENT, content="交接事项与账号清单"),
        ),
        qualifications=Qualifications(must=("两年以上同类岗位经验",), plus=("做过 618 或双 11 大促",)),
        authority=("对本岗位排期有决定权",),
        growth=("operations_supervisor",) if kind is RoleKind.SPECIALIST else (),
        staffing=FixedRule(rule="fixed", fte=1),
        pay="pay_general" if role_id != "packer" else None,
        sources=("002", "domain-1.4", "practice"),
    )


def sample_practice(practice_id: str, title: str, chapter: str, minutes: int) -> Practice:
    """Return a practice owned by the head."""
    return Practice.model_validate(
        {
            "id": practice_id,
            "title": title,
            "title_en": title,
            "chapter": chapter,
            "what": f"{title}：把约定写下来，按时检查，有偏差就改。",
            "steps": ["写明目标与负责人。", "按周检查。", "留下记录。"],
            "owners": ["general_manager"],
            "cadence": "weekly",
            "minutes": minutes,
            "artefact": f"{title}记录",
            "from_stage": "startup",
            "from_size": 1,
            "sources": ["001", "004"],
        }
    )


def sample_catalog() -> Catalog:
    """Return a catalog of sixteen roles."""
    units = tuple(
        FunctionUnit(
            function=function,
            department=department,
            mission=f"负责{department}范围内的目标、排期、质量与改进。",
            lead="operations_supervisor",
            manager="general_manager",
            span="span_general",
            prefix=function.value.replace("_", "-"),
            profession=function.value,
            outside="供应商与平台",
        )
        for function, department in DEPARTMENTS.items()
    )
    separation = DutySeparation(
        id="cashier_accountant",
        title="出纳与记账分离",
        first=("cashier",),
        second=("accountant",),
        basis="law",
        control="记账委托持证的代理记账机构，付款由负责人复核。",
        source="LAW-KJ24 A",
    )
    pace = HiringPace(months=6, run_in=2, source="样例", grade=EvidenceGrade.GK, valid_from="2026")
    small_hat = Assumption(
        key="small_hat",
        title="小兼岗",
        low=0.2,
        base=0.3,
        high=0.5,
        unit="FTE",
        source="样例",
        grade=EvidenceGrade.GK,
        valid_from="2026",
        scope="planner",
    )
    return Catalog(
        assumptions=(small_hat,),
        road_map=RoadMap(
            hiring=dict.fromkeys(Stage, pace),
            phases=(RoadMapPhase(id="found", until=1, milestones=("founding_meetings",)),),
        ),
        roles=tuple(sample_role(*line) for line in ROLES),
        practices=(
            sample_practice(PRINCIPLE, "一事一责", "principles", 0),
            sample_practice(MEETING, "每周经营例会", "collaboration", 60),
            sample_practice(REVIEW, "月度绩效面谈", "performance", 30),
            sample_practice(BONUS, "销售提成", "pay", 0),
            sample_practice("trial_day", "试岗一天", "recruiting", 0),
        ),
        organisation=Organisation(
            head="general_manager",
            head_span="span_head",
            manager_span="span_manager",
            divisions=(Division(id="all", title="全部", director="general_manager", functions=units),),
            separation=(separation,),
        ),
    )


def seat(place: int, role_id: str, above: str | None, **changes: Any) -> Position:
    """Return a vacant full-time seat."""
    fields: dict[str, object] = {
        "id": f"{role_id.replace('_', '-')}-{place}",
        "title": TITLE_OF[role_id],
        "function": FUNCTION_OF[role_id],
        "department": DEPARTMENTS[FUNCTION_OF[role_id]],
        "kind": KIND_OF[role_id],
        "roles": {role_id: 1.0},
        "accountable": (role_id,),
        "reports_to": above,
        "order": place,
        "month": place // 3,
        "because": f"第 {place} 席能腾出负责人最多的时间。",
        "pay": PAY if role_id != "packer" else None,
    }
    return Position.model_validate(fields | changes)


def small_positions() -> tuple[Position, ...]:
    """Return a shop of twelve."""
    head, operations, service = "general-manager-1", "operations-supervisor-3", "service-supervisor-4"
    return (
        seat(
            1,
            "general_manager",
            None,
            incumbent="王芳",
            roles={
                "general_manager": 0.5,
                "hr_specialist": 0.2,
                "cashier": 0.15,
                "accountant": 0.2,
                "data_analyst": 0.1,
            },
        ),
        seat(2, "service_agent", service, incumbent="李雷", roles={"service_agent": 0.9}),
        seat(3, "operations_supervisor", head, roles={"operations_supervisor": 0.4, "store_operator": 0.5}),
        seat(4, "service_supervisor", head, roles={"service_supervisor": 0.4, "service_agent": 0.5}),
        seat(5, "packer", "warehouse-keeper-9", employment=Employment.PART_TIME, roles={"packer": 0.5}),
        seat(6, "designer", head, roles={"designer": 0.95}),
        seat(7, "promotion_specialist", operations, roles={"promotion_specialist": 0.7, "campaign_planner": 0.3}),
        seat(8, "live_anchor", operations, roles={"live_anchor": 0.8, "live_controller": 0.2}),
        seat(9, "warehouse_keeper", head, roles={"warehouse_keeper": 0.6, "packer": 0.3}),
        seat(10, "service_agent", service, roles={"service_agent": 0.9}),
        seat(11, "store_operator", operations, roles={"store_operator": 0.85}),
        seat(12, "service_agent", service, roles={"service_agent": 0.75}),
    )


def _assumptions() -> tuple[AssumptionUsed, ...]:
    return (
        AssumptionUsed(
            key="orders_per_day", title="日均订单", value=180.0, unit="单/日", source="同类画像", grade=EvidenceGrade.GK
        ),
        AssumptionUsed(
            key="sales_per_operator",
            title="每名运营承接的月销售额",
            value=500000.0,
            low=300000.0,
            high=800000.0,
            unit="元/月",
            source="MCK B",
            grade=EvidenceGrade.B,
            valid_from="2025",
        ),
        AssumptionUsed(
            key="pay_general",
            title="通用岗位月薪",
            value=7313.0,
            low=6137.0,
            high=9241.0,
            unit="元/月",
            source="PAY C",
            grade=EvidenceGrade.C,
            valid_from="2025",
        ),
    )


def _demand() -> tuple[DemandLine, ...]:
    sales = Input(driver=Driver.MONTHLY_SALES, value=800000, origin="brief")
    per = Input(assumption="sales_per_operator", value=500000, origin="assumption")
    calls = Input(driver=Driver.INQUIRIES_PER_DAY, value=420, origin="profile")
    return (
        DemandLine(
            role="store_operator", fte=1.6, low=1.0, high=2.67, formula="月销售额 ÷ 每人承接额", inputs=(sales, per)
        ),
        DemandLine(
            role="service_agent",
            fte=3.05,
            low=2.4,
            high=3.9,
            formula="按排队模型，使 80% 的咨询在 30 秒内得到应答",
            inputs=(calls,),
            model=Reason.of("queue_chat"),
        ),
        DemandLine(role="designer", fte=0.95, low=0.6, high=1.3, formula="月上新 SKU ÷ 每人月产出", inputs=()),
    )


def _budget(positions: tuple[Position, ...]) -> Budget:
    paid = [position for position in positions if position.pay is not None]
    wages = MoneyRange(low=PAY.low * len(paid), base=PAY.base * len(paid), high=PAY.high * len(paid))
    burden = MoneyRange(low=19871, base=23457, high=29873)
    hiring = MoneyRange(low=8011, base=12043, high=18077)
    monthly = MoneyRange(low=wages.low + burden.low, base=wages.base + burden.base, high=wages.high + burden.high)
    return Budget(
        lines=(
            CostLine(item="wages", kind="monthly", amount=wages, basis=Reason.of("sum_of_pay", positions=len(paid))),
            CostLine(
                item="contributions",
                kind="monthly",
                amount=burden,
                basis=Reason.of("contributions_of_pay", rate="employer_rate", low=0.3, high=0.4, since="2025"),
            ),
            CostLine(
                item="recruiting_cost",
                kind="one_off",
                amount=hiring,
                basis=Reason.of("once_for_each_hire", hires=4, cost="recruiting_cost", base=3000, low=2000, high=4500),
            ),
        ),
        monthly=monthly,
        one_off=hiring,
        uncovered=tuple(position.id for position in positions if position.pay is None),
        cap=121171,
    )


def _judgement() -> Judgement:
    return Judgement(
        work=Estimate(low=4.2, base=5.6, high=7.3),
        peers=Estimate(low=6, base=9, high=13),
        money=Estimate(low=5, base=8, high=11),
        families=17,
        income=810011,
        people_cost=Band(value=0.237, low=0.08, high=0.18),
        sales_per_head=Band(value=67507, low=55001, high=140009),
        affordable=AffordableTeam(people=9, cost=97103, undone={"store_operator": 0.85}),
        notes=(
            Reason.of("people_cost_above", share=0.237, low=0.08, high=0.18),
            Reason.of("affordable_team", people=9, cost=97103, roles=("store_operator",)),
        ),
    )


def full_plan(positions: tuple[Position, ...] | None = None, **changes: Any) -> Plan:
    """Return a plan with every part filled."""
    seats = positions or small_positions()
    worn = seats[0].id
    fields: dict[str, object] = {
        "title": "杭州某服饰店电商团队组建方案",
        "brief": Brief(
            stage=Stage.GROWTH,
            company="杭州某服饰有限公司",
            size=len(seats),
            model=BusinessModel.B2C,
            platforms=("天猫", "抖音"),
            live=True,
            self_fulfilment=True,
            city="杭州",
            start="2026-12",
            monthly_sales=800000,
            sales_target=1500000,
            orders_per_day=180,
            people_cost_cap=121171,
        ),
        "origin": Origin(kind="planned", settings={"size": len(seats)}, notes=("规模由需求方给定。",)),
        "positions": seats,
        "departments": {"运营部": "对店铺的成交额、转化率与活动节奏负责。"},
        "drivers": (
            DriverLine(driver=Driver.MONTHLY_SALES, value=800000, origin="brief", formula="需求方给定"),
            DriverLine(driver=Driver.INQUIRIES_PER_DAY, value=420, origin="profile", formula="同类店铺的画像"),
        ),
        "demand": _demand(),
        "gaps": (Gap(role="data_analyst", fte=0.35),),
        "not_yet": (NotYet(role="hr_specialist", because="工作量只有 0.20 FTE。", until="在编人数达到 30 人"),),
        "next_hires": (
            NextHire(
                order=len(seats) + 1, role="data_analyst", title="数据分析师", department="数据部", because="缺口最大。"
            ),
        ),
        "split_triggers": (
            SplitTrigger(
                role="campaign_planner",
                worn_by=worn,
                driver=Driver.CAMPAIGNS_PER_MONTH,
                volume=6,
                reason="活动过多，推广会被挤占。",
            ),
        ),
        "separation": (
            SeparationNote(
                rule="cashier_accountant",
                position=worn,
                roles=("cashier", "accountant"),
                basis="law",
                reason="出纳不得兼任会计账目登记。",
                control="记账委托持证的代理记账机构，付款由负责人复核。",
                source="LAW-KJ24 A",
            ),
        ),
        "service": ServiceStaffing(
            model=Reason.of("queue_erlang_c"),
            contacts_per_day=420,
            hourly=(0,) * 9 + (1, 2, 2, 2, 2, 2, 2, 2, 2, 3, 3, 3, 2, 1, 0),
            shifts=(
                ShiftStaffing(name="early", number=1, start="08:00", end="16:00", agents=2),
                ShiftStaffing(name="late", number=2, start="15:00", end="23:00", agents=2),
            ),
            peak={"regular": 4, "temporary": 3, "outsourced": 0},
            reason=Reason.of("service_day", contacts=420, opening="08:00-23:00", agents=3, heads=8, in_house=3.05),
        ),
        "outside": (
            Service(
                title="店铺系统（SaaS）", instead_of=("data_analyst",), note="按年订阅，先不自建。", cost="19,811 元/年"
            ),
        ),
        "practices": tuple(
            ChosenPractice(practice=name, owner=worn) for name in (PRINCIPLE, MEETING, REVIEW, BONUS, "trial_day")
        ),
        "phases": (
            Phase(
                key="found",
                from_month=0,
                to_month=2,
                positions=tuple(s.id for s in seats[:6]),
                milestones=(
                    Reason.of("founding_hires", hires=tuple(s.id for s in seats[1:6])),
                    Reason.of("founding_meetings"),
                ),
            ),
            Phase(
                key="run_in",
                from_month=3,
                to_month=6,
                positions=tuple(s.id for s in seats[6:]),
                milestones=(Reason.of("volumes_compared"),),
            ),
        ),
        "budget": _budget(seats),
        "target": TargetTeam(
            sales=1500000,
            months=8,
            people=len(seats) + 1,
            cost=131713,
            hires=(PlannedHire(order=len(seats) + 1, role="data_analyst", title="数据分析师", month=5),),
        ),
        "judgement": _judgement(),
        "assumptions": _assumptions(),
    }
    return Plan.model_validate(fields | changes)


def lone_plan() -> Plan:
    """Return a plan of one person, as bare as a plan can be."""
    head = seat(
        1,
        "general_manager",
        None,
        roles={"general_manager": 0.3, "store_operator": 0.5, "service_agent": 0.4},
        pay=None,
    )
    return Plan(
        title="一人店组建方案",
        brief=Brief(stage=Stage.STARTUP, size=1),
        origin=Origin(kind="planned"),
        positions=(head,),
    )


def large_positions(size: int) -> tuple[Position, ...]:
    """Return a company: a head, managers of departments, leads of eight and their people."""
    seats = [seat(1, "general_manager", None, incumbent="王芳")]
    work = ("store_operator", "service_agent", "packer", "live_anchor", "designer", "promotion_specialist")
    managers: dict[str, str] = {}
    leads: dict[str, tuple[str, int]] = {}
    while len(seats) < size:
        place = len(seats) + 1
        role_id = work[place % len(work)]
        department = DEPARTMENTS[FUNCTION_OF[role_id]]
        if role_id not in managers:
            managers[role_id] = f"m-{role_id.replace('_', '-')}"
            changes: dict[str, Any] = {"id": managers[role_id], "title": department[:-1] + "经理", "kind": "manager"}
            seats.append(seat(place, role_id, seats[0].id, **changes))
            continue
        lead, led = leads.get(role_id, ("", 8))
        if led >= 8:
            lead = f"l{place}"
            leads[role_id] = (lead, 0)
            title = department[:-1] + f"{place}组主管"
            seats.append(seat(place, role_id, managers[role_id], id=lead, title=title, kind="lead"))
            continue
        leads[role_id] = (lead, led + 1)
        suffix = "" if led % 3 else "（资深）"
        holder = f"员工{place}" if place % 4 else None
        seats.append(seat(place, role_id, lead, title=TITLE_OF[role_id] + suffix, incumbent=holder))
    return tuple(seats)
