"""The same input gives the same bytes in every process: other hash seeds, another time zone, no cache."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from teamplan.rendering.formats.registry import FORMATS

pytestmark = pytest.mark.slow

BRIEF = "stage: growth\nsize: 23\nlive: true\nplatforms: [抖音, 天猫]\nmonthly_sales: 2300000\nself_fulfilment: true\n"
ELSEWHERE = [
    {"PYTHONHASHSEED": "1", "TZ": "Asia/Shanghai", "LC_ALL": "C.UTF-8"},
    {"PYTHONHASHSEED": "2", "TZ": "America/New_York", "LC_ALL": "C"},
]


def run(folder: Path, environment: dict[str, str], *command: str) -> str:
    done = subprocess.run(
        [sys.executable, *command],
        cwd=folder, env=os.environ | environment | {"TEAMPLAN_CACHE": "off"}, capture_output=True, encoding="utf-8",
        timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


def made(folder: Path, environment: dict[str, str]) -> dict[str, bytes]:
    """Return every file that planning and rendering write in one process with this environment."""
    folder.mkdir()
    (folder / "brief.yaml").write_text(BRIEF, encoding="utf-8")
    command = ["-m", "teamplan", "new", "--from", "brief.yaml", "-o", "plan.yaml", "--render", ",".join(FORMATS), "-q"]
    run(folder, environment, *command)
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_the_hash_seed_changes_the_order_of_sets(tmp_path):
    program = "print(list({f'role {n}' for n in range(50)}))"
    assert len({run(tmp_path, environment, "-c", program) for environment in ELSEWHERE}) == len(ELSEWHERE)


@pytest.fixture(scope="module")
def twice(tmp_path_factory) -> list[dict[str, bytes]]:
    base = tmp_path_factory.mktemp("same")
    return [made(base / str(number), environment) for number, environment in enumerate(ELSEWHERE)]


def test_a_plan_and_all_its_documents_are_the_same_bytes(twice):
    first, second = twice
    assert len(first) == 2 + len(FORMATS)
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []
