"""The one place that knows Jinja2: loaders, sandbox, escaping, filters, and errors with file and line."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemBytecodeCache,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    select_autoescape,
)
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from teamplan.rendering.chart.mermaid import mermaid
from teamplan.rendering.chart.svg import org_chart_style, org_chart_svg
from teamplan.rendering.formats.html_table import html_table
from teamplan.rendering.formats.markdown_table import markdown_table
from teamplan.rendering.formats.markdown_text import anchor, inline, paragraph

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    from jinja2.bccache import Bucket

    from teamplan.rendering.document.blocks import Proposal
    from teamplan.rendering.formats.template_folders import TemplateFolders

BUILTIN = "builtin"
"""Prefix under which a template of the user's reaches the built-in one of the same name."""


class TemplateProblem(Exception):  # noqa: N818 - a finding for the user, not a fault of the program
    """A template cannot be used: which file and line, and why."""

    def __init__(self, file: str, line: int | None, message: str) -> None:
        """Say what is wrong, and where."""
        place = file if line is None else f"{file}:{line}"
        super().__init__(f"{place}: {message}")
        self.file = file
        self.line = line
        self.message = message


class _FolderLoader(FileSystemLoader):
    """Loads from one folder and follows no link that leads out of it."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        source = super().get_source(environment, template)
        root = Path(self.searchpath[0]).resolve()
        if not Path(source[1]).resolve().is_relative_to(root):
            raise TemplateNotFound(template)
        return source


class _ForgivingBytecodeCache(FileSystemBytecodeCache):
    """A cache that is left alone where it cannot be read or written: it only saves time."""

    def load_bytecode(self, bucket: Bucket) -> None:
        try:
            super().load_bytecode(bucket)
        except (OSError, ValueError, EOFError, TypeError):
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            super().dump_bytecode(bucket)


def template_environment(folders: TemplateFolders) -> Environment:
    """Return the environment: the overrides first, then the built-in templates, which `builtin:` always reaches."""
    builtin = _FolderLoader(folders.builtin)
    searched = [builtin] if folders.overrides is None else [_FolderLoader(folders.overrides), builtin]
    environment = ImmutableSandboxedEnvironment(
        loader=ChoiceLoader([PrefixLoader({BUILTIN: builtin}, delimiter=":"), *searched]),
        autoescape=select_autoescape(enabled_extensions=("html", "html.j2"), default=False),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        bytecode_cache=_compiled_templates(folders.compiled),
    )
    del environment.globals["lipsum"], environment.filters["random"]
    environment.filters.update(
        md=inline,
        md_paragraph=paragraph,
        md_table=markdown_table,
        anchor=anchor,
        mermaid=mermaid,
        html_table=lambda table, reasons: Markup(html_table(table, reasons)),  # noqa: S704 - escapes every cell
        org_chart_svg=lambda page, style=True: Markup(org_chart_svg(page, style=style)),  # noqa: S704 - escapes every text
    )
    environment.globals["org_chart_style"] = Markup(org_chart_style())  # noqa: S704 - holds no text of the user's
    return environment


def _compiled_templates(folder: Path | None) -> FileSystemBytecodeCache | None:
    """Return the cache of compiled templates, or None where the folder cannot be used."""
    if folder is None:
        return None
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        return None
    return _ForgivingBytecodeCache(str(folder))


def render_template(name: str, proposal: Proposal, folders: TemplateFolders) -> str:
    """Return the text of the template `name`; TemplateProblem names the file and line of what is wrong."""
    if folders.overrides is not None and not folders.overrides.is_dir():
        raise TemplateProblem(str(folders.overrides), None, "模板目录不存在")
    environment = template_environment(folders)
    try:
        return environment.get_template(name).render(proposal=proposal)
    except TemplateSyntaxError as error:
        raise TemplateProblem(error.filename or error.name or name, error.lineno, _said(error)) from error
    except Exception as error:
        place = _template_place(error.__traceback__)
        if place is None and not isinstance(error, TemplateError):
            raise
        file, line = place or (name, None)
        raise TemplateProblem(file, line, _said(error)) from error


def overridden(templates: Path, overrides: Path) -> tuple[str, ...]:
    """Return the names of the built-in templates that files in `overrides` take the place of."""
    mine = (path.relative_to(overrides) for path in overrides.rglob("*") if path.is_file())
    return tuple(sorted(path.as_posix() for path in mine if (templates / path).is_file()))


def _said(error: Exception) -> str:
    if isinstance(error, TemplateNotFound):
        return f"找不到模板「{error.name}」（只在内置目录和 --templates 目录中查找）"
    if isinstance(error, TemplateError):
        return error.message or type(error).__name__
    return f"{type(error).__name__}: {error}"


def _template_place(traceback: TracebackType | None) -> tuple[str, int] | None:
    """Return file and line of the innermost template in a traceback."""
    place = None
    while traceback is not None:
        globals_: dict[str, Any] = traceback.tb_frame.f_globals
        if "__jinja_template__" in globals_ or traceback.tb_frame.f_code.co_filename.endswith(".j2"):
            place = traceback.tb_frame.f_code.co_filename, traceback.tb_lineno
        traceback = traceback.tb_next
    return place
