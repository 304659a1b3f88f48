"""`teamplan new`: options, brief file or answers → plan.yaml and a summary."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from teamplan.cli.catalog import open_catalog
from teamplan.cli.failure import DONE, CommandError
from teamplan.cli.streams import STDOUT, at_terminal, hand_over, show, show_drawn
from teamplan.findings.words import Words
from teamplan.sources.outputs.writing import YAML_COMMENT, refuse_losing_input, refuse_overwriting, sealed, write_files

if TYPE_CHECKING:
    from teamplan.cli.speaker import Speaker
    from teamplan.model.catalog import Catalog
    from teamplan.model.plan import Plan


@dataclass(frozen=True, kw_only=True)
class NewOptions:
    """What the user typed."""

    stage: str | None = None
    size: str | None = None
    model: str | None = None
    platforms: tuple[str, ...] = ()
    live: bool | None = None
    source: str | None = None
    template: str | None = None
    settings: tuple[str, ...] = ()
    output: str = "plan.yaml"
    render: str | None = None
    documents: str | None = None
    catalog: str | None = None
    force: bool = False
    quiet: bool = False


def run_new(options: NewOptions, speaker: Speaker) -> int:
    """Make the plan, write it and what else was asked for; return the exit code."""
    from teamplan.usecases.errors import IncompleteCatalogError

    _refuse_early(options)
    catalog = open_catalog(options.catalog, speaker)
    try:
        plan = _plan(options, catalog, speaker)
    except IncompleteCatalogError as error:
        if options.catalog is None:
            raise error.__cause__ or error from None  # the built-in catalog is complete: a fault of the program
        advice = Words(f"用 teamplan check {options.catalog} 查看位置", f"teamplan check {options.catalog} shows where")
        raise CommandError(error.message, advice) from error
    _write(plan, catalog, options, speaker)
    return DONE


def _refuse_early(options: NewOptions) -> None:
    """Raise for what would only fail after the work is done."""
    if options.source and options.template:
        raise CommandError(
            Words("--from 与 --template 只能用一个", "use either --from or --template"),
            Words("照录已发表的团队结构时，业务量用 --set 给出", "with --template, give volumes with --set"),
        )
    if options.render and options.output == STDOUT:
        raise CommandError(
            Words("-o - 时不能同时 --render", "--render needs a plan file, not -o -"),
            Words("去掉 --render，或给出 -o 文件名", "drop --render, or give -o a file name"),
        )
    if options.output != STDOUT:
        if options.source and options.source != STDOUT:
            refuse_losing_input(Path(options.output), Path(options.source))
        refuse_overwriting(Path(options.output), force=options.force)
    if options.render:
        from teamplan.cli.render import document_paths

        for path in document_paths(Path(options.output), options.render).values():
            refuse_overwriting(path, force=options.force)


def _plan(options: NewOptions, catalog: Catalog, speaker: Speaker) -> Plan:
    from teamplan.sources.records.plan_file import load_brief
    from teamplan.usecases.make_plan import make_plan

    brief = load_brief(options.source) if options.source else None
    settings = _settings(options)
    if not settings and options.source is None and options.template is None:
        settings = _answers(speaker)
    return make_plan(catalog, brief, settings, structure=options.template)


def _answers(speaker: Speaker) -> dict[str, object]:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        advice = Words(
            "至少给出阶段，如 teamplan new --stage 初创 --size 5，或 --from brief.yaml",
            "give the stage at least: teamplan new --stage startup --size 5, or --from brief.yaml",
        )
        raise CommandError(Words("没有说明企业情况", "nothing is said of the company"), advice)
    from teamplan.cli.questions import ask_brief

    return ask_brief(speaker)


def _settings(options: NewOptions) -> dict[str, object]:
    from teamplan.usecases.errors import MalformedSettingError
    from teamplan.usecases.settings import read_settings

    stated = {key: getattr(options, key) for key in ("stage", "size", "model", "platforms", "live")}
    try:
        return read_settings(options.settings, stated)
    except MalformedSettingError as error:
        raise CommandError(
            Words(f"--set 应写成 键=值，现为「{error.name}」", f"--set takes key=value, not {error.name!r}"),
            Words("例如 --set monthly_sales=800000", "for example --set monthly_sales=800000"),
        ) from error


def _write(plan: Plan, catalog: Catalog, options: NewOptions, speaker: Speaker) -> None:
    from teamplan.sources.records.plan_file import dump_plan

    content = sealed(dump_plan(plan).encode(), YAML_COMMENT)
    if options.output == STDOUT:
        hand_over(content)
        return
    path = Path(options.output)
    documents: dict[Path, bytes] = {}
    if options.render:
        from teamplan.cli.render import document_paths, sealed_documents

        paths = document_paths(path, options.render)
        own, words = options.documents, options.catalog
        made = sealed_documents(plan, catalog, list(paths), speaker, own=own, words=words, quiet=options.quiet)
        documents = {paths[name]: made[name] for name in paths}
    summary = "" if options.quiet else _summary(plan, catalog, options)
    write_files({path: content, **documents}, force=options.force)
    if options.quiet:
        return
    (show_drawn if at_terminal() else show)(summary)
    for target in (path, *documents):
        speaker.tell(Words(f"已写入 {target}", f"wrote {target}"))
    if not documents:
        speaker.tell(Words(f"生成文档：teamplan render {path}", f"documents: teamplan render {path}"))


def _summary(plan: Plan, catalog: Catalog, options: NewOptions) -> str:
    from teamplan.rendering.formats.terminal import summary_lines, summary_text
    from teamplan.usecases.make_documents import first_look

    document = first_look(plan, catalog, own=options.documents, words=options.catalog)
    if not at_terminal():
        return summary_text(document)
    from teamplan.cli.drawing import draw_lines, width

    return draw_lines(summary_lines(document, width()))
