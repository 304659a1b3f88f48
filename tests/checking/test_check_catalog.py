"""A catalog is loaded whole, or everything that is wrong in any of its files is raised."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from small_roles import a_role

from teamplan.checking.catalog import load_catalog
from teamplan.sources.records.located_findings import InvalidFilesError


def write(folder: Path, name: str, *roles: str) -> None:
    path = folder / "catalog" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps({"roles": [a_role(role).model_dump(mode="json") for role in roles]}), encoding="utf-8")


def test_a_folder_is_laid_over_the_built_in_catalog(tmp_path: Path):
    write(tmp_path, "own.yaml", "own_role")
    own, builtin = load_catalog(tmp_path), load_catalog()
    assert set(own.role_by_id) - set(builtin.role_by_id) == {"own_role"}
    assert set(builtin.role_by_id) < set(own.role_by_id)


def test_everything_that_is_wrong_in_any_file_is_raised_and_repeated_ids_are_blamed_on_the_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(tmp_path)
    write(tmp_path, "a.yaml", "own_role", "cs_agent")
    write(tmp_path, "b.yaml", "own_role")
    (tmp_path / "profiles.yaml").write_text("profiles: 1\n", encoding="utf-8")
    with pytest.raises(InvalidFilesError) as caught:
        load_catalog(tmp_path)
    assert [(each.finding.file, each.finding.rule, each.at) for each in caught.value.findings] == [
        ("catalog/a.yaml", "duplicate-id", "roles.cs_agent.id"),
        ("catalog/b.yaml", "duplicate-id", "roles.own_role.id"),
        ("profiles.yaml", "wrong-type", "profiles"),
    ]
    assert [each.related[0].file for each in caught.value.findings[1:2]] == ["catalog/a.yaml"]
