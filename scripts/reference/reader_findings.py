"""The findings about files that cannot be read as what they should be."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache

from teamplan.checks.registry import RULES

from .meanings import MEANINGS, StaleError, written_meanings
from .repository import ROOT

_INTERNAL = {"ambiguous-zero", "stretch-too-long"}
"""Wordings that are reported under another rule."""


def reader_pages() -> str:
    """Return the table of findings about files that cannot be read as what they should be."""
    known = written_meanings()["findings"]
    differing = sorted(reader_findings() ^ set(known))
    if differing:
        message = f"{MEANINGS.name}: findings that the readers give and those that are described differ: {differing}"
        raise StaleError(message)
    lines = ["| finding | meaning |", "| --- | --- |"]
    return "\n".join([*lines, *(f"| `{name}` | {text} |" for name, text in known.items())]) + "\n"


@cache
def reader_findings() -> frozenset[str]:
    """Return the names of findings that the readers of files give, collected from their source."""
    found = {"unreadable-file"}
    for path in (ROOT / "src/teamplan/sources").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            found.update(_named_in(node))
    rules = {rule.name for rule in RULES}
    return frozenset(name for name in found if name not in rules and not name.startswith("not-utf8-"))


def _named_in(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Dict):
        pairs = [(key, value) for key, value in zip(node.keys, node.values, strict=True) if key is not None]
    elif isinstance(node, ast.Call) and node.args:
        pairs = [(node.args[0], node)]
    else:
        return
    for name, made in pairs:
        call = made.elts[0] if isinstance(made, ast.Tuple) and made.elts else made
        maker = call.func.id if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) else ""
        if maker in ("Wording", "Words", "Finding", "Problem") and isinstance(name, ast.Constant):
            text = str(name.value)
            if re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", text) and text not in _INTERNAL:
                yield text
