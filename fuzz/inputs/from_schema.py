"""Data made from a JSON Schema: mostly as it wants it, at the ends of its ranges, and now and then not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from inputs import nasty

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from random import Random

    Schema = Mapping[str, Any]


class Generator:
    """Makes data for one schema; `words` are texts that mean something to the program (ids, titles, units)."""

    def __init__(self, schema: Schema, words: Sequence[str], *, breaking: float) -> None:
        """Keep the schema; `breaking` is the chance that a value is none that it allows."""
        self._schema, self._words, self._breaking = schema, words, breaking

    def record(self, dice: Random) -> Any:  # noqa: ANN401 - any data
        """Return data for the whole schema."""
        return self._value(dice, self._schema, 0)

    def _value(self, dice: Random, schema: Schema, depth: int) -> Any:  # noqa: ANN401, PLR0911 - one return a kind
        if dice.random() < self._breaking:
            return _anything(dice)
        if "$ref" in schema:
            return self._value(dice, self._schema["$defs"][schema["$ref"].rpartition("/")[2]], depth)
        for union in ("anyOf", "oneOf"):
            if union in schema:
                return self._value(dice, dice.choice(schema[union]), depth)
        if "allOf" in schema:
            return self._value(dice, schema["allOf"][0], depth)
        if "const" in schema:
            return schema["const"]
        if "enum" in schema:
            return dice.choice(schema["enum"])
        make = getattr(self, f"_{schema.get('type', 'string')}", None)
        return make(dice, schema, depth) if make else None

    def _null(self, _dice: Random, _schema: Schema, _depth: int) -> None:
        return None

    def _boolean(self, dice: Random, _schema: Schema, _depth: int) -> bool:
        return dice.random() < 0.5

    def _integer(self, dice: Random, schema: Schema, depth: int) -> int:
        found = self._number(dice, schema, depth)
        return round(found) if abs(found) < 1e30 else 0

    def _number(self, dice: Random, schema: Schema, _depth: int) -> float:
        least = schema.get("minimum", schema.get("exclusiveMinimum", 0))
        most = schema.get("maximum", schema.get("exclusiveMaximum", 1e6))
        way = dice.random()
        if way < 0.1:
            return dice.choice((least, most))
        if way < 0.2:
            found = float(nasty.number(dice))
            return min(max(found, least), most) if found == found else least  # noqa: PLR0124 - not a number
        span = min(most - least, 10 ** dice.uniform(-1, 6))
        found = least + dice.random() * span
        return round(found, dice.choice((0, 1, 2, 9)))

    def _string(self, dice: Random, schema: Schema, _depth: int) -> str:
        way = dice.random()
        if "pattern" in schema:
            return dice.choice(("a", "ab_c", "x-1", "08:00-23:00", "2026-01", "cs_agent"))
        if way < 0.7:
            return dice.choice(self._words)
        shortest, longest = schema.get("minLength", 0), schema.get("maxLength", 200)
        return nasty.text(dice)[:longest].ljust(shortest, "长")

    def _array(self, dice: Random, schema: Schema, depth: int) -> list[Any]:
        least = schema.get("minItems", 0)
        most = min(schema.get("maxItems", 4), least + (4 if depth < 3 else 1))
        items = schema.get("items") or {"type": "string"}
        prefix = schema.get("prefixItems")
        if prefix:
            return [self._value(dice, each, depth + 1) for each in prefix]
        return [self._value(dice, items, depth + 1) for _ in range(dice.randint(least, max(least, most)))]

    def _object(self, dice: Random, schema: Schema, depth: int) -> dict[str, Any]:
        properties = schema.get("properties", {})
        required = set(schema.get("required", ()))
        chance = dice.choice((0.05, 0.2, 0.5))
        made = {
            name: self._value(dice, inner, depth + 1)
            for name, inner in properties.items()
            if name in required or dice.random() < chance
        }
        extra = schema.get("additionalProperties")
        if isinstance(extra, dict):
            keys = schema.get("propertyNames", {}).get("enum") or self._words
            made |= {dice.choice(keys): self._value(dice, extra, depth + 1) for _ in range(dice.randint(0, 2))}
        return made


def _anything(dice: Random) -> Any:  # noqa: ANN401
    way = dice.randrange(7)
    if way < 2:
        return nasty.text(dice)
    if way < 4:
        return nasty.number(dice)
    return dice.choice(
        (
            None,
            True,
            [],
            {},
            [[]],
            {"a": {}},
            [None],
            {"": ""},
            [nasty.text(dice)],
            {nasty.text(dice): nasty.number(dice)},
        )
    )
