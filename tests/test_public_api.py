"""The public names: all there, enough for the main job, and typed."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module, metadata
from importlib.resources import files

import pytest

import teamplan
from teamplan import (
    Brief,
    InfeasibleBriefError,
    InvalidBriefError,
    InvalidFilesError,
    RefusedError,
    UnreadableFileError,
    check_files,
    dump_plan,
    explain,
    load_brief,
    load_catalog,
    load_plan,
    make_documents,
    make_plan,
)


def test_every_public_name_can_be_imported():
    assert len(teamplan.__all__) >= 10
    assert sorted(teamplan.__all__) == sorted(set(teamplan.__all__))
    for name in teamplan.__all__:
        assert getattr(teamplan, name) is not None
    assert set(teamplan._HOME) | {"__version__"} == set(teamplan.__all__)


def test_a_name_is_the_one_at_its_home():
    for name, home in teamplan._HOME.items():
        assert getattr(teamplan, name) is getattr(import_module(home), name)


@pytest.mark.parametrize("name", ["plan_teem", "_private", "sources_"])
def test_other_names_are_attribute_errors(name):
    with pytest.raises(AttributeError, match=name):
        getattr(teamplan, name)


def test_importing_the_package_imports_nothing_else():
    code = "import sys, teamplan; print([n for n in ('pydantic', 'yaml', 'jinja2', 'typer') if n in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout == "[]\n"


def test_the_snippet_of_the_docstring():
    names: dict[str, object] = {}
    lines = [
        line.removeprefix(">>> ").partition("  #")[0]
        for line in (teamplan.__doc__ or "").splitlines()
        if line[:3] == ">>>"
    ]
    assert len(lines) == 2
    exec("\n".join(lines), names)  # noqa: S102 - our own documentation
    assert len(names["plan"].positions) == 5


def test_the_main_job_in_python(tmp_path):
    (tmp_path / "brief.yaml").write_text("stage: growth\nsize: 8\nplatforms: [天猫]\n", encoding="utf-8")
    brief = load_brief(str(tmp_path / "brief.yaml"))
    assert brief == Brief(stage="growth", size=8, platforms=("天猫",))
    catalog = load_catalog()
    plan = make_plan(catalog, brief)
    (tmp_path / "plan.yaml").write_text(dump_plan(plan), encoding="utf-8")
    assert load_plan(str(tmp_path / "plan.yaml")) == plan
    text = make_documents(plan, catalog, ["md"]).contents["md"].decode()
    assert all(position.title in text for position in plan.positions)


def test_the_other_use_cases_in_python(tmp_path):
    catalog = load_catalog()
    plan = make_plan(catalog, structure="five-hats")
    assert [explanation.subject for explanation in explain(plan, catalog, "size")] == ["size"]
    (tmp_path / "brief.yaml").write_text("stage: groth\n", encoding="utf-8")
    assert [found.finding.path for found in check_files([str(tmp_path / "brief.yaml")]).findings] == [("stage",)]


def test_refusals_can_be_caught_by_what_was_wrong(tmp_path):
    catalog = load_catalog()
    with pytest.raises(InvalidBriefError) as caught:
        make_plan(catalog, settings={"stage": "groth"})
    assert isinstance(caught.value, RefusedError)
    assert caught.value.findings[0].path == ("stage",)
    with pytest.raises(UnreadableFileError):
        load_brief(str(tmp_path / "nowhere.yaml"))
    (tmp_path / "plan.yaml").write_text("teamplan: 2\n", encoding="utf-8")
    with pytest.raises(InvalidFilesError):
        load_plan(str(tmp_path / "plan.yaml"))


def test_infeasible_briefs_say_what_works():
    with pytest.raises(InfeasibleBriefError) as caught:
        make_plan(load_catalog(), Brief(stage="startup", size=6, people_cost_cap=9000))
    assert "9,000" in caught.value.message.zh
    assert caught.value.message.en.replace("¥", "").isascii()
    assert all(change.settings for change in caught.value.changes)


def test_the_package_is_typed_and_versioned():
    assert files("teamplan").joinpath("py.typed").is_file()
    assert metadata.version("teamplan") == teamplan.__version__
