"""What a check found is kept only as long as the program that found it is the same."""

from __future__ import annotations

import re
from pathlib import Path

import teamplan
from teamplan.checking.check_cache import RULED_BY

PACKAGE = Path(teamplan.__file__).parent
IMPORTED = re.compile(r"^\s*(?:from|import) teamplan\.(\w+)\.", re.MULTILINE)


def test_every_package_that_decides_a_finding_counts():
    reached = {"checking", "checks", "sources"}
    while True:
        found = {
            name
            for package in reached
            for path in (PACKAGE / package).rglob("*.py")
            for name in IMPORTED.findall(path.read_text(encoding="utf-8"))
        }
        if found <= reached:
            break
        reached |= found
    assert reached == set(RULED_BY)
