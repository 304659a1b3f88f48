"""Chapter 薪酬与激励: pay bands where a figure exists, and nothing where none does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teamplan.rendering.chapters.practice_sections import practice_section
from teamplan.rendering.document.blocks import Cell, Column, Paragraph, Section, Table
from teamplan.rendering.numbers import yuan, yuan_range
from teamplan.rendering.view import PlanView, distinct, main_role

if TYPE_CHECKING:
    from teamplan.model.plan import MoneyRange, Position


def sections(view: PlanView) -> tuple[Section | None, ...]:
    """Return the sections of the chapter; staff get none."""
    if not view.audience.sees_money:
        return ()
    return (_bands(view), practice_section(view, "pay", "激励做法"))


def _bands(view: PlanView) -> Section | None:
    groups: dict[tuple[str, MoneyRange], list[Position]] = {}
    for seats in view.departments.values():
        for seat in seats:
            if seat.pay is not None:
                groups.setdefault((seat.title, seat.pay), []).append(seat)
    if not groups:
        return None
    rows = tuple(_row(view, title, pay, seats) for (title, pay), seats in groups.items())
    total = ("合计", str(sum(map(len, groups.values()))), "", "")
    columns = (
        Column("岗位"),
        Column("编制", "right"),
        Column("月薪区间（元）", "right"),
        Column("取值（元）", "right"),
    )
    return Section(
        "月薪区间",
        (Table("月薪区间", columns, rows, total), Paragraph(_caveat(view), "note")),
    )


def _row(view: PlanView, title: str, pay: MoneyRange, seats: list[Position]) -> tuple[str | Cell, ...]:
    role = view.role(main_role(seats[0]))
    found = view.assumption.get(role.pay) if role is not None and role.pay else None
    base = Cell(yuan(pay.base), weak=found is not None and found.weak)
    return (title, str(len(seats)), yuan_range(pay), base)


def _caveat(view: PlanView) -> str:
    text = "数字为税前月薪的市场假设，随城市、经验和年份而变，不是报价；来源见「采用的假设」。"
    unknown = [seat.title for seats in view.departments.values() for seat in seats if seat.pay is None]
    if unknown:
        text += f"以下岗位没有可靠的数据，未列：{distinct(unknown)}。"
    return text
