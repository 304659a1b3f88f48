"""Chapter 岗位设置与编制表, second part: where each number comes from, what nobody covers, and the shifts."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from teamplan.rendering.document.blocks import Block, Cell, Column, Facts, Paragraph, Row, Section, Table
from teamplan.rendering.numbers import fte, hundredths, number, sentence
from teamplan.rendering.view import MOST_FOR_THE_BOSS

if TYPE_CHECKING:
    from teamplan.model.plan import DemandLine
    from teamplan.rendering.view import PlanView


def sections(view: PlanView) -> tuple[Section | None, ...]:
    """Return the sections on the work to be done."""
    return (_demand(view), _gaps(view), _shifts(view), _outside(view))


def _demand(view: PlanView) -> Section | None:
    demand = view.plan.demand
    if not demand:
        return None
    low, base, high = (fte(sum(map(hundredths, values))) for values in _ranges(demand))
    if not view.audience.wants_detail:
        text = f"按业务量需要 {base} FTE（低 {low}，高 {high}）；逐岗的公式与输入见完整版。"
        return Section("岗位工作量测算", (Paragraph(text),))
    columns = (
        Column("岗位"),
        Column("低", "right"),
        Column("基准", "right"),
        Column("高", "right"),
        Column("计算方式"),
    )
    rows = tuple(_demand_row(view, line) for line in demand)
    total = ("合计", low, base, high, "")
    note = Paragraph("单位为 FTE。低与高由所用假设的范围得出；基准值带编号，可查公式与输入。", "note")
    return Section("岗位工作量测算", (Table("岗位工作量测算（FTE）", columns, rows, total), note))


def _ranges(demand: tuple[DemandLine, ...]) -> tuple[list[float], list[float], list[float]]:
    return [line.low for line in demand], [line.fte for line in demand], [line.high for line in demand]


def _demand_row(view: PlanView, line: DemandLine) -> Row:
    title = view.role_title(line.role)
    reason = view.note(f"demand:{line.role}", f"{title}工作量", view.why.demand(line))
    used = (view.assumption.get(item.assumption or "") for item in line.inputs)
    weak = any(found is not None and found.weak for found in used)
    base = Cell(fte(hundredths(line.fte)), reason=reason, weak=weak)
    return (title, fte(hundredths(line.low)), base, fte(hundredths(line.high)), view.formula(line))


def _gaps(view: PlanView) -> Section | None:
    if not view.plan.gaps or not view.audience.sees_people:
        return None
    gaps = sorted(view.plan.gaps, key=lambda gap: -gap.fte)
    most = len(gaps) if view.audience.wants_detail else MOST_FOR_THE_BOSS
    rows: list[Row] = [
        (view.role_title(gap.role), Cell(fte(hundredths(gap.fte)), alert=True), view.said(gap.reason))
        for gap in gaps[:most]
    ]
    if gaps[most:]:
        rest = sum(hundredths(gap.fte) for gap in gaps[most:])
        rows.append((f"其余 {len(gaps) - most} 个岗位", fte(rest), "逐岗见完整版"))
    total = ("合计", fte(sum(hundredths(gap.fte) for gap in gaps)), "")
    columns = (Column("岗位"), Column("缺口（FTE）", "right"), Column("说明"))
    return Section("尚无人覆盖的工作量", (Table("工作量缺口", columns, tuple(rows), total),))


_PEAK = {"regular": "日常班底（按需求）", "temporary": "临时人员", "outsourced": "外包人员"}


def _shifts(view: PlanView) -> Section | None:
    service = view.plan.service
    if service is None:
        return None
    blocks: list[Block] = [Paragraph(sentence(text)) for text in view.shown((service.text,))]
    if not view.audience.wants_detail:
        return Section("客服排班", tuple(blocks)) if blocks else None
    facts = [("日均接待", f"{number(service.contacts_per_day)} 次"), ("测算模型", service.model)]
    facts += [(f"班次 {name}", f"{heads} 人") for name, heads in service.shifts.items()]
    facts += [(f"大促日{_PEAK.get(name, name)}", f"{heads} 人") for name, heads in service.peak.items()]
    blocks.append(Facts(tuple(facts)))
    if any(service.hourly):
        blocks.append(Table("客服分时在线人数", (Column("时段"), Column("在线人数", "right")), _hours(service.hourly)))
    return Section("客服排班", tuple(blocks))


def _hours(hourly: tuple[int, ...]) -> tuple[Row, ...]:
    rows: list[Row] = []
    for heads, hours in groupby(range(len(hourly)), key=lambda hour: hourly[hour]):
        run = list(hours)
        if heads:
            rows.append((f"{run[0]:02d}:00–{run[-1] + 1:02d}:00", str(heads)))
    return tuple(rows)


def _outside(view: PlanView) -> Section | None:
    if not view.plan.outside:
        return None
    columns: tuple[Column, ...] = (Column("服务"), Column("替代岗位"), Column("说明"))
    if view.audience.sees_money:
        columns = (*columns, Column("费用"))
    rows: list[Row] = []
    for item in view.plan.outside:
        note = "".join(view.shown((view.said(item.note),))) or "—"
        row: Row = (view.said(item.title), view.role_titles(item.instead_of) or "—", note)
        rows.append((*row, item.cost or "—") if view.audience.sees_money else row)
    return Section("外购服务", (Table("外购服务", columns, tuple(rows)),))
