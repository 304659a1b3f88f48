"""Chapter 设计原则与假设: the principles, the volumes and the figures that everything else follows from."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from teamplan.model.driver import TITLES, UNITS, Driver
from teamplan.model.terms import EvidenceGrade
from teamplan.rendering.chapters.practice_sections import practice_section
from teamplan.rendering.document.blocks import Cell, Column, Paragraph, Section, Table
from teamplan.rendering.numbers import number, value_range

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teamplan.model.plan import AssumptionUsed, DriverLine
    from teamplan.rendering.view import PlanView

GRADES = {
    EvidenceGrade.A: "原始文件",
    EvidenceGrade.B: "较可靠",
    EvidenceGrade.C: "单一来源",
    EvidenceGrade.GK: "本项目判断",
}
"""What each grade of evidence means, for readers."""
_SWITCHES = {True: "是", False: "否"}
_SETTINGS = frozenset({"stage", "size", "model", "platforms", "live", "self_fulfilment", "city", "start"})


def sections(view: PlanView) -> tuple[Section | None, ...]:
    """Return the sections of the chapter."""
    return (practice_section(view, "principles", "设计原则"), _drivers(view), _assumptions(view))


def _drivers(view: PlanView) -> Section | None:
    if not view.plan.drivers:
        return None
    rows = tuple(_driver(view, line) for line in view.plan.drivers)
    columns = (Column("业务量"), Column("数值", "right"), Column("单位"), Column("来源", "center"), Column("推算方式"))
    note = Paragraph(
        "来源：「给定」由需求方提供；「推算」由其他业务量算出；「画像」取自同类团队；「编制」随编制而定。", "note"
    )
    return Section("业务量", (Table("业务量", columns, rows), note))


def _driver(view: PlanView, line: DriverLine) -> tuple[str | Cell, ...]:
    title = TITLES[line.driver]
    reason = view.note(f"driver:{line.driver.value}", title, view.why.driver(line))
    value = Cell(number(line.value), reason=reason, weak=line.origin == "profile" or _rests_on_weak(line, view))
    return (title, value, UNITS[line.driver], view.phrasing.term("origin", line.origin), view.formula(line))


def _rests_on_weak(line: DriverLine, view: PlanView) -> bool:
    """Whether a derived volume uses a figure that is itself an assumption with a weak source."""
    weak = {assumption.key for assumption in view.plan.assumptions if assumption.weak}
    return any(item.assumption in weak for item in line.inputs)


def _assumptions(view: PlanView) -> Section | None:
    used = view.plan.assumptions if view.audience.sees_money else _harmless(view)
    if not used:
        return None
    if not view.audience.wants_detail:
        return Section("采用的假设", (Paragraph(assumption_summary(used)),))
    columns = (
        Column("项目"),
        Column("取值", "right"),
        Column("范围", "right"),
        Column("单位"),
        Column("可信度", "center"),
        Column("来源"),
        Column("生效", "center"),
    )
    rows = tuple(_assumption(line) for line in used)
    note = Paragraph(
        "标「假设」的取值只有单一来源或属本项目判断；有了自己的数据，业务量写进简报，"
        "其余用自己的目录替换（teamplan templates copy），再重新生成。",
        "note",
    )
    return Section("采用的假设", (Table("采用的假设", columns, rows), note))


def _assumption(line: AssumptionUsed) -> tuple[str | Cell, ...]:
    value = line.value
    text = _SWITCHES[value] if isinstance(value, bool) else value if isinstance(value, str) else number(value)
    return (
        line.title,
        Cell(text, weak=line.weak),
        value_range(line.low, line.high),
        line.unit or "—",
        GRADES[line.grade],
        line.source,
        line.valid_from or "—",
    )


def _harmless(view: PlanView) -> tuple[AssumptionUsed, ...]:
    """Return the assumptions that describe the work and not what people cost."""
    pay = {role.pay for role in view.catalog.roles if role.pay}
    work: set[str | None] = {item.assumption for demand in view.plan.demand for item in demand.inputs}
    work |= {item.assumption for driver in view.plan.drivers for item in driver.inputs}
    allowed = (work - pay) | _SETTINGS | {driver.value for driver in Driver}
    return tuple(line for line in view.plan.assumptions if line.key in allowed and view.shown((line.title,)))


def assumption_summary(used: Sequence[AssumptionUsed]) -> str:
    """Return how many assumptions there are, and how far they can be trusted."""
    counts = Counter(line.grade for line in used)
    parts = "、".join(f"{name} {counts[grade]} 项" for grade, name in GRADES.items() if counts[grade])
    weak = sum(line.weak for line in used)
    return (
        f"共采用 {len(used)} 项假设（{parts}），其中 {weak} 项来源薄弱，标为「假设」；逐项的取值、范围与来源见完整版。"
    )
