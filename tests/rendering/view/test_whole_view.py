"""All facts of a plan, for each reader: every one of the view, whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from difflib import ndiff
from functools import cached_property

import pytest
from odd_plans import odd_plan, over_cap
from pydantic import BaseModel
from rendered import CATALOG
from rendering_samples import full_plan, lone_plan

from teamplan.model.plan import (
    Plan,
)
from teamplan.rendering.audience import Audience
from teamplan.rendering.phrasing import Named, Phrasing
from teamplan.rendering.view.index import PlanIndex
from teamplan.rendering.view.view import View
from teamplan.sources.wording_file import load_wording

ROOMS = ("teamplan.rendering.view.", "teamplan.rendering.document.")


def facts_within(value: object) -> tuple[str, ...]:
    """Return the names of what a record of facts or a block holds; none where `value` is something else."""
    if is_dataclass(value):
        return tuple(field.name for field in fields(value))
    return getattr(value, "_fields", ()) if type(value).__module__.startswith(ROOMS) else ()


def told(name: str, value: object, indent: str = "") -> Iterator[str]:
    """Yield `value` and all within it, one fact a line; an entry of the catalog by its id."""
    if isinstance(value, BaseModel):
        yield f"{indent}{name}: {getattr(value, 'id', value)}"
    elif isinstance(value, tuple | list) and value and not hasattr(value, "_fields"):
        yield f"{indent}{name}:"
        for item in value:
            yield from told("-", item, indent + "  ")
    elif (names := facts_within(value)) and len(repr(value)) > 100:
        yield f"{indent}{name}: {type(value).__name__}"
        for field in names:
            yield from told(field, getattr(value, field), indent + "  ")
    elif isinstance(value, Named):
        yield f"{indent}{name}: {value} ({value.id}{', ' * bool(value.unit)}{value.unit})"
    else:
        yield f"{indent}{name}: {value if isinstance(value, str) else repr(value)}".rstrip()


def facts(plan: Plan, audience: Audience) -> list[str]:
    phrasing = Phrasing(load_wording(), CATALOG, plan)
    view = View(PlanIndex(plan, CATALOG, audience, phrasing))
    names = [name for name, value in vars(View).items() if isinstance(value, property | cached_property)]
    assert len(names) > 40
    return [line for name in names for line in told(name, getattr(view, name))]


PLANS: dict[str, Callable[[], Plan]] = {"full": full_plan, "lone": lone_plan, "odd": odd_plan}


def differences(left: list[str], right: list[str]) -> str:
    return "\n".join(["What differs:", *(line for line in ndiff(left, right) if line[0] in "+-"), ""])


@pytest.mark.parametrize("name", PLANS)
def test_the_facts_of_a_plan_are_the_golden(name: str, golden: Callable[[str, str], None]) -> None:
    golden(f"rendering/view/{name}.txt", "\n".join([*facts(PLANS[name](), Audience.HR), ""]))


@pytest.mark.parametrize("name", PLANS)
def test_what_staff_are_told_otherwise_is_the_golden(name: str, golden: Callable[[str, str], None]) -> None:
    for_hr, for_staff = (facts(PLANS[name](), audience) for audience in (Audience.HR, Audience.STAFF))
    golden(f"rendering/view/{name}-staff.diff", differences(for_hr, for_staff))


def test_what_a_cap_below_the_cost_changes_is_the_golden(golden: Callable[[str, str], None]) -> None:
    within, over = (facts(plan, Audience.BOSS) for plan in (full_plan(), over_cap()))
    golden("rendering/view/over-cap.diff", differences(within, over))
