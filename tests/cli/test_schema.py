"""`teamplan schema`: JSON Schemas that agree with what the program accepts."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from teamplan import Brief, dump_plan, load_catalog
from teamplan.cli.schema import run_schema
from teamplan.findings.words import Words
from teamplan.model.files.kinds import FILE_KINDS
from teamplan.model.files.models import file_schema
from teamplan.model.terms import Stage
from teamplan.planning.planner import plan_team
from teamplan.usecases.errors import UnknownChoiceError

ROOT = Path(__file__).parents[2]
FILES = {
    "role": "templates/catalog/*.yaml",
    "team": "templates/teams/*.yaml",
    "practice": "templates/practices/*.yaml",
    "assumptions": "templates/assumptions/*.yaml",
    "organisation": "templates/organisation.yaml",
    "profiles": "templates/profiles.yaml",
    "brief": "examples/*/brief.yaml",
}
KINDS = [*FILES, "plan"]
JSON_TYPES = {
    "object": dict, "array": list, "string": str, "integer": int, "number": (int, float), "boolean": bool,
    "null": type(None),
}  # fmt: skip


def schema_of(cli, kind: str) -> dict[str, Any]:
    outcome = cli("schema", kind)
    assert outcome.code == 0, outcome.err
    return json.loads(outcome.out)


def complaints(value: Any, schema: dict[str, Any], root: dict[str, Any], at: str = "$") -> list[str]:
    """Return where `value` breaks `schema`: the part of JSON Schema that Pydantic's schemas use."""
    if "$ref" in schema:
        return complaints(value, root["$defs"][schema["$ref"].rpartition("/")[2]], root, at)
    for union in ("anyOf", "oneOf"):
        if union in schema:
            branches = [complaints(value, branch, root, at) for branch in schema[union]]
            return [] if [] in branches else branches[0]
    return [*_of_value(value, schema, at), *_of_object(value, schema, root, at), *_of_array(value, schema, root, at)]


def _of_value(value: Any, schema: dict[str, Any], at: str) -> list[str]:
    expected = JSON_TYPES.get(schema.get("type", ""), object)
    if not isinstance(value, expected) or (isinstance(value, bool) and schema.get("type") in ("integer", "number")):
        return [f"{at}: {value!r} is no {schema['type']}"]
    bounds = {
        "const": lambda limit: value == limit,
        "enum": lambda limit: value in limit,
        "minimum": lambda limit: value >= limit,
        "maximum": lambda limit: value <= limit,
        "exclusiveMinimum": lambda limit: value > limit,
        "exclusiveMaximum": lambda limit: value < limit,
        "minLength": lambda limit: len(value) >= limit,
        "maxLength": lambda limit: len(value) <= limit,
        "minItems": lambda limit: len(value) >= limit,
        "maxItems": lambda limit: len(value) <= limit,
        "pattern": lambda limit: re.search(limit, value),
    }
    return [
        f"{at}: {value!r} breaks {key}" for key, holds in bounds.items() if key in schema and not holds(schema[key])
    ]


def _of_object(value: Any, schema: dict[str, Any], root: dict[str, Any], at: str) -> list[str]:
    if not isinstance(value, dict):
        return []
    found = [f"{at}: lacks {key}" for key in schema.get("required", ()) if key not in value]
    for key, inner in value.items():
        below = schema.get("properties", {}).get(key, schema.get("additionalProperties", True))
        if below is False:
            found.append(f"{at}: unknown {key}")
        elif isinstance(below, dict):
            found += complaints(inner, below, root, f"{at}.{key}")
    return found


def _of_array(value: Any, schema: dict[str, Any], root: dict[str, Any], at: str) -> list[str]:
    if not isinstance(value, list) or not isinstance(schema.get("items"), dict):
        return []
    return [
        each for place, item in enumerate(value) for each in complaints(item, schema["items"], root, f"{at}[{place}]")
    ]


def resolvable(schema: Any, root: dict[str, Any]) -> int:
    """Follow every reference; return how many there are."""
    if isinstance(schema, list):
        return sum(resolvable(item, root) for item in schema)
    if not isinstance(schema, dict):
        return 0
    here = 0
    if "$ref" in schema:
        assert schema["$ref"].rpartition("/")[2] in root["$defs"]
        here = 1
    return here + sum(resolvable(item, root) for item in schema.values())


@pytest.mark.parametrize("kind", KINDS)
def test_every_schema_is_a_complete_json_schema(cli, kind):
    schema = schema_of(cli, kind)
    assert schema["$schema"].startswith("https://json-schema.org/")
    assert schema["type"] == "object"
    assert schema["additionalProperties"] is False
    assert set(schema["required"]) <= set(schema["properties"])
    assert resolvable(schema, schema) > 0


@pytest.mark.parametrize("kind", FILES)
def test_schemas_accept_the_shipped_files(cli, kind):
    schema = schema_of(cli, kind)
    paths = sorted(ROOT.glob(FILES[kind]))
    assert paths
    for path in paths:
        assert complaints(yaml.safe_load(path.read_bytes()), schema, schema) == [], path


def test_the_schema_of_plans_accepts_a_plan(cli):
    schema = schema_of(cli, "plan")
    text = dump_plan(plan_team(load_catalog(), Brief(stage=Stage.MATURE, size=30, live=True)))
    assert complaints(yaml.safe_load(text), schema, schema) == []


BAD_BRIEFS = [
    {},
    {"stage": "later"},
    {"stage": "growth", "size": 0},
    {"stage": "growth", "size": 2.5},
    {"stage": "growth", "size": "5"},
    {"stage": "growth", "size": True},
    {"stage": "growth", "monthly_sales": -1},
    {"stage": "growth", "start": "2026-13"},
    {"stage": "growth", "service": {"level": 1.5}},
    {"stage": "growth", "require": ["客服"]},
    {"stage": "growth", "hats": 3},
]


@pytest.mark.parametrize("brief", BAD_BRIEFS, ids=str)
def test_schema_and_program_refuse_the_same(cli, brief):
    schema = schema_of(cli, "brief")
    assert complaints(brief, schema, schema)
    cli.write("brief.yaml", yaml.safe_dump(brief))
    assert cli("new", "--from", "brief.yaml").code == 2


def test_a_schema_is_json_as_it_is_published(capfdbinary):
    assert run_schema("brief") == 0
    text = json.dumps(file_schema("brief"), ensure_ascii=False, indent=2) + "\n"
    assert capfdbinary.readouterr() == (text.encode(), b"")


def test_an_unknown_kind_is_refused_with_all_there_are():
    with pytest.raises(UnknownChoiceError) as caught:
        run_schema("brif")
    assert caught.value.message == Words("没有文件种类「brif」", "no file kind 'brif'")
    assert (caught.value.choices, caught.value.near) == (tuple(FILE_KINDS), ("brief",))
