"""The least that must hold of a plan before anything can be drawn from it."""

from __future__ import annotations

from collections import Counter

from teamplan.checks.finding import Words
from teamplan.model.catalog import Catalog
from teamplan.model.plan import Plan
from teamplan.model.suggestion import did_you_mean


def unsound(plan: Plan, catalog: Catalog) -> tuple[Words, ...]:
    """Return why `plan` cannot be drawn: ids, head, superiors, cycles, owners, unknown roles and practices."""
    return (*_ids(plan), *_lines(plan), *_owners(plan), *_unknown(plan, catalog))


def _ids(plan: Plan) -> tuple[Words, ...]:
    counts = Counter(position.id for position in plan.positions)
    twice = [name for name, count in counts.items() if count > 1]
    return tuple(Words(f"编制 id「{name}」重复", f"position id {name!r} occurs twice") for name in sorted(twice))


def _lines(plan: Plan) -> tuple[Words, ...]:
    problems: list[Words] = []
    superior = {position.id: position.reports_to for position in plan.positions}
    heads = [name for name, above in superior.items() if above is None]
    if len(heads) != 1:
        shown = "、".join(heads) or "无"
        problems.append(
            Words(
                f"应有且只有一个负责人，现为：{shown}",
                f"a plan has exactly one head, not {len(heads)}: {', '.join(heads)}",
            )
        )
    for name, above in superior.items():
        if above is not None and above not in superior:
            hint = did_you_mean(above, superior)
            problems.append(
                Words(
                    f"「{name}」的上级「{above}」不存在{hint}", f"{name!r} reports to {above!r}, which is no position"
                )
            )
    cycle = _cycle(superior)
    if cycle:
        path = " → ".join(cycle)
        problems.append(Words(f"上下级成环：{path}", f"reporting lines form a cycle: {path}"))
    return tuple(problems)


def _cycle(superior: dict[str, str | None]) -> list[str]:
    """Return the ids of one cycle, beginning and ending with the same, or an empty list."""
    settled: set[str] = set()
    for start in superior:
        route: dict[str, None] = {}
        name: str | None = start
        while name is not None and name in superior and name not in settled:
            if name in route:
                names = list(route)
                return [*names[names.index(name) :], name]
            route[name] = None
            name = superior[name]
        settled.update(route)
    return []


def _owners(plan: Plan) -> tuple[Words, ...]:
    seats: dict[str, list[str]] = {}
    for position in plan.positions:
        for role in position.accountable:
            seats.setdefault(role, []).append(position.id)
    return tuple(
        Words(
            f"岗位「{role}」有 {len(owners)} 个负责的编制（{'、'.join(owners)}），只能有一个",
            f"{role!r} has {len(owners)} accountable positions ({', '.join(owners)}); it must have one",
        )
        for role, owners in sorted(seats.items())
        if len(owners) > 1
    )


def _unknown(plan: Plan, catalog: Catalog) -> tuple[Words, ...]:
    roles = {role for position in plan.positions for role in (*position.roles, *position.accountable)}
    roles.update(line.role for line in plan.demand)
    roles.update(gap.role for gap in plan.gaps)
    roles.update(refused.role for refused in plan.not_yet)
    roles.update(hire.role for hire in plan.next_hires)
    roles.update(trigger.role for trigger in plan.split_triggers)
    problems = [
        Words(f"目录里没有岗位「{role}」{did_you_mean(role, catalog.role_by_id)}", f"no such role: {role!r}")
        for role in sorted(roles - set(catalog.role_by_id))
    ]
    practices = {chosen.practice for chosen in plan.practices} - set(catalog.practice_by_id)
    problems += [Words(f"没有管理做法「{name}」", f"no such practice: {name!r}") for name in sorted(practices)]
    seats = {position.id for position in plan.positions}
    named = {chosen.owner for chosen in plan.practices} | {seat for phase in plan.phases for seat in phase.positions}
    named |= {note.position for note in plan.separation} | {trigger.worn_by for trigger in plan.split_triggers}
    problems += [Words(f"编制「{name}」不存在", f"no such position: {name!r}") for name in sorted(named - seats)]
    return tuple(problems)
