"""Any brief that the schema allows: every key, from nothing to its limit."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st

from teamplan.model.brief import Brief
from teamplan.model.driver import Driver
from teamplan.model.platform import PLATFORMS
from teamplan.model.terms import BusinessModel, Stage

TINIEST = math.ulp(0.0)
VOLUMES = tuple(driver.value for driver in Driver if driver is not Driver.HEADCOUNT)
TEXTS = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp", "Zs")), min_size=1, max_size=200)
TIMES = st.builds("{:02d}:{:02d}".format, st.integers(0, 23), st.integers(0, 59))
SERVICE: dict[str, st.SearchStrategy[Any]] = {
    "hours": st.builds("{}-{}".format, TIMES, TIMES | st.just("24:00")),
    "answer_seconds": st.sampled_from([TINIEST, 0.1, 30, 86_400]),
    "level": st.sampled_from([TINIEST, 0.8, 1 - 2**-53]),
    "handle_minutes": st.sampled_from([0.01, 3, 480]),
    "patience_seconds": st.sampled_from([TINIEST, 60, 86_400]),
    "concurrency": st.integers(1, 5),
    "peak_multiplier": st.floats(1, 50),
}


def most(key: str) -> float:
    """Return the limit that the schema states for a numeric key of the brief."""
    schema = Brief.model_json_schema()["properties"][key]
    return float(next(option["maximum"] for option in schema["anyOf"] if "maximum" in option))


def volume(key: str) -> st.SearchStrategy[float]:
    """Of any order of magnitude up to the limit, the ends more often."""
    limit = most(key)
    return st.sampled_from([0.0, TINIEST, limit]) | st.floats(-3, math.log10(limit)).map(lambda power: 10.0**power)


def stated(roles: Sequence[str], sizes: st.SearchStrategy[int | None]) -> st.SearchStrategy[dict[str, Any]]:
    """Keys and values of briefs; a few of the volumes, and `roles` of the catalog, each pinned one way only."""
    some_roles = st.lists(st.sampled_from(roles), max_size=3, unique=True)
    person = st.fixed_dictionaries({"title": TEXTS, "roles": some_roles.filter(bool)}, optional={"name": TEXTS})
    volumes = st.lists(st.sampled_from(VOLUMES), max_size=4, unique=True).flatmap(
        lambda keys: st.fixed_dictionaries({key: volume(key) for key in keys})
    )
    rest = st.fixed_dictionaries(
        {"stage": st.sampled_from([stage.value for stage in Stage]), "size": sizes},
        optional={
            "company": TEXTS,
            "model": st.sampled_from([model.value for model in BusinessModel]),
            "platforms": st.lists(st.sampled_from(tuple(PLATFORMS)), max_size=3),
            "live": st.booleans(),
            "self_fulfilment": st.booleans(),
            "city": st.sampled_from(["上海", "杭州市"]) | TEXTS,
            "start": st.sampled_from(["0000-01", "2026-12", "9999-12"]),
            "sales_target": volume("sales_target"),
            "people_cost_cap": st.integers(0, 10**12) | st.integers(0, 500_000),
            "service": st.fixed_dictionaries({}, optional=SERVICE),
            "require": some_roles,
            "exclude": some_roles,
            "team": st.lists(person, max_size=4),
            "source": TEXTS,
        },
    )
    return st.builds(lambda first, second: first | second, rest, volumes).filter(
        lambda keys: not set(keys.get("require", ())) & set(keys.get("exclude", ()))
    )
