"""What tells whether files changed."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from teamplan.sources.catalog import file_stamps
from teamplan.sources.catalog.file_stamps import SETTLED_AFTER_NS, program_stamp, stamps_of


def test_each_file_has_a_line_with_its_size_and_times(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_bytes(b"abc")
    two.write_bytes(b"")
    lines, settled = stamps_of([str(one), str(two)])
    state = one.stat()
    assert not settled
    first, second = lines.split("\n")
    assert first == f"{one}\t3\t{state.st_ino}\t{state.st_mtime_ns}\t{state.st_ctime_ns}"
    assert second.startswith(f"{two}\t0\t")
    assert stamps_of([]) == ("", True)


@pytest.mark.parametrize(("age", "settled"), [(0, False), (SETTLED_AFTER_NS, False), (SETTLED_AFTER_NS + 1, True)])
def test_files_have_settled_after_two_seconds(
    age: int, *, settled: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "one"
    path.write_bytes(b"")
    changed = max(path.stat().st_mtime_ns, path.stat().st_ctime_ns)
    monkeypatch.setattr(time, "time_ns", lambda: changed + age)
    assert stamps_of([str(path)])[1] is settled
    assert SETTLED_AFTER_NS == 2_000_000_000


def test_the_later_of_both_times_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "one"
    path.write_bytes(b"")
    os.utime(path, ns=(0, 0))
    state = path.stat()
    monkeypatch.setattr(time, "time_ns", lambda: state.st_ctime_ns + SETTLED_AFTER_NS)
    assert stamps_of([str(path)])[1] is False


def test_a_missing_file_never_equals_another_run_and_has_not_settled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_stamps, "SETTLED_AFTER_NS", -1)
    there = tmp_path / "there"
    there.write_bytes(b"")
    for paths in ([tmp_path / "gone"], [tmp_path / "gone", there]):
        first, settled = stamps_of(map(str, paths))
        again, _ = stamps_of(map(str, paths))
        assert first.startswith(f"{tmp_path / 'gone'}\t?")
        assert first != again
        assert not settled
    assert stamps_of([str(there)])[1] is True


def test_the_stamp_of_a_program_counts_its_modules_however_deep(tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "__pycache__").mkdir()
    for name in ("one.py", "a/two.py", "a/b/three.py", "a/__pycache__/four.py", "a/five.txt"):
        (tmp_path / name).write_text("")
    assert program_stamp(str(tmp_path)).startswith("3:")
    assert len(program_stamp(str(tmp_path))) == len("3:00000000")
