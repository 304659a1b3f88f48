"""Rule: a brief does not contradict itself."""

from collections.abc import Iterator

from teamplan.checks.rule import Issue, rule
from teamplan.checks.subjects import BriefSubject
from teamplan.findings.finding import Severity, Words
from teamplan.model.driver import VOLUMES_OF_SWITCH
from teamplan.planning.intake.feasibility import people_on_board

LEAST_COST = 1_000
"""People cost (元/人·月) under which no cap can be meant: far below every minimum wage."""


@rule(
    Severity.ERROR,
    BriefSubject,
    why=Words(
        "两处说法矛盾时，按哪一处做方案都不对。", "Where two statements disagree, a plan that follows either is wrong."
    ),
    advice=Words("请改正其中一处", "Mend one of the two"),
)
def check(subject: BriefSubject) -> Iterator[Issue]:
    yield from _switches(subject)
    yield from _size(subject)
    yield from _money(subject)


def _switches(subject: BriefSubject) -> Iterator[Issue]:
    brief = subject.brief
    for switch, volumes in VOLUMES_OF_SWITCH.items():
        if getattr(brief, switch) is not False:
            continue
        for name in (volume.value for volume in volumes if brief.volume(volume)):
            yield Issue(
                subject.place.at(name),
                f"写了 {switch}: false，又写了 {name}",
                f"`{switch}: false` is written, yet `{name}` is given",
                Words(f"改成 {switch}: true，或删去 {name}", f"Write `{switch}: true`, or remove `{name}`"),
            )


def _size(subject: BriefSubject) -> Iterator[Issue]:
    brief = subject.brief
    if brief.size is None or not brief.team:
        return
    least = people_on_board(brief, subject.catalog)
    if brief.size < least:
        led = least == len(brief.team)
        extra_zh, extra_en = ("", "") if led else ("和一名负责人", " and a head")
        yield Issue(
            subject.place.at("size"),
            f"size 是 {brief.size}，但已有 {len(brief.team)} 人在岗{extra_zh}，至少要 {least}",
            f"`size` is {brief.size}, but {len(brief.team)} people are there already{extra_en}: {least} at least",
            Words(
                f"把 size 改成 {least} 以上，或从 team 中删去离开的人",
                f"Raise `size` to {least}, or remove people from `team`",
            ),
        )


def _money(subject: BriefSubject) -> Iterator[Issue]:
    brief = subject.brief
    if brief.sales_target is not None and brief.monthly_sales is not None and brief.sales_target < brief.monthly_sales:
        yield Issue(
            subject.place.at("sales_target"),
            f"目标月销售额 {brief.sales_target:,.0f} 低于现在的 {brief.monthly_sales:,.0f}",
            f"the sales target {brief.sales_target:,.0f} is below the present {brief.monthly_sales:,.0f}",
            Words("确实要收缩时不必改", "Leave it if the business is to shrink"),
            severity=Severity.INFO,
        )
    people = max(brief.size or 1, 1)
    if brief.people_cost_cap is not None and brief.people_cost_cap < LEAST_COST * people:
        yield Issue(
            subject.place.at("people_cost_cap"),
            f"人力成本上限 {brief.people_cost_cap:,} 元/月，{people} 人每人不到 {LEAST_COST:,} 元",
            f"a cap of ¥{brief.people_cost_cap:,} a month leaves under ¥{LEAST_COST:,} for each of {people}",
            Words("单位是元/月，不是万元", "The unit is yuan a month"),
            severity=Severity.WARNING,
        )
