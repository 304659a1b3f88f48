"""The variables of document templates: every class that they see."""

from __future__ import annotations

import ast
import dataclasses

from teamplan.rendering.audience import Audience
from teamplan.rendering.chart import nodes as chart_nodes
from teamplan.rendering.document import blocks as document

from .docstrings import class_body, first_paragraphs
from .meanings import MEANINGS, StaleError, written_meanings
from .table_cell import escaped


def variable_pages() -> str:
    """Return every class that templates see, with its fields."""
    lines: list[str] = []
    for thing in (*shown_classes(), chart_nodes.ChartNode, chart_nodes.ChartPage, Audience):
        lines += [f"#### {thing.__name__}", "", first_paragraphs(thing), ""]
        lines += ["| name | type | meaning |", "| --- | --- | --- |", *member_rows(thing), ""]
    return "\n".join(lines)


def shown_classes() -> list[type]:
    """Return the dataclasses of the document, from the whole to its parts."""
    found = [thing for thing in vars(document).values() if dataclasses.is_dataclass(thing) and isinstance(thing, type)]
    order = {"Proposal": 0, "Chapter": 1, "Section": 2}
    return sorted(found, key=lambda thing: order.get(thing.__name__, 3))


def member_rows(thing: type) -> list[str]:
    """Return one row for each field, class variable, property and method that a template may use."""
    body = class_body(thing)
    rows = []
    for place, node in enumerate(body):
        after = body[place + 1] if place + 1 < len(body) else None
        row = _field_row(node, after) or _property_row(node)
        if row:
            name, kind, text = row
            rows.append(f"| `{name}` | {escaped(kind)} | {escaped(text or variable_meaning(thing, name))} |")
    if issubclass(thing, Audience):
        rows += [f"| `{member.name}` | `{member.value}` | {member.label} |" for member in Audience]
    return rows


def _field_row(node: ast.stmt, after: ast.stmt | None) -> tuple[str, str, str] | None:
    if not isinstance(node, ast.AnnAssign) or not isinstance(node.target, ast.Name) or node.target.id.startswith("_"):
        return None
    value = after.value if isinstance(after, ast.Expr) else None
    text = value.value if isinstance(value, ast.Constant) and isinstance(value.value, str) else ""
    kind = ast.unparse(node.annotation)
    if kind.startswith("ClassVar") and node.value is not None:
        return node.target.id, f"always `{ast.literal_eval(node.value)}`", "Tells the block apart."
    default = f", default `{ast.unparse(node.value)}`" if node.value is not None else ""
    return node.target.id, f"`{kind}`{default}", " ".join(text.split())


def _property_row(node: ast.stmt) -> tuple[str, str, str] | None:
    if not isinstance(node, ast.FunctionDef) or node.name.startswith("_"):
        return None
    is_property = any(isinstance(item, ast.Name) and item.id == "property" for item in node.decorator_list)
    arguments = ", ".join(argument.arg for argument in node.args.args[1:])
    name = node.name if is_property else f"{node.name}({arguments})"
    kind = f"`{ast.unparse(node.returns)}`" if node.returns is not None else ""
    return name, kind, " ".join((ast.get_docstring(node) or "").split())


def variable_meaning(thing: type, field: str) -> str:
    """Return what a variable of templates means; raises StaleError where nobody says."""
    said = written_meanings()["variables"].get(f"{thing.__name__}.{field}")
    if said is None:
        message = f"{thing.__name__}.{field} has no docstring and no entry in {MEANINGS.name}"
        raise StaleError(message)
    return said
