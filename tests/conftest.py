"""What all tests share: the built-in catalog, the command line in-process, and `--bless` for goldens."""

from __future__ import annotations

import gc
import io
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis_profiles import load_profiles

from teamplan.checking.catalog import load_catalog
from teamplan.cli.entry import run
from teamplan.model.catalog import Catalog
from teamplan.rendering.phrasing import Phrasing
from teamplan.sources.wording_file import load_wording

load_profiles()
os.environ["TEAMPLAN_LANG"] = "zh"
os.environ["TEAMPLAN_CACHE_DIR"] = str(Path(__file__).parents[1] / ".pytest_cache" / "teamplan")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--bless", action="store_true", help="write goldens from what the program gives now")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with the file of a name in `tests/goldens`; `--bless` writes it: read the difference."""

    def compared(name: str, made: str) -> None:
        path = Path(__file__).parent / "goldens" / name
        if request.config.getoption("--bless"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(made, encoding="utf-8", newline="\n")
        assert made
        assert made == path.read_text(encoding="utf-8")

    return compared


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    return load_catalog()


@pytest.fixture(scope="session")
def words(catalog: Catalog) -> Phrasing:
    """What says reasons in Chinese, with the names of the built-in catalog."""
    return Phrasing(load_wording(), catalog)


@dataclass(frozen=True)
class Outcome:
    """What a command returned and wrote."""

    code: int
    out: str
    err: str


class CommandLine:
    """Runs the command line in this process, in a temporary folder of its own."""

    def __init__(self, folder: Path, capture: pytest.CaptureFixture[bytes], patch: pytest.MonkeyPatch) -> None:
        """Work in `folder`."""
        self.folder, self._capture, self._patch = folder, capture, patch

    def __call__(self, *arguments: object, lang: str | None = None, stdin: bytes = b"") -> Outcome:
        """Run `arguments` and return the outcome; nothing may escape as an exception."""
        self._patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        language = ["--lang", lang] if lang else []
        self._capture.readouterr()
        code = run([*map(str, arguments), *language])
        gc.enable()  # a command leaves it off, because its process ends
        out, err = self._capture.readouterr()
        return Outcome(code, out.decode(), err.decode())

    def write(self, name: str, content: str | bytes) -> Path:
        """Write a file of the working folder."""
        path = self.folder / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path


@pytest.fixture
def cli(
    tmp_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
    capfdbinary: pytest.CaptureFixture[bytes],
    monkeypatch: pytest.MonkeyPatch,
) -> CommandLine:
    """The command line, with an empty working folder and a cache that only tests use."""
    folder = tmp_path / "work"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("TEAMPLAN_CACHE_DIR", str(tmp_path_factory.getbasetemp() / "teamplan-cache"))
    return CommandLine(folder, capfdbinary, monkeypatch)
