"""The file formats: every key of every kind of file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, get_args

from pydantic import BaseModel

from teamplan.model.driver import Driver
from teamplan.model.files.kinds import FILE_KINDS
from teamplan.model.files.models import file_model
from teamplan.sources.wording_file import load_wording

from .docstrings import field_docstrings, first_paragraphs
from .meanings import MEANINGS, StaleError, written_meanings
from .table_cell import escaped
from .value_types import type_text


def format_pages() -> str:
    """Return one section for every kind of file."""
    written: set[type[BaseModel]] = set()
    lines: list[str] = []
    for kind in FILE_KINDS.values():
        lines += [f"### {kind.name}: `{kind.path}`", "", f"JSON Schema: `teamplan schema {kind.name}`.", ""]
        for inner in reachable(file_model(kind)):
            if inner in written:
                continue
            written.add(inner)
            lines += [f"#### {inner.__name__}", "", first_paragraphs(inner), "", *key_rows(inner), ""]
    return "\n".join(lines)


def models_in(annotation: object) -> Iterator[type[BaseModel]]:
    """Yield the models that an annotation names, in order."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from models_in(argument)


def reachable(model: type[BaseModel]) -> list[type[BaseModel]]:
    """Return `model` and every model within it, each once, outer ones first."""
    found: dict[type[BaseModel], None] = {model: None}
    for field in model.model_fields.values():
        for inner in models_in(field.annotation):
            found.update(dict.fromkeys(reachable(inner)))
    return list(found)


def all_fields() -> set[str]:
    """Return `Model.field` of every key of every file."""
    models = {inner for kind in FILE_KINDS.values() for inner in reachable(file_model(kind))}
    return {f"{model.__name__}.{field}" for model in models for field in model.model_fields}


def key_rows(model: type[BaseModel]) -> list[str]:
    """Return the table rows of the keys of `model`."""
    schema = model.model_json_schema()
    definitions = schema.get("$defs", {})
    if "$ref" in schema:
        schema = definitions[schema["$ref"].rpartition("/")[2]]
    rows = ["| key | type and range | default | meaning |", "| --- | --- | --- | --- |"]
    for name, node in schema["properties"].items():
        cells = (type_text(node, definitions), default_text(name, schema), meaning(model, name))
        rows.append(f"| `{name}` | {' | '.join(map(escaped, cells))} |")
    return rows


def default_text(name: str, schema: dict[str, Any]) -> str:
    """Return `required`, or what holds where the key is absent."""
    if name in schema.get("required", ()):
        return "required"
    default = schema["properties"][name].get("default")
    if default in (None, [], {}, "") or isinstance(default, dict):
        return "—"
    return f"`{json.dumps(default, ensure_ascii=False)}`"


def meaning(model: type[BaseModel], field: str) -> str:
    """Return what a key means; raises StaleError where nobody says."""
    said = field_docstrings(model).get(field) or written_meanings()["fields"].get(f"{model.__name__}.{field}")
    if said is None and model.__name__ == "Brief" and field in list(Driver):
        terms = load_wording().terms
        said = f"{terms['driver'][field]} ({terms['unit'][field]})."
    if said is None:
        message = f"{model.__name__}.{field} has no docstring and no entry in {MEANINGS.name}"
        raise StaleError(message)
    return said
