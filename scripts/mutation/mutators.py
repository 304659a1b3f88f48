"""Small changes to a module that make it say something else: what the tests should notice."""

from __future__ import annotations

import ast
import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

_COMPARE: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
_ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult, ast.Pow: ast.Mult, ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd,
}  # fmt: skip
_OPPOSITE = {"min": "max", "max": "min", "any": "all", "all": "any"}
_COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
_TEXT_END = "XX"

Change = tuple[str, ast.AST]
"""Kind of a change, and the node that takes the place of the old one."""


@dataclass(frozen=True)
class Mutant:
    """One change: the kind, where it stands, what it says before and after, and the whole module after it."""

    path: Path
    first_line: int
    last_line: int
    kind: str
    before: str
    after: str
    source: str


@dataclass(frozen=True)
class Candidate:
    """A change that has not been made yet: `changed` would take the place of `node`."""

    path: Path
    source: str
    kind: str
    node: ast.expr | ast.stmt
    changed: ast.AST

    def made(self) -> Mutant | None:
        """Return the change, None where the module would not compile or would mean the same."""
        new = _replaced(self.source, self.node, self.changed)
        try:
            differs = ast.dump(ast.parse(new)) != ast.dump(ast.parse(self.source))
        except SyntaxError:
            return None
        first, last = self.node.lineno, self.node.end_lineno or self.node.lineno
        before, after = ast.unparse(self.node), ast.unparse(self.changed)
        return Mutant(self.path, first, last, self.kind, before, after, new) if differs else None


def candidates(path: Path) -> Iterator[Candidate]:
    """Yield every change that could be made in a module."""
    source = path.read_text(encoding="utf-8")
    for node in _changeable(ast.parse(source)):
        for kind, changed in _changes(node):
            yield Candidate(path, source, kind, node, changed)


def mutants(path: Path) -> Iterator[Mutant]:
    """Yield every change of a module that still compiles and means something else."""
    yield from filter(None, (candidate.made() for candidate in candidates(path)))


def _changeable(tree: ast.AST) -> Iterator[ast.expr | ast.stmt]:
    """Yield the nodes that may be changed: no annotation, docstring, pattern, import or part of an f-string."""
    for field, value in ast.iter_fields(tree):
        if field in ("annotation", "returns", "decorator_list", "type_params"):
            continue
        for child in value if isinstance(value, list) else [value]:
            if not isinstance(child, ast.AST) or isinstance(child, ast.pattern) or _says_nothing(child):
                continue
            if isinstance(child, ast.expr | ast.stmt):
                yield child
            if not isinstance(child, ast.JoinedStr):
                yield from _changeable(child)


def _says_nothing(node: ast.AST) -> bool:
    """Return whether a node is a docstring, an import, or something that only type checkers read."""
    docstring = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    typing_only = isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
    return docstring or typing_only or _is_typing(node) or isinstance(node, ast.Import | ast.ImportFrom)


def _is_typing(node: ast.AST) -> bool:
    """Return whether an assignment only names a type variable."""
    value = node.value if isinstance(node, ast.Assign) else None
    return isinstance(value, ast.Call) and ast.unparse(value.func) == "TypeVar"


def _changes(node: ast.expr | ast.stmt) -> Iterator[Change]:
    for change in _CHANGES.get(type(node), ()):
        yield from change(node)


def _of_compare(node: ast.Compare) -> Iterator[Change]:
    yield "compare", _with(node, ops=[_COMPARE[type(node.ops[0])](), *node.ops[1:]])


def _of_arithmetic(node: ast.BinOp) -> Iterator[Change]:
    if type(node.op) in _ARITHMETIC:
        yield "arithmetic", _with(node, op=_ARITHMETIC[type(node.op)]())


def _of_boolean(node: ast.BoolOp) -> Iterator[Change]:
    yield "boolean", _with(node, op=ast.And() if isinstance(node.op, ast.Or) else ast.Or())
    rest = node.values[1:]
    yield "drop operand", rest[0] if len(rest) == 1 else _with(node, values=rest)


def _of_not(node: ast.UnaryOp) -> Iterator[Change]:
    if isinstance(node.op, ast.Not):
        yield "negate", node.operand


def _of_constant(node: ast.Constant) -> Iterator[Change]:
    value = node.value
    if isinstance(value, bool):
        yield "constant", ast.Constant(not value)
    elif isinstance(value, int):
        yield "constant", ast.Constant(value + 1)
    elif isinstance(value, float):
        yield "constant", ast.Constant(value * 2 or 1.0)
    elif isinstance(value, str):
        yield "text", ast.Constant(value + _TEXT_END)


def _of_condition(node: ast.If | ast.While | ast.IfExp) -> Iterator[Change]:
    yield "negate", _with(node, test=ast.UnaryOp(ast.Not(), node.test))


def _of_comprehension(node: ast.expr) -> Iterator[Change]:
    generators: list[ast.comprehension] = node.generators  # type: ignore[attr-defined]  # all four have them
    for place, generator in enumerate(generators):
        if generator.ifs:
            loose = ast.comprehension(generator.target, generator.iter, generator.ifs[1:], generator.is_async)
            yield "drop filter", _with(node, generators=[*generators[:place], loose, *generators[place + 1 :]])


def _of_call(node: ast.Call) -> Iterator[Change]:
    if len(node.args) > 1 and not any(isinstance(argument, ast.Starred) for argument in node.args[:2]):
        yield "swap arguments", _with(node, args=[node.args[1], node.args[0], *node.args[2:]])
    if isinstance(node.func, ast.Name) and node.func.id in _OPPOSITE:
        yield "opposite", _with(node, func=ast.Name(_OPPOSITE[node.func.id]))


def _of_statement(_: ast.stmt) -> Iterator[Change]:
    yield "drop statement", ast.Pass()


def _of_return(node: ast.Return) -> Iterator[Change]:
    if node.value is not None and not (isinstance(node.value, ast.Constant) and node.value.value is None):
        yield "return nothing", ast.Return()


def _with(node: ast.AST, **fields: object) -> ast.AST:
    """Return a copy of a node with other fields."""
    changed = copy.copy(node)
    for name, value in fields.items():
        setattr(changed, name, value)
    return changed


def _replaced(source: str, node: ast.expr | ast.stmt, changed: ast.AST) -> str:
    """Return the module with `changed` where `node` stands; every other line stays where it is."""
    lines = source.encode().splitlines(keepends=True)
    first, last = node.lineno - 1, (node.end_lineno or node.lineno) - 1
    text = ast.unparse(ast.fix_missing_locations(changed))
    indent = "\n" + " " * node.col_offset
    text = text.replace("\n", indent) if isinstance(changed, ast.stmt) else f"({text})"
    head, tail = lines[first][: node.col_offset], lines[last][node.end_col_offset :]
    gone = b"\n" * (last - first - text.count("\n"))
    return b"".join([*lines[:first], head, text.encode(), tail, gone, *lines[last + 1 :]]).decode()


_CHANGES: dict[type[ast.AST], tuple[Callable[..., Iterator[Change]], ...]] = {
    ast.Compare: (_of_compare,),
    ast.BinOp: (_of_arithmetic,),
    ast.BoolOp: (_of_boolean,),
    ast.UnaryOp: (_of_not,),
    ast.Constant: (_of_constant,),
    ast.If: (_of_condition,),
    ast.While: (_of_condition,),
    ast.IfExp: (_of_condition,),
    **dict.fromkeys(_COMPREHENSIONS, (_of_comprehension,)),
    ast.Call: (_of_call,),
    ast.Expr: (_of_statement,),
    ast.AugAssign: (_of_statement,),
    ast.Raise: (_of_statement,),
    ast.Return: (_of_return,),
}
"""Node → what changes it."""
