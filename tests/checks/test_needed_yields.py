"""Every `yield` of the rules is needed by a failing example: without it, other findings come out."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from inspect import isgeneratorfunction
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any

import pytest
from example_runs import issues, rule_named, run_example
from reference.rule_examples import examples_of

from teamplan import checks
from teamplan.checks.registry import RULES
from teamplan.checks.rule import Issue, Rule

pytestmark = pytest.mark.slow

ROOT = Path(checks.__file__).parent


@dataclass(frozen=True)
class Omission:
    """A function of the rules with something left out: where, and its code without it."""

    line: int
    shown: str
    qualname: str
    code: CodeType


def modules() -> list[str]:
    """Return the dotted names, below `checks`, of the modules that yield anything."""
    files = sorted(path for path in ROOT.rglob("*.py") if any(omissions(path.relative_to(ROOT))))
    return [".".join(path.relative_to(ROOT).with_suffix("").parts) for path in files]


def omissions(file: Path) -> Iterator[Omission]:
    """Yield the code without each `yield` in turn, each side of an `or` around one, each item of a loop."""
    source = (ROOT / file).read_text(encoding="utf-8")
    for place in range(sum(1 for _ in _targets(ast.parse(source)))):
        tree = ast.parse(source)
        target = list(_targets(tree))[place]
        shown = ast.unparse(target).splitlines()[0]
        _leave_out(tree, target)
        code = compile(ast.fix_missing_locations(tree), str(ROOT / file), "exec")
        function = _function_around(tree, target)
        yield Omission(target.lineno, shown, function, _code_of(code, function))


def _targets(tree: ast.Module) -> Iterator[ast.stmt | ast.expr]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Yield | ast.YieldFrom):
            yield node
        if isinstance(node, ast.If) and any(isinstance(inner, ast.Yield | ast.YieldFrom) for inner in ast.walk(node)):
            yield from (side for each in ast.walk(node.test) if _is_or(each) for side in each.values)
        if isinstance(node, ast.For) and isinstance(node.iter, ast.Tuple):
            yield from node.iter.elts


def _is_or(node: ast.AST) -> bool:
    return isinstance(node, ast.BoolOp) and isinstance(node.op, ast.Or)


def _leave_out(tree: ast.Module, target: ast.stmt | ast.expr) -> None:
    """Replace a statement by one that is never reached and a condition by one that never holds; shorten a tuple."""
    never = ast.Constant(value=False)
    for node in ast.walk(tree):
        if isinstance(node, ast.Tuple) and target in node.elts:
            node.elts.remove(target)
        for field in ("body", "orelse", "values"):
            inner = getattr(node, field, None)
            if isinstance(inner, list) and target in inner:
                reached = never if isinstance(target, ast.expr) else ast.If(test=never, body=[target], orelse=[])
                inner[inner.index(target)] = reached


def _function_around(tree: ast.Module, target: ast.stmt | ast.expr) -> str:
    def holders(body: list[ast.stmt], prefix: str) -> Iterator[str]:
        for node in body:
            if isinstance(node, ast.ClassDef):
                yield from holders(node.body, f"{prefix}{node.name}.")
            elif isinstance(node, ast.FunctionDef) and node.lineno <= target.lineno <= (node.end_lineno or 0):
                yield prefix + node.name

    [name] = holders(tree.body, "")
    return name


def _code_of(code: CodeType, qualname: str) -> CodeType:
    inner = [each for each in code.co_consts if isinstance(each, CodeType)]
    found = [each for each in inner if each.co_qualname == qualname]
    return found[0] if found else next(_code_of(each, qualname) for each in inner if qualname.startswith(each.co_name))


@cache
def _expected(rule_name: str, name: str) -> list[Issue]:
    return issues(rule_named(rule_name), run_example(rule_name, name).subjects)


def needed(module: str, omission: Omission, rules: tuple[Rule[Any], ...], names: tuple[str, ...] = ()) -> bool:
    """Whether a failing example of `rules` comes out differently with the omission; `names` are all unless given."""
    function: Any = import_module(f"{checks.__name__}.{module}")
    for part in omission.qualname.split("."):
        function = getattr(function, part)
        function = function.check if isinstance(function, Rule) else function
    assert isinstance(function, FunctionType)
    examples = [
        (rule, name, _expected(rule.name, name)) for rule in rules for name in names or examples_of(rule.name).failing
    ]
    original, function.__code__ = function.__code__, omission.code
    try:
        return any(issues(rule, run_example(rule.name, name).subjects) != before for rule, name, before in examples)
    finally:
        function.__code__ = original


def unneeded(module: str, names: tuple[str, ...] = ()) -> list[str]:
    """Return what no failing example needs; by default, of the module's own rule, or of all where it has none."""
    own = getattr(import_module(f"{checks.__name__}.{module}"), "RULE", None)
    rules = (own,) if own else RULES
    file = Path(*module.split(".")).with_suffix(".py")
    return [f"line {each.line}: {each.shown}" for each in omissions(file) if not needed(module, each, rules, names)]


def test_there_are_yields_in_most_modules():
    files = [Path(*module.split(".")).with_suffix(".py") for module in modules()]
    assert len(files) >= len(RULES)
    assert sum(1 for file in files for _ in omissions(file)) > 130
    assert all(isgeneratorfunction(rule.check) for rule in RULES), "what a rule finds is yielded, one by one"


@pytest.mark.parametrize("module", modules())
def test_every_yield_is_needed(module: str):
    assert not unneeded(module)


def test_a_yield_without_an_example_is_told():
    assert len(unneeded("of_catalogs.unknown_role_reference", ("",))) > 20
