"""The examples: made again from their commands, they are the committed files, and they check clean."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from make_examples import EXAMPLES, make_example

ROOT = Path(__file__).parents[1]

pytestmark = pytest.mark.slow

FOLDERS = sorted(path.parent for path in EXAMPLES.glob("*/command"))
GIVEN = {"command", "brief.yaml"}
"""What a person wrote; everything else in the folder is made."""


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_there_are_examples():
    assert len(FOLDERS) >= 6
    assert all(
        (folder / "brief.yaml").is_file() or "--template" in (folder / "command").read_text() for folder in FOLDERS
    )
    assert {folder.parent for folder in FOLDERS} == {ROOT / "examples"}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_an_example_made_again_is_the_committed_one(folder, tmp_path, request):
    """`pytest --bless` (or `make bless`) writes the examples instead; read the difference before committing it."""
    if request.config.getoption("--bless"):
        assert make_example(folder) == 0
        return
    copy = tmp_path / folder.name
    copy.mkdir()
    for name in GIVEN & set(content(folder)):
        shutil.copy(folder / name, copy)
    assert make_example(copy) == 0
    made, committed = content(copy), content(folder)
    assert {"plan.yaml", "plan.md", "plan.html"} <= set(made)
    assert set(committed) == set(made), "run make bless"
    assert [name for name in sorted(made) if made[name] != committed[name]] == [], "run make bless"


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_brief_and_plan_of_an_example_check_without_errors(folder, cli):
    for name in GIVEN & set(content(folder)):
        shutil.copy(folder / name, cli.folder)
    assert make_example(cli.folder) == 0
    names = [name for name in ("brief.yaml", "plan.yaml") if (cli.folder / name).is_file()]
    assert "plan.yaml" in names
    outcome = cli("check", *names)
    assert outcome.code == 0, outcome.out
