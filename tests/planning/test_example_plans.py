"""The planner gives the plan of every committed example again: every seat, hat, amount, figure and reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from teamplan.model.catalog import Catalog
from teamplan.model.plan import Plan
from teamplan.model.reason import Reason
from teamplan.model.reason_tree import with_reasons
from teamplan.planning.planner import plan_team
from teamplan.planning.published_team import plan_published_team, structure_brief
from teamplan.sources.records.plan_file import load_brief, load_plan

pytestmark = pytest.mark.slow

EXAMPLES = Path(__file__).parents[2] / "examples"
BRIEFS = sorted(EXAMPLES.glob("*/brief.yaml"))


def unworded(plan: Plan) -> dict[str, object]:
    """Return what the planner itself says: no title, no sentences."""

    def bare(reason: Reason) -> Reason:
        return Reason.of(reason.key, **reason.values)

    return with_reasons(plan, bare).model_copy(update={"title": None}).model_dump(mode="json")


def committed(folder: Path) -> dict[str, object]:
    return unworded(load_plan(str(folder / "plan.yaml")))


def test_there_are_examples():
    assert len(BRIEFS) >= 8


@pytest.mark.parametrize("path", BRIEFS, ids=lambda path: path.parent.name)
def test_the_brief_of_an_example_gives_its_plan(catalog: Catalog, path: Path):
    assert unworded(plan_team(catalog, load_brief(str(path)))) == committed(path.parent)


def test_the_structure_of_an_example_gives_its_plan(catalog: Catalog):
    structure = next(team for team in catalog.teams if team.id == "ops-centre")
    plan = plan_published_team(catalog, structure, structure_brief(structure, {"projects": 3}))
    assert unworded(plan) == committed(EXAMPLES / "ops-centre-22")
