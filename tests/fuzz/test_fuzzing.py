"""The fuzzer: a short run over every surface, and every kind of fault planted and found."""

from __future__ import annotations

import os
import time
from multiprocessing import Value
from pathlib import Path
from typing import TYPE_CHECKING

import fuzzing
import pytest
import trying
from crashes import Crashes
from fuzzing import main
from surface import Surface, demand
from surfaces import SURFACES
from trying import attempted
from work import Tally, Task, input_of, run_task, share_out

if TYPE_CHECKING:
    from random import Random

pytestmark = pytest.mark.slow

INPUTS = {"planner": 12, "render": 6, "templates": 8, "caches": 12, "why": 40, "options": 60, "check": 60}
"""Of the slow surfaces; 400 of the others."""


@pytest.fixture(autouse=True)
def _kept_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Give back what a surface sets for its process; broken inputs are not kept in the repository."""
    for name in ("TEAMPLAN_CACHE", "TEAMPLAN_CACHE_DIR"):
        monkeypatch.setenv(name, os.environ.get(name, ""))
    monkeypatch.setattr(fuzzing, "FOUND", tmp_path / "found")


@pytest.mark.parametrize("name", SURFACES)
def test_a_short_run_breaks_nothing(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--surface", name, "-j", "1", "--inputs", str(INPUTS.get(name, 400))]) == 0, capsys.readouterr().out
    assert f"| {name} |" in capsys.readouterr().out


def test_the_shares_add_up() -> None:
    assert sum(surface.share for surface in SURFACES.values()) == pytest.approx(1)


class Planted(Surface[str]):
    """Does what the input says."""

    name = "planted"
    share = 1.0

    def make(self, dice: Random) -> str:
        return dice.choice(("right", "wrong", "raise", "exit"))

    def attempt(self, made: str) -> str:
        if made == "slow":
            begun = time.process_time()
            while time.process_time() < begun + 20:
                pass
        if made == "hungry":
            bytearray(900 * 2**20)
        if made == "raise":
            raise SystemExit(3)
        if made == "die":
            os._exit(9)
        demand(made != "wrong", "a planted fault", made)
        return "right"


@pytest.mark.parametrize(
    ("made", "fault"),
    [
        ("right", None),
        ("wrong", "a planted fault"),
        ("raise", "SystemExit in the fuzzer"),
        ("slow", "more than 0.2 s in the fuzzer"),
        ("hungry", "more than 500 MB in the fuzzer"),
    ],
)
def test_faults_are_told_apart(made: str, fault: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trying, "SECONDS", 0.2)
    assert attempted(Planted(tmp_path), made).fault == fault


def test_an_input_can_be_made_again_from_its_number(tmp_path: Path) -> None:
    surface = Planted(tmp_path)
    made = [input_of(surface, 1, number) for number in range(40)]
    assert made == [input_of(surface, 1, number) for number in range(40)]
    assert made != [input_of(surface, 2, number) for number in range(40)]
    assert len(set(made)) == 4


class Dying(Planted):
    """Kills its process at the fourth input."""

    def make(self, dice: Random) -> str:
        return dice.choice(("right",))

    def seeds(self) -> list[str]:
        return ["right", "right", "right", "die"]


def test_a_process_that_dies_tells_of_what_and_the_others_go_on() -> None:
    tally = Tally()
    share_out({"planted": Dying}, [Task("planted", 1, 0, 9, 1)], 2, lambda _, found: tally.add(found))
    assert dict(tally.fault_counts) == {"the process died (9)": 1}
    assert tally.faults["the process died (9)"][0] == 3
    assert tally.words["right"] == 5  # those behind it; what came before it in the same batch died with it


def test_faults_make_the_run_fail_and_are_kept(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(SURFACES, "planted", Planted)
    assert main(["--surface", "planted", "-j", "1", "--inputs", "40"]) == 1
    said = capsys.readouterr()
    assert "× a planted fault, first at input" in said.out
    assert "a planted fault" in said.err
    kept = sorted((tmp_path / "found").glob("planted-*.input"))
    assert {path.read_text() for path in kept} == {"wrong", "raise"} or len(kept) == 3
    number = kept[0].stem.partition("-")[2]
    assert main(["--surface", "planted", "--only", number]) == 1


def test_a_task_leaves_no_folder_behind(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    tallies = list(run_task({"planted": Dying}, Task("planted", 1, 4, 9, 1), Value("q", 0)))
    assert sum(tally.words.total() for tally in tallies) == 5
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
def test_a_disturbed_run_leaves_whole_files(tmp_path: Path) -> None:
    crashes = Crashes(tmp_path, 1)
    for disturb in (crashes.kill, crashes.interrupt, crashes.starve, crashes.race):
        assert disturb() in ("older", "newer", "of two runs")
