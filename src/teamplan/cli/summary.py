"""The summary of a plan at a terminal of 80 columns: tree, hats, who first, what next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teamplan.model.driver import Driver
from teamplan.model.terms import Employment, chinese
from teamplan.text.lines import COLUMNS, fitted, wrapped
from teamplan.text.tree import branches

if TYPE_CHECKING:
    from teamplan.model.catalog import Catalog
    from teamplan.model.plan import Plan, Position
    from teamplan.rendering.phrasing import Phrasing

SHOWN_SEATS = 60
"""Seats drawn in the tree; larger teams are shown by department."""


def summary(plan: Plan, catalog: Catalog, words: Phrasing) -> str:
    """Return the summary, in Chinese like the plan: results do not depend on the language in use."""
    parts = [
        _title(plan, words.title(plan)),
        _organisation(plan, catalog),
        _first_hires(plan, words),
        _next(plan, words),
        _refused(plan, catalog),
        _money(plan),
        _remarks(plan, words),
    ]
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def _title(plan: Plan, title: str) -> list[str]:
    brief = plan.brief
    facts = [chinese(brief.stage), f"{len(plan.positions)} 人"]
    if brief.model:
        facts.insert(1, chinese(brief.model))
    if brief.platforms:
        facts.append("、".join(brief.platforms))
    if brief.live:
        facts.append("直播")
    sales = next((line for line in plan.drivers if line.driver is Driver.MONTHLY_SALES), None)
    if sales is not None:
        origin = "" if sales.origin == "brief" else "（假设）"
        facts.append(f"月销售额约 {sales.value:,.0f} 元{origin}")
    return [fitted(title, COLUMNS), *wrapped(" · ".join(facts), COLUMNS)]


def _organisation(plan: Plan, catalog: Catalog) -> list[str]:
    heading = "组织与分工（数字为工作量，1 = 一个人满负荷）"
    below: dict[str | None, list[Position]] = {}
    for position in plan.positions:
        below.setdefault(position.reports_to, []).append(position)
    if len(plan.positions) > SHOWN_SEATS:
        return [heading, *_departments(plan)]
    lines = [heading]
    for seat, first, rest in branches(below.get(None, []), lambda seat: below.get(seat.id, [])):
        lines.extend(_seat(seat, catalog, first, rest))
    return lines


def _seat(seat: Position, catalog: Catalog, first: str, rest: str) -> list[str]:
    notes = [f"{seat.load:.2f}"]
    if seat.employment is not Employment.FULL_TIME:
        notes.append(chinese(seat.employment))
    if seat.incumbent and seat.incumbent not in (seat.title, catalog.organisation.founder):
        notes.append(seat.incumbent)
    hats = [f"{catalog.role(role).title} {share:.2f}" for role, share in list(seat.roles.items())[1:] if share >= 0.05]
    small = sum(1 for share in list(seat.roles.values())[1:] if share < 0.05)
    text = f"{first}{seat.title}  {' '.join(notes)}"
    if hats or small:
        more = [*hats, *([f"{'另有 ' if hats else ''}{small} 项小兼岗"] if small else [])]
        text += f"  兼 {'、'.join(more)}"
    return wrapped(text, COLUMNS, rest)


def _departments(plan: Plan) -> list[str]:
    counts: dict[str, int] = {}
    for position in plan.positions:
        counts[position.department] = counts.get(position.department, 0) + 1
    shown = "、".join(f"{department} {count}" for department, count in counts.items())
    return wrapped(f"  {shown}", COLUMNS, "  ")


def _first_hires(plan: Plan, words: Phrasing) -> list[str]:
    hires = [position for position in sorted(plan.positions, key=lambda seat: seat.order) if not position.incumbent]
    if not hires:
        return []
    lines = ["先招谁"]
    for place, seat in enumerate(hires[:5], start=1):
        text = f"  {place}. 第 {seat.month} 个月 {seat.title}：{words.said(seat.because)}"
        lines.extend(wrapped(text, COLUMNS, "     "))
    if len(hires) > 5:
        lines.append(f"  …… 共 {len(hires)} 个编制待招，次序见 plan.yaml 的 order")
    return lines


def _next(plan: Plan, words: Phrasing) -> list[str]:
    if not plan.next_hires and not plan.split_triggers:
        return []
    lines = ["再往后"]
    for hire in plan.next_hires:
        when = "" if hire.when is None else words.said(hire.when)
        text = f"  第 {hire.order} 人 {hire.title}：{when}{words.said(hire.because)}"
        lines.extend(wrapped(text, COLUMNS, "     "))
    for trigger in plan.split_triggers[:3]:
        text = f"  拆岗 {words.role(trigger.role)}：{words.said(trigger.reason)}"
        lines.extend(wrapped(text, COLUMNS, "     "))
    return lines


def _refused(plan: Plan, catalog: Catalog) -> list[str]:
    if not plan.not_yet:
        return []
    names = [catalog.role(item.role).title for item in plan.not_yet]
    shown = "、".join(names[:8])
    text = f"暂不需要（{len(names)}）：{shown}{'……' if len(names) > 8 else ''}"
    return wrapped(text, COLUMNS, "  ")


def _money(plan: Plan) -> list[str]:
    if plan.budget is None:
        return []
    monthly, once = plan.budget.monthly, plan.budget.one_off
    text = (
        f"人力成本：约 {monthly.base:,} 元/月（{monthly.low:,}–{monthly.high:,}），"
        f"一次性约 {once.base:,} 元；薪酬为假设，不含 {len(plan.budget.uncovered)} 个没有参考价的编制"
    )
    return wrapped(text, COLUMNS, "  ")


def _remarks(plan: Plan, words: Phrasing) -> list[str]:
    remarks = list(map(words.said, plan.notes))
    remarks.extend(f"{words.said(note.reason)}。{note.control}" for note in plan.separation if note.basis != "practice")
    missing = round(sum(gap.fte for gap in plan.gaps), 2)
    if missing >= 0.05:
        remarks.append(f"还有 {missing:.2f} FTE 的工作没有编制承担，明细见 plan.yaml 的 gaps")
    weak = sum(1 for assumption in plan.assumptions if assumption.weak)
    if weak:
        remarks.append(f"{weak} 项假设只有弱来源或本项目判断，请逐项换成自己的数")
    if not remarks:
        return []
    lines = ["提醒"]
    for remark in remarks:
        lines.extend(wrapped(f"  · {remark}", COLUMNS, "    "))
    return lines
