"""The figures that code asks for by key: all of them are listed, and none has a value with which there is no plan."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from pydantic import ValidationError

import teamplan
from teamplan.model.assumption import NEEDED, OTHERS, Assumption
from teamplan.model.brief import Brief
from teamplan.model.catalog import Catalog
from teamplan.planning.figures import ImpossibleFigureError
from teamplan.planning.planner import plan_team

SOURCES = Path(teamplan.__file__).parent
FIELDS = {"handle_minutes"}
"""Fields of the staffing rules that are called like an assumption; roles name the key."""
BRIEFS = (
    {"stage": "growth", "size": 30, "city": "北京"},
    {"stage": "startup", "size": 2, "service": {"concurrency": 5}},
    {"stage": "mature", "model": "cross_border", "live": True, "orders_per_day": 900},
)


def asked_for(source: str, keys: Mapping[str, Assumption]) -> Iterator[str]:
    """Yield the keys that `source` writes out, and those that an f-string may give."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Constant(value=str(key)) if key in keys:
                yield key
            case ast.JoinedStr(values=[ast.Constant(value=str(start)), ast.FormattedValue()]):
                yield from (key for key in keys if key.startswith(start))
            case _:
                pass


def recorded(catalog: Catalog, brief: Mapping[str, object]) -> set[str]:
    """Return the keys that a plan asks the catalog for."""
    asked = set()

    class Recording(dict[str, Assumption]):
        def get(self, key: str, default: Assumption | None = None) -> Assumption | None:  # type: ignore[override]
            asked.add(key)
            return super().get(key, default)

    copy = catalog.model_copy()
    copy.__dict__["assumption_by_key"] = Recording(catalog.assumption_by_key)
    plan_team(copy, Brief.model_validate(brief))
    return asked


def test_the_list_has_every_key_that_the_code_writes_out(catalog):
    files = [*(SOURCES / "planning").rglob("*.py"), *(SOURCES / "rendering" / "view").glob("*.py")]
    written = {key for file in files for key in asked_for(file.read_text("utf-8"), catalog.assumption_by_key)}
    assert len(written) > 50
    assert written - FIELDS == NEEDED.keys()


def test_keys_are_found_in_strings_and_in_f_strings(catalog):
    source = 'figures.base("shrinkage"); figures.base(f"chat_factor_{chats}")'
    found = set(asked_for(source, catalog.assumption_by_key))
    assert found == {"shrinkage", *(f"chat_factor_{chats}" for chats in range(2, 6))}


@pytest.mark.parametrize("brief", BRIEFS, ids=lambda brief: str(brief["stage"]))
def test_plans_ask_for_no_other_key_than_the_catalog_names(catalog, brief):
    named = catalog.model_dump_json(exclude={"assumptions"})
    asked = recorded(catalog, brief)
    assert len(asked & NEEDED.keys()) > 30
    assert [key for key in asked - NEEDED.keys() if f'"{key}"' not in named] == []


def figure(key: str, low: float, base: float, high: float) -> Assumption:
    return Assumption(
        key=key, title="甲", low=low, base=base, high=high, unit="件", source="乙", grade="B", valid_from="2025"
    )


@pytest.mark.parametrize(("key", "range_"), [*NEEDED.items(), ("parcels_per_packer", OTHERS)])
def test_a_figure_may_be_at_the_ends_of_its_range_and_not_beyond(key, range_):
    least, most = range_
    assert figure(key, least, least, most).high == most
    with pytest.raises(ValidationError):
        figure(key, least, least, most + 1)
    with pytest.raises(ValidationError):
        figure(key, least - 0.01, least, most)


@pytest.mark.parametrize("key", NEEDED)
@pytest.mark.parametrize("end", ["least", "most"])
def test_there_is_a_plan_at_either_end_of_every_range(catalog, key, end):
    """Whatever the range lets through is planned with, or refused: no search without end, no division by nothing."""
    value = getattr(NEEDED[key], end)
    figures = tuple(
        item.model_copy(update={"low": value, "base": value, "high": value}) if item.key == key else item
        for item in catalog.assumptions
    )
    other = catalog.model_copy(update={"assumptions": figures})
    try:
        assert len(plan_team(other, Brief(stage="growth", size=12)).positions) == 12
    except ImpossibleFigureError:
        assert key in ("chat_factor_2", "chat_factor_3")
