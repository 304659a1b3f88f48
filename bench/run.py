"""Start-up, planning and rendering against bare Python and peers, as ratios of one run.

Usage: `python bench/run.py [--rounds N] [--quick]`. Prints the table of docs/performance.md. Each
command runs in turn with its denominator (A B A B …); the median of the pairwise ratios is shown.
Absolute times differ between machines and hours; the ratios are what is kept.
"""

from __future__ import annotations

import argparse
import os
import platform
import resource
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import time
import venv
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from shutil import which

ROOT = Path(__file__).resolve().parents[1]
HEADS = 10_000
ROLE_FILES = 10_000


@dataclass(frozen=True)
class Goal:
    """One line of the table: what is measured, against what, and the ratio aimed at."""

    name: str
    command: list[str]
    against: list[str]
    denominator: str
    aim: float


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=9)
    options.add_argument("--quick", action="store_true", help="leave out what takes minutes")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        python = clean_python(place)
        print(machine())
        print(f"| {'measured':58} | ratio | aim | denominator |")
        print(f"| {'-' * 58} | ---: | ---: | --- |")
        for goal in [*start_up(place, python), *one_plan(place, python), *peers(place, python)]:
            show(goal.name, pairwise(goal.command, goal.against, chosen.rounds, place), goal.aim, goal.denominator)
        if not chosen.quick:
            ten_thousand_heads(place, python)


def machine() -> str:
    """Return a line on the machine and the versions."""
    versions = ", ".join(f"{name} {metadata.version(name)}" for name in ("typer", "pydantic", "PyYAML", "Jinja2"))
    return f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, {versions}\n"


def clean_python(place: Path) -> Path:
    """Return the interpreter of a new environment that sees the installed packages and this checkout."""
    venv.create(place / "venv", with_pip=False, symlinks=True)
    site = next((place / "venv").glob("lib/python*/site-packages"))
    (site / "bench.pth").write_text(f"{ROOT / 'src'}\n{sysconfig.get_path('purelib')}\n", encoding="utf-8")
    return place / "venv" / "bin" / "python"


def bare_python(place: Path) -> Path:
    """Return the interpreter of a new environment with nothing in it: the denominator."""
    if not (place / "bare").exists():
        venv.create(place / "bare", with_pip=False, symlinks=True)
    return place / "bare" / "bin" / "python"


def start_up(place: Path, python: Path) -> list[Goal]:
    """Return P1 and P2: version, help and completion."""
    bare = [str(bare_python(place)), "-c", "pass"]
    plain = script(place / "plain", python, "import sys\nfrom teamplan.__main__ import main\nsys.exit(main())\n")
    pip_like = script(
        place / "pip_like",
        python,
        "import re\nimport sys\nfrom teamplan.__main__ import main\n"
        "sys.argv[0] = re.sub(r'(-script\\.pyw|\\.exe)?$', '', sys.argv[0])\nsys.exit(main())\n",
    )
    module = [str(python), "-m", "teamplan"]
    tab = [str(python), "-c", _TAB]
    return [
        Goal("P1 --version, wrapper that imports only sys", [*plain, "--version"], bare, "bare Python", 1.15),
        Goal("P1 python -m teamplan --version", [*module, "--version"], bare, "bare Python", 1.45),
        Goal("P1 --version through pip's wrapper", [*pip_like, "--version"], bare, "bare Python", 1.8),
        Goal("P2 --help", [*plain, "--help"], bare, "bare Python", 6.5),
        Goal("P2 new --help", [*plain, "new", "--help"], bare, "bare Python", 6.5),
        Goal("P2 one Tab of shell completion", tab, bare, "bare Python", 6.5),
    ]


_TAB = (
    "import os, sys; os.environ.update(_TEAMPLAN_COMPLETE='complete_bash', COMP_WORDS='teamplan ne', COMP_CWORD='1');"
    "sys.argv = ['teamplan']; from teamplan.__main__ import main; main()"
)


def script(path: Path, python: Path, body: str) -> list[str]:
    """Write a script and return the command that runs it."""
    path.write_text(body, encoding="utf-8")
    return [str(python), str(path)]


def one_plan(place: Path, python: Path) -> list[Goal]:
    """Return P4: a start-up of a dozen roles, planned and rendered."""
    bare = [str(bare_python(place)), "-c", "pass"]
    run = [str(python), "-m", "teamplan"]
    new = [*run, "new", "--stage", "startup", "--size", "5", "-q", "--force", "-o", str(place / "plan.yaml")]
    subprocess.run([*new, "--render", "md,html"], check=True)
    render = [*run, "render", str(place / "plan.yaml"), "-q", "--force"]
    return [
        Goal("P4 new --render md,html (5 people, 20 roles)", [*new, "--render", "md,html"], bare, "bare Python", 18),
        Goal("P4 new", new, bare, "bare Python", 15),
        Goal("P4 render md,html", render, bare, "bare Python", 15),
        Goal("roles list", [*run, "roles", "list"], bare, "bare Python", 15),
    ]


def peers(place: Path, python: Path) -> list[Goal]:
    """Return P6 where check-jsonschema is installed beside the interpreter or on the path."""
    peer = which("check-jsonschema")
    if peer is None:
        print("(P6 needs check-jsonschema on the path; left out)")
        return []
    role = place / "role.yaml"
    text = (ROOT / "templates" / "catalog" / "quality.yaml").read_text(encoding="utf-8")
    role.write_text(text, encoding="utf-8")
    schema = place / "role.schema.json"
    made = subprocess.run([str(python), "-m", "teamplan", "schema", "role"], check=True, capture_output=True)
    schema.write_bytes(made.stdout)
    check = [str(python), "-m", "teamplan", "check", str(role), "-q"]
    other = [peer, "--schemafile", str(schema), str(role)]
    return [
        Goal("P6 check of one file, unchanged since the last check", check, other, "check-jsonschema", 0.5),
        Goal("P6 check of one file, no cache", ["env", "TEAMPLAN_CACHE=off", *check], other, "check-jsonschema", 0.5),
    ]


def pairwise(command: list[str], against: list[str], rounds: int, place: Path) -> float:
    """Return the median of command ÷ against, run in turn after a warm-up."""
    environment = {**os.environ, "TEAMPLAN_CACHE_DIR": str(place / "cache"), "TEAMPLAN_LANG": "en"}
    once(command, environment)
    once(against, environment)
    return statistics.median(once(command, environment) / once(against, environment) for _ in range(rounds))


def once(command: list[str], environment: dict[str, str]) -> float:
    """Run a command and return its wall time in seconds."""
    begin = time.perf_counter()
    done = subprocess.run(command, check=False, capture_output=True, env=environment)
    wall = time.perf_counter() - begin
    if done.returncode not in (0, 1):
        sys.exit(f"{' '.join(command)}\n{done.stderr.decode()}")
    return wall


_LOAD = """
import pathlib, sys, yaml
for path in sorted(pathlib.Path(sys.argv[1]).iterdir()):
    yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
"""


def ten_thousand_heads(place: Path, python: Path) -> None:
    """Show P9: planning and rendering 10,000 heads against merely loading as many role files."""
    roles = place / "roles"
    roles.mkdir()
    block = (ROOT / "templates" / "catalog" / "quality.yaml").read_text(encoding="utf-8").split("  - id: ")[1]
    for number in range(ROLE_FILES):
        text = f"roles:\n  - id: r{number}\n{block.partition(chr(10))[2]}"
        (roles / f"r{number}.yaml").write_text(text, encoding="utf-8")
    load = [str(python), "-c", _LOAD, str(roles)]
    new = [
        str(python),
        "-m",
        "teamplan",
        "new",
        "--stage",
        "mature",
        "--size",
        str(HEADS),
        "-q",
        "--force",
        "-o",
        str(place / "big.yaml"),
        "--render",
        "md,html",
    ]
    show("P9 new --render md,html for 10,000 heads", pairwise(new, load, 1, place), 0.5, "CSafeLoader on 10,000 roles")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"\nlargest process of the run: {peak:,.0f} MB (P9 aims at 200 MB)")


def show(name: str, ratio: float, aim: float, denominator: str) -> None:
    """Print a line of the table."""
    print(f"| {name:58} | {ratio:.2f} | {aim:g} | {denominator} |", flush=True)


if __name__ == "__main__":
    main()
