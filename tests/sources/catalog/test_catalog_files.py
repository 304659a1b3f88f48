"""The catalog: what belongs to it, overlays, everything wrong at once, and the cache."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from teamplan.checking.catalog import load_catalog
from teamplan.model.catalog import Catalog
from teamplan.model.terms import BusinessModel, Function
from teamplan.sources import builtin
from teamplan.sources.builtin import builtin_templates
from teamplan.sources.catalog import file_stamps, layout
from teamplan.sources.catalog import files as catalog_files
from teamplan.sources.catalog.cache_folder import write_entry
from teamplan.sources.records.located_findings import InvalidFilesError
from teamplan.sources.yaml.strict import load_plain
from teamplan.sources.yaml.writer import dump_yaml

pytestmark = pytest.mark.slow

ASSUMPTION = (
    "assumptions:\n  - {key: %s, title: 自测数, low: 1, base: 2, high: 3, unit: 件, source: 自测, grade: B, "
    'valid_from: "2025"}\n'
)


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("TEAMPLAN_CACHE_DIR", str(folder))
    monkeypatch.delenv("TEAMPLAN_CACHE", raising=False)
    return folder


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of the built-in templates that may be cached although it was made just now."""
    monkeypatch.setattr(file_stamps, "SETTLED_AFTER_NS", -1)
    target = tmp_path / "mine"
    shutil.copytree(builtin_templates(), target, ignore=shutil.ignore_patterns("documents"))
    return target


def _findings(folder: Path) -> list[tuple[str, int, str]]:
    with pytest.raises(InvalidFilesError) as caught:
        load_catalog(folder)
    return [(each.finding.file.rpartition("/")[2], each.mark.line, each.finding.rule) for each in caught.value.findings]


def test_builtin_catalog_is_complete_and_sorted():
    catalog = load_catalog()
    assert len(catalog.roles) >= 150
    assert len(catalog.teams) >= 5
    functions = list(Function)
    assert [role.id for role in catalog.roles] == [
        role.id for role in sorted(catalog.roles, key=lambda role: (functions.index(role.function), role.id))
    ]
    for ids in (
        [practice.id for practice in catalog.practices],
        [assumption.key for assumption in catalog.assumptions],
        [team.id for team in catalog.teams],
    ):
        assert ids == sorted(ids)
    models = list(BusinessModel)
    order = [models.index(profile.model) for profile in catalog.profiles]
    assert order == sorted(order)


FOLDER_OF = {"roles": "catalog", "published_teams": "evidence/teams", "scale_facts": "evidence/scale"}
"""Folders that are not called as what they hold."""


def dealt_anew(folder: Path, kind: str, seed: int) -> None:
    """Shuffle the entries of all files of one kind and deal them to the same files."""
    dice, paths = random.Random(seed), sorted((folder / FOLDER_OF.get(kind, kind)).glob("*.yaml"))
    entries = [entry for path in paths for entry in load_plain(path.read_bytes())[kind]]
    dice.shuffle(entries)
    for number, path in enumerate(paths):
        path.write_text(dump_yaml({kind: entries[number :: len(paths)]}), encoding="utf-8")


@pytest.mark.parametrize("seed", [1, 2])
def test_which_file_holds_an_entry_and_where_changes_nothing(folder: Path, seed: int):
    before = {path: path.read_bytes() for path in folder.rglob("*.yaml")}
    for kind in ("roles", "practices", "assumptions", "published_teams", "scale_facts"):
        dealt_anew(folder, kind, seed)
    profiles = folder / "profiles.yaml"
    profiles.write_text(dump_yaml({"profiles": load_plain(profiles.read_bytes())["profiles"][::-1]}), encoding="utf-8")
    teams = sorted((folder / "teams").iterdir())
    for path, content in zip(teams, [before[path] for path in (*teams[1:], teams[0])], strict=True):
        path.write_bytes(content)
    dealt = {path for path in before if path.parent != folder or path == profiles} - set(folder.glob("wording/*"))
    assert len(dealt) > 30
    assert {path for path, content in before.items() if path.read_bytes() != content} == dealt
    assert load_catalog(folder) == load_catalog()


def test_overlay_replaces_whole_files_and_adds_others(tmp_path: Path):
    mine = tmp_path / "mine"
    (mine / "assumptions").mkdir(parents=True)
    (mine / "teams").mkdir()
    (mine / "assumptions" / "own.yml").write_text(ASSUMPTION % "own_figure", encoding="utf-8")
    replaced = (
        (builtin_templates() / "profiles.yaml")
        .read_text("utf-8")
        .replace("reference_sales: 500000", "reference_sales: 7")
    )
    (mine / "profiles.yaml").write_text(replaced, encoding="utf-8")
    (mine / "README.yaml").write_text("not: ours")
    (mine / "assumptions" / ".hidden.yaml").write_text("not: ours")
    builtin, catalog = load_catalog(), load_catalog(mine)
    assert "own_figure" in catalog.assumption_by_key
    assert len(catalog.assumptions) == len(builtin.assumptions) + 1
    assert {profile.reference_sales for profile in catalog.profiles} >= {7}
    assert catalog.roles == builtin.roles


def test_empty_folder_changes_nothing(tmp_path: Path):
    (tmp_path / "empty").mkdir()
    assert load_catalog(tmp_path / "empty") == load_catalog()


def test_everything_wrong_is_said_at_once(folder: Path):
    (folder / "assumptions" / "a.yaml").write_text("assumptions: []\n")
    (folder / "assumptions" / "b.yaml").write_text("a: 1\na: 2\n")
    (folder / "practices" / "c.yaml").write_text("practices:\n  - {id: X}\n")
    (folder / "teams" / "d.yaml").write_text("stage: growth\n")
    (folder / "catalog" / "e.yaml").write_bytes(b"\xff\xfe\x00")
    (folder / "profiles.yaml").write_text("- 1\n")
    (folder / "assumptions" / "f.yaml").write_text(ASSUMPTION % "span_head", encoding="utf-8")
    found = _findings(folder)
    assert {("a.yaml", 1, "out-of-range"), ("b.yaml", 2, "duplicate-key"), ("d.yaml", 1, "wrong-kind")} < set(found)
    assert {("c.yaml", 2, "bad-format"), ("c.yaml", 2, "missing-key")} < set(found)
    assert {name for name, *_ in found} >= {"e.yaml", "profiles.yaml"}


def test_duplicate_ids_name_both_places(folder: Path):
    (folder / "assumptions" / "zz.yaml").write_text(ASSUMPTION % "span_head", encoding="utf-8")
    with pytest.raises(InvalidFilesError) as caught:
        load_catalog(folder)
    (located,) = caught.value.findings
    assert located.finding.rule == "duplicate-id"
    assert located.finding.file.endswith("zz.yaml")
    assert (located.mark.line, located.mark.column) == (2, 11)
    (other,) = located.related
    assert other.file.endswith("organisation.yaml")
    assert other.mark.line > 1


def test_vanishing_file_is_a_finding(folder: Path):
    (folder / "catalog" / "gone.yaml").symlink_to(folder / "nowhere")
    assert ("gone.yaml", 1, "unreadable-file") in _findings(folder)


def test_warm_cache_reads_no_yaml(folder: Path, cache: Path):
    program = (
        "import sys; from pathlib import Path; from teamplan.checking.catalog import load_catalog;"
        "from teamplan.sources.catalog import file_stamps; file_stamps.SETTLED_AFTER_NS = -1;"
        "catalog = load_catalog(Path(sys.argv[1])); print(len(catalog.roles), 'yaml' in sys.modules)"
    )
    run = [sys.executable, "-c", program, str(folder)]
    outputs = [subprocess.run(run, check=True, capture_output=True, text=True).stdout for _ in range(2)]
    cold, warm = (output.split() for output in outputs)
    assert cold[1] == "True"
    assert warm[1] == "False"
    assert cold[0] == warm[0]
    assert [path.suffix for path in cache.iterdir()] == [".json"]


def test_cache_gives_an_equal_catalog(folder: Path, cache: Path):
    cold = load_catalog(folder)
    (entry,) = cache.iterdir()
    json.loads(entry.read_bytes().rpartition(b"\n")[2])
    assert load_catalog(folder) == cold


def test_changed_file_is_read_again(folder: Path):
    before = load_catalog(folder)
    path = folder / "assumptions" / "organisation.yaml"
    text = path.read_text("utf-8")
    state = path.stat()
    path.write_text(text.replace("base: 8, high: 10", "base: 9, high: 10", 1), encoding="utf-8")
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert path.stat().st_size == state.st_size
    assert load_catalog(folder) != before


def test_fresh_files_are_not_cached(folder: Path, cache: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(file_stamps, "SETTLED_AFTER_NS", 2_000_000_000)
    path = folder / "assumptions" / "organisation.yaml"
    path.touch()
    load_catalog(folder)
    assert not cache.exists()


def _with_an_id_twice(content: bytes) -> bytes:
    plain = json.loads(content)
    plain["roles"].append(plain["roles"][0])
    return json.dumps(plain).encode()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda _: b"",
        lambda _: b"nonsense",
        lambda _: b"{}",
        lambda _: b"[" * 200_000,
        lambda _: b'{"roles": ' * 20_000,
        lambda content: content[: len(content) // 2],
        lambda content: content.replace(b'"roles"', b'"rolez"'),
        _with_an_id_twice,
    ],
)
def test_an_entry_that_is_whole_but_says_no_catalog_is_ignored(folder: Path, cache: Path, spoil):
    expected = load_catalog(folder)
    (entry,) = cache.iterdir()
    good = entry.read_bytes()
    signature, _, rest = good.decode().partition("\n\n")
    write_entry(entry.name, signature, spoil(rest.partition("\n")[2].encode()))
    assert entry.read_bytes() != good
    assert load_catalog(folder) == expected
    assert entry.read_bytes() == good


def test_a_damaged_entry_is_ignored_and_replaced(folder: Path, cache: Path):
    expected = load_catalog(folder)
    (entry,) = cache.iterdir()
    good = entry.read_bytes()
    dice = random.Random(1)
    for _ in range(2):
        at = dice.randrange(len(good))
        entry.write_bytes(good[:at] + bytes([good[at] ^ 1 << dice.randrange(8)]) + good[at + 1 :])
        assert load_catalog(folder) == expected
        assert entry.read_bytes() == good


def test_two_installations_keep_two_entries(folder: Path, cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    load_catalog(folder)
    load_catalog()
    other = tmp_path / "other"
    shutil.copytree(builtin_templates(), other)
    monkeypatch.setattr(catalog_files, "builtin_templates", lambda: other)
    monkeypatch.setattr(layout, "builtin_templates", lambda: other)
    load_catalog()
    load_catalog(folder)
    assert len(list(cache.iterdir())) == 4


def test_cache_may_be_off_or_unwritable(folder: Path, cache: Path, monkeypatch: pytest.MonkeyPatch):
    cache.write_text("in the way")
    assert isinstance(load_catalog(folder), Catalog)
    cache.unlink()
    monkeypatch.setenv("TEAMPLAN_CACHE", "off")
    load_catalog(folder)
    assert not cache.exists()


def test_installation_without_templates(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setattr(builtin, "__file__", str(tmp_path / "a" / "b" / "c" / "d.py"))
    with pytest.raises(FileNotFoundError):
        builtin.builtin_templates()
