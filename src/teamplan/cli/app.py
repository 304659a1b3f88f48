"""The commands and their options; each body is imported when it is called.

Annotations are evaluated where they stand, not later: the help texts in them are in the language of one run.
"""

from collections.abc import Sequence
from functools import partial
from typing import Annotated, Any, Optional

import typer

from teamplan.cli.failure import DONE, USAGE, CommandError
from teamplan.cli.speaker import Speaker
from teamplan.cli.streams import show, tell
from teamplan.findings.words import Words
from teamplan.model.files.kinds import FILE_KINDS
from teamplan.text.visible import typed

Text = Optional[str]
Texts = Optional[list[str]]

_INTERRUPTED = 130


def run_app(arguments: list[str], speaker: Speaker) -> int:
    """Run the command in `arguments` and return its exit code.

    Raises CommandError for wrong usage. Typer turns an interruption into exit code 130 and a reader
    that has left into SystemExit; both become again what they were.
    """
    try:
        code = build_app(speaker)(args=arguments or ["--help"], prog_name="teamplan", standalone_mode=False)
    except typer.TyperException as error:
        if type(error).__name__ == "NoArgsIsHelpError":
            tell(f"{error.format_message()}\n")
            return USAGE
        command = getattr(getattr(error, "ctx", None), "command_path", "teamplan")
        raise CommandError(
            Words(f"用法不对：{error.format_message()}", f"usage: {error.format_message()}"),
            Words(f"用 {command} --help 查看用法", f"see {command} --help"),
        ) from error
    except (typer.Abort, EOFError) as error:
        raise CommandError(Words("已取消", "cancelled")) from error
    except SystemExit as gone:
        raise BrokenPipeError from gone
    if code == _INTERRUPTED:
        raise KeyboardInterrupt
    return code if isinstance(code, int) else DONE


def build_app(speaker: Speaker) -> typer.Typer:
    """Return the command line, with its help in the language of `speaker`."""
    say = speaker.say
    app = typer.Typer(
        name="teamplan",
        help=say(
            "从岗位目录和企业情况生成团队组建方案。--lang zh|en 可写在任何位置。",
            "Team plans from role catalogs and what a company knows of itself. --lang zh|en goes anywhere.",
        ),
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )
    for add in (_add_version, _add_new, _add_render, _add_check, _add_why, _add_peers, _add_schema):
        add(app, speaker)
    app.add_typer(_roles_app(speaker), name="roles", help=say("查看岗位目录", "look at the role catalog"))
    app.add_typer(
        _templates_app(speaker), name="templates", help=say("查看和复制内置模板", "look at and copy the templates")
    )
    return app


_CATALOG = ("自己的目录文件夹", "your own catalog folder", "--catalog")
_DOCUMENTS = ("自己的文档模板文件夹", "your own document templates")
_FORCE = ("覆盖已有文件", "overwrite", "--force")
_QUIET = ("只报错", "errors only", "--quiet", "-q")


def _option(speaker: Speaker, zh: str, en: str, *names: str) -> Any:  # noqa: ANN401 - what Typer's options are
    return typer.Option(*names, help=speaker.say(zh, en))


def _said(speaker: Speaker, zh: str, en: str, *names: str) -> Any:  # noqa: ANN401 - as above
    return typer.Option(*names, help=speaker.say(zh, en), callback=_as_typed)


def _argument(speaker: Speaker, zh: str, en: str, metavar: str | None = None) -> Any:  # noqa: ANN401 - as above
    return typer.Argument(help=speaker.say(zh, en), metavar=metavar)


def _named(speaker: Speaker, zh: str, en: str, metavar: str | None = None) -> Any:  # noqa: ANN401 - as above
    return typer.Argument(help=speaker.say(zh, en), metavar=metavar, callback=_as_typed)


def _as_typed(value: str | Sequence[str] | None) -> str | list[str] | None:
    """Return words as they were typed, in a locale that cannot read them too; a path stays as the system gave it."""
    if value is None or isinstance(value, str):
        return value and typed(value)
    return [typed(each) for each in value]


def _add_version(app: typer.Typer, speaker: Speaker) -> None:
    option = partial(_option, speaker)

    @app.callback()
    def show_version(
        *, version: Annotated[bool, option("显示版本", "show the version", "--version", "-V")] = False
    ) -> None:
        # The bare `--version` is answered without coming here.
        if version:
            from teamplan.version import __version__

            show(f"teamplan {__version__}\n")
            raise typer.Exit


def _add_new(app: typer.Typer, speaker: Speaker) -> None:
    say, option, said = speaker.say, partial(_option, speaker), partial(_said, speaker)

    @app.command("new", help=say("制定一份方案，写成 plan.yaml", "make a plan and write plan.yaml"))
    def new(
        *,
        stage: Annotated[Text, said("阶段：初创/成长/成熟", "startup, growth or mature")] = None,
        size: Annotated[Text, said("人数（含负责人）", "people, the head included")] = None,
        model: Annotated[Text, said("模式：b2c b2b social cross_border tp", "b2c b2b social cross_border tp")] = None,
        platform: Annotated[Texts, said("平台，可多次", "platform, repeatable")] = None,
        live: Annotated[bool | None, option("是否直播", "live commerce or not")] = None,
        source: Annotated[Text, option("简报文件；- 为标准输入", "brief file; - is stdin", "--from")] = None,
        template: Annotated[Text, said("照录一个已发表的团队结构", "reproduce a published structure")] = None,
        settings: Annotated[Texts, said("简报项 键=值，可多次", "brief key=value", "--set")] = None,
        output: Annotated[str, option("方案文件；- 为标准输出", "plan; - is stdout", "--output", "-o")] = "plan.yaml",
        render: Annotated[Text, option("同时生成文档，如 md,html", "also render, as md,html")] = None,
        documents: Annotated[Text, option(*_DOCUMENTS)] = None,
        catalog: Annotated[Text, option(*_CATALOG)] = None,
        force: Annotated[bool, option(*_FORCE)] = False,
        quiet: Annotated[bool, option(*_QUIET)] = False,
    ) -> int:
        from teamplan.cli.new import NewOptions, run_new

        options = NewOptions(
            stage=stage, size=size, model=model, platforms=tuple(platform or ()), live=live, source=source,
            template=template, settings=tuple(settings or ()), output=output, render=render, documents=documents,
            catalog=catalog, force=force, quiet=quiet,
        )  # fmt: skip
        return run_new(options, speaker)


def _add_render(app: typer.Typer, speaker: Speaker) -> None:
    say, option, argument = speaker.say, partial(_option, speaker), partial(_argument, speaker)

    @app.command("render", help=say("把方案排成文档", "turn a plan into documents"))
    def render(
        plan: Annotated[str, argument("方案文件；- 为标准输入", "plan file; - is stdin")],
        *,
        format_name: Annotated[str, option("格式，逗号分隔", "formats, comma-separated", "--format")] = "md,html",
        output: Annotated[
            Text, option("文档路径；- 为标准输出", "document path; - is stdout", "--output", "-o")
        ] = None,
        audience: Annotated[str, option("读者：boss hr staff", "reader: boss, hr or staff")] = "hr",
        documents: Annotated[Text, option(*_DOCUMENTS)] = None,
        catalog: Annotated[Text, option(*_CATALOG)] = None,
        force: Annotated[bool, option(*_FORCE)] = False,
        quiet: Annotated[bool, option(*_QUIET)] = False,
    ) -> int:
        from teamplan.cli.render import RenderOptions, run_render

        options = RenderOptions(
            plan=plan, formats=format_name, output=output, audience=audience, documents=documents, catalog=catalog,
            force=force, quiet=quiet,
        )  # fmt: skip
        return run_render(options, speaker)


def _add_check(app: typer.Typer, speaker: Speaker) -> None:
    say, option, argument = speaker.say, partial(_option, speaker), partial(_argument, speaker)

    @app.command("check", help=say("检查目录、简报和方案", "check catalogs, briefs and plans"))
    def check(
        paths: Annotated[Texts, argument("文件或文件夹；不写为内置模板", "files or folders; none: built-in")] = None,
        *,
        output_format: Annotated[Text, option("格式：text json github", "text, json or github")] = None,
        output_file: Annotated[Text, option("写到文件", "write to a file")] = None,
        fail_on: Annotated[str, option("从哪一级起算失败：error warning info", "error, warning or info")] = "error",
        exit_zero: Annotated[bool, option("有发现也退出 0", "exit 0 with findings", "--exit-zero")] = False,
        catalog: Annotated[Text, option(*_CATALOG)] = None,
        force: Annotated[bool, option(*_FORCE)] = False,
        quiet: Annotated[bool, option(*_QUIET)] = False,
    ) -> int:
        from teamplan.cli.check import CheckOptions, run_check

        options = CheckOptions(
            paths=tuple(paths or ()), output_format=output_format, output_file=output_file, fail_on=fail_on,
            exit_zero=exit_zero, catalog=catalog, force=force, quiet=quiet,
        )  # fmt: skip
        return run_check(options, speaker)


def _add_why(app: typer.Typer, speaker: Speaker) -> None:
    say, option, argument = speaker.say, partial(_option, speaker), partial(_argument, speaker)
    named = partial(_named, speaker)

    @app.command("why", help=say("解释方案中的一个数字或选择", "explain one number or choice of a plan"))
    def why(
        plan: Annotated[str, argument("方案文件", "plan file")],
        subject: Annotated[
            Text, named("编制、岗位、业务量或假设的 id", "a position, role, driver or assumption", metavar="[ID]")
        ] = None,
        *,
        format_name: Annotated[str, option("格式：text json", "text or json", "--format")] = "text",
        catalog: Annotated[Text, option(*_CATALOG)] = None,
    ) -> int:
        from teamplan.cli.why import run_why

        return run_why(plan, subject, format_name, catalog, speaker)


def _add_peers(app: typer.Typer, speaker: Speaker) -> None:
    say, option, argument = speaker.say, partial(_option, speaker), partial(_argument, speaker)

    @app.command("peers", help=say("与公开发表的同类团队对比", "compare with published teams of the kind"))
    def peers(
        plan: Annotated[Text, argument("方案文件", "plan file", metavar="[PLAN]")] = None,
        *,
        source: Annotated[Text, option("改用简报文件", "a brief file instead", "--from")] = None,
        format_name: Annotated[str, option("格式：text json", "text or json", "--format")] = "text",
        catalog: Annotated[Text, option(*_CATALOG)] = None,
    ) -> int:
        from teamplan.cli.peers import run_peers

        return run_peers(plan, source, format_name, catalog, speaker)


def _add_schema(app: typer.Typer, speaker: Speaker) -> None:
    say = speaker.say

    @app.command("schema", help=say("输出文件格式的 JSON Schema", "print the JSON Schema of a file"))
    def schema(kind: Annotated[str, typer.Argument(help=" ".join(FILE_KINDS))]) -> int:
        from teamplan.cli.schema import run_schema

        return run_schema(kind)


def _roles_app(speaker: Speaker) -> typer.Typer:
    say, option = speaker.say, partial(_option, speaker)
    said, named = partial(_said, speaker), partial(_named, speaker)
    roles = typer.Typer(rich_markup_mode=None, no_args_is_help=True)

    @roles.command("list", help=say("列出岗位", "list the roles"))
    def list_roles(
        *,
        function: Annotated[Text, said("只看一个职能", "one function only")] = None,
        stage: Annotated[Text, said("到该阶段为止", "up to a stage")] = None,
        catalog: Annotated[Text, option(*_CATALOG)] = None,
    ) -> int:
        from teamplan.cli.roles import run_list

        return run_list(function, stage, catalog, speaker)

    @roles.command("show", help=say("显示一份岗位说明", "show one role"))
    def show_role(
        role: Annotated[str, named("岗位 id、名称或别名", "id, title or alias")],
        *,
        catalog: Annotated[Text, option(*_CATALOG)] = None,
    ) -> int:
        from teamplan.cli.roles import run_show

        return run_show(role, catalog, speaker)

    @roles.command("search", help=say("按中文或英文找岗位", "find roles by Chinese or English words"))
    def search_roles(
        words: Annotated[list[str], named("要找的词", "words to look for")],
        *,
        catalog: Annotated[Text, option(*_CATALOG)] = None,
    ) -> int:
        from teamplan.cli.roles import run_search

        return run_search(words, catalog, speaker)

    return roles


def _templates_app(speaker: Speaker) -> typer.Typer:
    say, option, argument = speaker.say, partial(_option, speaker), partial(_argument, speaker)
    named = partial(_named, speaker)
    templates = typer.Typer(rich_markup_mode=None, no_args_is_help=True)

    @templates.command("list", help=say("列出已发表的团队结构与模板文件", "list structures and template files"))
    def list_templates() -> int:
        from teamplan.cli.templates import run_list

        return run_list(speaker)

    @templates.command("show", help=say("显示一个结构或模板文件", "show a structure or a template file"))
    def show_template(name: Annotated[str, named("结构 id 或文件路径", "id or file")]) -> int:
        from teamplan.cli.templates import run_show

        return run_show(name, speaker)

    @templates.command("copy", help=say("复制模板，供自己修改", "copy templates to change them"))
    def copy_templates(
        name: Annotated[str, named("结构 id、文件、文件夹，或 all", "id, file, folder or all")],
        target: Annotated[str, argument("目标文件夹", "target folder")],
        *,
        force: Annotated[bool, option(*_FORCE)] = False,
    ) -> int:
        from teamplan.cli.templates import run_copy

        return run_copy(name, target, force=force, speaker=speaker)

    return templates
