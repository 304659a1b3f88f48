"""What a model allows at one place: the keys of a mapping, the choices of a value.

The JSON Schema of the model is walked along Pydantic's `loc`; this is done for errors only.
"""

from functools import cache
from typing import Any

from pydantic import BaseModel

Location = tuple[str | int, ...]


MOST_UNKNOWN = 50
"""Unknown keys of a record that are told one by one."""


@cache
def schema_walk(model: type[BaseModel]) -> "SchemaWalk":
    """Return the walk of a model, made once: there may be very many wrong files."""
    return SchemaWalk(model)


class SchemaWalk:
    """Looks places up in the schema of one model."""

    def __init__(self, model: type[BaseModel]) -> None:
        self._root = model.model_json_schema()
        self._definitions = self._root.get("$defs", {})

    def keys_at(self, location: Location) -> tuple[str, ...]:
        """Return the keys that the mapping at `location` may have; empty where any or none are."""
        return tuple(dict.fromkeys(key for node in self._nodes(location) for key in node.get("properties", {})))

    def choices_at(self, location: Location) -> tuple[str, ...]:
        """Return the values that may stand at `location`; empty where they are not a closed list."""
        found = (node.get("enum", [node["const"]] if "const" in node else []) for node in self._nodes(location))
        return tuple(dict.fromkeys(str(value) for values in found for value in values))

    def most_at(self, location: Location) -> int | None:
        """Return how many entries the list or mapping at `location` may have; None: it is not read, or has no limit."""
        limits = [limit for node in self._nodes(location) if (limit := _limit(node)) is not None]
        return max(limits, default=None)

    def _nodes(self, location: Location) -> list[dict[str, Any]]:
        of_key = location[-1:] == ("[key]",)
        nodes = self._alternatives(self._root)
        for part in location[:-2] if of_key else location:
            nodes = [each for node in nodes for each in self._step(node, part)]
        if of_key:
            nodes = [each for node in nodes for each in self._alternatives(node.get("propertyNames"))]
        return nodes

    def _step(self, node: dict[str, Any], part: str | int) -> list[dict[str, Any]]:
        if isinstance(part, int):
            return self._alternatives(node.get("items"))
        if part in node.get("properties", {}):
            return self._alternatives(node["properties"][part])
        if isinstance(node.get("additionalProperties"), dict):
            return self._alternatives(node["additionalProperties"])
        tags = [each.get("const") for each in node.get("properties", {}).values()]
        return [node] if part in tags else []

    def _alternatives(self, node: dict[str, Any] | None) -> list[dict[str, Any]]:
        """Return what `node` may be, with references followed and unions spread out."""
        if not isinstance(node, dict):
            return []
        if "$ref" in node:
            return self._alternatives(self._definitions.get(node["$ref"].rpartition("/")[2]))
        for union in ("anyOf", "oneOf", "allOf"):
            if union in node:
                return [each for option in node[union] for each in self._alternatives(option)]
        return [node]


def _limit(node: dict[str, Any]) -> int | None:
    if "properties" in node:
        return len(node["properties"]) + MOST_UNKNOWN
    limit: int | None = node.get("maxItems", node.get("maxProperties"))
    return limit
