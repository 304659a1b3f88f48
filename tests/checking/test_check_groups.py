"""Files that belong together are checked against one another, as far as they could be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from teamplan.checking.groups import check_selection
from teamplan.checking.targets import select
from teamplan.checks.registry import RULES


@pytest.mark.parametrize(("broken", "told"), [("", set()), ("roles: [\n", {"yaml-syntax"})], ids=["read", "broken"])
def test_a_file_that_cannot_be_read_is_not_made_up_for_by_blame(tmp_path: Path, broken: str, told: set[str]):
    role = (Path(__file__).parents[2] / "templates/catalog/data.yaml").read_text("utf-8")
    (tmp_path / "catalog").mkdir()
    (tmp_path / "catalog/data.yaml").write_text(broken or role, encoding="utf-8")
    found = check_selection(select([str(tmp_path)]), None).shown
    assert {each.finding.rule for each in found if each.finding.severity == "error"} == told


def test_such_rules_are_marked():
    marked = {rule.name for rule in RULES if rule.needs_every_file}
    assert {"unknown-role-reference", "unknown-assumption-reference", "function-coverage"} <= marked
