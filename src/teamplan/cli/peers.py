"""`teamplan peers`: a plan beside the published teams that can be compared with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from teamplan.cli.catalog import open_catalog
from teamplan.cli.failure import DONE, FINDINGS, CommandError
from teamplan.cli.streams import at_terminal, hand_over, show, show_drawn
from teamplan.findings.words import Words
from teamplan.model.terms import Function
from teamplan.rendering.numbers import fixed, number, percentage
from teamplan.text.json_text import json_text
from teamplan.text.lines import COLUMNS, wrapped
from teamplan.usecases.errors import known_choice

if TYPE_CHECKING:
    from teamplan.cli.speaker import Speaker
    from teamplan.model.catalog import Catalog
    from teamplan.model.evidence import PublishedTeam
    from teamplan.model.plan import Plan
    from teamplan.model.terms import Term
    from teamplan.planning.evidence.peers import Peer
    from teamplan.usecases.find_peers import FunctionLine, PeerComparison

NEAREST = 5
"""Teams that are named."""


def run_peers(file: str | None, source: str | None, form: str, folder: str | None, speaker: Speaker) -> int:
    """Print the comparison of a plan file, or of the plan for a brief; exit 1 where no team can be compared."""
    from teamplan.usecases.find_peers import find_peers

    known_choice(form, ("text", "json"), Words("没有格式「{}」", "no format {!r}"))
    catalog = open_catalog(folder, speaker)
    found = find_peers(_plan(file, source, catalog), catalog)
    if form == "json":
        hand_over(json_text(_data(found)).encode())
    elif found.peers:
        _show(found, speaker)
    else:
        speaker.tell(Words("没有可比的公开团队", "no published team can be compared"))
    return DONE if found.peers else FINDINGS


def _plan(file: str | None, source: str | None, catalog: Catalog) -> Plan:
    if (file is None) == (source is None):
        raise CommandError(
            Words(
                "请给出方案文件，或用 --from 给出简报，二者取一",
                "give a plan file, or a brief with --from: one of them",
            ),
            Words("例如 teamplan peers plan.yaml", "for example teamplan peers plan.yaml"),
        )
    from teamplan.sources.records.plan_file import load_brief, load_plan

    if file is not None:
        return load_plan(file)
    from teamplan.usecases.make_plan import make_plan

    return make_plan(catalog, load_brief(str(source)))


def _show(found: PeerComparison, speaker: Speaker) -> None:
    """Print the page: how many teams, function by function, and the nearest of them."""
    say = speaker.say
    summary = _summary(found, speaker)
    headings = (
        say("职能", "function"),
        say("有人做", "have somebody"),
        say("同行", "peers"),
        say("同行中间一半", "middle half"),
        say("编制", "seats"),
        say("工作量", "work (FTE)"),
    )
    rows = [_row(line, speaker) for line in found.lines]
    nearest = [(_heading(peer, speaker), _facts(peer, speaker)) for peer in found.peers[:NEAREST]]
    if at_terminal():
        from teamplan.cli.drawing import draw_facts, draw_lines, draw_table

        said = draw_lines((line, "plain") for line in wrapped(summary, COLUMNS))
        show_drawn("\n".join((said, draw_table(headings, rows), draw_facts(nearest))))
        return
    lines = [*wrapped(summary, COLUMNS), "", *("\t".join(row) for row in (headings, *rows))]
    for heading, facts in nearest:
        lines += ["", heading]
        for label, value in facts:
            lines += wrapped(f"  {label}  {value}", COLUMNS, "        ")
    show("\n".join(lines) + "\n")


def _summary(found: PeerComparison, speaker: Speaker) -> str:
    """Return how many teams can be compared, and how alike they are."""
    teams, families, size = len(found.peers), found.families, found.situation.size
    best, worth = percentage(found.peers[0].likeness), fixed(found.worth, 1)
    return speaker.say(
        f"可比的公开团队 {teams} 个，出自 {families} 个来源；最像的相似度 {best}"
        f"（100% 为规模、模式、直播、阶段、平台都相同），合起来抵得上 {worth} 个完全相同的来源。"
        f"人数按 {size} 人的团队折算，有人做指至少半个人；经营管理并入店铺运营；编制按岗位名称计，工作量按所做的事计。",
        f"{teams} published teams of {families} origins can be compared; the most alike is {best} alike (100%: the "
        f"same size, model, live selling, stage and platform), all together count as {worth} origins alike in "
        f"everything. Heads are those of a team of {size}; to have somebody is half a person at least; management "
        f"counts as operations; seats go by title, work by what is done.",
    )


def _row(line: FunctionLine, speaker: Speaker) -> tuple[str, ...]:
    spread = line.published
    name = _word(line.function, speaker)
    if line.function is Function.OPERATIONS:
        name = speaker.say(f"{name}（含经营管理）", f"{name} (with management)")
    return (
        name,
        percentage(line.seated),
        fixed(spread.median, 1) if spread else "—",
        f"{fixed(spread.low, 1)}–{fixed(spread.high, 1)}" if spread else "—",
        str(line.seats),
        fixed(line.work),
    )


def _heading(peer: Peer, speaker: Speaker) -> str:
    source = peer.team.source
    alike = speaker.say(f"相似度 {percentage(peer.likeness)}", f"{percentage(peer.likeness)} alike")
    return f"{source.title or source.url}  {alike} · {peer.team.id}"


def _facts(peer: Peer, speaker: Speaker) -> list[tuple[str, str]]:
    """Return what is known of a team, each part with its label."""
    team, say = peer.team, speaker.say
    source = team.source
    facts = {
        say("来源", "source"): " · ".join(
            filter(None, (_word(source.kind, speaker), source.family, source.date, source.url))
        ),
        say("规模", "size"): _range(team.size, say("人", "people"), speaker),
        say("月销售额", "monthly sales"): _range(team.monthly_sales, say("元", "yuan"), speaker),
        say("岗位", "roles"): "、".join(_roles(team)) if speaker.language == "zh" else ", ".join(_roles(team)),
    }
    return [(label, value) for label, value in facts.items() if value]


def _roles(team: PublishedTeam) -> list[str]:
    return [f"{role.title} {number(role.heads)}" if role.heads is not None else role.title for role in team.roles]


def _range(ends: tuple[float | None, ...] | None, unit: str, speaker: Speaker) -> str:
    """Return a range of which one end may be open, or nothing where none is known."""
    low, high = ends or (None, None)
    if high is None:
        return "" if low is None else speaker.say(f"{number(low)} {unit}以上", f"{number(low)} {unit} or more")
    if not low:
        return speaker.say(f"{number(high)} {unit}以内", f"up to {number(high)} {unit}")
    return f"{number(low)} {unit}" if low == high else f"{number(low)}–{number(high)} {unit}"


def _word(term: Term, speaker: Speaker) -> str:
    return speaker.say(term.chinese, term.value.replace("_", " "))


def _data(found: PeerComparison) -> dict[str, Any]:
    """Return the comparison as plain data, all teams that were compared included."""
    from dataclasses import asdict

    return {
        "situation": asdict(found.situation),
        "families": found.families,
        "worth": round(found.worth, 3),
        "functions": [asdict(line) for line in found.lines],
        "teams": [
            {
                "likeness": round(peer.likeness, 3),
                "weight": round(peer.weight, 3),
                **peer.team.model_dump(mode="json", exclude_none=True, exclude={"roles"}),
            }
            for peer in found.peers
        ],
    }
