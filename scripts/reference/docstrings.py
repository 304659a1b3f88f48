"""The docstrings of classes and functions, and those under fields and constants."""

from __future__ import annotations

import ast
import inspect
import textwrap
from functools import cache
from itertools import pairwise


def first_paragraphs(thing: object) -> str:
    """Return the docstring of a class or function without what Google style lists at its end."""
    text = inspect.getdoc(thing) or ""
    return " ".join(text.partition("\n>>>")[0].partition("Raises ")[0].split())


def class_body(thing: type) -> list[ast.stmt]:
    """Return the statements of a class; none of one that is made from the table of file kinds."""
    try:
        source = inspect.getsource(thing)
    except OSError:
        return []
    [definition] = ast.parse(textwrap.dedent(source)).body
    return definition.body if isinstance(definition, ast.ClassDef) else []


@cache
def field_docstrings(thing: type) -> dict[str, str]:
    """Return field → the docstring under it."""
    found = {}
    for field, text in pairwise(class_body(thing)):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name):
            value = text.value if isinstance(text, ast.Expr) else None
            if isinstance(value, ast.Constant) and isinstance(value.value, str):
                found[field.target.id] = " ".join(value.value.split())
    return found


def constant_docstring(module: object, name: str) -> str:
    """Return the docstring under a constant; one for several stands under the last."""
    body = ast.parse(inspect.getsource(module)).body  # type: ignore[arg-type]
    found = False
    for node in body:
        target = getattr(node, "target", None) or next(iter(getattr(node, "targets", ())), None)
        if isinstance(target, ast.Name):
            found = found or target.id == name
        elif found:
            value = node.value if isinstance(node, ast.Expr) else None
            return " ".join(str(value.value).split()) if isinstance(value, ast.Constant) else ""
    return ""
