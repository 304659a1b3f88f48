"""Chapter 附录：依据与来源: what the plan rests on, and how it came about."""

from __future__ import annotations

import re

from teamplan.rendering.document.blocks import Block, Bullets, Column, Facts, Paragraph, Section, Table
from teamplan.rendering.view import PlanView, distinct

DOCUMENTS = {
    "000": "文档 000：淘宝运营团队如何分工、协作与开店",
    "001": "文档 001：电商团队的内部管理、部门划分与协作效率",
    "002": "文档 002：电商运营中心的部门职能与岗位设定（含人数）",
    "003": "文档 003：电商运营团队的组建思路与各发展阶段的配置",
    "004": "文档 004：电商营销团队的管理、岗位与业绩提升",
}
"""The documents that the project began with, in the project's own words."""
_PRACTICE = {"practice": "从业惯例（未经文献核实）", "GK": "本项目判断（未经核实）"}
_DOCUMENT = re.compile(r"(?:S|文档\s*)?(\d{3})\b")


def sections(view: PlanView) -> tuple[Section | None, ...]:
    """Return the sections of the chapter."""
    return (_sources(view), _origin(view))


def source_name(key: str) -> str:
    """Return a readable name of a source; keys of facts stay as they are.

    >>> source_name("002")[:6], source_name("LAW-KJ24 A")
    ('文档 002', 'LAW-KJ24 A')
    """
    found = _DOCUMENT.match(key)
    if found and found.group(1) in DOCUMENTS:
        rest = key[found.end() :].strip()
        return DOCUMENTS[found.group(1)] + (f"（{rest}）" if rest else "")
    if key.startswith("domain-"):
        return f"领域事实 {key.removeprefix('domain-')}（{key}）"
    return _PRACTICE.get(key, key)


def _sources(view: PlanView) -> Section | None:
    used: dict[str, list[str]] = {}
    for role in filter(None, map(view.role, view.roles_in_use)):
        for key in role.sources:
            used.setdefault(key, []).append(f"岗位「{role.title}」")
    for practice, _ in view.practices:
        for key in practice.sources:
            used.setdefault(key, []).append(f"做法「{practice.title}」")
    if view.audience.sees_people:
        for note in view.plan.separation:
            used.setdefault(note.source, []).append("职责分离")
    blocks: list[Block] = []
    if used and view.audience.wants_detail:
        rows = tuple((source_name(key), distinct(used[key], 4)) for key in sorted(used))
        blocks.append(Table("来源", (Column("来源"), Column("用于")), rows))
    elif used:
        blocks.append(Paragraph(f"岗位与做法共引用 {len(used)} 项来源，逐项见完整版。"))
    if view.audience.wants_detail and view.audience.sees_money and view.plan.assumptions:
        blocks.append(Paragraph("数字的来源、可信度与年份逐项列在「采用的假设」中。", "note"))
    return Section("来源", tuple(blocks)) if blocks else None


def _origin(view: PlanView) -> Section | None:
    origin = view.plan.origin
    pairs = [("形成方式", "按业务量测算" if origin.kind == "planned" else "取自已发表的团队结构")]
    if origin.template:
        known = {team.id: team.title for team in view.catalog.teams}
        pairs.append(("团队模板", known.get(origin.template, origin.template)))
    if view.audience.sees_money:
        pairs += [(f"设定 {name}", str(value)) for name, value in sorted(origin.settings.items())]
    notes = view.shown(map(view.said, origin.notes))
    return Section("方案的形成", (Facts(tuple(pairs)), *((Bullets(notes, "说明"),) if notes else ())))
