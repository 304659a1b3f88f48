"""Whatever stands in the cache, every command says and writes what it does without one."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis_profiles import costly

from teamplan.sources.catalog import file_stamps
from teamplan.sources.catalog.cache_folder import write_entry

pytestmark = pytest.mark.slow

COMMANDS = [
    ("check", "brief.yaml", "--output-format", "json"),
    ("roles", "list"),
    ("new", "--stage", "startup", "--size", "2", "-o", "-"),
]


@pytest.fixture
def cache(cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A filled cache."""
    monkeypatch.setattr(file_stamps, "SETTLED_AFTER_NS", -1)
    monkeypatch.setenv("TEAMPLAN_CACHE_DIR", str(tmp_path / "cache"))
    cli.write("brief.yaml", "stage: growht\nsize: 0\n")
    outcomes(cli)
    return tmp_path / "cache"


def outcomes(cli) -> list[object]:
    return [cli(*command) for command in COMMANDS]


def without_cache(cli) -> list[object]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TEAMPLAN_CACHE", "off")
        return outcomes(cli)


def poisons(good: bytes) -> st.SearchStrategy[tuple[str, bytes]]:
    """Return contents: of the whole file, or of what stands in it under a fitting signature and checksum."""
    places = st.integers(0, len(good) - 1)
    flipped = st.tuples(places, st.integers(1, 255)).map(
        lambda drawn: good[: drawn[0]] + bytes([good[drawn[0]] ^ drawn[1]]) + good[drawn[0] + 1 :]
    )
    files = st.binary(max_size=200) | flipped | places.map(lambda end: good[:end])
    shapes = st.recursive(st.none() | st.integers() | st.text(max_size=3), st.lists, max_leaves=5)
    contents = shapes.map(lambda value: json.dumps(value).encode()).filter(lambda content: content != b"[]")
    contents |= st.integers(1, 200_000).map(lambda depth: b"[" * depth)
    return st.tuples(st.just("file"), files) | st.tuples(st.just("signed"), contents | st.binary(max_size=50))


def test_any_bytes_in_any_entry(cli, cache: Path):
    expected = without_cache(cli)
    good = {path.name: path.read_bytes() for path in cache.iterdir()}
    assert {name.partition("-")[0] for name in good} == {"check", "catalog"}

    @settings(costly(0.1), suppress_health_check=list(HealthCheck))
    @given(drawn=st.sampled_from(sorted(good)).flatmap(lambda name: st.tuples(st.just(name), poisons(good[name]))))
    def holds(drawn: tuple[str, tuple[str, bytes]]) -> None:
        name, (what, content) = drawn
        if what == "signed":
            write_entry(name, good[name].partition(b"\n\n")[0].decode(), content)
        else:
            (cache / name).write_bytes(content)
        assert outcomes(cli) == expected
        assert {path.name: path.read_bytes() for path in cache.iterdir()} == good

    holds()


def _elsewhere(path: Path) -> None:
    path.rename(path.with_name(f"elsewhere-{path.name}"))
    path.symlink_to(f"elsewhere-{path.name}")


def _pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path, 0o600)


def _loop(path: Path) -> None:
    path.unlink()
    path.symlink_to(path.name)


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _of_another_user(path: Path) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root can give a file away")
    os.chown(path, 65534, -1)


@pytest.mark.parametrize("put", [_elsewhere, _pipe, _loop, _folder, _of_another_user, lambda path: path.chmod(0o666)])
def test_anything_in_the_place_of_an_entry(cli, cache: Path, put):
    expected = without_cache(cli)
    entries = list(cache.iterdir())
    for path in entries:
        put(path)
    for _ in range(2):
        assert outcomes(cli) == expected
    if put is not _folder:
        assert all(stat.S_ISREG(path.lstat().st_mode) and not path.stat().st_mode & 0o077 for path in entries)
