"""`teamplan roles`: list, show and search the catalog."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from teamplan.cli.choices import near_hint, nearest_hint
from teamplan.cli.failure import DONE, FINDINGS, USAGE, CommandError
from teamplan.cli.language import say
from teamplan.cli.loading import read_catalog
from teamplan.cli.output import write_stdout
from teamplan.model.terms import CHINESE, STAGE_ORDER, Function, Stage, accepted_words, chinese, parse_term
from teamplan.text.display_width import display_width
from teamplan.text.lines import COLUMNS, fitted, padded, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterable

    from teamplan.model.role import Role


def run_list(function: str | None, stage: str | None, catalog_folder: str | None) -> int:
    """List the roles, those of one function or up to a stage where asked."""
    wanted = _term(Function, function, "职能", "function")
    until = _term(Stage, stage, "阶段", "stage")
    catalog = read_catalog(catalog_folder)
    roles = [
        role
        for role in catalog.roles
        if wanted in (None, role.function)
        and (until is None or STAGE_ORDER.index(role.applies.from_stage) <= STAGE_ORDER.index(until))
    ]
    write_stdout("\n".join(_rows(roles)) + "\n")
    return DONE


def _term(kind: type[Function | Stage], text: str | None, zh: str, en: str) -> Function | Stage | None:
    if text is None:
        return None
    found = parse_term(kind, text)
    if found is None:
        meant = nearest_hint(text, accepted_words(kind))
        choices = say(
            f"可用：{'、'.join(f'{term.value}（{CHINESE[term]}）' for term in kind)}",
            f"use {', '.join(term.value for term in kind)}",
        )
        raise CommandError(say(f"没有{zh}「{text}」", f"no {en} {text!r}"), meant + choices, USAGE)
    return found


def _rows(roles: Iterable[Role]) -> list[str]:
    """Return one line a role: tab-separated in a pipe, aligned columns at a terminal."""
    cells = [
        (role.id, role.title, chinese(role.function), chinese(role.applies.from_stage), role.title_en) for role in roles
    ]
    if not sys.stdout.isatty():
        return ["\t".join(row) for row in cells]
    widths = [max((display_width(row[column]) for row in cells), default=0) for column in range(4)]
    return [
        fitted("  ".join(padded(cell, width) for cell, width in zip(row, [*widths, 0], strict=True)), COLUMNS).rstrip()
        for row in cells
    ]


def run_search(words: list[str], catalog_folder: str | None) -> int:
    """List the roles that have every word somewhere, the best match first; exit 1 where there is none."""
    catalog = read_catalog(catalog_folder)
    wanted = [part for word in words for part in word.lower().split()]
    ranked = [(score, role) for role in catalog.roles if (score := _score(role, wanted)) > 0]
    ranked.sort(key=lambda entry: (-entry[0], entry[1].id))
    if not ranked:
        names = [name for role in catalog.roles for name in (role.title, role.title_en, *role.aliases)]
        everything = say("teamplan roles list 列出全部", "teamplan roles list shows all")
        raise CommandError(
            say(f"没有岗位含「{' '.join(words)}」", f"no role has {' '.join(words)!r}"),
            near_hint(" ".join(words), names, everything),
            FINDINGS,
        )
    write_stdout("\n".join(_rows(role for _, role in ranked)) + "\n")
    return DONE


def _score(role: Role, wanted: list[str]) -> int:
    """Return how well `role` matches: its names count most, a whole one above all, then function and skills, then text.

    0 means not at all.
    """
    names = _names(role)
    nearby = " ".join((role.function.value, chinese(role.function), *role.skills, *role.tools)).lower()
    forms = (item.name for item in role.records)
    text = " ".join((role.mission, *role.duties, *(kpi.name for kpi in role.kpis), *forms)).lower()
    total = _WHOLE_NAME if " ".join(wanted) in names else 0
    for word in wanted:
        weight = 9 if any(word in name for name in names) else 3 if word in nearby else 1 if word in text else 0
        if weight == 0:
            return 0
        total += weight
    return total


_WHOLE_NAME = 20
"""What it counts that the words together are a name of the role."""


def run_show(name: str, catalog_folder: str | None) -> int:
    """Show one role, found by id, title, English title, alias or outdated name."""
    catalog = read_catalog(catalog_folder)
    role = next((role for role in catalog.roles if name.lower() in _names(role)), None)
    if role is None:
        known = [known for role in catalog.roles for known in _names(role)]
        search = say(f"teamplan roles search {name} 查找", f"try teamplan roles search {name}")
        raise CommandError(say(f"没有岗位「{name}」", f"no role {name!r}"), near_hint(name, known, search), USAGE)
    titles = {other.id: other.title for other in catalog.roles}
    write_stdout("\n".join(_page(role, titles)) + "\n")
    return DONE


def _names(role: Role) -> tuple[str, ...]:
    names = (role.id, role.title, role.title_en, *role.aliases, *(item.term for item in role.outdated))
    return tuple(name.lower() for name in names)


def _page(role: Role, titles: dict[str, str]) -> list[str]:
    applies = role.applies
    when = [f"{chinese(applies.from_stage)}起", *(chinese(model) for model in applies.models), *applies.platforms]
    when += [{"live": "开直播", "self_fulfilment": "自发货"}[need] for need in applies.needs]
    facts = {
        "又名": "、".join(role.aliases),
        "旧称": "；".join(f"{item.term} → {item.now}" for item in role.outdated),
        "职能": f"{chinese(role.function)} · {chinese(role.kind)} · {'、'.join(role.grades)}",
        "上级": "、".join(titles.get(other, other) for other in role.reports_to),
        "适用": "、".join(when) + ("（可选）" if applies.optional else ""),
        "用工": {"no": "自有", "possible": "可外包", "usual": "常外包"}[role.outsourcing]
        + ("、可兼职" if role.part_time else ""),
        "目的": role.mission,
        "权限": "；".join(role.authority),
        "技能": "、".join(role.skills),
        "工具": "、".join(role.tools),
        "必备": "；".join(role.qualifications.must),
        "加分": "；".join(role.qualifications.plus),
        "发展": "、".join(titles.get(other, other) for other in role.growth),
        "来源": "、".join(role.sources),
    }
    lines = [f"{role.title}（{role.title_en}）  {role.id}", ""]
    for label, value in facts.items():
        if value:
            lines.extend(wrapped(f"{label}  {value}", COLUMNS, "      "))
    lines += ["", "职责"]
    for place, duty in enumerate(role.duties, start=1):
        lines.extend(wrapped(f"  {place}. {duty}", COLUMNS, "     "))
    lines += ["", "指标"]
    for kpi in role.kpis:
        lines.extend(
            wrapped(f"  {kpi.weight:>3}%  {kpi.name} = {kpi.formula}（{kpi.data_source}）", COLUMNS, "        ")
        )
    if role.records:
        lines += ["", "表单与报表"]
        for record in role.records:
            lines.extend(wrapped(f"  {chinese(record.cadence)}  {record.name}：{record.content}", COLUMNS, "        "))
    return lines
