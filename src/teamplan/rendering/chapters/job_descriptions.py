"""Chapter 岗位说明书: one description for each role in use, however many seats it has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teamplan.model.terms import Function, chinese
from teamplan.rendering.document.blocks import Block, Bullets, Column, Facts, Paragraph, Section, Table
from teamplan.rendering.numbers import fte, sentence
from teamplan.rendering.view import PlanView, distinct

if TYPE_CHECKING:
    from teamplan.model.plan import Position
    from teamplan.model.role import Role, WorkRecord

_FUNCTIONS = tuple(Function)
_MOST_SUPERIORS = 20
"""Superiors whose other reports are named as colleagues; more would not be read."""


def sections(view: PlanView) -> tuple[Section | None, ...]:
    """Return the sections of the chapter: one per function, then the small hats."""
    known = [role for role in map(view.role, view.roles_in_use) if role is not None]
    if not view.audience.wants_detail:
        return (_overview(view, known),)
    by_function: dict[Function, list[Role]] = {}
    for role in known:
        if role.id not in view.small_hats:
            by_function.setdefault(role.function, []).append(role)
    small = [role for role in known if role.id in view.small_hats]
    codes = _codes(view)
    described = [
        Section(chinese(function), sections=tuple(_description(view, role, codes[role.id]) for role in roles))
        for function, roles in by_function.items()
    ]
    return (*described, _small_hats(view, small, codes))


def _codes(view: PlanView) -> dict[str, str]:
    """Return 岗位编号: the function's number and the role's place in the catalog, `02-007`."""
    counts: dict[Function, int] = {}
    codes = {}
    for role in view.catalog.roles:
        counts[role.function] = counts.get(role.function, 0) + 1
        codes[role.id] = f"{_FUNCTIONS.index(role.function) + 1:02d}-{counts[role.function]:03d}"
    return codes


def _overview(view: PlanView, roles: list[Role]) -> Section | None:
    if not roles:
        return None
    rows = tuple((role.title, role.mission, _staffing(view, role)) for role in roles)
    return Section("岗位一览", (Table("岗位一览", (Column("岗位"), Column("目的"), Column("编制")), rows),))


def _description(view: PlanView, role: Role, code: str) -> Section:
    blocks: list[Block] = [
        Facts(_header(view, role, code)),
        Paragraph(f"岗位目的：{sentence(role.mission)}"),
        Bullets(role.duties, "主要职责", ordered=True),
        Bullets(tuple(f"{kpi.name}（{kpi.weight}%）：{kpi.definition}" for kpi in role.kpis), "考核指标"),
        Bullets(_qualifications(role), "任职资格"),
        Bullets(role.authority, "工作权限"),
        Bullets(_relations(view, role), "工作关系"),
        Bullets(tuple(map(_record, role.records)), "表单与报表"),
    ]
    shown = tuple(block for block in blocks if not isinstance(block, Bullets) or block.items)
    return Section(role.title, shown)


def _header(view: PlanView, role: Role, code: str) -> tuple[tuple[str, str], ...]:
    seats = _seats(view, role)
    pairs = [
        ("岗位编号", code),
        ("所属部门", distinct(seat.department for seat in seats)),
        ("直接上级", distinct(view.superior_title(seat) for seat in seats)),
        ("直接下级", _subordinates(view, role)),
        ("编制", _staffing(view, role)),
        ("职级", "、".join(role.grades)),
        ("发展路径", view.role_titles(role.growth)),
        ("常用工具", "、".join(role.tools)),
        ("英文名称", role.title_en),
    ]
    return tuple((name, value) for name, value in pairs if value)


def _seats(view: PlanView, role: Role) -> list[Position]:
    return view.holders.get(role.id) or view.wearers[role.id]


def _subordinates(view: PlanView, role: Role) -> str:
    below = (report.title for seat in view.holders.get(role.id, ()) for report in view.reports.get(seat.id, ()))
    return distinct(below) or "无"


def _staffing(view: PlanView, role: Role) -> str:
    parts = []
    if role.id in view.holders:
        parts.append(f"{len(view.holders[role.id])} 人")
    if role.id in view.wearers:
        parts.append(f"由{distinct((seat.title for seat in view.wearers[role.id]), 4)}兼任")
    return "，".join(parts)


def _qualifications(role: Role) -> tuple[str, ...]:
    must = tuple(f"必备：{item}" for item in role.qualifications.must)
    plus = tuple(f"加分：{item}" for item in role.qualifications.plus)
    return (*must, f"能力：{'、'.join(role.skills)}", *plus)


def _relations(view: PlanView, role: Role) -> tuple[str, ...]:
    inside: list[str] = []
    superiors = dict.fromkeys((seat.reports_to or "", seat.title) for seat in _seats(view, role))
    for superior, title in list(superiors)[:_MOST_SUPERIORS]:
        inside += [peer.title for peer in view.reports.get(superior, ()) if peer.title != title][:4]
    relations = [f"内部：{distinct(inside, 5)}"] if inside else []
    return (*relations, f"外部：{view.catalog.unit_of[role.function].outside}")


def _record(record: WorkRecord) -> str:
    kind = "报表" if record.kind == "report" else "表单"
    return f"{record.name}（{kind}，{chinese(record.cadence)}）：{record.content}"


def _small_hats(view: PlanView, roles: list[Role], codes: dict[str, str]) -> Section | None:
    if not roles:
        return None
    columns = (Column("岗位"), Column("编号"), Column("目的"), Column("由谁兼任"), Column("主要职责"))
    rows = tuple(
        (
            role.title,
            codes[role.id],
            role.mission,
            distinct((seat.title for seat in view.wearers[role.id]), 4),
            "；".join(duty.rstrip("。；") for duty in role.duties[:3]),
        )
        for role in roles
    )
    note = Paragraph(f"工作量不足 {fte(view.small_hat)} FTE 的兼任岗位只列要点；独立设岗时再写全文。", "note")
    return Section("兼任的小岗位", (Table("兼任的小岗位", columns, rows), note))
