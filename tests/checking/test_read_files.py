"""Files are read one after another; plans and briefs are checked whole, catalog files entry by entry."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from small_roles import a_role

from teamplan.checking.files import Harvest, content_of, read_targets
from teamplan.checking.targets import Target
from teamplan.findings.finding import Place
from teamplan.findings.tally import Tally
from teamplan.model.brief import Brief
from teamplan.model.catalog import Catalog
from teamplan.model.files.kinds import FILE_KINDS
from teamplan.planning.planner import plan_team
from teamplan.sources.records.plan_file import dump_plan
from teamplan.sources.yaml.files import UnreadableFileError


def no_catalog() -> Catalog:
    pytest.fail("nothing asked for a catalog")


def harvest(catalog: Catalog, **contents: bytes) -> Harvest:
    targets = [Target("/x", name, content=content) for name, content in contents.items()]
    return read_targets(targets, lambda: catalog, Tally())


def test_briefs_and_plans_are_checked_against_the_catalog(catalog: Catalog):
    plan = dump_plan(plan_team(catalog, Brief.model_validate({"stage": "growth", "size": 4})))
    twice = plan.replace("reports_to: head", "reports_to: nobody")
    assert twice != plan
    brief = b"stage: growth\nrequire: [no_such_role]\n"
    found = harvest(catalog, brief=brief, plan=twice.encode())
    assert [(each.rule, each.file, each.path) for each in found.symbolic if each.file == "brief"] == [
        ("unknown-role-reference", "brief", ("require", 0))
    ]
    assert ("unknown-superior", "plan") in {(each.rule, each.file) for each in found.symbolic}
    assert not found.subject.has_entries()
    assert found.located == []


def roles(*names: str, weight: int = 60) -> bytes:
    """Return a file of roles; `weight` is that of the first KPI of the last one."""
    entries = [a_role(name).model_dump(mode="json") for name in names]
    entries[-1]["kpis"][0]["weight"] = weight
    return json.dumps({"roles": entries}).encode()


def errors(found: Harvest) -> list[tuple[str, str, tuple[str | int, ...]]]:
    return [(each.rule, each.file, each.path) for each in found.symbolic if each.severity == "error"]


def test_entries_of_a_catalog_are_kept_with_their_places():
    found = read_targets([Target("/x", "q", FILE_KINDS["role"], roles("one", "two"))], no_catalog, Tally())
    assert [(role.id, role.place) for role in found.subject.roles] == [
        ("one", Place("q", ("roles", 0))),
        ("two", Place("q", ("roles", 1))),
    ]
    assert found.located == []
    assert errors(found) == []


def test_rules_about_one_entry_are_run_where_it_stands():
    found = read_targets([Target("/x", "q", content=roles("one", "two", weight=59))], no_catalog, Tally())
    assert errors(found) == [("kpi-weights", "q", ("roles", 1, "kpis"))]


def test_what_cannot_be_read_or_is_not_acceptable_is_found_and_the_rest_is_read():
    targets = [
        Target("/nowhere/gone.yaml", "gone"),
        Target("/x", "broken", content=b"stage: [\n"),
        Target("/x", "kind", FILE_KINDS["role"], b"stage: growth\n"),
        Target("/x", "q", content=roles("one")),
    ]
    told: list[int] = []
    found = read_targets(targets, no_catalog, Tally(), told.append)
    assert [(each.finding.file, each.finding.rule) for each in found.located] == [
        ("/nowhere/gone.yaml", "unreadable-file"),
        ("broken", "yaml-syntax"),
        ("kind", "wrong-kind"),
    ]
    assert found.subject.has_entries()
    assert told == [1, 2, 3, 4]


def test_what_was_read_already_is_not_read_again(tmp_path: Path):
    (tmp_path / "x").write_bytes(b"on disk")
    assert content_of(Target(str(tmp_path / "x"), "x")) == b"on disk"
    assert content_of(Target(str(tmp_path / "x"), "x", content=b"")) == b""
    with pytest.raises(UnreadableFileError):
        content_of(Target(str(tmp_path / "y"), "y"))
