"""Why: the reason of one position, head count, role, refusal, volume, amount or assumption of a plan."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from teamplan.model.catalog import Catalog
from teamplan.model.driver import TITLES, UNITS, Driver
from teamplan.model.plan import AssumptionUsed, Input, Plan, Position
from teamplan.model.reason import Reason


@dataclass(frozen=True)
class Explanation:
    """What is known of one subject; empty parts are left out when shown."""

    subject: str
    kind: str
    title: str
    value: str
    range: str = ""
    formula: str = ""
    inputs: tuple[Input, ...] = ()
    sources: tuple[str, ...] = ()
    remarks: tuple[str, ...] = field(default_factory=tuple)


class UnknownSubjectError(LookupError):
    """Nothing in the plan has this id."""


class Wording(Protocol):
    """What words the reasons of a plan."""

    def reason(self, reason: Reason) -> str:
        """Return the sentence of a reason."""

    def term(self, kind: str, value: object) -> str:
        """Return the name of a term."""

    def figure_title(self, used: AssumptionUsed) -> str:
        """Return what an assumption is called."""

    def figure_value(self, used: AssumptionUsed) -> str:
        """Return the value of an assumption."""

    def figure_source(self, used: AssumptionUsed) -> str:
        """Return where an assumption comes from."""


def explain(plan: Plan, catalog: Catalog, subject: str, wording: Wording) -> tuple[Explanation, ...]:
    """Return every explanation of `subject`.

    It may be `size`, `budget`, or the id of a position, role, driver, assumption or practice; a title
    or an alias stands for the roles and positions that bear it. Raises UnknownSubjectError.
    """
    found = [
        explanation
        for name in _meant(plan, catalog, subject)
        for explanation in _of(plan, catalog, name, wording)
        if explanation is not None
    ]
    if not found:
        raise UnknownSubjectError(subject)
    return tuple(found)


def _meant(plan: Plan, catalog: Catalog, subject: str) -> tuple[str, ...]:
    """Return the ids that `subject` stands for in this plan."""
    known = subjects(plan)
    if subject in known:
        return (subject,)
    roles = [role.id for role in catalog.roles if subject in (role.title, *role.aliases) and role.id in known]
    return (*roles, *(position.id for position in plan.positions if position.title == subject))


def _of(plan: Plan, catalog: Catalog, subject: str, wording: Wording) -> tuple[Explanation | None, ...]:
    return (
        _size(plan, subject),
        _budget(plan, subject, wording),
        _position(plan, catalog, subject),
        _role(plan, catalog, subject, wording),
        _refusal(plan, catalog, subject),
        _driver(plan, subject),
        _assumption(plan, subject, wording),
        _planner_figure(plan, catalog, subject),
        _practice(plan, catalog, subject),
    )


def subjects(plan: Plan) -> tuple[str, ...]:
    """Return every id that `explain` knows in this plan."""
    return tuple(
        dict.fromkeys(
            [
                "size",
                *(["budget"] if plan.budget else []),
                *(position.id for position in plan.positions),
                *(line.role for line in plan.demand),
                *(role for position in plan.positions for role in position.roles),
                *(item.role for item in plan.not_yet),
                *(line.driver.value for line in plan.drivers),
                *(assumption.key for assumption in plan.assumptions),
                *plan.planner_figures,
                *(chosen.practice for chosen in plan.practices),
            ]
        )
    )


def _size(plan: Plan, subject: str) -> Explanation | None:
    if subject != "size":
        return None
    work = round(sum(line.fte for line in plan.demand), 2)
    low, high = (round(sum(getattr(line, end) for line in plan.demand), 2) for end in ("low", "high"))
    bought = round(sum(service.fte for service in plan.outside), 2)
    missing = round(sum(gap.fte for gap in plan.gaps), 2)
    formula = "各岗位工作量之和，逐个编制按人均最重处增加；" if plan.demand else "照录公开结构；"
    return Explanation(
        subject="size",
        kind="编制总数",
        title="编制人数",
        value=f"{len(plan.positions)} 人，工作量 {work:.2f} FTE",
        range=f"{low:.2f}–{high:.2f} FTE" if plan.demand else "",
        formula=f"{formula}外购 {bought:.2f} FTE，没有编制承担 {missing:.2f} FTE",
        remarks=plan.notes,
    )


def _budget(plan: Plan, subject: str, wording: Wording) -> Explanation | None:
    if subject != "budget" or plan.budget is None:
        return None
    monthly = plan.budget.monthly
    return Explanation(
        subject="budget",
        kind="金额",
        title="人力成本",
        value=f"{monthly.base:,} 元/月",
        range=f"{monthly.low:,}–{monthly.high:,} 元/月",
        formula=" + ".join(
            wording.term("cost_item", line.item) for line in plan.budget.lines if line.kind == "monthly"
        ),
        remarks=tuple(
            f"{wording.term('cost_item', line.item)} {line.amount.base:,}：{wording.reason(line.basis)}"
            for line in plan.budget.lines
        ),
        sources=_sources(plan, [item.key for item in plan.assumptions if item.key.startswith(_MONEY_KEYS)]),
    )


_MONEY_KEYS = ("pay_", "employer_", "contribution_", "recruiting_", "training_", "seat_equipment")


def _position(plan: Plan, catalog: Catalog, subject: str) -> Explanation | None:
    position = next((item for item in plan.positions if item.id == subject), None)
    if position is None:
        return None
    hats = "、".join(f"{_title(catalog, role)} {share:.2f}" for role, share in position.roles.items())
    remarks = [
        f"次序 {position.order}，第 {position.month} 个月到岗" if position.month else f"次序 {position.order}，已在岗"
    ]
    remarks += (
        [f"独自负责：{'、'.join(_title(catalog, role) for role in position.accountable)}"]
        if position.accountable
        else []
    )
    remarks += [f"{note.text}；{note.control}" for note in plan.separation if note.position == subject]
    remarks += [
        f"拆岗 {_title(catalog, item.role)}：{item.text}" for item in plan.split_triggers if item.worn_by == subject
    ]
    return Explanation(
        subject=subject,
        kind="编制",
        title=position.title,
        value=f"{position.load:.2f} FTE（{hats}）",
        range=_pay(position),
        formula=position.because,
        remarks=tuple(remarks),
        sources=_sources(
            plan, [catalog.role(role).pay or "" for role in list(position.roles)[:1] if role in catalog.role_by_id]
        ),
    )


def _pay(position: Position) -> str:
    return f"月薪参考 {position.pay.low:,}–{position.pay.high:,} 元（假设）" if position.pay else ""


def _role(plan: Plan, catalog: Catalog, subject: str, wording: Wording) -> Explanation | None:
    holders = [position for position in plan.positions if subject in position.roles]
    line = next((item for item in plan.demand if item.role == subject), None)
    if line is None and not holders:
        return None
    held = "、".join(f"{seat.title}（{seat.id}）{seat.roles[subject]:.2f}" for seat in holders[:12])
    bought = [service.title for service in plan.outside if subject in service.instead_of]
    remarks = [f"由谁做：{held}" if held else f"外购：{'、'.join(bought)}"]
    remarks += [gap.text for gap in plan.gaps if gap.role == subject]
    remarks += [trigger.text for trigger in plan.split_triggers if trigger.role == subject]
    remarks += [f"模型：{wording.reason(line.model)}"] if line and line.model else []
    keys = [item.origin for item in line.inputs] if line else []
    own = catalog.role(subject).sources if subject in catalog.role_by_id else ()
    return Explanation(
        subject=subject,
        kind="岗位工作量",
        title=_title(catalog, subject),
        value=f"{line.fte:.2f} FTE" if line else f"{sum(seat.roles[subject] for seat in holders):.2f} FTE",
        range=f"{line.low:.2f}–{line.high:.2f} FTE" if line else "",
        formula=line.formula if line else "照录公开结构",
        inputs=line.inputs if line else (),
        remarks=tuple(remarks),
        sources=(*_sources(plan, keys), f"岗位来源：{'、'.join(own)}") if own else _sources(plan, keys),
    )


def _refusal(plan: Plan, catalog: Catalog, subject: str) -> Explanation | None:
    refusal = next((item for item in plan.not_yet if item.role == subject), None)
    if refusal is None:
        return None
    return Explanation(
        subject=subject,
        kind="暂不设",
        title=_title(catalog, subject),
        value="不设",
        formula=refusal.because,
        remarks=(f"何时再设：{refusal.until}",) if refusal.until else (),
    )


def _driver(plan: Plan, subject: str) -> Explanation | None:
    line = next((item for item in plan.drivers if item.driver.value == subject), None)
    if line is None:
        return None
    driver = Driver(line.driver)
    return Explanation(
        subject=subject,
        kind="业务量",
        title=TITLES[driver],
        value=f"{in_figures(line.value)} {UNITS[driver]}",
        formula=line.formula,
        inputs=line.inputs,
        sources=_sources(plan, [item.origin for item in line.inputs]),
    )


def _assumption(plan: Plan, subject: str, wording: Wording) -> Explanation | None:
    found = next((item for item in plan.assumptions if item.key == subject), None)
    if found is None:
        return None
    weak = "（假设：只有弱来源或本项目判断）" if found.weak else ""
    return Explanation(
        subject=subject,
        kind="假设",
        title=wording.figure_title(found),
        value=f"{_shown(found, wording)} {found.unit}".strip() + weak,
        range=f"{in_figures(found.low)}–{in_figures(found.high)} {found.unit}"
        if found.low is not None and found.high is not None
        else "",
        sources=(_source_text(wording.figure_source(found), found.grade.value, found.valid_from),),
        remarks=(found.note,) if found.note else (),
    )


def _planner_figure(plan: Plan, catalog: Catalog, subject: str) -> Explanation | None:
    """Return a decision of the planner: its value as this plan used it, the rest from the catalog."""
    value = plan.planner_figures.get(subject)
    if value is None:
        return None
    figure = catalog.assumption_by_key.get(subject)
    if figure is None:
        return Explanation(subject=subject, kind="规划取值", title=subject, value=in_figures(value))
    return Explanation(
        subject=subject,
        kind="规划取值",
        title=figure.title,
        value=f"{in_figures(value)} {figure.unit}",
        range=f"{in_figures(figure.low)}–{in_figures(figure.high)} {figure.unit}",
        sources=(_source_text(figure.source, figure.grade.value, figure.valid_from),),
        remarks=(figure.note,) if figure.note else (),
    )


def _practice(plan: Plan, catalog: Catalog, subject: str) -> Explanation | None:
    chosen = next((item for item in plan.practices if item.practice == subject), None)
    practice = catalog.practice_by_id.get(subject)
    if chosen is None or practice is None:
        return None
    return Explanation(
        subject=subject,
        kind="管理做法",
        title=practice.title,
        value=practice.what,
        formula=f"{practice.from_size} 人起值得做",
        sources=practice.sources,
        remarks=(f"由 {chosen.owner} 负责，留下：{practice.artefact}",),
    )


def _sources(plan: Plan, keys: list[str]) -> tuple[str, ...]:
    wanted = set(keys)
    return tuple(
        f"{item.title}：{_source_text(item.source or '', item.grade.value, item.valid_from)}"
        for item in plan.assumptions
        if item.key in wanted
    )


def _source_text(source: str, grade: str, valid_from: str | None) -> str:
    dated = f"，{valid_from}" if valid_from else ""
    return f"{source}（{grade} 级{dated}）"


def _title(catalog: Catalog, role: str) -> str:
    found = catalog.role_by_id.get(role)
    return found.title if found else role


def in_figures(value: float) -> str:
    """Return a number as people write it: thousands with commas, no exponent, at most four decimals.

    >>> in_figures(6e6), in_figures(0.0333333)
    ('6,000,000', '0.0333')
    """
    return f"{value:,.4f}".rstrip("0").rstrip(".")


def _shown(used: AssumptionUsed, wording: Wording) -> str:
    plain = isinstance(used.value, int | float) and not isinstance(used.value, bool)
    return in_figures(float(used.value)) if plain else wording.figure_value(used)  # type: ignore[arg-type]
