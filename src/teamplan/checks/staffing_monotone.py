"""Rule: more work never asks for fewer people."""

from __future__ import annotations

from collections.abc import Iterator

from teamplan.checks.finding import Severity, Words
from teamplan.checks.rule import Example, Issue, Rule
from teamplan.checks.subjects import CatalogSubject, RoleOutline
from teamplan.model.staffing import SpanRule, SplitRule, TieredRule
from teamplan.model.terms import RoleKind

_LEADERS = (RoleKind.LEAD, RoleKind.MANAGER, RoleKind.DIRECTOR)


def _check(subject: CatalogSubject) -> Iterator[Issue]:
    pools: dict[str, float] = {}
    for role in subject.roles:
        rule = role.staffing
        if isinstance(rule, TieredRule):
            yield from _tiers(role, rule)
        elif isinstance(rule, SpanRule):
            if role.kind not in _LEADERS:
                yield Issue(
                    role.place.at("staffing", "rule"),
                    Words(
                        f"`{role.id}` 是{role.kind.value}，span 规则只用于 lead、manager、director",
                        f"`{role.id}` is a {role.kind.value}; the span rule is for leads, managers and directors",
                    ),
                )
        elif isinstance(rule, SplitRule):
            pools[rule.of] = pools.get(rule.of, 0.0) + rule.share
            yield from _split(role, rule, subject, pools[rule.of])


def _tiers(role: RoleOutline, rule: TieredRule) -> Iterator[Issue]:
    for index, (below, above) in enumerate(zip(rule.tiers, rule.tiers[1:], strict=False), start=1):
        place = role.place.at("staffing", "tiers", index)
        if above.at <= below.at:
            yield Issue(
                place.at("at"),
                Words(
                    f"`{role.id}` 的第 {index + 1} 档 at {above.at:g} 不大于上一档的 {below.at:g}",
                    f"tier {index + 1} of `{role.id}` begins at {above.at:g}, not above {below.at:g}",
                ),
            )
        if above.fte < below.fte:
            yield Issue(
                place.at("fte"),
                Words(
                    f"`{role.id}` 的第 {index + 1} 档只要 {above.fte:g} 人，比上一档的 {below.fte:g} 人还少",
                    f"tier {index + 1} of `{role.id}` asks for {above.fte:g} people, fewer than {below.fte:g}",
                ),
            )


def _split(role: RoleOutline, rule: SplitRule, subject: CatalogSubject, total: float) -> Iterator[Issue]:
    place = role.place.at("staffing")
    pool = subject.role_by_id.get(rule.of)
    if rule.of == role.id:
        yield Issue(place.at("of"), Words(f"`{role.id}` 分的是自己的工作", f"`{role.id}` takes a share of its own work"))
    elif pool is not None and isinstance(pool.staffing, SplitRule | SpanRule):
        yield Issue(
            place.at("of"),
            Words(
                f"`{rule.of}` 的工作量本身由 {pool.staffing.rule} 规则得来，不能再分",
                f"the work of `{rule.of}` comes from a {pool.staffing.rule} rule itself and cannot be shared out",
            ),
        )
    if total > 1 + 1e-9:
        yield Issue(
            place.at("share"),
            Words(
                f"从 `{rule.of}` 分走的份额合计 {total:.0%}，超过全部",
                f"the shares taken from `{rule.of}` total {total:.0%}, more than all of it",
            ),
        )


_TIERS = "- id: order_helper\n  staffing:\n    rule: tiered\n    driver: orders_per_day\n    tiers: [{at: 0, fte: 1}, {at: 100, fte: %s}]"

RULE = Rule(
    name="staffing-monotone",
    severity=Severity.ERROR,
    looks_at=(CatalogSubject,),
    why=Words(
        "业务量增加时任何岗位的工作量都不得减少，否则团队会随增长裁人。",
        "If growth meant less work for a role, the plan would dismiss people because business is good.",
    ),
    advice=Words("请让各档的 at 与 fte 都递增，分走的份额合计不超过 1", "Let at and fte rise, and shares total 1 at most"),
    failing=Example("roles", _TIERS % "«0.5»"),
    passing=Example("roles", _TIERS % "1.5"),
    check=_check,
)
