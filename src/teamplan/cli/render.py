"""`teamplan render`: plan.yaml → documents."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from teamplan.cli.choices import choices_hint, nearest_aside
from teamplan.cli.failure import DONE, USAGE, CommandError
from teamplan.cli.language import say
from teamplan.cli.loading import read_catalog, read_plan
from teamplan.cli.output import STDOUT, refuse_losing_input, refuse_overwriting, sealed, tell, write_files, write_stdout

if TYPE_CHECKING:
    from teamplan.model.catalog import Catalog
    from teamplan.model.plan import Plan


@dataclass(frozen=True)
class RenderOptions:
    """What the user typed."""

    plan: str
    formats: str
    output: str | None
    audience: str
    templates: str | None
    catalog: str | None
    force: bool
    quiet: bool


def run_render(options: RenderOptions) -> int:
    """Write the documents; return the exit code."""
    paths = _targets(options)
    plan = read_plan(options.plan)
    catalog = read_catalog(options.catalog)
    _refuse_broken(plan, options.plan, catalog)
    for path in paths.values():
        if str(path) != STDOUT:
            refuse_losing_input(path, options.plan)
            refuse_overwriting(path, force=options.force)
    texts = render_texts(plan, catalog, list(paths), options.audience, options.templates)
    if options.output == STDOUT:
        write_stdout("".join(texts.values()))
        return DONE
    write_files({path: texts[name] for name, path in paths.items()})
    for path in paths.values():
        tell(say(f"已写入 {path}", f"wrote {path}"), quiet=options.quiet)
    return DONE


def _targets(options: RenderOptions) -> dict[str, Path]:
    """Return format → path; `-o` names the file of a single format, or the stem of several."""
    names = format_names(options.formats)
    if options.output is None:
        stem = "plan" if options.plan == STDOUT else options.plan
        return document_paths(Path(stem), options.formats)
    if options.output == STDOUT:
        if len(names) > 1:
            raise CommandError(
                say("-o - 只能输出一种格式", "-o - takes one format"), say("加上 --format md", "add --format md")
            )
        return {names[0]: Path(STDOUT)}
    if len(names) == 1:
        return {names[0]: Path(options.output)}
    return document_paths(_without_suffix(Path(options.output)), options.formats)


def _without_suffix(path: Path) -> Path:
    """Return the stem of several documents: `out.html` names `out.md` and `out.html`."""
    from teamplan.rendering.formats.registry import FORMATS

    return path.with_suffix("") if path.suffix in {form.suffix for form in FORMATS.values()} else path


def format_names(formats: str) -> list[str]:
    """Return the formats in a comma-separated list; raises CommandError for one that does not exist."""
    from teamplan.rendering.formats.registry import FORMATS

    names = list(dict.fromkeys(part.strip() for part in formats.split(",") if part.strip()))
    unknown = [name for name in names if name not in FORMATS]
    if unknown or not names:
        wanted = unknown[0] if unknown else formats
        raise CommandError(say(f"没有格式「{wanted}」", f"no format {wanted!r}"), choices_hint(wanted, FORMATS), USAGE)
    return names


def document_paths(plan: Path, formats: str) -> dict[str, Path]:
    """Return format → path beside the plan file, with the suffix of the format."""
    from teamplan.rendering.formats.registry import FORMATS

    stem = plan.with_suffix("") if plan.suffix in (".yaml", ".yml") else plan
    return {name: stem.with_name(stem.name + FORMATS[name].suffix) for name in format_names(formats)}


def render_texts(
    plan: Plan, catalog: Catalog, formats: list[str], audience: str = "hr", templates: str | None = None
) -> dict[str, str]:
    """Return format → sealed document; raises CommandError for a bad audience or template."""
    from teamplan.rendering.audience import Audience
    from teamplan.rendering.formats.environment import TemplateProblem
    from teamplan.rendering.formats.registry import FORMATS
    from teamplan.usecases.make_documents import render_document
    from teamplan.version import __version__

    if audience not in tuple(Audience):
        raise CommandError(
            say(f"没有读者「{audience}」", f"no audience {audience!r}"),
            choices_hint(audience, [str(one) for one in Audience]),
        )
    if templates is not None and not Path(templates).is_dir():
        raise CommandError(
            say(f"模板文件夹不存在：{templates}", f"no such template folder: {templates}"),
            say("用 teamplan templates copy documents 目标 复制一份来改", "teamplan templates copy documents TARGET"),
        )
    try:
        return {
            name: sealed(
                render_document(
                    plan,
                    catalog,
                    format=name,
                    overrides=_override_folder(templates),
                    compiled=_compiled_folder(),
                    audience=Audience(audience),
                    version=__version__,
                ),
                FORMATS[name].suffix,
            )
            for name in formats
        }
    except TemplateProblem as error:
        raise CommandError(
            say(f"文档模板有问题：{error}", f"document template: {error}"),
            say("变量见 docs/templates.md", "the variables are in docs/templates.md"),
            USAGE,
        ) from error


def _override_folder(templates: str | None) -> Path | None:
    """Return the folder of the user's document templates; a copy of `documents` may stand one level down."""
    if templates is None:
        return None
    inner = Path(templates) / "documents"
    folder = inner if inner.is_dir() else Path(templates)
    _tell_unmatched(folder)
    return folder


def _tell_unmatched(folder: Path) -> None:
    """Say where a folder of templates takes the place of nothing."""
    from teamplan.rendering.formats.environment import overridden
    from teamplan.sources.builtin import builtin_templates

    builtin = builtin_templates() / "documents"
    if overridden(builtin, folder):
        return
    known = [path.relative_to(builtin).as_posix() for path in sorted(builtin.rglob("*.j2"))]
    mine = [path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*.j2"))]
    named = "、".join(f"{name}{nearest_aside(name, known)}" for name in mine[:3]) or say("没有 .j2 文件", "no .j2 file")
    tell(
        say(
            f"提醒：{folder} 没有替换任何内置模板：{named}",
            f"note: {folder} takes the place of no built-in template; those are {', '.join(known)}",
        )
    )


def _compiled_folder() -> Path | None:
    """Return where compiled templates are kept, or None where caching is off."""
    from teamplan.sources.catalog.cache_folder import cache_folder
    from teamplan.version import __version__

    folder = cache_folder()
    return Path(folder) / f"templates-{__version__}" if folder else None


def _refuse_broken(plan: Plan, file: str, catalog: Catalog) -> None:
    """Raise CommandError where a plan edited by hand no longer holds together."""
    from teamplan.checks.of_plans.plan_structure import check_plan_structure

    found = check_plan_structure(plan, file, catalog)
    if found:
        raise CommandError(
            say("方案不成立：", "the plan does not hold: ")
            + say("；", "; ").join(dict.fromkeys(say(item.message.zh, item.message.en) for item in found)),
            say(f"teamplan check {file} 给出位置与改法", f"teamplan check {file} shows where and how to mend it"),
            USAGE,
        )
