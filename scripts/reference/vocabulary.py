"""The closed lists: drivers, functions and the other terms, platforms."""

from __future__ import annotations

from teamplan.model.driver import Driver
from teamplan.model.platform import PLATFORMS
from teamplan.model.terms import Term
from teamplan.sources.wording_file import load_wording


def vocabulary() -> str:
    """Return the closed lists: drivers, functions and the other terms, platforms."""
    terms = load_wording().terms
    lines = ["### Drivers", "", "| key | name | unit |", "| --- | --- | --- |"]
    lines += [f"| `{driver}` | {terms['driver'][driver]} | {terms['unit'][driver]} |" for driver in Driver]
    headings = {"Stage": "Stages", "BusinessModel": "Business models", "Function": "Functions", "RoleKind": "Kinds"}
    for kind in Term.__subclasses__():
        title = headings.get(kind.__name__, kind.__name__)
        lines += ["", f"### {title}", "", "| key | name |", "| --- | --- |"]
        lines += [f"| `{term}` | {term.chinese} |" for term in kind]
    lines += ["", "### Platforms", "", "| name | also accepted |", "| --- | --- |"]
    lines += [f"| {name} | {'、'.join(others)} |" for name, others in PLATFORMS.items()]
    return "\n".join(lines) + "\n"
