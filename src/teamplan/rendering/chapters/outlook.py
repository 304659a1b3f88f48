"""Chapter 岗位设置与编制表, last part: roles not set up yet, the next hires and when a hat becomes a job."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teamplan.model.driver import TITLES, UNITS
from teamplan.rendering.document.blocks import Block, Bullets, Cell, Column, Row, Section, Table
from teamplan.rendering.numbers import number
from teamplan.rendering.view import MOST_FOR_THE_BOSS

if TYPE_CHECKING:
    from teamplan.rendering.view import PlanView


_FEW = 5
"""Roles with one reason that still fit a table cell; more are a list of their own."""


def sections(view: PlanView) -> tuple[Section | None, ...]:
    """Return the sections on what comes later."""
    return (_not_yet(view), _next_hires(view), _split_triggers(view))


def _not_yet(view: PlanView) -> Section | None:
    if not view.plan.not_yet or not view.audience.sees_people:
        return None
    alike: dict[tuple[str, str], list[str]] = {}
    for line in view.plan.not_yet:
        until = view.said(line.until) if line.until else "—"
        alike.setdefault((view.said(line.because), until), []).append(view.role_title(line.role))
    few = {key: titles for key, titles in alike.items() if len(titles) <= _FEW}
    blocks: list[Block] = []
    if few:
        rows = tuple(("、".join(titles), because, until) for (because, until), titles in few.items())
        columns = (Column("岗位"), Column("理由"), Column("何时再议"))
        blocks.append(Table("暂不设置的岗位", columns, rows))
    many = tuple(
        f"{because}（{until}再议）：{'、'.join(titles)}。"
        for (because, until), titles in alike.items()
        if len(titles) > _FEW
    )
    if many:
        blocks.append(Bullets(many))
    return Section("暂不设置的岗位", tuple(blocks))


def _next_hires(view: PlanView) -> Section | None:
    if not view.plan.next_hires:
        return None
    columns: tuple[Column, ...] = (Column("次序", "right"), Column("岗位"), Column("部门"))
    rows: tuple[Row, ...] = tuple((str(hire.order), hire.title, hire.department) for hire in view.plan.next_hires)
    if view.audience.sees_people:
        columns = (*columns, Column("理由"))
        rows = tuple((*row, view.hire_reason(hire)) for row, hire in zip(rows, view.plan.next_hires, strict=True))
    return Section("下一步增编", (Table("下一步增编", columns, rows),))


def _split_triggers(view: PlanView) -> Section | None:
    if not view.plan.split_triggers or not view.audience.sees_people:
        return None
    columns = (Column("兼任的岗位"), Column("现由"), Column("拆分条件"), Column("说明"))
    rows: list[Row] = []
    triggers = view.plan.split_triggers
    for trigger in triggers if view.audience.wants_detail else triggers[:MOST_FOR_THE_BOSS]:
        threshold = f"{TITLES[trigger.driver]}达到 {number(trigger.volume)} {UNITS[trigger.driver]}"
        rows.append(
            (
                view.role_title(trigger.role),
                view.seat_title(trigger.worn_by),
                Cell(threshold),
                view.said(trigger.reason),
            )
        )
    return Section("拆岗条件", (Table("拆岗条件", columns, tuple(rows)),))
