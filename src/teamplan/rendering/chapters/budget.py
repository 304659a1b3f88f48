"""Chapter 预算: what the people cost, with range and total that tie out."""

from __future__ import annotations

from typing import Literal

from teamplan.model.plan import Budget, MoneyRange
from teamplan.rendering.chapters.practice_sections import practice_section
from teamplan.rendering.document.blocks import Block, Bullets, Column, Paragraph, Row, Section, Table
from teamplan.rendering.numbers import percent, yuan, yuan_range
from teamplan.rendering.view import PlanView, distinct


def sections(view: PlanView) -> tuple[Section | None, ...]:
    """Return the sections of the chapter; none without a budget, and none for staff."""
    budget = view.plan.budget
    if budget is None or not view.audience.sees_money:
        return ()
    return (
        _costs(view, budget, "monthly", "每月人力成本", "元/月"),
        _costs(view, budget, "one_off", "一次性费用", "元"),
        _judgement(view, budget),
        practice_section(view, "budget", "预算管理"),
    )


def _costs(
    view: PlanView, budget: Budget, kind: Literal["monthly", "one_off"], title: str, unit: str
) -> Section | None:
    lines = [line for line in budget.lines if line.kind == kind]
    if not lines:
        return None
    rows: tuple[Row, ...] = tuple(
        (view.phrasing.term("cost_item", line.item), *_amounts(line.amount), view.said(line.basis)) for line in lines
    )
    total = MoneyRange(
        low=sum(line.amount.low for line in lines),
        base=sum(line.amount.base for line in lines),
        high=sum(line.amount.high for line in lines),
    )
    columns = (Column("项目"), Column("低", "right"), Column("基准", "right"), Column("高", "right"), Column("依据"))
    blocks: tuple[Block, ...] = (Table(f"{title}（{unit}）", columns, rows, ("合计", *_amounts(total), "")),)
    stated = budget.monthly if kind == "monthly" else budget.one_off
    if stated != total:
        blocks += (
            Paragraph(f"注意：计划文件中的合计为 {yuan_range(stated)} {unit}，与各行之和不一致，请核对。", "key"),
        )
    return Section(title, blocks)


def _amounts(amount: MoneyRange) -> tuple[str, str, str]:
    return yuan(amount.low), yuan(amount.base), yuan(amount.high)


def _judgement(view: PlanView, budget: Budget) -> Section | None:
    items = []
    if budget.cap is not None:
        items.append(_cap(budget, budget.cap))
    sales = view.plan.brief.monthly_sales
    if sales:
        word = "当前" if view.given("monthly_sales") else "假设的"
        share = f"{percent(budget.monthly.low / sales)}–{percent(budget.monthly.high / sales)}"
        items.append(f"人力成本占{word}月销售额 {percent(budget.monthly.base / sales)}（区间 {share}）。")
    if budget.uncovered:
        names = distinct(map(view.seat_title, budget.uncovered))
        items.append(f"{len(budget.uncovered)} 个编制没有薪资数据，未计入以上合计：{names}。")
    items.append("全部金额由假设推算，用于比较方案与申请额度；签约以实际谈定为准。")
    return Section("判断", (Bullets(tuple(items)),))


def _cap(budget: Budget, cap: int) -> str:
    base, high = budget.monthly.base, budget.monthly.high
    limit = f"人力成本上限 {yuan(cap)} 元/月："
    if base > cap:
        return f"{limit}基准值超出 {yuan(base - cap)} 元，须减员、延后招聘或提高上限。"
    if high > cap:
        return f"{limit}基准值在限内，余 {yuan(cap - base)} 元；按高值计超出 {yuan(high - cap)} 元。"
    return f"{limit}按高值计仍有余 {yuan(cap - high)} 元。"
