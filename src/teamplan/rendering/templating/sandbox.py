"""Sandboxed environments: templates neither change what they are given nor reach beyond it, and end in time."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from traceback import walk_tb
from types import TracebackType
from typing import Any, cast

from jinja2 import (
    BaseLoader,
    StrictUndefined,
    Template,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    nodes,
)
from jinja2.runtime import Context, Macro, markup_join, str_join
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Namespace
from jinja2.visitor import NodeTransformer

from teamplan.findings.words import Words
from teamplan.rendering.templating.allowance import (
    LARGEST_OUTPUT,
    Allowance,
    fitting,
    refuse_beyond,
    weight,
)
from teamplan.rendering.templating.compiled import CompiledTemplates
from teamplan.rendering.templating.problems import BuildError, TemplateProblem, words_of
from teamplan.rendering.templating.steps import limited_filter, limited_method, operated

_TEXT_METHODS = (
    "capitalize casefold count endswith find index isalnum isalpha isascii isdecimal isdigit isidentifier islower"
    " isnumeric isprintable isspace istitle isupper join lower lstrip partition removeprefix removesuffix replace"
    " rfind rindex rpartition rsplit rstrip split splitlines startswith strip swapcase title upper"
)
_METHODS: dict[type, frozenset[str]] = {
    str: frozenset(_TEXT_METHODS.split()),
    dict: frozenset({"get", "items", "keys", "values"}),
    **dict.fromkeys((list, tuple), frozenset({"count", "index"})),
    **dict.fromkeys((bytes, int, float, set, frozenset), frozenset[str]()),
}
"""What a template may ask of the types of Python; every other method is refused."""
_NOT_FOR_DOCUMENTS = ("pprint", "random", "striptags", "tojson", "urlize", "wordwrap", "xmlattr")
_MARKUP = ("e", "escape", "forceescape", "safe")
_TURNS, _JOINED, _MADE = _BOUNDS = "_turns", "_joined", "_made"
"""Filters around the iterable of each loop, the parts of each `~`, and each list or mapping that is written out."""


class _Namespace(Namespace):
    """A namespace that is not shown with all that it holds."""

    __repr__ = object.__repr__


class Sandbox(ImmutableSandboxedEnvironment):
    """Templates that the program brings along: they cannot reach beyond what they are given."""

    intercepted_binops = frozenset({"*", "**", "%", "+"})

    def __init__(self, *arguments: Any, **options: Any) -> None:  # noqa: ANN401 - Jinja's options
        super().__init__(*arguments, undefined=StrictUndefined, **options)
        self._safe: dict[tuple[type, str], bool] = {}
        for name in (*_NOT_FOR_DOCUMENTS, *(() if self.autoescape else _MARKUP)):
            del self.filters[name]
        for name in ("lipsum", "cycler", "joiner"):
            del self.globals[name]
        self.globals["namespace"] = _Namespace
        self.filters.update(zip(_BOUNDS, (self.turns, self.joined, self.made), strict=True))

    def is_safe_attribute(self, obj: object, attr: str, value: object) -> bool:
        """Ask once for each attribute of a type: the answer depends on nothing else."""
        asked = type(obj), attr
        known = self._safe.get(asked)
        if known is None:
            plain = next((base for base in _METHODS if isinstance(obj, base)), None)
            listed = plain is None or not hasattr(plain, attr) or attr in _METHODS[plain]
            known = self._safe[asked] = listed and super().is_safe_attribute(obj, attr, value)
        return known

    def wrap_str_format(self, value: object) -> None:
        """Let `format` of a text be refused like other methods: its fields reach into what they are given."""

    def allowed(self) -> AbstractContextManager[None]:
        """Return what templates run in."""
        return nullcontext()

    def limit_filters(self) -> None:
        """Do nothing: filters are as they are."""

    def turns(self, items: Iterable[Any]) -> Iterable[Any]:
        """Return what a loop goes over."""
        return items

    def joined(self, parts: list[Any]) -> str:
        """Return what `~` joins."""
        return markup_join(parts) if self.autoescape else str_join(parts)

    def made(self, value: object) -> object:
        """Return a list or mapping that a template writes out."""
        return value

    def compile(self, source: Any, name: Any = None, filename: Any = None, *rest: Any, **options: Any) -> Any:  # noqa: ANN401 - as Jinja
        """Compile a template; raises TemplateProblem where it is too deep for Python."""
        try:
            return super().compile(source, name, filename, *rest, **options)
        except (TemplateError, TemplateProblem):
            raise
        except (ArithmeticError, MemoryError, RecursionError, SyntaxError, ValueError) as error:
            raise TemplateProblem(filename or name or "", None, words_of(error)) from error

    def _generate(self, source: nodes.Template, name: Any, filename: Any, **options: Any) -> str:  # type: ignore[override] # noqa: ANN401 - as Jinja
        for switch in source.find_all(nodes.ScopedEvalContextModifier):
            message = Words("autoescape 不能在模板里开关", "autoescape cannot be switched in a template")
            raise TemplateProblem(filename or name or "", switch.lineno, message)
        return super()._generate(_Bounding().visit(source), name, filename, **options)


class _Bounding(NodeTransformer):
    """Puts a filter around whatever takes time or makes something large without a call."""

    def visit_For(self, loop: nodes.For) -> nodes.For:  # noqa: N802 - Jinja's name
        self.generic_visit(loop)
        loop.iter = _filtered(loop.iter, _TURNS)
        return loop

    def visit_Concat(self, joined: nodes.Concat) -> nodes.Filter:  # noqa: N802 - Jinja's name
        self.generic_visit(joined)
        parts = nodes.List(joined.nodes, lineno=joined.lineno, environment=joined.environment)
        return _filtered(parts, _JOINED)

    def visit_List(self, made: nodes.List) -> nodes.Expr:  # noqa: N802 - Jinja's name
        self.generic_visit(made)
        return made if all(isinstance(item, nodes.Const) for item in made.items) else _filtered(made, _MADE)

    def visit_Tuple(self, made: nodes.Tuple) -> nodes.Expr:  # noqa: N802 - Jinja's name
        self.generic_visit(made)
        return _filtered(made, _MADE) if made.ctx == "load" else made

    def visit_Dict(self, made: nodes.Dict) -> nodes.Expr:  # noqa: N802 - Jinja's name
        self.generic_visit(made)
        return _filtered(made, _MADE)


def _filtered(value: nodes.Node, name: str) -> nodes.Filter:
    filtered = nodes.Filter(cast("nodes.Expr", value), name, [], [], None, None, lineno=value.lineno)
    filtered.set_environment(value.environment)  # type: ignore[arg-type]
    return filtered


class LimitedSandbox(Sandbox):
    """Templates of the user's, and the built-in ones that they use: bounded in time and size."""

    def __init__(self, *arguments: Any, **options: Any) -> None:  # noqa: ANN401 - Jinja's options
        super().__init__(*arguments, **options)
        self._allowance = Allowance()

    def limit_filters(self) -> None:
        """Let every filter ask for time and for the size of what it makes."""
        for name in self.filters.keys() - set(_BOUNDS):
            self.filters[name] = limited_filter(name, self.filters[name], self._allowance)

    def allowed(self) -> AbstractContextManager[None]:
        """Return what templates run in: their time is counted."""
        return self._allowance

    def turns(self, items: Iterable[Any]) -> Iterator[Any]:
        """Count the turns of a loop."""
        for item in items:
            self._allowance.turn()
            yield item

    def joined(self, parts: list[Any]) -> str:
        """Return what `~` joins, unless that is too long."""
        weight([part for part in parts if isinstance(part, str | list | tuple | dict)])
        return super().joined(parts)

    def made(self, value: object) -> object:
        """Return a list or mapping that a template writes out, unless it is too large."""
        return fitting(value)

    def call_binop(self, context: Context, operator: str, left: object, right: object) -> object:  # noqa: ARG002 - as Jinja
        """Return the result of an operator, unless that is too large."""
        return operated(operator, left, right, self.binop_table[operator])

    def call(self, context: Context, obj: Any, /, *args: object, **kwargs: object) -> object:  # noqa: ANN401 - as Jinja
        """Call something, if there is time left."""
        self._allowance.ask()
        if isinstance(obj, Macro) and (obj.catch_varargs or obj.catch_kwargs):
            weight([*args, *kwargs.values()])
        return fitting(super().call(context, obj, *limited_method(obj, args), **kwargs))

    def get_template(self, *arguments: Any, **options: Any) -> Template:  # noqa: ANN401 - as Jinja
        """Return a template, if there is time left."""
        self._allowance.ask()
        return super().get_template(*arguments, **options)

    def concat(self, pieces: Iterable[str]) -> str:
        """Return what a template or macro puts out, unless that is too long."""
        size, kept = 0, []
        for piece in pieces:
            self._allowance.turn()
            size += len(piece)
            refuse_beyond(size, LARGEST_OUTPUT)
            kept.append(piece)
        return "".join(kept)


def sandbox(
    loader: BaseLoader | None = None,
    *,
    limited: bool = False,
    filters: Mapping[str, Callable[..., Any]] | None = None,
    **options: Any,  # noqa: ANN401 - Jinja's options
) -> Sandbox:
    """Return an environment that can neither change what it is given nor reach beyond it; nothing is undefined.

    `limited`: whether templates of the user's run in it, which are bounded in time and size.
    """
    environment = (LimitedSandbox if limited else Sandbox)(
        loader=loader,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        bytecode_cache=CompiledTemplates(),
        **options,
    )
    environment.filters.update(filters or {})
    environment.limit_filters()
    return environment


def run_template(environment: Sandbox, name: str, **values: object) -> str:
    """Return the text of the template `name`; TemplateProblem names the file and line of what is wrong."""
    file: str = name
    try:
        with environment.allowed():
            template = environment.get_template(name)
            file = template.filename or name
            return template.render(**values)
    except TemplateProblem:
        raise
    except TemplateSyntaxError as error:
        raise TemplateProblem(error.filename or error.name or name, error.lineno, words_of(error)) from error
    except Exception as error:
        place = _template_place(error.__traceback__)
        if place is None and not isinstance(error, TemplateError | BuildError):
            raise
        file, line = place or (file, None)
        missing = str(error.name) if isinstance(error, TemplateNotFound) else None
        raise TemplateProblem(file, line, words_of(error), missing) from error


def _template_place(traceback: TracebackType | None) -> tuple[str, int] | None:
    """Return file and line of the innermost template in a traceback."""
    place = None
    for frame, line in walk_tb(traceback):
        if "__jinja_template__" in frame.f_globals or frame.f_code.co_filename.endswith(".j2"):
            place = frame.f_code.co_filename, line
    return place
