"""Chapter 目标: the conclusion first, then where the company stands and what the plan does not know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teamplan.model.driver import TITLES, UNITS, Driver
from teamplan.model.terms import chinese
from teamplan.rendering.document.blocks import Bullets, Facts, Paragraph, Section
from teamplan.rendering.numbers import number, sentence, yuan, yuan_range

if TYPE_CHECKING:
    from teamplan.model.brief import Brief
    from teamplan.model.plan import Position
    from teamplan.rendering.view import PlanView

_SWITCH = {True: "有", False: "无"}


def sections(view: PlanView) -> tuple[Section | None, ...]:
    """Return the sections of the chapter."""
    return (_conclusion(view), _situation(view), _decisions(view), _unknown(view))


def _conclusion(view: PlanView) -> Section:
    seats, vacancies = len(view.plan.positions), len(view.vacancies)
    stage = chinese(view.plan.brief.stage)
    text = f"{stage}团队编制 {seats} 人（含负责人），现有 {seats - vacancies} 人在岗，缺编 {vacancies} 人"
    hires = [seat for seat in view.vacancies if seat is not view.head]
    text += _first_hires(hires) if hires else "" if vacancies else "，编制已满"
    if view.audience.sees_money and view.plan.budget is not None:
        monthly = view.plan.budget.monthly
        text += f"。每月人力成本约 {yuan(monthly.base)} 元（区间 {yuan_range(monthly)} 元）"
        if view.plan.budget.uncovered:
            text += f"，另有 {len(view.plan.budget.uncovered)} 个编制暂无薪资数据，未计入"
    blocks = [Paragraph(text + "。", "key")]
    if hires and view.audience.sees_people:
        blocks.append(Paragraph(f"首先招聘{hires[0].title}，因为：{sentence(view.said(hires[0].because))}"))
    return Section(
        "结论", (*blocks, *(Paragraph(sentence(note)) for note in view.shown(map(view.said, view.plan.notes))))
    )


def _first_hires(hires: list[Position]) -> str:
    titles = list(dict.fromkeys(seat.title for seat in hires))
    then = f"，其后依次为{'、'.join(titles[1:4])}" if len(titles) > 1 else ""
    return f"；首先招聘的是{titles[0]}{then}"


def _situation(view: PlanView) -> Section:
    brief = view.plan.brief
    pairs = [("发展阶段", chinese(brief.stage))]
    if brief.model is not None:
        pairs.append(("经营模式", chinese(brief.model) + _assumed(view, "model")))
    if brief.platforms:
        pairs.append(("经营平台", "、".join(brief.platforms) + _assumed(view, "platforms")))
    if brief.live is not None:
        pairs.append(("直播", _SWITCH[brief.live] + _assumed(view, "live")))
    if brief.self_fulfilment is not None:
        pairs.append(("自发货", _SWITCH[brief.self_fulfilment] + _assumed(view, "self_fulfilment")))
    if brief.city is not None and view.given("city"):
        pairs.append(("所在城市", brief.city))
    pairs += _sales(view, brief)
    pairs.append(("团队规模", f"{len(view.plan.positions)} 人（编制）"))
    return Section("经营现状与目标", (Facts(tuple(pairs)),))


def _sales(view: PlanView, brief: Brief) -> list[tuple[str, str]]:
    unit = UNITS[Driver.MONTHLY_SALES]
    pairs = []
    if brief.monthly_sales is not None and view.given("monthly_sales"):
        pairs.append(("当前月销售额", f"{number(brief.monthly_sales)} {unit}"))
    if brief.sales_target is not None and view.given("sales_target"):
        pairs.append(("销售目标", f"{number(brief.sales_target)} {unit}"))
    return pairs


def _assumed(view: PlanView, key: str) -> str:
    return "「假设」" if key in view.assumed_keys else ""


def _decisions(view: PlanView) -> Section | None:
    """Return what the boss is asked to approve."""
    if view.audience.wants_detail:
        return None
    plan = view.plan
    items = [f"批准编制 {len(plan.positions)} 人、待招 {len(view.vacancies)} 人，以及招聘次序。"]
    if plan.budget is not None:
        cap = plan.budget.cap
        monthly = f"不超过 {cap:,}" if cap is not None else yuan_range(plan.budget.monthly)
        items.append(f"批准每月人力预算 {monthly} 元，一次性费用 {yuan_range(plan.budget.one_off)} 元。")
    lawful = [note for note in plan.separation if note.basis != "law"]
    unlawful = len(plan.separation) - len(lawful)
    if unlawful:
        items.append(f"决定 {unlawful} 处法律不许兼任的职责交给谁：另一人，或代理记账等外部机构。")
    if lawful:
        items.append(f"确认 {len(lawful)} 处不相容职责由同一人兼任，并执行风险一章所列的补偿控制。")
    if plan.gaps:
        items.append(f"确认 {len(plan.gaps)} 项工作量暂无人覆盖：缩减要求、外包，或增加编制。")
    if plan.next_hires:
        items.append(f"知悉下一个增编岗位：{plan.next_hires[0].title}。")
    return Section("请决定的事项", (Bullets(tuple(items), ordered=True),))


def _unknown(view: PlanView) -> Section | None:
    """Return what the plan had to do without."""
    items = []
    guessed = [TITLES[line.driver] for line in view.plan.drivers if line.origin == "profile"]
    if guessed:
        items.append(f"以下业务量没有提供，按同类团队的画像取值：{'、'.join(guessed)}。")
    weak = sum(line.weak for line in view.plan.assumptions)
    if weak and view.audience.sees_people:
        items.append(f"{weak} 项取值只有单一或薄弱的来源，文中标为「假设」，请用自己的数据替换。")
    if view.audience.sees_money:
        unpaid = sum(seat.pay is None for seat in view.plan.positions)
        if unpaid:
            items.append(f"{unpaid} 个编制没有可用的薪资数据，本方案不予臆测。")
        if view.plan.budget is None:
            items.append("没有足够的数据编制预算。")
    return Section("本方案不知道的事", (Bullets(tuple(items)),)) if items else None
