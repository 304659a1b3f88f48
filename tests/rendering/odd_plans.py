"""Plans that people edited by hand, and what such plans lack."""

from __future__ import annotations

from rendering_samples import PAY, full_plan, seat

from teamplan.model.brief import Brief
from teamplan.model.driver import Driver
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
    Position,
    SeparationNote,
)
from teamplan.model.reason import Reason
from teamplan.model.terms import Employment, EvidenceGrade, Stage


def odd_positions() -> tuple[Position, ...]:
    """Return seats of which some are hard to tell apart, overloaded, unpaid, or of an unknown role."""
    head, operations = "general-manager-1", "operations-supervisor-2"
    return (
        seat(1, "general_manager", None, incumbent="王芳", roles={"general_manager": 1.0, "cashier": 0.01}),
        seat(2, "operations_supervisor", head, roles={"operations_supervisor": 0.6, "campaign_planner": 0.2}),
        seat(3, "designer", operations, roles={"designer": 1.1}, incumbent="设计师甲"),
        seat(4, "designer", operations, roles={"designer": 1.1}, employment=Employment.OUTSOURCED),
        seat(5, "designer", operations, roles={"designer": 0.5}, order=9),
        seat(6, "packer", head, roles={"unknown_role": 1.0, "accountant": 0.3}, incumbent="打包员", pay=PAY),
        seat(7, "accountant", head, roles={"accountant": 0.3}, accountable=()),
        seat(8, "packer", "nobody", order=3, month=0, department="别处"),
        seat(16, "live_anchor", operations, department="运营部", pay=None),
        *(seat(n, role, head, department="综合部") for n, role in ((17, "designer"), (18, "accountant"))),
        *(seat(n, "service_agent", operations, title=f"客服 {n}") for n in range(9, 16)),
    )


def odd_plan() -> Plan:
    """Return a plan made after a structure, edited by hand, that lacks what others have."""
    seats = odd_positions()
    amount = MoneyRange(low=7, base=8, high=9)
    weak = Input(assumption="pay_general", value=2, origin="assumption")
    return full_plan(
        seats,
        title="外包店",
        brief=Brief(stage=Stage.MATURE, monthly_sales=200, sales_target=300, city="上海"),
        origin=Origin(
            kind="template",
            template="some-team",
            settings={"b": True, "a": 2},
            notes=("一。", Reason.of("own_words", words="")),
        ),
        departments={"法务部": "合同。", "别处": "别的。"},
        drivers=(
            DriverLine(driver=Driver.SKUS, value=3, origin="derived", formula="a", inputs=(weak,)),
            DriverLine(driver=Driver.STORES, value=3, origin="derived", formula="a"),
        ),
        demand=(
            DemandLine(role="designer", fte=0.5, low=0.25, high=1, formula="a", inputs=(weak,)),
            DemandLine(role="gone", fte=0.25, low=0.125, high=2, formula="b", inputs=()),
        ),
        gaps=(Gap(role="designer", fte=0.1), Gap(role="packer", fte=0.4), Gap(role="gone", fte=0.2)),
        not_yet=(
            NotYet(role="packer", because="一。", until="二"),
            NotYet(role="cashier", because="一。"),
            NotYet(role="gone", because="一。", until="二"),
        ),
        next_hires=(
            NextHire(order=9, role="packer", title="打包员", department="仓储部", because="甲。", when="乙；"),
        ),
        separation=tuple(
            SeparationNote(
                rule=rule,
                position=seats[place].id,
                roles=roles,
                basis=basis,
                reason="原因。",
                control=control,
                source=source,
            )
            for place, rule, roles, basis, control, source in (
                (0, "cashier_accountant", ("cashier", "accountant"), "law", "甲", "001"),
                (1, "cashier_accountant", ("cashier", "gone"), "law", "甲", "001"),
                (1, "cashier_accountant", ("cashier", "gone"), "guideline", "甲", "001"),
                (2, "gone", ("designer", "packer"), "practice", "乙", "003-x"),
            )
        ),
        service=None,
        outside=(),
        practices=tuple(ChosenPractice(practice=name, owner=seats[1].id) for name in ("gone", "trial_day")),
        phases=(Phase(key="found", from_month=0, to_month=0, positions=("designer-3", "designer-4", "gone")),),
        budget=Budget(
            lines=(
                CostLine(item="wages", kind="monthly", amount=amount, basis=Reason.of("sum_of_pay", positions=1)),
                CostLine(
                    item="recruiting_cost", kind="one_off", amount=amount, basis=Reason.of("sum_of_pay", positions=2)
                ),
            ),
            monthly=MoneyRange(low=7, base=8, high=10),
            one_off=amount,
            uncovered=("packer-8", "gone"),
            cap=8,
        ),
        assumptions=(
            AssumptionUsed(key="city", title="城市", value="上海", source="常识", grade=EvidenceGrade.GK),
            AssumptionUsed(key="live", title=None, value=True, source="常识", grade=EvidenceGrade.GK),
            AssumptionUsed(key="monthly_sales", title="月销售额", value=200.0, source="常识", grade=EvidenceGrade.GK),
            AssumptionUsed(
                key="pay_general",
                title="月薪",
                value=7.0,
                low=6.0,
                high=9.0,
                unit="元/月",
                source="甲",
                grade=EvidenceGrade.GK,
            ),
            AssumptionUsed(
                key="skus", title="商品", value=7.0, low=6.0, high=9.0, unit="个", source="甲", grade=EvidenceGrade.A
            ),
        ),
    )


def over_cap() -> Plan:
    """Return the full plan with a cap below what its people cost."""
    plan = full_plan()
    assert plan.budget is not None
    return plan.model_copy(update={"budget": plan.budget.model_copy(update={"cap": 100_000})})
