"""Fold the news of changelog.d/ into CHANGELOG.md, and delete them.

python scripts/changelog.py                          # into [Unreleased]
python scripts/changelog.py --release 0.2.0 --date 2027-01-31   # and make a release of it
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
KINDS = ("added", "changed", "deprecated", "removed", "fixed", "security")
"""Kind of a piece of news, in the order of the headings."""
UNRELEASED = "## [Unreleased]"


def news(folder: Path) -> dict[str, list[str]]:
    """Return kind → entries, by the names of the files; raises ValueError for a name that says no kind."""
    found: dict[str, list[str]] = defaultdict(list)
    for path in sorted(folder.glob("*.md")):
        if path.name == "README.md":
            continue
        kind = path.name.removesuffix(".md").rpartition(".")[2]
        text = " ".join(path.read_text(encoding="utf-8").split())
        if kind not in KINDS or not text:
            message = (
                f"{path.name}: a name is NAME.KIND.md with KIND one of {', '.join(KINDS)}, and the file says something"
            )
            raise ValueError(message)
        found[kind].append(text)
    return found


def folded(changelog: str, entries: Mapping[str, Sequence[str]]) -> str:
    """Return the changelog with `entries` below the headings of what is not released yet."""
    before, heading, rest = changelog.partition(UNRELEASED)
    if not heading:
        message = f"the changelog has no {UNRELEASED}"
        raise ValueError(message)
    body, release, later = re.match(r"(.*?)(\n## |\Z)(.*)", rest, re.DOTALL).groups()  # type: ignore[union-attr]  # matches any text
    sections = {kind: _section(body, kind) + [f"- {entry}" for entry in entries.get(kind, ())] for kind in KINDS}
    parts = [f"### {kind.title()}\n\n" + "\n".join(lines) for kind, lines in sections.items() if lines]
    return before + "\n\n".join([heading, *parts]) + "\n" + release + later


def _section(body: str, kind: str) -> list[str]:
    """Return the lines that stand below a heading already."""
    found = re.search(rf"^### {kind.title()}\n+(.*?)(?=\n### |\Z)", body, re.DOTALL | re.MULTILINE)
    return [line for line in found[1].splitlines() if line] if found else []


def released(changelog: str, version: str, date: str) -> str:
    """Return the changelog with what was not released yet as a release."""
    return changelog.replace(UNRELEASED, f"{UNRELEASED}\n\n## [{version}] - {date}", 1)


def main() -> int:
    """Fold and delete; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--release", metavar="VERSION", help="make a release of everything that is not released yet")
    parser.add_argument("--date", help="day of the release, YYYY-MM-DD")
    options = parser.parse_args()
    if bool(options.release) != bool(options.date):
        parser.error("--release and --date go together")
    folder, page = ROOT / "changelog.d", ROOT / "CHANGELOG.md"
    try:
        text = folded(page.read_text(encoding="utf-8"), news(folder))
    except ValueError as error:
        print(error, file=sys.stderr)
        return 1
    page.write_text(released(text, options.release, options.date) if options.release else text, encoding="utf-8")
    for path in folder.glob("*.*.md"):
        path.unlink()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
