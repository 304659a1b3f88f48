"""Chapter 绩效考核: what each role is measured by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teamplan.rendering.chapters.practice_sections import practice_section
from teamplan.rendering.document.blocks import Column, Paragraph, Section, Table

if TYPE_CHECKING:
    from teamplan.model.role import Role
    from teamplan.rendering.view import PlanView

_COLUMNS = (Column("指标"), Column("定义"), Column("公式"), Column("数据来源"), Column("权重", "right"))


def sections(view: PlanView) -> tuple[Section | None, ...]:
    """Return the sections of the chapter."""
    roles = [role for role in map(view.role, view.roles_in_use) if role is not None and role.id not in view.small_hats]
    measures = _tables(roles) if view.audience.wants_detail else _overview(roles)
    return (measures, practice_section(view, "performance", "考核做法"))


def _overview(roles: list[Role]) -> Section | None:
    if not roles:
        return None
    rows = []
    for role in roles:
        first = sorted(role.kpis, key=lambda kpi: -kpi.weight)[:2]
        rows.append((role.title, "、".join(f"{kpi.name}（{kpi.weight}%）" for kpi in first)))
    return Section("核心指标", (Table("核心指标", (Column("岗位"), Column("核心指标（权重）")), tuple(rows)),))


def _tables(roles: list[Role]) -> Section | None:
    if not roles:
        return None
    note = Paragraph("每岗权重合计 100%；兼任者按各岗工作量占比合并计分，兼任的小岗位随主岗考核。", "note")
    return Section("考核指标", (note,), tuple(_table(role) for role in roles))


def _table(role: Role) -> Section:
    rows = tuple((kpi.name, kpi.definition, kpi.formula, kpi.data_source, f"{kpi.weight}%") for kpi in role.kpis)
    total = ("合计", "", "", "", f"{sum(kpi.weight for kpi in role.kpis)}%")
    return Section(role.title, (Table(f"{role.title}考核指标", _COLUMNS, rows, total),))
