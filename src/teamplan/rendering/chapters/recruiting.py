"""Chapter 招聘与培训计划: whom to hire when and why, and how."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from teamplan.model.terms import chinese
from teamplan.rendering.chapters.practice_sections import practice_section
from teamplan.rendering.document.blocks import Column, Row, Section, Table
from teamplan.rendering.numbers import plan_month, yuan_range

if TYPE_CHECKING:
    from teamplan.model.plan import Position
    from teamplan.rendering.view import PlanView


def sections(view: PlanView) -> tuple[Section | None, ...]:
    """Return the sections of the chapter."""
    return (_sequence(view), practice_section(view, "recruiting", "招聘与培训做法"))


def _sequence(view: PlanView) -> Section | None:
    if not view.vacancies:
        return None
    columns: tuple[Column, ...] = (
        Column("次序", "right"),
        Column("岗位"),
        Column("部门"),
        Column("人数", "right"),
        Column("到岗", "center"),
        Column("方式", "center"),
    )
    money = view.audience.sees_money
    paid = money and any(seat.pay for seat in view.vacancies)
    if view.audience.sees_people:
        columns = (*columns, Column("理由"))
    if paid:
        columns = (*columns, Column("月薪区间（元）", "right"))
    runs = [list(run) for _, run in groupby(view.vacancies, key=_same)]
    rows = tuple(_row(view, run, paid=paid) for run in runs)
    blanks = ("",) * (len(columns) - 4)
    total: Row = ("合计", "", "", str(len(view.vacancies)), *blanks)
    return Section("招聘次序", (Table("招聘次序", columns, rows, total),))


def _same(seat: Position) -> tuple[object, ...]:
    return (seat.title, seat.department, seat.month, seat.employment, seat.because, seat.pay)


def _row(view: PlanView, run: list[Position], *, paid: bool) -> Row:
    first, last = run[0], run[-1]
    order = str(first.order) if len(run) == 1 else f"{first.order}–{last.order}"
    row: Row = (
        order,
        first.title,
        first.department,
        str(len(run)),
        plan_month(first.month, view.plan.brief.start),
        chinese(first.employment),
    )
    if view.audience.sees_people:
        row = (*row, view.said(first.because))
    if paid:
        row = (*row, yuan_range(first.pay) if first.pay else "暂无数据")
    return row
