"""`teamplan templates`: list, show and copy what ships with the program."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from teamplan.cli.catalog import open_catalog
from teamplan.cli.failure import DONE
from teamplan.cli.streams import at_terminal, hand_over, show, show_drawn
from teamplan.findings.words import Words
from teamplan.sources.wording_file import load_wording
from teamplan.text.display_width import display_width
from teamplan.text.lines import COLUMNS, padded, wrapped
from teamplan.text.tree import branches
from teamplan.usecases.builtin_files import copy_builtin, file_counts, read_builtin

if TYPE_CHECKING:
    from teamplan.cli.speaker import Speaker
    from teamplan.model.team import TeamPost, TeamStructure

_STRUCTURES = "已发表的团队结构 Published structures（teamplan new --template ID）"
_FILES = "模板文件 Template files（teamplan templates copy NAME TARGET）"


def run_list(speaker: Speaker) -> int:
    """List the published structures, then the files by folder."""
    teams = [
        (team.id, _seats(team), f"{team.title}（文档 {'、'.join(team.sources)}）")
        for team in open_catalog(None, speaker).teams
    ]
    folders = [(folder, f"{count} {speaker.say('个文件', 'files')}") for folder, count in file_counts().items()]
    if at_terminal():
        from teamplan.cli.drawing import draw_table

        structures = draw_table(("", "", ""), teams, title=_STRUCTURES)
        show_drawn(structures + "\n" + draw_table(("", ""), folders, title=_FILES))
        return DONE
    width = max(display_width(name) for name, *_ in teams)
    lines = [_STRUCTURES]
    lines += [f"  {padded(name, width)}  {padded(seats, 8)}  {title}" for name, seats, title in teams]
    lines += ["", _FILES, *(f"  {padded(folder, width)}  {count}" for folder, count in folders)]
    show("\n".join(lines) + "\n")
    return DONE


def _seats(team: TeamStructure) -> str:
    """Return how many people a structure has, or has at least."""
    least = "起" if any(post.count_from for post in team.posts) else ""
    return f"{team.people} 人{least}"


def run_show(name: str, speaker: Speaker) -> int:
    """Show a structure as a tree, or a template file as it is."""
    team = next((team for team in open_catalog(None, speaker).teams if team.id == name), None)
    if team is None:
        hand_over(read_builtin(name).encode())
    elif at_terminal():
        from teamplan.cli.drawing import draw_tree

        below = _below(team)
        show_drawn(
            draw_tree(
                (_heading(team), team.summary),
                below.get(None, []),
                lambda post: below.get(post.id, []),
                _post,
                _remarks(team),
            )
        )
    else:
        show("\n".join(_structure(team)) + "\n")
    return DONE


def _structure(team: TeamStructure) -> list[str]:
    lines = [_heading(team), "", *wrapped(team.summary, COLUMNS), ""]
    below = _below(team)
    for post, before, _ in branches(below.get(None, []), lambda post: below.get(post.id, [])):
        lines.append(f"{before}{_post(post)}")
    for remark in _remarks(team):
        lines.extend(["", *wrapped(remark, COLUMNS, "  ")])
    return lines


def _heading(team: TeamStructure) -> str:
    return f"{team.title}（{team.title_en}）  {team.id}"


def _below(team: TeamStructure) -> dict[str | None, list[TeamPost]]:
    """Return the posts by the id of their superior; the head's is None."""
    below: dict[str | None, list[TeamPost]] = {}
    for post in team.posts:
        below.setdefault(post.reports_to, []).append(post)
    return below


def _remarks(team: TeamStructure) -> list[str]:
    bought = [f"外购：{service.title}。{service.note}" for service in team.outside]
    return [*bought, *(f"注：{note}" for note in team.notes)]


def _post(post: TeamPost) -> str:
    count = f" ×{post.count}" if post.count > 1 else ""
    if post.count_from is not None:
        driver = load_wording().terms["driver"][post.count_from]
        count = f"（人数 = {driver}，--set {post.count_from.value}=…）"
    marks = "（可选）" if post.optional else "" if post.count_stated else "（原文未写人数）"
    return f"{post.title}{count}{marks}  {post.department}"


def run_copy(name: str, target: str, *, force: bool, speaker: Speaker) -> int:
    """Copy a structure, a file, a folder or all templates below `target`, keeping their folders."""
    copied = copy_builtin(name, Path(target), force=force)
    speaker.tell(Words(f"已复制 {len(copied)} 个文件到 {target}", f"copied {len(copied)} files to {target}"))
    return DONE
