"""The wheel, installed into an empty environment without network, plans from an empty folder."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import time
import venv
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from teamplan import __version__
from teamplan.sources.builtin import builtin_templates

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]
OFFLINE = {
    "PIP_NO_INDEX": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1", "TEAMPLAN_LANG": "zh",
    **dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"), "http://127.0.0.1:9"),
}  # fmt: skip


def run(command: list[str | Path], folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "TEAMPLAN"))}
    return subprocess.run(
        list(map(str, command)), cwd=folder, env=kept | OFFLINE | environment, capture_output=True, encoding="utf-8",
        timeout=120, check=False,
    )  # fmt: skip


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """Return a folder that `make` fills once in a test run, however many processes run it."""
    base = factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / name
    finished = folder.with_suffix(".finished")
    try:
        folder.mkdir()
    except FileExistsError:
        limit = time.monotonic() + 120
        while not finished.exists() and time.monotonic() < limit:
            time.sleep(0.1)
        return folder
    try:
        make(folder)
    finally:
        finished.touch()
    return folder


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from this checkout."""

    def build(target: Path) -> None:
        done = run([sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", target, ROOT], target)
        assert done.returncode == 0, done.stdout + done.stderr

    (built,) = made_once(tmp_path_factory, "wheel", build).glob("*.whl")
    return built


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `teamplan` command of an environment that holds the wheel and sees this one's dependencies."""

    def install(folder: Path) -> None:
        venv.create(folder, symlinks=True)
        pip = [sys.executable, "-m", "pip", "--python", folder / "bin" / "python"]
        done = run([*pip, "install", "--no-deps", "--no-compile", wheel], folder)
        assert done.returncode == 0, done.stdout + done.stderr
        (packages,) = folder.glob("lib/python*/site-packages")
        (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")

    return made_once(tmp_path_factory, "environment", install) / "bin" / "teamplan"


def test_the_wheel_holds_the_package_and_the_templates(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    shipped = {path.relative_to(ROOT).as_posix() for path in (ROOT / "templates").rglob("*") if path.is_file()}
    assert len(shipped) > 40
    assert shipped == {name.removeprefix("teamplan/") for name in names if name.startswith("teamplan/templates/")}
    assert "teamplan/py.typed" in names
    assert any(name.endswith("/licenses/LICENSE") for name in names)
    tops = {name.partition("/")[0] for name in names}
    assert tops == {"teamplan", f"teamplan-{__version__}.dist-info"}


COMPILED = """
import sys
from teamplan.rendering.templating import compiled
from teamplan.rendering.templating.sentences import Sentences
from teamplan.sources import wording_file
from teamplan.sources.builtin import builtin_templates, packaged_words

load, names = compiled.CompiledTemplates.load_bytecode, set()

def watched(self, bucket):
    load(self, bucket)
    print(bucket.key.partition("\\0")[0], bucket.code is not None, file=sys.stderr)

def compiled_late(self, text):
    print("sentence", False, file=sys.stderr)
    return self._environment.from_string(text).root_render_func

def where_words_are(file):
    path = packaged_words(file)
    print("words", path.is_file(), file=sys.stderr)
    return path

compiled.CompiledTemplates.load_bytecode = watched
wording_file.packaged_words = where_words_are
Sentences._compiled = compiled_late
from teamplan.cli.entry import run
sys.exit(run(["new", "--stage", "startup", "--size", "5", "--render", "md,html", "-o", "plan.yaml"]))
"""


def test_the_wheel_compiles_no_template_and_reads_no_words_when_it_runs(installed, tmp_path):
    done = run([installed.parent / "python", "-c", COMPILED], tmp_path)
    assert done.returncode == 0, done.stderr
    asked = [line.split() for line in done.stderr.splitlines() if line.endswith(("True", "False"))]
    assert len(asked) > 15
    assert ["words", "True"] in asked
    assert [name for name, found in asked if found == "False"] == []


def test_the_installed_wheel_does_the_main_job_from_an_empty_folder(installed, tmp_path):
    home, folder = tmp_path / "home", tmp_path / "empty"
    home.mkdir()
    folder.mkdir()

    def teamplan(*arguments: str) -> str:
        done = run([installed, *arguments], folder, HOME=str(home), XDG_CACHE_HOME=str(home / "cache"))
        assert done.returncode == 0, done.stderr
        return done.stdout

    assert teamplan("--version") == f"teamplan {__version__}\n"
    assert "先招谁" in teamplan("new", "--stage", "startup", "--size", "5")
    assert len(yaml.safe_load((folder / "plan.yaml").read_bytes())["positions"]) == 5
    teamplan("render", "plan.yaml")
    assert {path.name for path in folder.iterdir()} == {"plan.yaml", "plan.md", "plan.html"}
    assert len(teamplan("roles", "list").splitlines()) >= 90
    assert "ops-centre" in teamplan("templates", "list")
    assert "没有问题" in teamplan("check")


def test_wheel_and_checkout_give_the_same_plan(installed, tmp_path, cli):
    arguments = ["new", "--stage", "growth", "--size", "20", "-o", "-"]
    done = run([installed, *arguments], tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout == cli(*arguments).out


def test_the_wheel_does_not_see_this_checkout(installed, tmp_path):
    code = "import teamplan, teamplan.sources.builtin as b; print(teamplan.__file__); print(b.builtin_templates())"
    done = run([installed.parent / "python", "-c", code], tmp_path)
    assert done.returncode == 0, done.stderr
    environment = installed.parents[1].resolve()
    assert [environment in Path(line).resolve().parents for line in done.stdout.split()] == [True, True]


def test_the_editable_install_finds_the_templates_of_the_checkout(tmp_path):
    assert builtin_templates() == ROOT / "templates"
    done = run([sys.executable, "-m", "teamplan", "roles", "list"], tmp_path, TEAMPLAN_CACHE="off")
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) >= 90
