"""Inputs led by coverage, where atheris is installed: bytes that reach new lines are changed further.

    python fuzz/guided.py [--inputs 50000] [--seed 1]

Feeds the surfaces that take bytes (the strict loader, `check`). Without atheris it says so and ends well.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

os.environ |= {"TEAMPLAN_LANG": "en", "PYDANTIC_DISABLE_PLUGINS": "__all__"}


def main() -> int:
    """Run atheris over the loader and the check; it ends the process with its own code where an input breaks one."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--inputs", type=int, default=50_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if find_spec("atheris") is None:
        print("guided: left out, atheris is not installed (pip install atheris)")
        return 0
    import atheris

    with atheris.instrument_imports(include=["teamplan"]):
        from inputs.seeds import records
        from surfaces.checking import Checking
        from surfaces.loading import Loading
    work = Path(tempfile.mkdtemp(prefix="teamplan-guided-"))
    folder = work / "inputs"
    folder.mkdir()
    for place, seed in enumerate(records()):
        (folder / f"{place}.yaml").write_bytes(seed[:2_000])
    surfaces = (Loading(work), Checking(work))

    def both(data: bytes) -> None:
        for surface in surfaces:
            surface.attempt(data)

    arguments = [
        f"-runs={options.inputs}",
        f"-seed={options.seed}",
        "-max_len=3000",
        "-timeout=5",
        "-rss_limit_mb=1500",
    ]
    atheris.Setup(
        [sys.argv[0], *arguments, "-verbosity=0", "-print_final_stats=1", f"-artifact_prefix={work}/", str(folder)],
        both,
    )
    atheris.Fuzz()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
