"""What the tests of use cases share: nothing may be printed."""

from __future__ import annotations

import pytest

from teamplan.model.brief import Brief
from teamplan.model.catalog import Catalog
from teamplan.model.plan import Plan
from teamplan.planning.planner import plan_team


@pytest.fixture(autouse=True)
def silent(capfd: pytest.CaptureFixture[str]):
    """A use case prints nothing, on success and on refusal."""
    yield
    assert capfd.readouterr() == ("", "")


@pytest.fixture(scope="session")
def plan(catalog: Catalog) -> Plan:
    return plan_team(catalog, Brief.model_validate({"stage": "growth", "size": 6}))
