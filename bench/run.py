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
from importlib import metadata
from pathlib import Path
from shutil import which

from tables import Table

ROOT = Path(__file__).resolve().parents[1]
HEADS = 10_000
ROLE_FILES = 10_000


Pair = tuple[list[str], list[str]]
"""A command and the one that it is divided by."""

_BARE, _PEER = "bare Python", "check-jsonschema"
TABLE = Table(
    "run",
    ("measured", "ratio", "aim", "denominator"),
    (
        ("P1 `--version`, wrapper that imports only `sys`", None, "1.15", _BARE),
        ("P1 `python -m teamplan --version`", None, "1.45", _BARE),
        ("P1 `--version` through pip's wrapper", None, "1.8", _BARE),
        ("P2 `--help`", None, "6.5", _BARE),
        ("P2 `new --help`", None, "6.5", _BARE),
        ("P2 one Tab of shell completion", None, "6.5", _BARE),
        ("P4 `new --render md,html`, 5 people", None, "18", _BARE),
        ("P4 `new`", None, "15", _BARE),
        ("P4 `render md,html`", None, "15", _BARE),
        ("`roles list`", None, "–", _BARE),
        ("P6 `check` of one file, unchanged since the last check", None, "0.5", _PEER),
        ("P6 `check` of one new file", None, "0.5", _PEER),
        ("P6 `check` of one file, all caches off", None, "0.5", _PEER),
        (
            "P9 `new --render md,html` for 10,000 heads",
            None,
            "0.5",
            "loading 10,000 role files with CSafeLoader",
        ),
    ),
)


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
        ratios = [
            *(measure(pair, chosen.rounds, place) for pair in start_up(place, python)),
            *(measure(pair, chosen.rounds, place) for pair in one_plan(place, python)),
            *peer_ratios(place, python, chosen.rounds),
            "left out" if chosen.quick else measure(ten_thousand_heads(place, python), 1, place),
        ]
    labels = [str(label) for label, *_ in TABLE.lines]
    print(TABLE.part({label: [ratio] for label, ratio in zip(labels, ratios, strict=True)}))
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"\nlargest process of the run: {peak:,.0f} MB (P9 aims at 200 MB)")


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


def start_up(place: Path, python: Path) -> list[Pair]:
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
        ([*plain, "--version"], bare),
        ([*module, "--version"], bare),
        ([*pip_like, "--version"], bare),
        ([*plain, "--help"], bare),
        ([*plain, "new", "--help"], bare),
        (tab, bare),
    ]


_TAB = (
    "import os, sys; os.environ.update(_TEAMPLAN_COMPLETE='complete_bash', COMP_WORDS='teamplan ne', COMP_CWORD='1');"
    "sys.argv = ['teamplan']; from teamplan.__main__ import main; main()"
)


def script(path: Path, python: Path, body: str) -> list[str]:
    """Write a script and return the command that runs it."""
    path.write_text(body, encoding="utf-8")
    return [str(python), str(path)]


def one_plan(place: Path, python: Path) -> list[Pair]:
    """Return P4: a start-up of a dozen roles, planned and rendered."""
    bare = [str(bare_python(place)), "-c", "pass"]
    run = [str(python), "-m", "teamplan"]
    new = [*run, "new", "--stage", "startup", "--size", "5", "-q", "--force", "-o", str(place / "plan.yaml")]
    subprocess.run([*new, "--render", "md,html"], check=True)
    render = [*run, "render", str(place / "plan.yaml"), "-q", "--force"]
    return [
        ([*new, "--render", "md,html"], bare),
        (new, bare),
        (render, bare),
        ([*run, "roles", "list"], bare),
    ]


def peer_ratios(place: Path, python: Path, rounds: int) -> list[str]:
    """Return P6 where check-jsonschema is installed beside the interpreter or on the path."""
    peer = which("check-jsonschema")
    if peer is None:
        return ["left out"] * 3
    role = place / "role.yaml"
    role.write_text((ROOT / "templates" / "catalog" / "quality.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    schema = place / "role.schema.json"
    made = subprocess.run([str(python), "-m", "teamplan", "schema", "role"], check=True, capture_output=True)
    schema.write_bytes(made.stdout)
    check = [str(python), "-m", "teamplan", "check", str(role), "-q"]
    other = [peer, "--schemafile", str(schema), str(role)]
    new_file = ["sh", "-c", 'echo "#" >> "$0"; exec "$@"', str(role), *check]
    no_cache = ["env", "TEAMPLAN_CACHE=off", *check]
    return [measure((command, other), rounds, place) for command in (check, new_file, no_cache)]


def measure(pair: Pair, rounds: int, place: Path) -> str:
    """Return the ratio of a pair as the page shows it."""
    ratio = pairwise(*pair, rounds, place)
    return f"{ratio:.2f}" if ratio < 2 else f"{ratio:.1f}" if ratio < 10 else f"{ratio:.0f}"


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


def ten_thousand_heads(place: Path, python: Path) -> Pair:
    """Return P9: planning and rendering 10,000 heads against merely loading as many role files."""
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
    return new, load


if __name__ == "__main__":
    main()
