"""Sandboxed environments, templates from folders, and errors that name file and line."""

from collections.abc import Callable, Sequence
from pathlib import Path
from traceback import walk_tb
from types import TracebackType
from typing import Any

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
)
from jinja2.sandbox import ImmutableSandboxedEnvironment

from teamplan.rendering.templating.compiled import CompiledTemplates
from teamplan.rendering.templating.problems import BuildError, TemplateProblem

BUILTIN = "builtin"
"""Prefix under which a template of the user's reaches the built-in one of the same name."""


class _FolderLoader(FileSystemLoader):
    """Loads from one folder and follows no link that leads out of it."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        source = super().get_source(environment, template)
        root = Path(self.searchpath[0]).resolve()
        if not Path(source[1]).resolve().is_relative_to(root):
            raise TemplateNotFound(template)
        return source


class _Sandbox(ImmutableSandboxedEnvironment):
    """Asks once for each attribute of a type whether it is safe: Jinja's answer depends on nothing else."""

    def __init__(self, *arguments: Any, **options: Any) -> None:  # noqa: ANN401 - Jinja's options
        super().__init__(*arguments, **options)
        self._safe: dict[tuple[type, str], bool] = {}

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:  # noqa: ANN401 - whatever a template holds
        asked = type(obj), attr
        known = self._safe.get(asked)
        if known is None:
            known = self._safe[asked] = super().is_safe_attribute(obj, attr, value)
        return known


def folder_loader(folders: Sequence[Path]) -> BaseLoader:
    """Return a loader of the first of `folders` that has a template; `builtin:` always reaches the last one."""
    loaders = [_FolderLoader(folder) for folder in folders]
    return ChoiceLoader([PrefixLoader({BUILTIN: loaders[-1]}, delimiter=":"), *loaders])


def sandbox(loader: BaseLoader | None = None, **options: Any) -> Environment:  # noqa: ANN401 - Jinja's options
    """Return an environment that can neither change what it is given nor reach beyond it; nothing is undefined."""
    environment = _Sandbox(
        loader=loader,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        bytecode_cache=CompiledTemplates(),
        **options,
    )
    del environment.globals["lipsum"], environment.filters["random"]
    return environment


def run_template(environment: Environment, name: str, **values: object) -> str:
    """Return the text of the template `name`; TemplateProblem names the file and line of what is wrong."""
    try:
        return environment.get_template(name).render(**values)
    except TemplateSyntaxError as error:
        raise TemplateProblem(error.filename or error.name or name, error.lineno, _said(error)) from error
    except Exception as error:
        place = _template_place(error.__traceback__)
        if place is None and not isinstance(error, TemplateError | BuildError):
            raise
        file, line = place or (name, None)
        missing = str(error.name) if isinstance(error, TemplateNotFound) else None
        raise TemplateProblem(file, line, _said(error), missing) from error


def _said(error: Exception) -> str:
    if isinstance(error, TemplateError):
        return error.message or type(error).__name__
    return str(error) if isinstance(error, BuildError) else f"{type(error).__name__}: {error}"


def _template_place(traceback: TracebackType | None) -> tuple[str, int] | None:
    """Return file and line of the innermost template in a traceback."""
    place = None
    for frame, line in walk_tb(traceback):
        if "__jinja_template__" in frame.f_globals or frame.f_code.co_filename.endswith(".j2"):
            place = frame.f_code.co_filename, line
    return place
