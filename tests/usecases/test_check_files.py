"""Paths → findings; what cannot be read is a finding, too."""

from __future__ import annotations

import pytest

from teamplan.usecases.check_files import check_files
from teamplan.usecases.errors import NoSuchCatalogError


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TEAMPLAN_CACHE", "off")
    (tmp_path / "good.yaml").write_text("stage: growth\n", encoding="utf-8")
    (tmp_path / "bad.yaml").write_text("stage: groth\n", encoding="utf-8")


def test_findings_have_places_and_files_are_named():
    checked = check_files(["good.yaml", "bad.yaml"])
    assert checked.files == ("good.yaml", "bad.yaml")
    assert [(item.finding.file, item.finding.rule, item.mark.line) for item in checked.findings] == [
        ("bad.yaml", "unknown-value", 1)
    ]
    assert not checked.unreadable


def test_nothing_named_means_the_built_in_templates():
    checked = check_files()
    assert len(checked.files) > 30
    assert not checked.unreadable


def test_a_file_that_is_not_there_is_unreadable():
    checked = check_files(["goood.yaml"])
    assert checked.unreadable
    assert "good.yaml" in checked.findings[0].finding.help.en


def test_an_own_catalog_must_be_there():
    with pytest.raises(NoSuchCatalogError) as caught:
        check_files(["good.yaml"], "nowhere")
    assert caught.value.name == "nowhere"


def test_whoever_watches_is_told_up_to_the_last_file(tmp_path):
    for number in range(7):
        (tmp_path / f"brief{number}.yaml").write_text("stage: growth\n", encoding="utf-8")
    told: list[tuple[int, int]] = []
    check_files(["."], watch=lambda done, total: told.append((done, total)))
    assert told == [(done, 9) for done in range(1, 10)]


def test_a_catalog_that_is_a_file_is_none():
    with pytest.raises(NoSuchCatalogError) as caught:
        check_files([], "good.yaml")
    assert caught.value.name == "good.yaml"


def test_loose_files_are_read_against_the_catalog_that_is_given(tmp_path):
    (tmp_path / "mine" / "catalog").mkdir(parents=True)
    (tmp_path / "mine" / "catalog" / "x.yaml").write_text("roles: 1\n", encoding="utf-8")
    assert [item.finding.file for item in check_files(["good.yaml"], "mine").findings] == ["mine/catalog/x.yaml"]
    assert check_files(["good.yaml"]).findings == ()


def test_what_was_found_is_unreadable_where_any_of_it_is():
    assert check_files(["bad.yaml", "nowhere.yaml", "good.yaml"]).unreadable is True
    assert check_files(["bad.yaml", "good.yaml"]).unreadable is False
