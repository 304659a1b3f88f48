"""Make every example again: runs the command in `examples/*/command` where it stands."""

from __future__ import annotations

import os
import shlex
import sys
from pathlib import Path

from teamplan.cli.entry import run

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"


def make_example(folder: Path) -> int:
    """Run the command of the example in `folder`, replacing what it wrote before; return its exit code."""
    arguments = shlex.split((folder / "command").read_text(encoding="utf-8"))
    before = Path.cwd()
    os.chdir(folder)
    try:
        return run([*arguments, "--force", "--quiet", "--lang", "zh"])
    finally:
        os.chdir(before)


def main() -> int:
    """Make all examples; return 1 if one of them fails."""
    failed = [path.parent.name for path in sorted(EXAMPLES.glob("*/command")) if make_example(path.parent) != 0]
    for name in failed:
        print(f"failed: {name}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
