"""What contributors rely on: hooks that lint as `make lint` does, pins for every dependency, news with a kind."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import changelog
import pytest
import yaml

ROOT = Path(__file__).parents[1]


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_the_hooks_run_what_make_lint_runs():
    recipe = re.search(r"^lint:.*\n((?:\t.*\n)+)", text_of("Makefile"), re.MULTILINE)
    assert recipe is not None
    commands = [line.strip().replace("$(BIN)", ".venv/bin") for line in recipe[1].splitlines()]
    assert len(commands) >= 4
    (local,) = yaml.safe_load(text_of(".pre-commit-config.yaml"))["repos"]
    assert [hook["entry"] for hook in local["hooks"]] == commands


def test_ci_gets_an_exact_version_of_every_dependency():
    project = tomllib.loads(text_of("pyproject.toml"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    names = {normal(re.split(r"[<>=!~\[; ]", requirement)[0]) for requirement in wanted}
    assert {"typer", "hypothesis"} <= names
    pins = dict(line.split("==") for line in text_of("constraints.txt").splitlines())
    assert names - {normal(name) for name in pins} == set()
    assert "PIP_CONSTRAINT" in text_of(".ci/run")


def normal(name: str) -> str:
    """Return the name of a distribution as they are compared."""
    return re.sub(r"[-_.]+", "-", name).lower()


def test_the_marks_leave_out_the_slow_rooms_and_not_most_of_the_tests():
    modules = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py")}
    slow = {
        name
        for name, text in modules.items()
        if re.search(r"pytestmark = .*pytest\.mark\.(slow|browser)", text, re.DOTALL)
    }
    assert {"test_wheel.py", "test_browser.py", "test_examples.py"} <= slow
    assert len(slow) < len(modules) / 3


def test_the_news_can_be_folded():
    assert (ROOT / "changelog.d" / "README.md").is_file()
    found = changelog.news(ROOT / "changelog.d")
    folded = changelog.folded(text_of("CHANGELOG.md"), found)
    assert all(f"- {entry}" in folded for entries in found.values() for entry in entries)


BEFORE = "# Changelog\n\n## [Unreleased]\n\n### Fixed\n\n- Old.\n\n## [0.1.0] - 2026-11-21\n\n### Added\n\n- First.\n"


def test_folding_keeps_what_is_there_and_the_order_of_headings():
    folded = changelog.folded(BEFORE, {"fixed": ["New."], "added": ["More."]})
    assert folded == BEFORE.replace("### Fixed\n\n- Old.\n", "### Added\n\n- More.\n\n### Fixed\n\n- Old.\n- New.\n")
    assert changelog.folded(BEFORE, {}) == BEFORE
    assert changelog.folded("## [Unreleased]\n", {"added": ["One."]}) == "## [Unreleased]\n\n### Added\n\n- One.\n"


def test_a_release_leaves_an_empty_unreleased():
    made = changelog.released(BEFORE, "0.2.0", "2027-01-31")
    assert made.startswith("# Changelog\n\n## [Unreleased]\n\n## [0.2.0] - 2027-01-31\n\n### Fixed\n\n- Old.\n")


@pytest.mark.parametrize(("name", "text"), [("thing.md", "x"), ("thing.new.md", "x"), ("thing.fixed.md", " \n")])
def test_news_without_a_kind_or_words_is_refused(tmp_path, name, text):
    (tmp_path / "README.md").write_text("about", encoding="utf-8")
    assert changelog.news(tmp_path) == {}
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=name):
        changelog.news(tmp_path)


def test_the_script_folds_once_and_deletes(tmp_path, monkeypatch):
    (tmp_path / "changelog.d").mkdir()
    (tmp_path / "changelog.d" / "README.md").write_text("about", encoding="utf-8")
    (tmp_path / "changelog.d" / "a.fixed.md").write_text("New,\nand more.\n", encoding="utf-8")
    (tmp_path / "CHANGELOG.md").write_text(BEFORE, encoding="utf-8")
    monkeypatch.setattr(changelog, "ROOT", tmp_path)
    monkeypatch.setattr("sys.argv", ["changelog.py"])
    for _ in range(2):
        assert changelog.main() == 0
        assert (tmp_path / "CHANGELOG.md").read_text(encoding="utf-8").count("- New, and more.") == 1
    assert [path.name for path in (tmp_path / "changelog.d").iterdir()] == ["README.md"]
