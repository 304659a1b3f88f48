"""Every list and mapping of a file has a limit, which its schema states."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from teamplan.model.brief import MAX_SIZE
from teamplan.model.files.kinds import FILE_KINDS
from teamplan.model.files.models import MAX_ENTRIES, file_schema


def collections_in(node: Any) -> Iterator[tuple[str, int | None]]:
    """Yield (kind, limit) of every list and mapping of any length in a schema."""
    if isinstance(node, dict):
        if node.get("type") == "array" and "prefixItems" not in node:
            yield "list", node.get("maxItems")
        if isinstance(node.get("additionalProperties"), dict):
            yield "mapping", node.get("maxProperties")
    inner = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    for each in inner:
        yield from collections_in(each)


def test_collections_are_found():
    nested = {"anyOf": [{"type": "array"}, {"additionalProperties": {"type": "string"}, "maxProperties": 3}]}
    assert list(collections_in(nested)) == [("list", None), ("mapping", 3)]


@pytest.mark.parametrize("name", FILE_KINDS)
def test_every_collection_states_its_limit(name: str):
    found = list(collections_in(file_schema(name)))
    assert found
    assert all(limit is not None for _, limit in found)


def test_limits_that_the_subject_gives():
    assert file_schema("brief")["properties"]["team"]["maxItems"] == MAX_SIZE
    assert file_schema("role")["properties"]["roles"]["maxItems"] == MAX_ENTRIES
    assert file_schema("role")["$defs"]["Role"]["properties"]["aliases"]["maxItems"] == 100
    assert file_schema("plan")["properties"]["positions"]["maxItems"] > MAX_SIZE
