"""`teamplan templates`: list, show and copy what ships with the program."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from teamplan.cli.choices import near_hint
from teamplan.cli.failure import DONE, USAGE, CommandError
from teamplan.cli.language import say
from teamplan.cli.loading import read_catalog
from teamplan.cli.output import tell, write_file, write_stdout
from teamplan.cli.system_errors import system_reason
from teamplan.model.driver import TITLES
from teamplan.sources.builtin import builtin_templates
from teamplan.text.display_width import display_width
from teamplan.text.lines import COLUMNS, padded, wrapped
from teamplan.text.tree import branches

if TYPE_CHECKING:
    from teamplan.model.team import TeamPost, TeamStructure


def run_list() -> int:
    """List the published structures, then the files by folder."""
    teams = read_catalog(None).teams
    width = max(display_width(team.id) for team in teams)
    lines = ["公开结构 Published structures（teamplan new --template ID）"]
    for team in teams:
        seats = f"{sum(post.count for post in team.posts)} 人"
        if any(post.count_from for post in team.posts):
            seats += " 起"
        lines.append(f"  {padded(team.id, width)}  {padded(seats, 8)}  {team.title}（文档 {'、'.join(team.sources)}）")
    lines += ["", "模板文件 Template files（teamplan templates copy NAME TARGET）"]
    for folder, count in _folders().items():
        lines.append(f"  {padded(folder, width)}  {count} {say('个文件', 'files')}")
    write_stdout("\n".join(lines) + "\n")
    return DONE


def _files() -> dict[str, Path]:
    """Return every template file by its path within the templates."""
    root = builtin_templates()
    found = (path for path in root.rglob("*") if path.is_file() and path.suffix in (".yaml", ".j2"))
    return {path.relative_to(root).as_posix(): path for path in sorted(found)}


def _folders() -> dict[str, int]:
    counts: dict[str, int] = {}
    for name in _files():
        top = name.partition("/")[0]
        counts[top] = counts.get(top, 0) + 1
    return counts


def run_show(name: str) -> int:
    """Show a structure as a tree, or a template file as it is."""
    team = next((team for team in read_catalog(None).teams if team.id == name), None)
    if team is not None:
        write_stdout("\n".join(_structure(team)) + "\n")
        return DONE
    path = _files().get(name)
    if path is None:
        raise _unknown(name)
    write_stdout(path.read_text(encoding="utf-8"))
    return DONE


def _structure(team: TeamStructure) -> list[str]:
    lines = [f"{team.title}（{team.title_en}）  {team.id}", "", *wrapped(team.summary, COLUMNS), ""]
    below: dict[str | None, list[TeamPost]] = {}
    for post in team.posts:
        below.setdefault(post.reports_to, []).append(post)
    for post, before, _ in branches(below.get(None, []), lambda post: below.get(post.id, [])):
        lines.append(f"{before}{_post(post)}")
    for service in team.outside:
        lines.extend(["", *wrapped(f"外购：{service.title}。{service.note}", COLUMNS, "  ")])
    for note in team.notes:
        lines.extend(["", *wrapped(f"注：{note}", COLUMNS, "  ")])
    return lines


def _post(post: TeamPost) -> str:
    count = f" ×{post.count}" if post.count > 1 else ""
    if post.count_from is not None:
        count = f"（人数 = {TITLES[post.count_from]}，--set {post.count_from.value}=…）"
    marks = "（可选）" if post.optional else "" if post.count_stated else "（原文未写人数）"
    return f"{post.title}{count}{marks}  {post.department}"


def run_copy(name: str, target: str, *, force: bool) -> int:
    """Copy a structure, a file, a folder or all templates below `target`, keeping their folders."""
    files = _files()
    chosen = {
        path: source
        for path, source in files.items()
        if name == "all" or path in (name, f"teams/{name}.yaml") or path.startswith(f"{name}/")
    }
    if not chosen:
        raise _unknown(name)
    root = Path(target)
    if root.exists() and not root.is_dir():
        raise CommandError(
            say(f"目标不是文件夹：{target}", f"the target is not a folder: {target}"),
            say("请换一个目标文件夹", "choose another target"),
        )
    existing = [path for path in chosen if (root / path).exists()]
    if existing and not force:
        raise CommandError(
            say(f"已存在：{'、'.join(existing[:5])}", f"already there: {', '.join(existing[:5])}"),
            say("换一个目标，或加 --force 覆盖", "choose another target, or add --force"),
        )
    for path, source in chosen.items():
        _make_folder((root / path).parent)
        write_file(root / path, source.read_bytes())
    tell(say(f"已复制 {len(chosen)} 个文件到 {target}", f"copied {len(chosen)} files to {target}"))
    return DONE


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = system_reason(error)
        raise CommandError(
            say(f"无法建立文件夹 {folder}：{reason}", f"cannot make the folder {folder}: {reason}"),
            say("请换一个目标文件夹", "choose another target"),
        ) from error


def _unknown(name: str) -> CommandError:
    files = _files()
    stems = [Path(path).stem for path in files if path.startswith("teams/")]
    everything = say("teamplan templates list 列出全部", "teamplan templates list shows all")
    return CommandError(
        say(f"没有模板「{name}」", f"no template {name!r}"),
        near_hint(name, [*stems, *_folders(), *files], everything),
        USAGE,
    )
