"""Files that belong together are checked against one another, as far as they could be read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from small_roles import a_role

from teamplan.checking import groups
from teamplan.checking.files import read_targets
from teamplan.checking.groups import check_selection
from teamplan.checking.placing import place_findings
from teamplan.checking.targets import Selection, Target, TargetGroup, select
from teamplan.checks.registry import RULES
from teamplan.findings.finding import Finding, Severity, Words
from teamplan.findings.located import LocatedFinding, Mark, in_order
from teamplan.findings.tally import MOST_IN_FILE, Found, Tally
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


def rules(found: Found) -> list[str]:
    return [each.finding.rule for each in found.shown if each.finding.severity is Severity.ERROR]


@pytest.mark.usefixtures("loaded")
def test_everything_that_is_found_comes_in_order_with_what_was_unreadable():
    gone = LocatedFinding(
        Finding("unreadable-file", Severity.ERROR, "a.yaml", (), NOTHING, NOTHING), Mark(1, 1, 1, 1), "", ""
    )
    found = check_selection(Selection([group(GOOD, BAD), group(BAD)], [gone], []), None)
    assert [(each.finding.file, each.finding.rule) for each in found.shown] == [
        ("13-0.yaml", "unknown-value"),
        ("13-1.yaml", "unknown-value"),
        ("a.yaml", "unreadable-file"),
    ]
    assert found.counts == {(Severity.ERROR, "unreadable-file"): 1, (Severity.ERROR, "unknown-value"): 2}


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
    assert check_selection(selection, asked) == Found((), {})
    assert list(dict.fromkeys(loaded)) == read_against


def test_a_catalog_is_loaded_once_and_only_where_something_is_read_against_it(loaded: list[Path | None]):
    check_selection(Selection([group(b"stage: [")], [], []), None)
    assert loaded == []
    check_selection(Selection([group(GOOD, GOOD), group(GOOD)], [], []), None)
    assert loaded == [None]


@pytest.mark.usefixtures("loaded")
def test_a_catalog_that_is_broken_is_told_once_and_hides_what_roles_over_it_may_lack():
    briefs, located = Selection([group(GOOD, BAD, GOOD)], [], []), ["unknown-value", "yaml-syntax"]
    found = check_selection(briefs, "broken")
    assert rules(found) == located
    assert found.counts == {(Severity.ERROR, rule): 1 for rule in located}
    roles = json.dumps({"roles": [a_role("own", reports_to=["nobody"]).model_dump(mode="json")]}).encode()
    lacking = check_selection(Selection([group(roles)], [], []), None)
    assert "unknown-role-reference" in rules(lacking)
    harvest = read_targets(group(roles).targets, lambda: pytest.fail("nothing asked for a catalog"), Tally())
    by_itself = place_findings(harvest.symbolic, group(roles).targets)
    assert by_itself
    found = check_selection(Selection([group(roles)], [], []), "broken")
    assert found.shown == in_order([BROKEN, *by_itself])
    assert sum(found.counts.values()) == len(found.shown)


def test_a_broken_catalog_is_asked_for_once_in_a_group_and_what_was_found_before_it_is_told(
    loaded: list[Path | None],
):
    roles = json.dumps({"roles": [a_role("own").model_dump(mode="json")]}).encode()
    found = check_selection(Selection([group(BAD, GOOD, GOOD, roles, BAD + b"# 2")], [], []), "broken")
    assert loaded == [Path("broken")]
    assert rules(found) == ["unknown-value", "unknown-value", "yaml-syntax"]
    assert {key: number for key, number in found.counts.items() if key[0] is Severity.ERROR} == {
        (Severity.ERROR, "unknown-value"): 2,
        (Severity.ERROR, "yaml-syntax"): 1,
    }
    assert sum(found.counts.values()) == len(found.shown)


@pytest.mark.parametrize("number", [MOST_IN_FILE, MOST_IN_FILE + 1])
@pytest.mark.usefixtures("loaded")
def test_of_very_much_in_a_file_the_first_is_shown_and_all_is_counted(number: int):
    names = ", ".join(f"no_such_{each}" for each in range(number))
    content = f"stage: growth\nrequire: [{names}]\n".encode()
    found = check_selection(Selection([group(content)], [], []), None)
    assert [each.finding.path for each in found.shown] == [("require", each) for each in range(MOST_IN_FILE)]
    assert found.counts == {(Severity.ERROR, "unknown-role-reference"): number}


def test_loose_roles_are_checked_over_the_catalog_and_a_whole_catalog_by_itself(loaded: list[Path | None]):
    role = a_role("own_designer", reports_to=["visual_designer"], kind="specialist")
    content = json.dumps({"roles": [role.model_dump(mode="json")]}).encode()
    loose = check_selection(Selection([group(content)], [], []), None)
    assert "unknown-role-reference" not in rules(loose)
    assert loaded == [None]
    whole = check_selection(Selection([group(content, whole=True)], [], []), None)
    assert "unknown-role-reference" in rules(whole)
    assert loaded == [None]
