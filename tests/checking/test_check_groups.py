"""Files that belong together are checked against one another, as far as they could be read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from small_roles import a_role

from teamplan.checking import groups
from teamplan.checking.groups import check_selection
from teamplan.checking.targets import Selection, Target, TargetGroup, select
from teamplan.checks.registry import RULES
from teamplan.findings.finding import Finding, Severity, Words
from teamplan.findings.located import LocatedFinding, Mark
from teamplan.model.catalog import Catalog
from teamplan.sources.records.located_findings import InvalidFilesError


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


GOOD, BAD = b"stage: growth\n", b"stage: groth\n"
NOTHING = Words("", "")
BROKEN = LocatedFinding(
    Finding("yaml-syntax", Severity.ERROR, "mine/x.yaml", (), NOTHING, NOTHING), Mark(1, 1, 1, 1), "", ""
)


@pytest.fixture
def loaded(catalog: Catalog, monkeypatch: pytest.MonkeyPatch) -> list[Path | None]:
    """The folders that catalogs were loaded from; the one in `broken` is none."""
    folders: list[Path | None] = []

    def load(folder: Path | None) -> Catalog:
        folders.append(folder)
        if folder == Path("broken"):
            raise InvalidFilesError([BROKEN])
        return catalog

    monkeypatch.setattr(groups, "load_catalog", load)
    return folders


def group(*contents: bytes, folder: str | None = None, whole: bool = False) -> TargetGroup:
    targets = [Target("/x", f"{len(content)}-{place}.yaml", None, content) for place, content in enumerate(contents)]
    return TargetGroup(targets, folder, whole)


def rules(found: tuple[LocatedFinding, ...]) -> list[str]:
    return [each.finding.rule for each in found if each.finding.severity is Severity.ERROR]


@pytest.mark.usefixtures("loaded")
def test_everything_that_is_found_comes_in_order_with_what_was_unreadable():
    gone = LocatedFinding(
        Finding("unreadable-file", Severity.ERROR, "a.yaml", (), NOTHING, NOTHING), Mark(1, 1, 1, 1), "", ""
    )
    found = check_selection(Selection([group(GOOD, BAD), group(BAD)], [gone], []), None)
    assert [(each.finding.file, each.finding.rule) for each in found] == [
        ("13-0.yaml", "unknown-value"),
        ("13-1.yaml", "unknown-value"),
        ("a.yaml", "unreadable-file"),
    ]


@pytest.mark.usefixtures("loaded")
def test_whoever_watches_is_told_of_the_files_of_all_groups_one_by_one():
    told: list[tuple[int, int]] = []
    selection = Selection([group(GOOD, BAD), group(GOOD), group(BAD, GOOD)], [], [])
    check_selection(selection, None, lambda read, total: told.append((read, total)))
    assert told == [(1, 5), (2, 5), (3, 5), (4, 5), (5, 5)]


@pytest.mark.parametrize(
    ("asked", "lies_in", "read_against"),
    [
        (None, None, [None]),
        ("own", None, [Path("own")]),
        (None, "mine", [Path("mine")]),
        ("own", "mine", [Path("own")]),
        (None, "broken", [Path("broken"), None]),
    ],
)
def test_loose_files_are_read_against_the_catalog_asked_for_else_the_one_they_lie_in(
    asked: str | None, lies_in: str | None, read_against: list[Path | None], loaded: list[Path | None]
):
    selection = Selection([group(GOOD, GOOD, folder=lies_in), group(GOOD, folder=lies_in)], [], [])
    assert check_selection(selection, asked) == ()
    assert list(dict.fromkeys(loaded)) == read_against


def test_a_catalog_is_loaded_once_and_only_where_something_is_read_against_it(loaded: list[Path | None]):
    check_selection(Selection([group(b"stage: [")], [], []), None)
    assert loaded == []
    check_selection(Selection([group(GOOD, GOOD), group(GOOD)], [], []), None)
    assert loaded == [None]


@pytest.mark.usefixtures("loaded")
def test_a_catalog_that_is_broken_is_told_once_and_hides_what_roles_over_it_may_lack():
    briefs, located = Selection([group(GOOD, BAD, GOOD)], [], []), ["unknown-value", "yaml-syntax"]
    assert rules(check_selection(briefs, "broken")) == located
    roles = json.dumps({"roles": [a_role("own").model_dump(mode="json")]}).encode()
    assert check_selection(Selection([group(roles)], [], []), "broken") == (BROKEN,)


def test_loose_roles_are_checked_over_the_catalog_and_a_whole_catalog_by_itself(loaded: list[Path | None]):
    role = a_role("own_designer", reports_to=["visual_designer"], kind="specialist")
    content = json.dumps({"roles": [role.model_dump(mode="json")]}).encode()
    loose = check_selection(Selection([group(content)], [], []), None)
    assert "unknown-role-reference" not in rules(loose)
    assert loaded == [None]
    whole = check_selection(Selection([group(content, whole=True)], [], []), None)
    assert "unknown-role-reference" in rules(whole)
    assert loaded == [None]
