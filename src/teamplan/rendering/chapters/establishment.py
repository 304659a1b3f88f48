"""Chapter 岗位设置与编制表, first half: the establishment table and who wears which hats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teamplan.model.terms import Employment, chinese
from teamplan.rendering.chapters import outlook, workload
from teamplan.rendering.document.blocks import Cell, Column, Paragraph, Row, Section, Table
from teamplan.rendering.numbers import fte, hundredths
from teamplan.rendering.view import FULL_LOAD, PlanView, further_hats, load, main_role

if TYPE_CHECKING:
    from teamplan.model.plan import Position


def sections(view: PlanView) -> tuple[Section | None, ...]:
    """Return the sections of the chapter."""
    return (_establishment(view), _hats(view), *workload.sections(view), *outlook.sections(view))


def _establishment(view: PlanView) -> Section:
    columns: tuple[Column, ...] = (
        Column("部门"),
        Column("岗位名称"),
        Column("职级"),
        Column("编制", "right"),
        Column("在岗", "right"),
        Column("缺编", "right"),
        Column("上级"),
        Column("兼任（FTE）"),
    )
    total: Row = ("合计", "", "", *_counts(view.plan.positions), "", "")
    if view.audience.sees_people:
        columns = (*columns, Column("负荷（FTE）", "right"))
        total = (*total, fte(sum(view.loads)))
    rows = tuple(_row(view, seats) for seats in seat_groups(view))
    return Section("编制表", (Paragraph(_three_numbers(view), "note"), Table("编制表", columns, rows, total)))


def _three_numbers(view: PlanView) -> str:
    seats, vacancies = len(view.plan.positions), len(view.vacancies)
    text = f"三个数不可混用：编制 {seats} 个（岗位席位，含空缺）；"
    text += f"在岗 {seats - vacancies} 人（实际人头），缺编 {vacancies} 个；"
    if not view.audience.sees_people:
        return text + "FTE 表示工作量，1 FTE 为一名全职人员的全部工作时间，一人可兼任几个岗位。"
    work = fte(sum(view.loads))
    return text + f"工作量 {work} FTE（1 FTE 为一名全职人员的全部工作时间），一人可兼任几个岗位。"


def seat_groups(view: PlanView) -> list[list[Position]]:
    """Return seats that differ in nothing a table shows, by department."""
    groups: dict[object, list[Position]] = {}
    for name, seats in view.departments.items():
        for seat in seats:
            key = (name, seat.title, seat.kind, seat.reports_to, tuple(seat.roles), seat.employment)
            groups.setdefault(key, []).append(seat)
    return list(groups.values())


def _counts(seats: tuple[Position, ...] | list[Position]) -> tuple[str, str, str]:
    vacant = sum(seat.incumbent is None for seat in seats)
    return str(len(seats)), str(len(seats) - vacant), str(vacant)


def _row(view: PlanView, seats: list[Position]) -> Row:
    first = seats[0]
    suffix = "" if first.employment is Employment.FULL_TIME else f"（{chinese(first.employment)}）"
    hats = "、".join(
        f"{view.role_title(role)} {fte(sum(hundredths(seat.roles[role]) for seat in seats))}"
        for role in further_hats(first)
    )
    row: Row = (
        first.department,
        first.title + suffix,
        chinese(first.kind),
        *_counts(seats),
        view.superior_title(first),
        hats or "—",
    )
    if not view.audience.sees_people:
        return row
    over = any(load(seat) > FULL_LOAD for seat in seats)
    return (*row, Cell(fte(sum(map(load, seats))), alert=over))


def _hats(view: PlanView) -> Section | None:
    wearing = [seat for seats in view.departments.values() for seat in seats if _worth_a_row(view, seat)]
    if not wearing:
        return None
    columns: tuple[Column, ...] = (Column("岗位"), Column("主岗"), Column("兼任"))
    if not view.audience.sees_people:
        rows: tuple[Row, ...] = tuple(
            (_name(view, seat), view.role_title(main_role(seat)), view.role_titles(further_hats(seat)) or "—")
            for seat in wearing
        )
        return Section("兼岗", (Table("兼岗", columns, rows),))
    rows = tuple(_hat_row(view, seat) for seat in wearing)
    columns = (*columns, Column("负荷（FTE）", "right"), Column("状态", "center"))
    note = Paragraph("负荷为该席位承担的全部工作量；大于 1.00 为超负荷，须减项、增编或外包。", "note")
    return Section("兼岗与负荷", (Table("兼岗与负荷", columns, rows), note))


def _worth_a_row(view: PlanView, seat: Position) -> bool:
    return len(seat.roles) > 1 or (view.audience.sees_people and load(seat) > FULL_LOAD)


def _name(view: PlanView, seat: Position) -> str:
    """Return the title, with the holder or the id where several seats share the title."""
    if len(view.holders.get(main_role(seat), ())) <= 1:
        return seat.title
    return f"{seat.title}（{seat.incumbent or seat.id}）"


def _hat_row(view: PlanView, seat: Position) -> Row:
    shares = [f"{view.role_title(role)} {fte(hundredths(share))}" for role, share in seat.roles.items()]
    over = load(seat) - FULL_LOAD
    state = Cell(f"超负荷 {fte(over)}", alert=True) if over > 0 else "正常"
    return (_name(view, seat), shares[0] if shares else "—", "、".join(shares[1:]) or "—", fte(load(seat)), state)
