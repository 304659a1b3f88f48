"""Chapter 部门职能: what each department is there for, and the seats in it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from teamplan.rendering.document.blocks import Block, Column, Table

if TYPE_CHECKING:
    from teamplan.model.plan import Position
    from teamplan.rendering.view import PlanView


def blocks(view: PlanView) -> tuple[Block, ...]:
    """Return the blocks of the chapter."""
    columns = (Column("部门"), Column("职能"), Column("岗位（编制）"), Column("编制", "right"))
    rows = tuple(
        (name, department_mission(view, name, seats), _seats(seats), str(len(seats)))
        for name, seats in view.departments.items()
    )
    rows += tuple(
        (name, mission, "本方案不设编制", "0")
        for name, mission in view.plan.departments.items()
        if name not in view.departments
    )
    total = ("合计", "", "", str(len(view.plan.positions)))
    return (Table("部门职能", columns, rows, total if len(rows) > 1 else None),)


def department_mission(view: PlanView, name: str, seats: list[Position]) -> str:
    """Return what the department does, as the plan or else the catalog says it."""
    stated = view.plan.departments.get(name)
    if stated:
        return stated
    functions = dict.fromkeys(seat.function for seat in seats)
    units = [view.catalog.unit_of[function] for function in functions if function in view.catalog.unit_of]
    named = [unit for unit in units if unit.department == name]
    return " ".join(unit.mission for unit in named or units) or "—"


def _seats(seats: list[Position]) -> str:
    counts = Counter(seat.title for seat in seats)
    return "、".join(title if count == 1 else f"{title} ×{count}" for title, count in counts.items())
