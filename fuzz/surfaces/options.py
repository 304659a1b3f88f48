"""Arguments → a command: whatever is typed, an exit code of the contract and words that steer nothing."""

from __future__ import annotations

import io
import os
import shutil
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from inputs.arguments import command_line
from inputs.seeds import ROOT
from promises.said import demand_contract
from surface import Surface, demand

from teamplan.cli.entry import run

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from random import Random

_KEPT = "precious\n"


class Options(Surface[list[str]]):
    """Command lines."""

    name = "options"
    share = 0.015

    def __init__(self, folder: Path) -> None:
        """Lay out files that commands may name."""
        super().__init__(folder)
        self._work = folder / "work"

    def make(self, dice: Random) -> list[str]:
        """Return the arguments of a command."""
        return command_line(dice)

    def attempt(self, made: list[str]) -> str:
        """Run it; what it has no leave to touch stays as it was."""
        if any(argument.startswith(("/", "..", "~")) or "/.." in argument for argument in made):
            return "left out: it leads out of the folder"
        shutil.rmtree(self._work, ignore_errors=True)
        (self._work / "folder").mkdir(parents=True)
        example = ROOT / "examples" / "tmall-shop-6"
        for name in ("brief.yaml", "plan.yaml"):
            shutil.copy(example / name, self._work / name)
        (self._work / "broken.yaml").write_text("roles: [\n", encoding="utf-8")
        (self._work / "precious.txt").write_text(_KEPT, encoding="utf-8")
        before = (self._work / "brief.yaml").read_bytes()
        with _inside(self._work), _streams() as streams:
            code = run(list(made))
            out, err = (stream.buffer.getvalue().decode("utf-8", "surrogatepass") for stream in streams)
        requested = out if made[:1] in (["new"], ["render"], ["templates"], ["schema"]) or "json" in made else ""
        word = demand_contract(
            code, "" if requested else out, err or ("-" if requested else ""), github="github" in made
        )
        forced = any(argument.startswith("--f") for argument in made)
        demand(
            forced or (self._work / "brief.yaml").read_bytes() == before, "a file of the user's is overwritten", made
        )
        demand(
            forced or (self._work / "precious.txt").read_text() == _KEPT, "a file of the user's is overwritten", made
        )
        return word


@contextmanager
def _inside(folder: Path) -> Iterator[None]:
    here = os.getcwd()  # noqa: PTH109 - to be given back as it is
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(here)


@contextmanager
def _streams() -> Iterator[tuple[io.TextIOWrapper, io.TextIOWrapper]]:
    """Catch what a command writes; it reads an empty input."""
    kept = sys.stdin, sys.stdout, sys.stderr
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    sys.stdin, sys.stdout, sys.stderr = io.TextIOWrapper(io.BytesIO(b""), encoding="utf-8"), out, err
    try:
        yield out, err
    finally:
        out.flush()
        err.flush()
        sys.stdin, sys.stdout, sys.stderr = kept
