"""What a check found is kept only as long as the files, and the program that found it, are the same."""

from __future__ import annotations

import io
import os
import re
import shutil
from collections import Counter
from pathlib import Path

import pytest

import teamplan
from teamplan.checking import check_cache
from teamplan.checking.check_cache import checked
from teamplan.checking.targets import Selection, Target, TargetGroup, select
from teamplan.findings.finding import Finding, Place, Severity, Words
from teamplan.findings.located import LocatedFinding, Mark, RelatedMark
from teamplan.findings.tally import MOST_IN_FILE, Found
from teamplan.sources.catalog import file_stamps
from teamplan.sources.catalog.cache_folder import FORM, write_entry
from teamplan.sources.catalog.file_stamps import program_stamp, stamps_of

pytestmark = pytest.mark.slow

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
    assert found == [Found((), {})] * 3
    assert len(runs) == 1


def test_an_edit_of_the_same_size_with_its_time_put_back_is_seen(brief: Path):
    before = brief.stat()
    assert checked(select([str(brief)]), None) == Found((), {})
    brief.write_text("stage: growxh\n", encoding="utf-8")
    os.utime(brief, ns=(before.st_atime_ns, before.st_mtime_ns))
    after = brief.stat()
    assert (after.st_size, after.st_mtime_ns, after.st_ino) == (before.st_size, before.st_mtime_ns, before.st_ino)
    assert [each.finding.rule for each in checked(select([str(brief)]), None).shown] == ["unknown-value"]


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


def located(number: int = 1, rule: str = "some-rule") -> LocatedFinding:
    """A finding that says something in every field."""
    finding = Finding(
        rule, Severity.WARNING, f"文件{number}", ("team", number), Words("坏\udc80", "bad"), Words("改", "mend"),
        on_key=True, related=(Place("other", ("a", 2)), Place("third")),
    )  # fmt: skip
    marks = (RelatedMark("other", Mark(5, 6, 5, 8)), RelatedMark("third", Mark(1, 1, 1, 1)))
    return LocatedFinding(finding, Mark(number, 2, 3, 4), "team.x", "- {title: x}", marks)


def as_found(*shown: LocatedFinding) -> Found:
    """Return what was found where all of it is shown."""
    return Found(shown, dict(Counter((each.finding.severity, each.finding.rule) for each in shown)))


@pytest.fixture
def finds(monkeypatch: pytest.MonkeyPatch) -> list[LocatedFinding]:
    """What every check that is really done finds."""
    found: list[LocatedFinding] = []
    monkeypatch.setattr(check_cache, "_check", lambda *_: as_found(*found))
    return found


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """One entry for each check that would be done; it finds nothing."""
    done: list[int] = []
    monkeypatch.setattr(check_cache, "_check", lambda *_: done.append(1) or as_found())
    return done


def kept(tmp_path: Path) -> list[str]:
    return sorted(path.name for path in (tmp_path / "cache").glob("check*"))


def test_what_was_kept_is_what_was_found(brief: Path, monkeypatch: pytest.MonkeyPatch):
    counts = {(Severity.WARNING, "some-rule"): 70, (Severity.INFO, "not-shown"): 1, (Severity.ERROR, "not-shown"): 2}
    found = Found((located(1), located(2)), counts)
    monkeypatch.setattr(check_cache, "_check", lambda *_: found)
    first = checked(select([str(brief)]), None)
    monkeypatch.setattr(check_cache, "_check", lambda *_: pytest.fail("checked again"))
    again = checked(select([str(brief)]), None)
    assert again == first == found
    assert [type(each.finding.severity) for each in again.shown] == [Severity, Severity]
    assert [type(severity) for severity, _ in again.counts] == [Severity, Severity, Severity]


def test_who_watches_and_the_catalog_are_passed_on(brief: Path, monkeypatch: pytest.MonkeyPatch):
    asked: list[tuple[object, ...]] = []
    monkeypatch.setattr(check_cache, "_check", lambda *arguments: asked.append(arguments) or as_found())
    selection = select([str(brief)])

    def watch(read: int, total: int) -> None:
        """See nothing."""

    checked(selection, "own", watch)
    monkeypatch.setenv("TEAMPLAN_CACHE", "off")
    checked(selection, None, watch)
    assert asked == [(selection, "own", watch), (selection, None, watch)]


@pytest.mark.parametrize(("number", "shown"), [(MOST_IN_FILE, MOST_IN_FILE), (MOST_IN_FILE + 1, MOST_IN_FILE)])
def test_of_very_much_the_first_and_the_number_of_all_are_kept(number: int, shown: int, brief: Path, runs: list[int]):
    names = ", ".join(f"no_such_{each}" for each in range(number))
    brief.write_text(f"stage: growth\nrequire: [{names}]\n", encoding="utf-8")
    first = checked(select([str(brief)]), None)
    assert first.counts == {(Severity.ERROR, "unknown-role-reference"): number}
    assert [each.finding.path for each in first.shown] == [("require", each) for each in range(shown)]
    assert checked(select([str(brief)]), None) == first
    assert len(runs) == 1


def test_what_could_not_be_read_is_not_kept_even_where_it_is_not_shown(
    brief: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    found = Found((located(),), {(Severity.WARNING, "some-rule"): 1, (Severity.ERROR, "unreadable-file"): 1})
    monkeypatch.setattr(check_cache, "_check", lambda *_: found)
    assert checked(select([str(brief)]), None) == found
    assert kept(tmp_path) == []


def test_what_could_not_be_read_or_has_not_settled_is_not_kept(
    brief: Path, finds: list[LocatedFinding], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    finds += [located(1), located(2, "unreadable-file")]
    checked(select([str(brief)]), None)
    assert kept(tmp_path) == []
    finds.pop()
    monkeypatch.setattr(file_stamps, "SETTLED_AFTER_NS", 10**18)
    checked(select([str(brief)]), None)
    assert kept(tmp_path) == []
    monkeypatch.setattr(file_stamps, "SETTLED_AFTER_NS", -1)
    checked(select([str(brief)]), None)
    assert len(kept(tmp_path)) == 1


@pytest.mark.usefixtures("finds")
@pytest.mark.parametrize("case", ["nothing", "gone", "stdin", "off"])
def test_nothing_is_kept_where_nothing_can_be_told_apart(
    case: str, brief: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"stage: growth")))
    selection = {
        "nothing": Selection([], [], []),
        "gone": select([str(brief), str(tmp_path / "gone.yaml")]),
        "stdin": select([str(brief), "-"]),
        "off": select([str(brief)]),
    }[case]
    if case == "off":
        monkeypatch.setenv("TEAMPLAN_CACHE", "off")
    monkeypatch.setattr(check_cache, "stamps_of", lambda _: pytest.fail("files were looked at for nothing"))
    assert checked(selection, None) == as_found()
    assert kept(tmp_path) == []


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"shown": [{}], "counts": []}', '{"shown": []}', "{"])
def test_an_entry_that_is_none_is_made_again(content: str, brief: Path, counted: list[int], tmp_path: Path):
    checked(select([str(brief)]), None)
    (name,) = kept(tmp_path)
    path = tmp_path / "cache" / name
    head, blank, _ = path.read_text(encoding="utf-8").partition("\n\n")
    path.write_text(head + blank + content, encoding="utf-8")
    assert checked(select([str(brief)]), None) == as_found()
    assert len(counted) == 2
    assert checked(select([str(brief)]), None) == as_found()
    assert len(counted) == 2


def test_checks_that_differ_are_kept_beside_one_another(
    tmp_path: Path, counted: list[int], monkeypatch: pytest.MonkeyPatch
):
    paths = [str(tmp_path / f"{number}.yaml") for number in range(4)]
    for path in paths:
        Path(path).write_text("stage: growth\n", encoding="utf-8")
    (tmp_path / "mine").mkdir()
    own = str(tmp_path / "mine")
    checks = [(tmp_path, names, None) for names in ([0], [1], [0, 1], [0, 2], [0, 2, 1], [1, 0])]
    checks += [(tmp_path, [0], own), (Path(own), [0], None)]
    for done, (folder, numbers, catalog_folder) in enumerate(checks * 2, start=1):
        monkeypatch.chdir(folder)
        checked(select([paths[number] for number in numbers]), catalog_folder)
        assert len(counted) == min(done, len(checks))
    assert len(kept(tmp_path)) == len(checks)
    assert all(re.fullmatch(rf"check-{FORM}-[0-9a-f]{{8}}\.json", name) for name in kept(tmp_path))


@pytest.mark.parametrize(
    ("arguments", "catalog_folder", "counts"),
    [
        (["loose.yaml"], None, [False, False]),
        (["loose.yaml"], "other", [False, True]),
        (["mine"], None, [True, False]),
        (["mine"], "other", [True, True]),
    ],
)
def test_a_change_of_the_catalog_that_files_are_read_against_is_seen(
    arguments: list[str], catalog_folder: str | None, counts: list[bool], finds: list[LocatedFinding],
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
):  # fmt: skip
    monkeypatch.chdir(tmp_path)
    for name in ("mine/catalog/a.yaml", "mine/brief.yaml", "other/catalog/b.yaml", "loose.yaml"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text("stage: growth\n", encoding="utf-8")
    assert checked(select(arguments), catalog_folder) == as_found()
    finds.append(located())
    seen = []
    for name in ("mine/catalog/new.yaml", "other/catalog/new.yaml"):
        Path(name).write_text("roles: []\n", encoding="utf-8")
        seen.append(checked(select(arguments), catalog_folder) == as_found(located()))
        Path(name).unlink()
    assert seen == counts


def test_a_loose_file_beside_a_catalog_counts_and_so_does_the_catalog_beneath_it(
    counted: list[int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(tmp_path)
    Path("mine").mkdir()
    Path("mine/brief.yaml").write_text("stage: growth\n", encoding="utf-8")
    beside = TargetGroup([Target("mine/brief.yaml", "mine/brief.yaml")], "mine")
    selection = Selection([beside], [], ["mine/brief.yaml"])
    for _ in range(2):
        checked(selection, None)
    assert len(counted) == 1
    Path("mine/catalog").mkdir()
    Path("mine/catalog/a.yaml").write_text("roles: []\n", encoding="utf-8")
    checked(selection, None)
    assert len(counted) == 2
    Path("mine/brief.yaml").write_text("stage: mature\n", encoding="utf-8")
    checked(selection, None)
    assert len(counted) == 3
    Path("other").mkdir()
    checked(selection, "other")
    Path("mine/catalog/a.yaml").unlink()
    checked(selection, "other")
    assert len(counted) == 4


@pytest.mark.parametrize("name", ["_FORMAT", "__version__"])
def test_another_format_or_version_checks_again(
    name: str, brief: Path, counted: list[int], monkeypatch: pytest.MonkeyPatch
):
    checked(select([str(brief)]), None)
    monkeypatch.setattr(check_cache, name, "another")
    checked(select([str(brief)]), None)
    assert len(counted) == 2


def test_the_whole_program_is_stamped(brief: Path, monkeypatch: pytest.MonkeyPatch):
    asked: list[str] = []
    monkeypatch.setattr(check_cache, "program_stamp", lambda package: asked.append(package) or "stamp")
    checked(select([str(brief)]), None)
    assert asked == [str(Path(teamplan.__file__).parent)]


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
    assert any(each.related for each in first.shown)
    assert checked(select([str(tmp_path)]), None) == first
    assert len(runs) == 1


@pytest.mark.parametrize(
    "content",
    [
        b"", b"null", b"{}", b"[]", b"[1]", b"[{}]", b"[" * 200_000, b"\xff",
        b'{"shown": []}', b'{"counts": []}', b'{"shown": [], "counts": [], "more": []}', b'{"shown": {}, "counts": []}',
        b'{"shown": [1], "counts": []}', b'{"shown": [{}], "counts": []}', b'{"shown": [{"finding": 1}], "counts": []}',
        b'{"shown": [], "counts": {}}', b'{"shown": [], "counts": [1]}', b'{"shown": [], "counts": [["error", "r"]]}',
        b'{"shown": [], "counts": [["error", "r", 0]]}', b'{"shown": [], "counts": [["bad", "r", 1]]}',
        b'{"shown": [], "counts": [["error", "r", 1], ["error", "r", 1]]}',
    ],
)  # fmt: skip
def test_an_entry_that_says_no_findings_is_ignored_and_replaced(
    brief: Path, tmp_path: Path, runs: list[int], content: bytes
):
    brief.write_text("stage: x\n", encoding="utf-8")
    found = checked(select([str(brief)]), None)
    kept_as(tmp_path, content)
    for _ in range(2):
        assert checked(select([str(brief)]), None) == found
    assert len(runs) == 2


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
