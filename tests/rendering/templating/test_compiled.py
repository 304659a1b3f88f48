"""Compiled templates that the package holds: the same document, and nothing that a run would write or believe."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import BytecodeCache, Environment
from jinja2 import __version__ as jinja_version
from jinja2.bccache import Bucket

from teamplan.rendering.templating import compiled
from teamplan.rendering.templating.compiled import CompiledTemplates, module_name
from teamplan.rendering.templating.loading import folder_loader
from teamplan.rendering.templating.problems import TemplateProblem
from teamplan.rendering.templating.sandbox import run_template, sandbox

SOURCE = "one\n{{ 1 + 1 }} {{ value }}"


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package that holds the compiled form of `a.j2`, made to say 3 where the template says 1 + 1."""
    folder = tmp_path / "package"
    folder.mkdir()
    monkeypatch.setattr(compiled, "FOLDER", folder)
    environment = sandbox()
    module = module_name(environment, "a.j2", BytecodeCache().get_source_checksum(SOURCE))
    code = environment.compile(SOURCE.replace("1 + 1", "3"), "a.j2", raw=True)
    (folder / f"{module}.py").write_text(code, encoding="utf-8")
    return folder


def loaded(folder: Path, source: str = SOURCE, name: str = "a.j2") -> Environment:
    own = folder / "own"
    own.mkdir(exist_ok=True)
    (own / name).write_text(source, encoding="utf-8")
    return sandbox(folder_loader([own]))


@pytest.mark.usefixtures("package")
def test_the_compiled_form_in_the_package_is_run(tmp_path: Path) -> None:
    assert run_template(loaded(tmp_path), "a.j2", value="x") == "one\n3 x"


@pytest.mark.usefixtures("package")
def test_an_error_names_the_template_and_its_line(tmp_path: Path) -> None:
    with pytest.raises(TemplateProblem) as caught:
        run_template(loaded(tmp_path), "a.j2")
    assert (caught.value.file, caught.value.line) == (str(tmp_path / "own" / "a.j2"), 2)


@pytest.mark.usefixtures("package")
@pytest.mark.parametrize(("source", "name"), [(f"{SOURCE} ", "a.j2"), (SOURCE, "b.j2")], ids=["changed", "renamed"])
def test_another_text_or_name_is_compiled_afresh(source: str, name: str, tmp_path: Path) -> None:
    assert run_template(loaded(tmp_path, source, name), name, value="x").startswith("one\n2 x")


def test_whatever_decides_how_a_template_is_compiled_is_part_of_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    names = [module_name(sandbox(autoescape=escape), "a.j2", "0") for escape in (False, True)]
    monkeypatch.setattr(compiled, "jinja_version", f"{jinja_version}.post1")
    names.append(module_name(sandbox(), "a.j2", "0"))
    monkeypatch.setattr(compiled, "_compiler", lambda: b"another sandbox")
    names.append(module_name(sandbox(), "a.j2", "0"))
    assert len(set(names)) == 4


def test_nothing_is_kept(package: Path, tmp_path: Path) -> None:
    before = sorted(package.glob("*"))
    run_template(loaded(tmp_path, "other"), "a.j2")
    environment = sandbox()
    bucket = Bucket(environment, "a.j2", "0")
    bucket.code = compile("1", "a", "eval")
    CompiledTemplates().dump_bytecode(bucket)
    assert sorted(package.glob("*")) == before
