"""The figures that code asks for by key: all of them are listed, and none has a value with which there is no plan."""

from __future__ import annotations

import ast
import math
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from pydantic import ValidationError

import teamplan
from teamplan.model.assumption import NEEDED, OTHERS, Assumption
from teamplan.model.brief import Brief
from teamplan.model.catalog import Catalog
from teamplan.model.terms import BusinessModel
from teamplan.planning.figures import ImpossibleFigureError
from teamplan.planning.planner import plan_team

pytestmark = pytest.mark.slow

SOURCES = Path(teamplan.__file__).parent
FIELDS = {"handle_minutes", "shop_software"} | {f"sales_per_head_{model.value}" for model in BusinessModel}
"""Fields that are called like an assumption, and figures that begin like those of the stages; entries name these."""
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


POSSIBLE: dict[tuple[float, float], str] = {
    (0, 1): "peak_outsourced_share employer_rate return_rate smallest_hat small_hat fraction_of_a_seat "
    "too_little_work contact_power likeness_other_model likeness_other_live likeness_per_stage "
    "likeness_other_platforms trust_in_peers least_seat floor_work_of_leads",
    (0.01, 1): "max_occupancy peak_temporary_productivity peak_outsourced_productivity smallest_share "
    "least_leading least_pinned peers_least_likeness returns_to_scale staff_elasticity least_pace "
    "seat_load enough_for_one least_managing",
    (0, 0.99): "service_level shrinkage peak_hour_share",
    (1, 2): "chat_factor_2",
    (1, 3): "chat_factor_3",
    (1, 4): "chat_factor_4",
    (1, 5): "chat_concurrency chat_factor_5",
    (1, 7): "seven_day_cover",
    (0, 23): "peak_hour_at opening_from",
    (0, 24): "opening_to",
    (1, 24): "peak_hour_factor",
    (1, 31): "orders_days_per_month",
    (1, 365): "peak_days",
    (0, 86_400): "answer_seconds",
    (1, 50): "peak_multiplier",
    (0, 3): "desk_shared_until",
    (3, 1000): "desk_dedicated_from",
    (0, 1000): "desk_from outsourced_below split_horizon evidence_doubt",
    (0.01, 1000): "parcels_per_order",
    (1, 1_000_000): "pooled_contacts cost_per_head",
    (0, 1_000_000): "recruiting_cost training_cost seat_equipment",
    (0.1, 100): "growth_steps foresight_steps",
    (0.01, 10): "evidence_reach",
    (1, 100): "foreseen_size too_much_work staff_scatter most_pace",
    (0, 100): "next_hires distance_neighbour distance_stranger distance_head_kept distance_head_other "
    "helping_distance presence_per_work trust_in_practice trust_in_press trust_in_farms",
    (0, 10_000): "distance_cost overload_cost conflict_cost_law conflict_cost_guideline conflict_cost_practice "
    "hats_anywhere_until hats_in_profession_from",
    (0.01, 100): "stage_scatter",
    (0.1, 10): "sales_per_head_startup sales_per_head_growth sales_per_head_mature",
    (1e-6, 1e12): "parcels_per_packer",
}
"""Least and most → the figures that may be so; the last stands for all that code does not ask for by key."""


def test_every_figure_that_is_asked_for_has_its_limits():
    assert {key for keys in POSSIBLE.values() for key in keys.split()} == {*NEEDED, "parcels_per_packer"}


@pytest.mark.parametrize(("ends", "keys"), POSSIBLE.items(), ids=str)
def test_a_figure_is_taken_at_its_limits_and_refused_beyond(ends, keys):
    least, most = ends
    for key in keys.split():
        assert figure(key, least, least, most).low == least
        below, above = math.nextafter(least, -math.inf), math.nextafter(most, math.inf)
        for numbers in ((below, least, most), (least, most, above)):
            with pytest.raises(ValidationError):
                figure(key, *numbers)


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
