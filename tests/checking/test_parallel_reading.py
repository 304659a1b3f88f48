"""Several processes find what one finds, and a helper that dies is replaced."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from teamplan.checking import parallel_reading
from teamplan.checking.catalog import load_catalog
from teamplan.checking.files import Harvest, read_targets
from teamplan.checking.groups import check_selection
from teamplan.checking.parallel_reading import read_all
from teamplan.checking.targets import select

FIGURE = (
    "assumptions:\n  - {key: figure_%s, title: 数, low: 1, base: %d, high: 3, unit: 件, source: 自测, grade: B, "
    'valid_from: "2025"}\n'
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in range(40):
        name = "same" if number % 10 == 7 else f"n{number}"
        (tmp_path / f"{number:02}.yaml").write_text(FIGURE % (name, 9 if number % 8 == 5 else 2), encoding="utf-8")
    return tmp_path


@pytest.fixture
def four(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel_reading, "_processes", lambda _: 4)


needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded.*:DeprecationWarning")


@needs_fork
def test_same_findings_in_the_same_order(folder: Path, monkeypatch: pytest.MonkeyPatch):
    alone = check_selection(select([str(folder)]), None)
    assert {located.finding.rule for located in alone} == {"out-of-range", "duplicate-id"}
    monkeypatch.setattr(parallel_reading, "_processes", lambda _: 4)
    assert check_selection(select([str(folder)]), None) == alone


@needs_fork
@pytest.mark.usefixtures("four")
def test_dead_helper_is_replaced(folder: Path, monkeypatch: pytest.MonkeyPatch):
    parent = os.getpid()

    def deadly(pipe: int, _harvest: Harvest) -> None:
        assert os.getpid() != parent
        os.close(pipe)
        os._exit(9)

    (group,) = select([str(folder)]).groups
    expected = read_targets(group.targets, load_catalog)
    monkeypatch.setattr(parallel_reading, "_send", deadly)
    got = read_all(group.targets, load_catalog)
    assert [entry.item for entry in got.subject.assumptions] == [entry.item for entry in expected.subject.assumptions]
    assert got.located == expected.located


def test_few_files_are_read_here():
    assert parallel_reading._processes(1) == 1
    assert parallel_reading._processes(parallel_reading.LEAST_FILES - 1) == 1
    assert 1 <= parallel_reading._processes(10_000) <= parallel_reading.MOST_PROCESSES


def test_nothing_to_read():
    assert read_all([], load_catalog).located == []
