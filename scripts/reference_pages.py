"""Write the generated parts of docs/: file formats, rules, document templates, commands.

The parts stand between `<!-- generated: NAME -->` and `<!-- /generated -->`; everything else on the
pages is written by hand. `--check` writes nothing and exits 1 if a part is stale, if a key has no
meaning, or if docs/field-meanings.yaml names a key that no model has.
"""

from __future__ import annotations

import argparse
import ast
import dataclasses
import inspect
import json
import os
import re
import subprocess
import sys
import textwrap
from fractions import Fraction
from functools import cache
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import yaml
from jinja2 import Environment
from pydantic import BaseModel

from teamplan.checks.registry import RULES
from teamplan.checks.subjects import BriefSubject, CatalogSubject, PlanSubject
from teamplan.model.driver import TITLES, UNITS, Driver
from teamplan.model.file_schema import FILE_KINDS
from teamplan.model.platform import PLATFORMS
from teamplan.model.terms import CHINESE, EvidenceGrade
from teamplan.rendering import chart_nodes, document
from teamplan.rendering.audience import Audience
from teamplan.rendering.environment import template_environment
from teamplan.rendering.formats import FORMATS
from teamplan.rendering.proposal import CHAPTERS
from teamplan.rendering.template_folders import TemplateFolders

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from teamplan.checks.rule import Example

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
MEANINGS = DOCS / "field-meanings.yaml"
PART = re.compile(r"(<!-- generated: ([a-z-]+) -->\n).*?(<!-- /generated -->)", re.DOTALL)
BLOCK = re.compile(r"{%-? block (\w+)")
WIDTH = "100"
"""Columns of the help texts."""
MAX_SHOWN_VALUES = 12
"""Longer closed lists are named and stand at the end of the page."""

FILES = {
    "role": "catalog/<function>.yaml",
    "team": "teams/<id>.yaml",
    "practice": "practices/<topic>.yaml",
    "assumptions": "assumptions/<topic>.yaml",
    "organisation": "organisation.yaml",
    "profiles": "profiles.yaml",
    "brief": "brief.yaml",
    "plan": "plan.yaml",
}
"""File kind → where such a file stands."""

COMMANDS = (
    "",
    "new",
    "render",
    "check",
    "why",
    "roles list",
    "roles show",
    "roles search",
    "templates list",
    "templates show",
    "templates copy",
    "schema",
)
"""Every command; the first is the program itself."""

CATALOG_FILTERS = {
    "html_table": "`table | html_table(proposal.reasons)`: a `Table` as HTML; values with a reason link to it.",
    "org_chart_svg": "`page | org_chart_svg(false)`: a `ChartPage` as SVG; `false` leaves its style sheet out.",
}
"""Filters that are wrapped before they are registered, so that their docstring is out of reach."""


class StaleError(Exception):
    """Something that a page needs is missing or names what is gone."""


# --- file formats ----------------------------------------------------------------------------


@cache
def written_meanings() -> dict[str, dict[str, str]]:
    """Return the meanings that were written by hand, by section."""
    loaded: dict[str, dict[str, str]] = yaml.safe_load(MEANINGS.read_text(encoding="utf-8"))
    return loaded


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


@cache
def docstrings(model: type[BaseModel]) -> dict[str, str]:
    """Return field → the docstring under it."""
    [definition] = ast.parse(textwrap.dedent(inspect.getsource(model))).body
    body = definition.body if isinstance(definition, ast.ClassDef) else []
    found = {}
    for field, text in pairwise(body):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name):
            value = text.value if isinstance(text, ast.Expr) else None
            if isinstance(value, ast.Constant) and isinstance(value.value, str):
                found[field.target.id] = " ".join(value.value.split())
    return found


def meaning(model: type[BaseModel], field: str) -> str:
    """Return what a key means; raises StaleError where nobody says."""
    said = docstrings(model).get(field) or written_meanings()["fields"].get(f"{model.__name__}.{field}")
    if said is None and model.__name__ == "Brief" and field in list(Driver):
        said = f"{TITLES[Driver(field)]} ({UNITS[Driver(field)]})."
    if said is None:
        message = f"{model.__name__}.{field} has no docstring and no entry in {MEANINGS.name}"
        raise StaleError(message)
    return said


def range_text(node: dict[str, Any]) -> str:
    """Return the bounds of a number, such as `0–1` or `> 0`."""
    low, high = node.get("minimum"), node.get("maximum")
    parts = []
    if low is not None and high is not None:
        parts.append(f"{low:,.10g}–{high:,.10g}")
    elif low is not None:
        parts.append(f"≥ {low:,.10g}")
    if "exclusiveMinimum" in node:
        parts.append(f"> {node['exclusiveMinimum']:,.10g}")
    if "exclusiveMaximum" in node:
        parts.append(f"< {node['exclusiveMaximum']:,.10g}")
    if high is not None and low is None:
        parts.append(f"≤ {high:,.10g}")
    return f" {', '.join(parts)}" if parts else ""


def string_text(node: dict[str, Any]) -> str:
    """Return what a text may be."""
    named = {"^[a-z][a-z0-9_]*$": "id (`a_b`)", "^[a-z0-9][a-z0-9-]*$": "id (`a-b`)"}
    pattern = node.get("pattern")
    if pattern in named:
        return named[pattern]
    if pattern == r"^\d{4}-(0[1-9]|1[0-2])$":
        return "month `2026-12`"
    if pattern:
        return "text in the form of its meaning" if "|" in pattern else "date `2026`, `2026-12` or `2026-12-31`"
    return "text"


def type_text(node: dict[str, Any], definitions: dict[str, Any]) -> str:
    """Return the type of a JSON Schema node in words."""
    if "$ref" in node:
        name = node["$ref"].rpartition("/")[2]
        target = definitions[name]
        return one_of(target["enum"]) if "enum" in target else f"[{name}](#{name.lower()})"
    if "const" in node:
        return f"`{node['const']}`"
    if "enum" in node:
        return one_of(node["enum"])
    options = [item for key in ("anyOf", "oneOf") for item in node.get(key, ()) if item.get("type") != "null"]
    if options:
        return " or ".join(dict.fromkeys(type_text(item, definitions) for item in options))
    return plain_type(node, definitions)


def plain_type(node: dict[str, Any], definitions: dict[str, Any]) -> str:
    """Return the type of a node that is neither a reference nor a union."""
    kind = node.get("type")
    if kind == "array":
        count = items_text(node)
        return f"list{count} of {type_text(node.get('items', {}), definitions)}"
    if kind == "object":
        names, values = node.get("propertyNames", {}), node.get("additionalProperties", {})
        key = type_text(names, definitions) if names else "text"
        if "$ref" in names:
            key = names["$ref"].rpartition("/")[2].lower()
        return f"{key} → {type_text(values, definitions)}"
    if kind == "string":
        return string_text(node)
    words = {"integer": "whole number", "number": "number", "boolean": "`true` or `false`"}
    return words.get(str(kind), "any") + range_text(node)


def items_text(node: dict[str, Any]) -> str:
    """Return how many items a list may have."""
    low, high = node.get("minItems"), node.get("maxItems")
    if low is None and high is None:
        return ""
    return f" ({low or 0}–{high})" if high is not None else f" ({low} or more)"


def one_of(values: list[Any]) -> str:
    """Return the values of a closed list; long lists are named, and stand further down the page."""
    if values == [driver.value for driver in Driver]:
        return "[driver](#drivers)"
    if len(values) > MAX_SHOWN_VALUES:
        return "[function](#functions)"
    return " · ".join(f"`{value}`" for value in values)


def default_text(name: str, schema: dict[str, Any]) -> str:
    """Return `required`, or what holds where the key is absent."""
    if name in schema.get("required", ()):
        return "required"
    default = schema["properties"][name].get("default")
    if default in (None, [], {}, "") or isinstance(default, dict):
        return "—"
    return f"`{json.dumps(default, ensure_ascii=False)}`"


def escaped(text: str) -> str:
    """Return `text` for a table cell."""
    return text.replace("|", "\\|")


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


def format_pages() -> str:
    """Return one section for every kind of file."""
    written: set[type[BaseModel]] = set()
    lines: list[str] = []
    for kind, model in FILE_KINDS.items():
        lines += [f"### {kind}: `{FILES[kind]}`", "", f"JSON Schema: `teamplan schema {kind}`.", ""]
        for inner in reachable(model):
            if inner in written:
                continue
            written.add(inner)
            lines += [f"#### {inner.__name__}", "", first_paragraphs(inner), "", *key_rows(inner), ""]
    return "\n".join(lines)


def first_paragraphs(thing: object) -> str:
    """Return the docstring of a class or function without what Google style lists at its end."""
    text = inspect.getdoc(thing) or ""
    return " ".join(text.partition("\n>>>")[0].partition("Raises ")[0].split())


def vocabulary() -> str:
    """Return the closed lists: drivers, functions and the other terms, platforms."""
    lines = ["### Drivers", "", "| key | name | unit |", "| --- | --- | --- |"]
    lines += [f"| `{driver}` | {TITLES[driver]} | {UNITS[driver]} |" for driver in Driver]
    kinds: dict[str, list[str]] = {}
    for term, name in CHINESE.items():
        kinds.setdefault(type(term).__name__, []).append(f"| `{term}` | {name} |")
    headings = {"Stage": "Stages", "BusinessModel": "Business models", "Function": "Functions", "RoleKind": "Kinds"}
    for kind, rows in kinds.items():
        title = headings.get(kind, kind)
        lines += ["", f"### {title}", "", "| key | name |", "| --- | --- |", *rows]
    lines += ["", "### Platforms", "", "| name | also accepted |", "| --- | --- |"]
    lines += [f"| {name} | {'、'.join(others)} |" for name, others in PLATFORMS.items()]
    return "\n".join(lines) + "\n"


def all_fields() -> set[str]:
    """Return `Model.field` of every key of every file."""
    models = {inner for model in FILE_KINDS.values() for inner in reachable(model)}
    return {f"{model.__name__}.{field}" for model in models for field in model.model_fields}


# --- rules -----------------------------------------------------------------------------------

LOOKS_AT = {CatalogSubject: "whole catalog", PlanSubject: "plan", BriefSubject: "brief"}
"""What a rule looks at, besides single entries of a catalog."""


def rule_pages() -> str:
    """Return an overview and one section for every rule."""
    lines = ["| rule | severity | looks at |", "| --- | --- | --- |"]
    for rule in RULES:
        looks = ", ".join(dict.fromkeys(LOOKS_AT.get(kind, _each(kind)) for kind in rule.looks_at))
        lines.append(f"| [`{rule.name}`](#{rule.name}) | {rule.severity} | {looks} |")
    for rule in RULES:
        lines += ["", f"### {rule.name}", "", f"**{rule.severity}.** {rule.why.en} {rule.why.zh}", ""]
        lines += [f"What to do: {rule.advice.en}. {rule.advice.zh}。", ""]
        lines += ["Found:", "", *example_lines(rule.failing), "", "Not found:", "", *example_lines(rule.passing)]
    return "\n".join(lines) + "\n"


def _each(kind: type) -> str:
    words = re.findall("[A-Z][a-z]*", kind.__name__)
    return f"each {' '.join(words).lower()}"


def example_lines(example: Example) -> list[str]:
    """Return an example as YAML; what a finding points at follows in a comment."""
    lines: list[str] = []
    for part in (example, *example.others):
        places = re.findall("«(.*?)»", part.text)
        text = part.text.replace("«", "").replace("»", "")
        comment = [f"# here: {place}" for place in places]
        lines += ["```yaml", f"# {part.kind}", *comment, *text.split("\n"), "```"]
    return lines


@cache
def reader_findings() -> frozenset[str]:
    """Return the names of findings that the readers of files give, collected from their source."""
    found = {"unreadable-file"}
    for path in (ROOT / "src/teamplan/sources").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            found.update(_named_in(node))
    rules = {rule.name for rule in RULES}
    return frozenset(name for name in found if name not in rules and not name.startswith("not-utf8-"))


_INTERNAL = {"ambiguous-zero", "stretch-too-long"}
"""Wordings that are reported under another rule."""


def _named_in(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Dict):
        pairs = [(key, value) for key, value in zip(node.keys, node.values, strict=True) if key is not None]
    elif isinstance(node, ast.Call) and node.args:
        pairs = [(node.args[0], node)]
    else:
        return
    for name, call in pairs:
        maker = call.func.id if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) else ""
        if maker in ("Wording", "_Wording", "Finding", "Problem") and isinstance(name, ast.Constant):
            text = str(name.value)
            if re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", text) and text not in _INTERNAL:
                yield text


def reader_pages() -> str:
    """Return the table of findings about files that cannot be read as what they should be."""
    known = written_meanings()["findings"]
    differing = sorted(reader_findings() ^ set(known))
    if differing:
        message = f"{MEANINGS.name}: findings that the readers give and those that are described differ: {differing}"
        raise StaleError(message)
    lines = ["| finding | meaning |", "| --- | --- |"]
    return "\n".join([*lines, *(f"| `{name}` | {text} |" for name, text in known.items())]) + "\n"


# --- document templates ----------------------------------------------------------------------


def block_table() -> str:
    """Return the blocks of both documents, in order, with the chapter that each holds."""
    folder = ROOT / "templates/documents"
    blocks = {
        kind: BLOCK.findall((folder / f"proposal.{kind}.j2").read_text(encoding="utf-8")) for kind in ("md", "html")
    }
    titles = {key: title for key, title, _, _ in CHAPTERS}
    lines = ["| block | chapter | Markdown | HTML |", "| --- | --- | --- | --- |"]
    for name in dict.fromkeys((*blocks["html"], *blocks["md"])):
        marks = " | ".join("yes" if name in blocks[kind] else "—" for kind in ("md", "html"))
        lines.append(f"| `{name}` | {titles.get(name, '—')} | {marks} |")
    return "\n".join(lines) + "\n"


def filter_table() -> str:
    """Return the filters and globals that the program adds to Jinja2's own."""
    ours = template_environment(TemplateFolders(ROOT / "templates/documents"))
    lines = ["| filter | what it does |", "| --- | --- |"]
    for name in sorted(set(ours.filters) - set(Environment().filters)):  # noqa: S701 - nothing is rendered
        text = CATALOG_FILTERS.get(name) or first_paragraphs(ours.filters[name])
        lines.append(f"| `{name}` | {escaped(text)} |")
    extra = sorted(set(ours.globals) - set(Environment().globals))  # noqa: S701 - nothing is rendered
    lines += [f"| `{name}` (a variable) | Style sheet of the organisation chart, for HTML. |" for name in extra]
    return "\n".join(lines) + "\n"


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
    [definition] = ast.parse(textwrap.dedent(inspect.getsource(thing))).body
    body = definition.body if isinstance(definition, ast.ClassDef) else []
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


def variable_meaning(thing: type, field: str) -> str:
    """Return what a variable of templates means; raises StaleError where nobody says."""
    said = written_meanings()["variables"].get(f"{thing.__name__}.{field}")
    if said is None:
        message = f"{thing.__name__}.{field} has no docstring and no entry in {MEANINGS.name}"
        raise StaleError(message)
    return said


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


def format_table() -> str:
    """Return the formats of a document."""
    lines = ["| format | suffix | what |", "| --- | --- | --- |"]
    return "\n".join([*lines, *(f"| `{name}` | `{it.suffix}` | {it.title} |" for name, it in FORMATS.items())]) + "\n"


# --- the planner -----------------------------------------------------------------------------

CONSTANTS = (
    "model.brief:MAX_SIZE",
    "planning.demand:SMALLEST_HAT",
    "planning.seats:GROWTH_STEP",
    "planning.seating:FULL",
    "planning.seating:DISTANCE_COST",
    "planning.hats:HELPING_DISTANCE",
    "planning.seating:CONFLICT_COST",
    "planning.hats:SMALLEST_SHARE",
    "planning.establishment:OUTSOURCED_BELOW",
    "planning.establishment:FRACTION_OF_A_SEAT",
    "planning.service:DESK_FROM",
    "planning.chat:CONCURRENCY_FACTORS",
    "planning.rostering:SHIFT_HOURS",
    "planning.peaks:OVERTIME_HOURS_PER_DAY",
    "planning.peaks:OVERTIME_HOURS_PER_MONTH",
    "planning.hiring:MONTHS",
    "planning.outlook:HORIZON",
)
"""Constants that decide what a plan looks like."""


def constant_table() -> str:
    """Return the constants with their values and docstrings."""
    lines = ["| constant | value | meaning |", "| --- | --- | --- |"]
    for place in CONSTANTS:
        module_name, name = place.split(":")
        module = import_module(f"teamplan.{module_name}")
        if not hasattr(module, name):
            message = f"teamplan.{module_name} has no {name}"
            raise StaleError(message)
        text = constant_docstring(module, name) or "—"
        lines.append(f"| `{name}` (`{module_name}`) | {constant_text(getattr(module, name))} | {escaped(text)} |")
    return "\n".join(lines) + "\n"


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


def constant_text(value: object) -> str:
    """Return a value as a reader writes it."""
    if isinstance(value, dict):
        return ", ".join(f"{key}: {constant_text(item)}" for key, item in value.items())
    return f"{float(value):,.4g}" if isinstance(value, float | Fraction) else f"{value:,}"


def grade_table() -> str:
    """Return how many figures of each topic have which grade."""
    grades = [grade.value for grade in EvidenceGrade]
    lines = [f"| topic | {' | '.join(grades)} |", f"| --- |{' ---: |' * len(grades)}"]
    for path in sorted((ROOT / "templates/assumptions").glob("*.yaml")):
        figures = yaml.safe_load(path.read_text(encoding="utf-8"))["assumptions"]
        counts = [sum(figure["grade"] == grade for figure in figures) for grade in grades]
        lines.append(f"| `assumptions/{path.name}` | {' | '.join(map(str, counts))} |")
    return "\n".join(lines) + "\n"


# --- commands --------------------------------------------------------------------------------


@cache
def help_text(command: str, language: str) -> str:
    """Return what `--help` of a command prints."""
    environment = {"PATH": os.environ.get("PATH", ""), "COLUMNS": WIDTH, "TEAMPLAN_LANG": language, "NO_COLOR": "1"}
    environment |= {name: os.environ[name] for name in ("HOME", "SYSTEMROOT") if name in os.environ}
    arguments = [sys.executable, "-m", "teamplan", *command.split(), "--help"]
    done = subprocess.run(arguments, env=environment, capture_output=True, check=True, cwd=ROOT)
    return "\n".join(line.rstrip() for line in done.stdout.decode().strip("\n").split("\n"))


def command_pages() -> str:
    """Return one section for every command, with its help in English and Chinese."""
    lines: list[str] = []
    for command in COMMANDS:
        lines += [f"### teamplan {command}".rstrip(), ""]
        for language in ("en", "zh"):
            lines += ["```text", help_text(command, language), "```", ""]
    return "\n".join(lines)


# --- pages -----------------------------------------------------------------------------------

PARTS: dict[str, Callable[[], str]] = {
    "formats": format_pages,
    "vocabulary": vocabulary,
    "rules": rule_pages,
    "reader-findings": reader_pages,
    "blocks": block_table,
    "filters": filter_table,
    "variables": variable_pages,
    "document-formats": format_table,
    "constants": constant_table,
    "grades": grade_table,
    "commands": command_pages,
}
"""Name of a generated part → what makes it."""


def pages() -> list[Path]:
    """Return the pages that have generated parts."""
    found = sorted(DOCS.glob("*.md"))
    return [path for path in found if PART.search(path.read_text(encoding="utf-8"))]


def renewed(text: str) -> str:
    """Return a page with its generated parts made anew; raises StaleError."""
    return PART.sub(lambda match: f"{match[1]}\n{PARTS[match[2]]().rstrip()}\n\n{match[3]}", text)


def problems() -> list[str]:
    """Return what is wrong with the lists that the pages are made from."""
    gone = sorted(set(written_meanings()["fields"]) - all_fields())
    found = [f"{MEANINGS.name}: no such key: {name}" for name in gone]
    used = {match[2] for path in pages() for match in PART.finditer(path.read_text(encoding="utf-8"))}
    return found + [f"no page has the generated part {name!r}" for name in sorted(set(PARTS) - used)]


def main(arguments: list[str] | None = None) -> int:
    """Write or check the pages; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if a page is stale")
    check = parser.parse_args(arguments).check
    complaints = problems()
    for path in pages():
        text = path.read_text(encoding="utf-8")
        try:
            new = renewed(text)
        except StaleError as error:
            complaints.append(f"{path.name}: {error}")
            continue
        if check and new != text:
            complaints.append(f"{path.name} is stale: run scripts/reference_pages.py")
        elif new != text:
            path.write_text(new, encoding="utf-8")
            print(f"wrote {path.relative_to(ROOT)}")
    for complaint in complaints:
        print(complaint, file=sys.stderr)
    return 1 if complaints else 0


if __name__ == "__main__":
    raise SystemExit(main())
