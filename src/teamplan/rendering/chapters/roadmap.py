"""Chapter 实施步骤与里程碑: the phases, who joins in each and what shows that it is done."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from teamplan.rendering.chapters.practice_sections import practice_section
from teamplan.rendering.document.blocks import Column, Section, Table
from teamplan.rendering.numbers import plan_period

if TYPE_CHECKING:
    from teamplan.model.plan import Phase
    from teamplan.rendering.view import PlanView


def sections(view: PlanView) -> tuple[Section | None, ...]:
    """Return the sections of the chapter."""
    return (_phases(view), practice_section(view, "roadmap", "推进做法"))


def _phases(view: PlanView) -> Section | None:
    if not view.plan.phases:
        return None
    columns = (Column("阶段"), Column("时间", "center"), Column("到岗", "right"), Column("到岗岗位"), Column("里程碑"))
    rows = tuple(_row(view, phase) for phase in view.plan.phases)
    total = ("合计", "", str(sum(len(phase.positions) for phase in view.plan.phases)), "", "")
    return Section("阶段与里程碑", (Table("阶段与里程碑", columns, rows, total),))


def _row(view: PlanView, phase: Phase) -> tuple[str, ...]:
    period = plan_period(phase.from_month, phase.to_month, view.plan.brief.start)
    counts = Counter(map(view.seat_title, phase.positions))
    seats = "、".join(title if count == 1 else f"{title} ×{count}" for title, count in counts.items())
    milestones = "；".join(text.rstrip("。；") for text in view.shown(map(view.said, phase.milestones)))
    return (view.phrasing.term("phase", phase.key), period, str(len(phase.positions)), seats or "—", milestones or "—")
