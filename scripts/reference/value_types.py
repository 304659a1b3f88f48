"""The type and range of a key, in words, from its JSON Schema."""

from __future__ import annotations

from typing import Any

from teamplan.model.driver import Driver

MAX_SHOWN_VALUES = 12
"""Longer closed lists are named and stand at the end of the page."""


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
        key = type_text({"type": "string"} | names, definitions)
        if "$ref" in names:
            key = names["$ref"].rpartition("/")[2].lower()
        return f"{key} → {type_text(values, definitions)}"
    if kind == "string":
        return string_text(node)
    words = {"integer": "whole number", "number": "number", "boolean": "`true` or `false`"}
    return words.get(str(kind), "any") + range_text(node)


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


BOUND = 100
"""Items from which a limit says nothing about the subject."""


def items_text(node: dict[str, Any]) -> str:
    """Return how many items a list may have; the limits that only keep files bounded stand at the top of the page."""
    low, high = node.get("minItems"), node.get("maxItems")
    high = None if high is None or high >= BOUND else high
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
