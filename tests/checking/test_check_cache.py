"""What a check found is kept only as long as the files, and the program that found it, are the same."""

from __future__ import annotations

import json
import os
import shutil
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import teamplan
from teamplan.checking import check_cache
from teamplan.checking.check_cache import checked
from teamplan.checking.kept_findings import findings_json, read_findings
from teamplan.checking.targets import select
from teamplan.findings.finding import Finding, Place, Severity, Words
from teamplan.findings.located import LocatedFinding, Mark, RelatedMark
from teamplan.sources.catalog import file_stamps
from teamplan.sources.catalog.cache_folder import write_entry
from teamplan.sources.catalog.file_stamps import program_stamp, stamps_of

FIELDS = ["finding", "mark", "at", "source_line", "related", "rule", "severity", "file", "path", "message", "help"]
FIELDS += ["on_key", "zh", "en", "line", "column", "end_line", "end_column"]
ASSUMPTIONS = (
    "assumptions:\n  - {key: span_head, title: 自测数, low: 1, base: 2, high: 3, unit: 件, source: 自测, grade: B, "
    'valid_from: "2025"}\n'
)


@pytest.fixture(autouse=True)
def settled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cache of one's own, in which files of just now are kept."""
    monkeypatch.setenv("TEAMPLAN_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.delenv("TEAMPLAN_CACHE", raising=False)
    monkeypatch.setattr(file_stamps, "SETTLED_AFTER_NS", -1)


@pytest.fixture
def brief(tmp_path: Path) -> Path:
    path = tmp_path / "brief.yaml"
    path.write_text("stage: growth\n", encoding="utf-8")
    return path


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """One entry for each check that was really done."""
    done: list[int] = []
    real = check_cache._check

    def count(*arguments):
        done.append(1)
        return real(*arguments)

    monkeypatch.setattr(check_cache, "_check", count)
    return done


def test_an_unchanged_file_is_checked_once(brief: Path, runs: list[int]):
    found = [checked(select([str(brief)]), None) for _ in range(3)]
    assert found == [(), (), ()]
    assert len(runs) == 1


def test_an_edit_of_the_same_size_with_its_time_put_back_is_seen(brief: Path):
    before = brief.stat()
    assert checked(select([str(brief)]), None) == ()
    brief.write_text("stage: growxh\n", encoding="utf-8")
    os.utime(brief, ns=(before.st_atime_ns, before.st_mtime_ns))
    after = brief.stat()
    assert (after.st_size, after.st_mtime_ns, after.st_ino) == (before.st_size, before.st_mtime_ns, before.st_ino)
    assert [each.finding.rule for each in checked(select([str(brief)]), None)] == ["unknown-value"]


def test_another_file_of_the_same_size_and_time_in_its_place_is_seen(brief: Path, tmp_path: Path):
    before = brief.stat()
    old, _ = stamps_of([str(brief)])
    other = tmp_path / "other.yaml"
    other.write_text("stage: mature\n", encoding="utf-8")
    os.utime(other, ns=(before.st_atime_ns, before.st_mtime_ns))
    other.replace(brief)
    assert stamps_of([str(brief)])[0] != old


def test_a_file_has_settled_only_when_content_and_inode_have(brief: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(file_stamps, "SETTLED_AFTER_NS", 2_000_000_000)
    os.utime(brief, (1, 1))
    assert stamps_of([str(brief)])[1] is False


@pytest.mark.parametrize("module", ["version.py", "cli/app.py", "planning/seats/sequence.py"])
def test_every_module_of_the_program_counts(tmp_path: Path, module: str):
    package = tmp_path / "teamplan"
    shutil.copytree(Path(teamplan.__file__).parent, package)
    stamp = program_stamp(str(package))
    assert int(stamp.partition(":")[0]) > 150
    assert program_stamp(str(package)) == stamp
    path = package / module
    state = path.stat()
    path.write_bytes(path.read_bytes()[::-1])
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))
    changed = program_stamp(str(package))
    assert changed != stamp
    path.unlink()
    assert program_stamp(str(package)) not in {stamp, changed}


def test_another_program_checks_again(brief: Path, runs: list[int], monkeypatch: pytest.MonkeyPatch):
    checked(select([str(brief)]), None)
    monkeypatch.setattr(check_cache, "program_stamp", lambda _: "another")
    checked(select([str(brief)]), None)
    assert len(runs) == 2


def entry_of(tmp_path: Path) -> Path:
    (entry,) = (tmp_path / "cache").glob("check-*")
    return entry


def kept_as(tmp_path: Path, content: bytes) -> None:
    """Keep other content in the only entry of a check, with a fitting signature and checksum."""
    entry = entry_of(tmp_path)
    signature = entry.read_text("utf-8").partition("\n\n")[0]
    write_entry(entry.name, signature, content)


def test_what_was_found_comes_back_equal(tmp_path: Path, runs: list[int]):
    for name, text in (("a.yaml", "stage: x\nstage: y\n"), (os.fsdecode(b"\xff.yaml"), "size: 0\nteam: [1]\n")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "assumptions").mkdir()
    (tmp_path / "assumptions" / "own.yaml").write_text(ASSUMPTIONS, encoding="utf-8")
    first = checked(select([str(tmp_path)]), None)
    assert any(each.related for each in first)
    assert checked(select([str(tmp_path)]), None) == first
    assert len(runs) == 1


ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(FIELDS), inner, max_size=8),
    max_leaves=20,
)


@given(content=ANY_JSON.map(lambda value: json.dumps(value).encode()) | st.binary())
@example(b"[" * 200_000)
@example(b'{"a":' * 200_000)
@example(b"1" * 100_000)
def test_no_content_is_believed_that_is_not_findings(content: bytes):
    try:
        found = read_findings(content)
    except ValueError:
        return
    assert json.loads(findings_json(found)) == json.loads(content)


@pytest.mark.parametrize(
    "content", [b"", b"null", b"{}", b"[1]", b"[{}]", b"[" * 200_000, b'[{"finding": 1}]', b"\xff"]
)
def test_an_entry_that_says_no_findings_is_ignored_and_replaced(
    brief: Path, tmp_path: Path, runs: list[int], content: bytes
):
    brief.write_text("stage: x\n", encoding="utf-8")
    found = checked(select([str(brief)]), None)
    kept_as(tmp_path, content)
    for _ in range(2):
        assert checked(select([str(brief)]), None) == found
    assert len(runs) == 2


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("other", [None, True, 1, 0, -1, 1.5, "x", [], [None], {}])
def test_a_finding_with_a_field_of_another_type_is_none(field: str, other: object):
    words = Words("坏", "bad")
    finding = Finding("rule", Severity.ERROR, "f", ("a", 0), words, words, related=(Place("g", (1,)),))
    found = (LocatedFinding(finding, Mark(1, 2, 3, 4), "a", "b", (RelatedMark("g", Mark(1, 1, 1, 2)),)),)
    plain = json.loads(findings_json(found))
    places = list(spots(plain, field))
    assert places
    for holder in places:
        kept = holder[field]
        holder[field] = other
        with suppress(ValueError):
            assert json.loads(findings_json(read_findings(json.dumps(plain).encode()))) == plain
            assert type(kept) is type(other)
        holder[field] = kept
    assert read_findings(json.dumps(plain).encode()) == found


def spots(value: object, field: str):
    """Yield every mapping within `value` that has the key."""
    if isinstance(value, dict):
        if field in value:
            yield value
        for inner in value.values():
            yield from spots(inner, field)
    elif isinstance(value, list):
        for inner in value:
            yield from spots(inner, field)


def test_the_same_files_as_a_catalog_and_as_loose_files_are_two_questions(tmp_path: Path, runs: list[int]):
    (tmp_path / "assumptions").mkdir()
    (tmp_path / "assumptions" / "own.yaml").write_text(ASSUMPTIONS, encoding="utf-8")
    whole = select([str(tmp_path)])
    loose = select([target.path for group in whole.groups for target in group.targets])
    found = [checked(selection, None) for selection in (whole, loose, whole, loose)]
    assert found[:2] == found[2:]
    assert len(runs) == 2


def test_two_installations_keep_two_entries(brief: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    checked(select([str(brief)]), None)
    monkeypatch.setattr(check_cache, "_PACKAGE", str(Path(teamplan.__file__).parent / "model"))
    checked(select([str(brief)]), None)
    assert len(list((tmp_path / "cache").glob("check-*"))) == 2
