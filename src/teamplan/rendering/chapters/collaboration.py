"""Chapter 协作与沟通: who meets when, and who reports what to whom."""

from __future__ import annotations

from teamplan.model.terms import Cadence, chinese
from teamplan.rendering.chapters.practice_sections import practice_section
from teamplan.rendering.document.blocks import Column, Paragraph, Row, Section, Table
from teamplan.rendering.view import PlanView, distinct

_ORDER = tuple(Cadence)


def sections(view: PlanView) -> tuple[Section | None, ...]:
    """Return the sections of the chapter."""
    reports = _reports(view) if view.audience.wants_detail else None
    return (_meetings(view), reports, practice_section(view, "collaboration", "协作做法"))


def _meetings(view: PlanView) -> Section | None:
    """Return what is held regularly; what is done once or on occasion stands with its chapter."""
    held = sorted(
        (
            (practice, line)
            for practice, line in view.practices
            if practice.minutes and practice.cadence is not Cadence.PER_EVENT
        ),
        key=lambda pair: (_ORDER.index(pair[0].cadence), pair[0].id),
    )
    if not held:
        return None
    rows = tuple(
        (
            practice.title,
            chinese(practice.cadence),
            str(practice.minutes),
            view.seat_title(line.owner),
            practice.artefact,
        )
        for practice, line in held
    )
    columns = (
        Column("会议或例行安排"),
        Column("频率", "center"),
        Column("时长（分钟）", "right"),
        Column("主持"),
        Column("产出"),
    )
    return Section("会议与例行安排", (Table("会议与例行安排", columns, rows),))


def _reports(view: PlanView) -> Section | None:
    rows: list[Row] = []
    for role_id in view.roles_in_use:
        role = view.role(role_id)
        if role is None or role_id in view.small_hats:
            continue
        seats = view.holders.get(role_id) or view.wearers[role_id]
        sender = role.title if role_id in view.holders else f"{role.title}（{distinct((s.title for s in seats), 2)}兼）"
        receiver = distinct((view.superior_title(seat) for seat in seats), 3)
        rows.extend(
            (sender, record.name, chinese(record.cadence), record.content, receiver)
            for record in role.records
            if record.kind == "report"
        )
    if not rows:
        return None
    columns = (Column("报送岗位"), Column("报表"), Column("频率", "center"), Column("内容"), Column("报给"))
    note = Paragraph("每份报表只有一个报送岗位；口径以岗位说明书中的考核指标为准。", "note")
    return Section("报表", (Table("报表", columns, tuple(rows)), note))
