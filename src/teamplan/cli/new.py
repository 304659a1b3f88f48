"""`teamplan new`: options, brief file or answers → plan.yaml and a summary."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from teamplan.cli.choices import meant_hint
from teamplan.cli.failure import DONE, FINDINGS, USAGE, CommandError
from teamplan.cli.language import say
from teamplan.cli.loading import read_brief, read_catalog
from teamplan.cli.output import (
    STDOUT,
    refuse_losing_input,
    refuse_overwriting,
    sealed,
    tell,
    write_files,
    write_stdout,
)

if TYPE_CHECKING:
    from teamplan.cli.new_options import NewOptions
    from teamplan.model.brief import Brief
    from teamplan.model.catalog import Catalog
    from teamplan.model.plan import Plan
    from teamplan.model.team import TeamStructure
    from teamplan.planning.intake.infeasible import InfeasibleBriefError


def run_new(options: NewOptions) -> int:
    """Make the plan, write it and what else was asked for; return the exit code."""
    from teamplan.planning.intake.infeasible import InfeasibleBriefError

    _refuse_early(options)
    catalog = read_catalog(options.catalog)
    try:
        plan = _plan(options, catalog)
    except InfeasibleBriefError as error:
        return _explain(error)
    except LookupError as error:
        if options.catalog is None:
            raise
        raise _broken_catalog(error, options.catalog) from error
    _write(plan, catalog, options)
    return DONE


def _broken_catalog(error: LookupError, folder: str) -> CommandError:
    """Return what to say where a catalog names something that it does not have."""
    name = error.args[0] if error.args else error
    return CommandError(
        say(f"目录里没有 {name}，却有地方用到它", f"the catalog refers to {name}, which it does not have"),
        say(f"用 teamplan check {folder} 查看位置", f"teamplan check {folder} shows where"),
    )


def _refuse_early(options: NewOptions) -> None:
    """Raise CommandError for what would only fail after the work is done."""
    if options.source and options.template:
        raise CommandError(
            say("--from 与 --template 只能用一个", "use either --from or --template"),
            say("照搬公开结构时，业务量用 --set 给出", "with --template, give volumes with --set"),
        )
    if options.render and options.output == STDOUT:
        raise CommandError(
            say("-o - 时不能同时 --render", "--render needs a plan file, not -o -"),
            say("去掉 --render，或给出 -o 文件名", "drop --render, or give -o a file name"),
        )
    if options.output != STDOUT:
        refuse_losing_input(Path(options.output), options.source)
        refuse_overwriting(Path(options.output), force=options.force)
    if options.render:
        from teamplan.cli.render import document_paths

        for path in document_paths(Path(options.output), options.render).values():
            refuse_overwriting(path, force=options.force)


def _plan(options: NewOptions, catalog: Catalog) -> Plan:
    from teamplan.cli.brief_options import brief_from_options, settings_of

    if options.template:
        from teamplan.planning.published_team import plan_published_team, structure_brief

        structure = _structure(options.template, catalog)
        brief = brief_from_options(lambda said: structure_brief(structure, said), settings_of(options), catalog)
        return plan_published_team(catalog, structure, brief)
    from teamplan.planning.planner import plan_team

    return plan_team(catalog, _brief(options, catalog))


def _brief(options: NewOptions, catalog: Catalog) -> Brief:
    from teamplan.cli.brief_options import brief_from_options, laid_over, settings_of
    from teamplan.model.brief import Brief

    if options.says_nothing:
        if not (sys.stdin.isatty() and sys.stdout.isatty()):
            raise CommandError(
                say("没有说明企业情况", "nothing is said of the company"),
                say(
                    "至少给出阶段，如 teamplan new --stage 初创 --size 5，或 --from brief.yaml",
                    "give the stage at least: teamplan new --stage startup --size 5, or --from brief.yaml",
                ),
                USAGE,
            )
        from teamplan.cli.questions import ask_brief

        return brief_from_options(Brief.model_validate, ask_brief(), catalog)
    base = read_brief(options.source).model_dump(exclude_unset=True) if options.source else {}
    said = laid_over(base, settings_of(options))
    if "stage" not in said:
        raise CommandError(
            say("没有说明企业处于哪个阶段", "the stage of the company is not given"),
            say("加上 --stage 初创、成长或成熟", "add --stage startup, growth or mature"),
            USAGE,
        )
    return brief_from_options(Brief.model_validate, said, catalog)


def _structure(name: str, catalog: Catalog) -> TeamStructure:
    from teamplan.text.suggestion import nearest_words

    found = next((team for team in catalog.teams if name in (team.id, team.title)), None)
    if found is None:
        names = tuple(team.id for team in catalog.teams)
        near = nearest_words(name, names) or names
        raise CommandError(
            say(f"没有公开结构「{name}」", f"no published structure {name!r}"),
            meant_hint(near) + say("teamplan templates list 列出全部", "teamplan templates list shows all"),
        )
    return found


def _explain(error: InfeasibleBriefError) -> int:
    tell(f"{say('无法满足', 'infeasible')}: {say(error.reason.zh, error.reason.en)}")
    for change in error.changes:
        tell(f"  {say('可行的改法', 'this works')}: {say(change.text.zh, change.text.en)}")
    return FINDINGS


def _write(plan: Plan, catalog: Catalog, options: NewOptions) -> None:
    from teamplan.sources.records.plan_file import dump_plan

    text = sealed(dump_plan(plan), ".yaml")
    if options.output == STDOUT:
        write_stdout(text)
        return
    path = Path(options.output)
    documents: dict[Path, str] = {}
    if options.render:
        from teamplan.cli.render import document_paths, render_texts

        paths = document_paths(path, options.render)
        texts = render_texts(plan, catalog, list(paths))
        documents = {paths[name]: texts[name] for name in paths}
    write_files({path: text, **documents})
    if not options.quiet:
        from teamplan.cli.summary import summary

        write_stdout(summary(plan, catalog))
    tell(say(f"已写入 {path}", f"wrote {path}"), quiet=options.quiet)
    for target in documents:
        tell(say(f"已写入 {target}", f"wrote {target}"), quiet=options.quiet)
    if not documents:
        tell(say(f"生成文档：teamplan render {path}", f"documents: teamplan render {path}"), quiet=options.quiet)
