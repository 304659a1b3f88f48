"""NaN and infinity stand in no file: every model refuses them wherever a float may be."""

from __future__ import annotations

import math
import types
from collections.abc import Iterator
from typing import Annotated, Any, Union, get_args, get_origin

import pytest
from pydantic import ConfigDict, ValidationError

from teamplan.model.base import Record
from teamplan.model.files.kinds import FILE_KINDS
from teamplan.model.files.models import file_model

ENDLESS = (math.nan, math.inf, -math.inf)


def records(annotation: object, found: dict[type[Record], None]) -> dict[type[Record], None]:
    """Collect every record that values of `annotation` are made of."""
    if isinstance(annotation, type) and issubclass(annotation, Record) and annotation not in found:
        found[annotation] = None
        for field in annotation.model_fields.values():
            records(field.annotation, found)
    for part in get_args(annotation):
        records(part, found)
    return found


def holding(annotation: Any, number: float) -> Iterator[object]:
    """Yield values that fit `annotation` but for `number`, which stands in the place of each float in turn."""
    origin, parts = get_origin(annotation), get_args(annotation)
    if annotation is float:
        yield number
    elif origin is Annotated:
        yield from holding(parts[0], number)
    elif origin in (Union, types.UnionType):
        for part in parts:
            yield from holding(part, number)
    elif origin is tuple:
        for place, part in enumerate(parts):
            yield from ([1.0] * place + [value] for value in holding(part, number))
    elif origin is dict:
        yield from ({"key": value} for value in holding(parts[1], number))


def accepted(model: type[Record]) -> Iterator[tuple[str, object]]:
    """Yield the fields of `model` with what they hold, where NaN or infinity is not refused for itself."""
    for name, field in model.model_fields.items():
        for number in ENDLESS:
            for value in holding(field.annotation, number):
                try:
                    model.model_validate({name: value})
                except ValidationError as error:
                    refused = [item for item in error.errors() if item["loc"][:1] == (name,)]
                    if any(item["type"] == "finite_number" and item["input"] is number for item in refused):
                        continue
                yield name, value


def models() -> tuple[type[Record], ...]:
    found: dict[type[Record], None] = {}
    for kind in FILE_KINDS.values():
        records(file_model(kind), found)
    return tuple(found)


def test_the_walk_reaches_every_kind_of_place():
    floats = {
        f"{model.__name__}.{name}"
        for model in models()
        for name, field in model.model_fields.items()
        if next(holding(field.annotation, math.nan), None) is not None
    }
    assert len(floats) > 50
    places = {"Input.value", "DemandLine.low", "Position.roles", "Plan.planner_figures", "AssumptionUsed.value"}
    assert places | {"Reason.values", "Brief.monthly_sales", "ServiceTarget.level", "Assumption.high"} <= floats
    assert {"Curve.at", "Tier.at", "TieredRule.tiers"} & floats == {"Curve.at", "Tier.at"}


@pytest.mark.parametrize("model", models(), ids=lambda model: model.__name__)
def test_no_file_holds_nan_or_infinity(model: type[Record]):
    assert list(accepted(model)) == []


class Careless(Record):
    """What is to be found."""

    model_config = ConfigDict(allow_inf_nan=True)

    safe: str = ""
    figures: dict[str, float | None] | None = None


def test_a_careless_model_is_found():
    assert {name for name, _ in accepted(Careless)} == {"figures"}
