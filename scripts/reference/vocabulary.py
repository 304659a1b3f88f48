"""The closed lists: drivers, functions and the other terms, platforms."""

from __future__ import annotations

from teamplan.model.driver import Driver
from teamplan.model.platform import PLATFORMS
from teamplan.model.terms import CHINESE
from teamplan.sources.wording_file import load_wording


def vocabulary() -> str:
    """Return the closed lists: drivers, functions and the other terms, platforms."""
    terms = load_wording().terms
    lines = ["### Drivers", "", "| key | name | unit |", "| --- | --- | --- |"]
    lines += [f"| `{driver}` | {terms['driver'][driver]} | {terms['unit'][driver]} |" for driver in Driver]
    kinds: dict[str, list[str]] = {}
    for term, name in CHINESE.items():
        kinds.setdefault(type(term).__name__, []).append(f"| `{term}` | {name} |")
    headings = {"Stage": "Stages", "BusinessModel": "Business models", "Function": "Functions", "RoleKind": "Kinds"}
    for kind, rows in kinds.items():
        title = headings.get(kind, kind)
        lines += ["", f"### {title}", "", "| key | name |", "| --- | --- |", *rows]
    lines += ["", "### Platforms", "", "| name | also accepted |", "| --- | --- |"]
    lines += [f"| {name} | {'、'.join(others)} |" for name, others in PLATFORMS.items()]
    return "\n".join(lines) + "\n"
