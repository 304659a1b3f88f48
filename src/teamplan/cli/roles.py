"""`teamplan roles`: list, show and search the catalog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teamplan.cli.catalog import open_catalog
from teamplan.cli.failure import DONE
from teamplan.cli.streams import at_terminal, show, show_drawn
from teamplan.text.lines import COLUMNS, wrapped
from teamplan.usecases.find_roles import find_role, roles_of, search_roles

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from teamplan.cli.speaker import Speaker
    from teamplan.model.role import Role


_NEEDS = {"live": "开直播", "self_fulfilment": "自发货", "regulated": "受监管的行业"}


def run_list(function: str | None, stage: str | None, catalog_folder: str | None, speaker: Speaker) -> int:
    """List the roles, those of one function or up to a stage where asked."""
    _show_list(roles_of(open_catalog(catalog_folder, speaker), function, stage))
    return DONE


def run_search(words: Sequence[str], catalog_folder: str | None, speaker: Speaker) -> int:
    """List the roles that have every word somewhere, the best match first; exit 1 where there is none."""
    _show_list(search_roles(open_catalog(catalog_folder, speaker), words))
    return DONE


def _show_list(roles: Iterable[Role]) -> None:
    rows = [
        (role.id, role.title, role.function.chinese, role.applies.from_stage.chinese, role.title_en) for role in roles
    ]
    if at_terminal():
        from teamplan.cli.drawing import draw_table

        show_drawn(draw_table(("id", "岗位", "职能", "阶段", "English"), rows))
    else:
        show("\n".join("\t".join(row) for row in rows) + "\n")


def run_show(name: str, catalog_folder: str | None, speaker: Speaker) -> int:
    """Show one role, found by id, title, English title, alias or outdated name."""
    catalog = open_catalog(catalog_folder, speaker)
    role = find_role(catalog, name)
    facts = _facts(role, {other.id: other.title for other in catalog.roles})
    if at_terminal():
        from teamplan.cli.drawing import draw_facts

        show_drawn(draw_facts([(_heading(role), list(facts.items())), *_sections(role)]))
    else:
        show("\n".join(_page(role, facts)) + "\n")
    return DONE


def _page(role: Role, facts: dict[str, str]) -> list[str]:
    lines = [_heading(role), ""]
    for label, value in facts.items():
        lines.extend(wrapped(f"{label}  {value}", COLUMNS, "      "))
    for heading, items in _sections(role):
        lines += ["", heading]
        gap, indent = (" ", " " * 5) if heading == "职责" else ("  ", " " * 8)
        for label, text in items:
            lines.extend(wrapped(f"  {label}{gap}{text}", COLUMNS, indent))
    return lines


def _heading(role: Role) -> str:
    return f"{role.title}（{role.title_en}）  {role.id}"


def _facts(role: Role, titles: dict[str, str]) -> dict[str, str]:
    """Return what is known of a role by label, without what is empty."""
    applies = role.applies
    when = [f"{applies.from_stage.chinese}起", *(model.chinese for model in applies.models), *applies.platforms]
    when += [
        {"live": "开直播", "self_fulfilment": "自发货", "regulated": "受监管的行业"}[need] for need in applies.needs
    ]
    when += [
        f"{start.model.chinese}从{start.from_stage.chinese}起{'且要写明需要' if start.optional else ''}"
        for start in applies.by_model
    ]
    facts = {
        "又名": "、".join(role.aliases),
        "旧称": "；".join(f"{item.term} → {item.now}" for item in role.outdated),
        "职能": f"{role.function.chinese} · {role.kind.chinese} · {'、'.join(role.grades)}",
        "上级": "、".join(titles.get(other, other) for other in role.reports_to),
        "适用": "、".join(when) + ("（可选）" if applies.optional else ""),
        "地点": {"desk": "办公室", "studio": "直播间与影棚", "warehouse": "仓库", "field": "外勤"}[role.workplace],
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
    return {label: value for label, value in facts.items() if value}


def _sections(role: Role) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return duties, KPIs and records: headings, and the items below each with what stands before them."""
    duties = [(f"{place}.", duty) for place, duty in enumerate(role.duties_under("上级"), start=1)]
    kpis = [(f"{kpi.weight:>3}%", f"{kpi.name} = {kpi.formula}（{kpi.data_source}）") for kpi in role.kpis]
    records = [(item.cadence.chinese, f"{item.name}：{item.content}") for item in role.records]
    return [("职责", duties), ("指标", kpis), *([("表单与报表", records)] if records else [])]
