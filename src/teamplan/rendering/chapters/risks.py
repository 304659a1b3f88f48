"""Chapter 风险: duties that meet in one person, work without cover, and where one person is all there is."""

from __future__ import annotations

from teamplan.rendering.chapters.practice_sections import practice_section
from teamplan.rendering.document.blocks import Cell, Column, Row, Section, Table
from teamplan.rendering.numbers import fte, hundredths
from teamplan.rendering.view import FULL_LOAD, PlanView, distinct, load

_BASIS = {"law": "法律", "guideline": "指引", "practice": "惯例"}


def sections(view: PlanView) -> tuple[Section | None, ...]:
    """Return the sections of the chapter; staff get the controls without the names."""
    practices = practice_section(view, "risks", "风险控制做法")
    if not view.audience.sees_people:
        return (_controls(view), practices)
    return (_separation(view), _others(view), practices)


def _controls(view: PlanView) -> Section | None:
    rules = {rule.id: rule.title for rule in view.catalog.organisation.separation}
    rows = dict.fromkeys(
        (rules.get(note.rule, view.role_titles(note.roles)), _BASIS[note.basis], note.control)
        for note in view.plan.separation
        if view.shown((note.control,))
    )
    if not rows:
        return None
    columns = (Column("事项"), Column("依据", "center"), Column("控制措施"))
    return Section("职责分离的控制措施", (Table("控制措施", columns, tuple(rows)),))


def _separation(view: PlanView) -> Section | None:
    if not view.plan.separation:
        return None
    columns = (
        Column("岗位"),
        Column("不宜同一人的职责"),
        Column("依据", "center"),
        Column("说明"),
        Column("补偿控制"),
        Column("来源"),
    )
    rows = tuple(
        (
            view.seat_title(note.position),
            view.role_titles(note.roles),
            Cell(_BASIS[note.basis], alert=note.basis == "law"),
            view.said(note.reason),
            note.control,
            note.source,
        )
        for note in view.plan.separation
    )
    return Section("不相容职责", (Table("不相容职责", columns, rows),))


def _others(view: PlanView) -> Section | None:
    rows = [row for row in (_overload(view), _gaps(view), _single_points(view), _weak_figures(view)) if row]
    if not rows:
        return None
    columns = (Column("风险"), Column("表现"), Column("应对"))
    return Section("其他风险", (Table("其他风险", columns, tuple(rows)),))


def _overload(view: PlanView) -> Row | None:
    over = [seat for seat, work in zip(view.plan.positions, view.loads, strict=True) if work > FULL_LOAD]
    if not over:
        return None
    names = distinct(f"{seat.title} {fte(load(seat))}" for seat in over)
    return ("超负荷", f"{len(over)} 个席位的工作量大于 1.00 FTE：{names}", "按拆岗条件分出兼任岗位，或先减少要求")


def _gaps(view: PlanView) -> Row | None:
    gaps = view.plan.gaps
    if not gaps:
        return None
    total = fte(sum(hundredths(gap.fte) for gap in gaps))
    names = distinct(view.role_title(gap.role) for gap in gaps)
    return ("工作量缺口", f"共 {total} FTE 无人覆盖：{names}", "缩减范围、外包，或按「下一步增编」补人")


def _single_points(view: PlanView) -> Row | None:
    lone = [name for name, seats in view.departments.items() if len(seats) == 1]
    if not lone or len(view.plan.positions) == 1:
        return None
    return ("单点依赖", f"只有一个编制的部门：{distinct(lone)}", "写好交接手册，指定替补，关键账号双人保管")


def _weak_figures(view: PlanView) -> Row | None:
    weak = [line.title for line in view.plan.assumptions if line.weak]
    if not weak:
        return None
    return ("假设偏弱", f"{len(weak)} 项取值来源薄弱：{distinct(weak, 5)}", "用自己前三个月的数据替换后重新生成")
