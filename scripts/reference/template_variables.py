"""The variables of templates: the view of a plan and the reader in chapters, the finished document in looks."""

from __future__ import annotations

import ast
import dataclasses
import re
from importlib import import_module
from types import GenericAlias, ModuleType

from teamplan.model import quantity
from teamplan.rendering import view as view_room
from teamplan.rendering.audience import Audience
from teamplan.rendering.chart import nodes as chart_nodes
from teamplan.rendering.document import blocks
from teamplan.rendering.document.columns import ColumnSource
from teamplan.rendering.view.view import Fact, View

from .docstrings import class_body, first_paragraphs
from .meanings import MEANINGS, StaleError, written_meanings
from .table_cell import escaped

FACT_MODULES = ("company", "seats", "work", "outlook", "jobs", "practices", "money", "assumptions", "risks")
"""Rooms of the view, in the order in which a reader meets them."""
NOT_SHOWN = {"Explanation", "View"}
"""Classes of the document that only the program handles."""


def view_pages() -> str:
    """Return what `view` has, and every kind of facts."""
    facts = [thing for name in FACT_MODULES for thing in records_of(import_module(f"{view_room.__name__}.{name}"))]
    return "\n".join([*class_page(View), *(line for thing in facts for line in class_page(thing))])


def reader_page() -> str:
    """Return what `reader` has."""
    return "\n".join(class_page(Audience))


def quantity_table() -> str:
    """Return the types of quantities and what each counts."""
    found = [quantity.Count, *records_of(quantity)]
    lines = ["| type | meaning |", "| --- | --- |"]
    return "\n".join([*lines, *(f"| `{it.__name__}` | {escaped(first_paragraphs(it))} |" for it in found)]) + "\n"


def column_options() -> str:
    """Return the options of a column."""
    return "\n".join(class_page(ColumnSource)[2:])


def document_pages() -> str:
    """Return every class that looks see, from the whole to its parts."""
    order = {"Document": 0, "Frame": 1, "Chapter": 2, "Section": 3}
    found = sorted(records_of(blocks), key=lambda thing: order.get(thing.__name__, 4))
    shown = [thing for thing in found if thing.__name__ not in NOT_SHOWN]
    return "\n".join(
        line for thing in (*shown, chart_nodes.ChartNode, chart_nodes.ChartPage) for line in class_page(thing)
    )


def records_of(module: ModuleType) -> list[type]:
    """Return the public dataclasses and named tuples that a module defines."""
    return [
        thing
        for name, thing in vars(module).items()
        if isinstance(thing, type)
        and (dataclasses.is_dataclass(thing) or hasattr(thing, "_fields"))
        and thing.__module__ == module.__name__
        and not name.startswith("_")
    ]


def class_page(thing: type) -> list[str]:
    """Return the heading, the docstring and the members of a class."""
    head = [f"#### {thing.__name__}", "", first_paragraphs(thing), ""]
    return [*head, "| name | type | meaning |", "| --- | --- | --- |", *member_rows(thing), ""]


def member_rows(thing: type) -> list[str]:
    """Return one row for each field, class variable, property and method that a template may use."""
    body = class_body(thing)
    rows = []
    for place, node in enumerate(body):
        after = body[place + 1] if place + 1 < len(body) else None
        row = _fact_row(thing, node, after) or _field_row(node, after) or _property_row(node)
        if row:
            name, kind, text = row
            rows.append(f"| `{name}` | {escaped(kind)} | {escaped(text or variable_meaning(thing, name))} |")
    if issubclass(thing, Audience):
        rows += [f"| `{member.name}` | `{member.value}` | `reader == {member.value!r}` |" for member in Audience]
    return rows


def _field_row(node: ast.stmt, after: ast.stmt | None) -> tuple[str, str, str] | None:
    if not isinstance(node, ast.AnnAssign) or not isinstance(node.target, ast.Name) or node.target.id.startswith("_"):
        return None
    text = _docstring(after)
    kind = ast.unparse(node.annotation)
    if node.value is not None and kind == f"Literal[{ast.unparse(node.value)}]":
        return node.target.id, f"always `{ast.literal_eval(node.value)}`", "Tells the block apart."
    default = f", default `{ast.unparse(node.value)}`" if node.value is not None and "field(" not in kind else ""
    return node.target.id, f"`{kind}`{default}", text


def _property_row(node: ast.stmt) -> tuple[str, str, str] | None:
    if not isinstance(node, ast.FunctionDef) or node.name.startswith("_"):
        return None
    decorators = {item.id for item in node.decorator_list if isinstance(item, ast.Name)}
    arguments = ", ".join(argument.arg for argument in node.args.args[1:])
    name = node.name if decorators & {"property", "cached_property"} else f"{node.name}({arguments})"
    kind = f"`{ast.unparse(node.returns)}`" if node.returns is not None else ""
    return name, kind, " ".join((ast.get_docstring(node) or "").split())


def _docstring(after: ast.stmt | None) -> str:
    value = after.value if isinstance(after, ast.Expr) else None
    return " ".join(value.value.split()) if isinstance(value, ast.Constant) and isinstance(value.value, str) else ""


def _fact_row(thing: type, node: ast.stmt, after: ast.stmt | None) -> tuple[str, str, str] | None:
    """Return the row of a fact: its annotation and docstring, or else what the function that finds it returns."""
    if isinstance(node, ast.AnnAssign) and ast.unparse(node.annotation).startswith("Fact["):
        return ast.unparse(node.target), f"`{ast.unparse(node.annotation)[len('Fact[') : -1]}`", _docstring(after)
    target = node.targets[0] if isinstance(node, ast.Assign) else None
    fact = vars(thing).get(target.id) if isinstance(target, ast.Name) else None
    if not isinstance(target, ast.Name) or not isinstance(fact, Fact):
        return None
    text = first_paragraphs(fact.find).removeprefix("Return ")
    return target.id, f"`{_shown(fact.find.__annotations__['return'])}`", text[:1].upper() + text[1:]


def variable_meaning(thing: type, field: str) -> str:
    """Return what a variable of templates means; raises StaleError where nobody says."""
    known = written_meanings()["variables"]
    said = known.get(f"{thing.__name__}.{field}") or known.get(field)
    if said is None:
        message = f"{thing.__name__}.{field} has no docstring and no entry in {MEANINGS.name}"
        raise StaleError(message)
    return said


def all_variables() -> set[str]:
    """Return the name of every member that a template may use, as `Class.name` and alone."""
    modules = [blocks, quantity, *(import_module(f"{view_room.__name__}.{name}") for name in FACT_MODULES)]
    things = [View, Audience, ColumnSource, chart_nodes.ChartNode, chart_nodes.ChartPage]
    things += [thing for module in modules for thing in records_of(module)]
    found = set()
    for thing in things:
        for node in class_body(thing):
            row = _fact_row(thing, node, None) or _field_row(node, None) or _property_row(node)
            if row:
                found |= {f"{thing.__name__}.{row[0]}", row[0]}
    return found


def _shown(annotation: object) -> str:
    """Return an annotation as it is written, without the modules that its names come from."""
    plain = isinstance(annotation, type) and not isinstance(annotation, GenericAlias)
    return re.sub(r"\b(?:[a-z_]+\.)+", "", annotation.__name__ if plain else str(annotation))
