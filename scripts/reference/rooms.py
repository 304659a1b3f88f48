"""The rooms of the program: folder, subject and how many modules it holds."""

from __future__ import annotations

import ast

from .repository import ROOT

PACKAGE = ROOT / "src" / "teamplan"


def room_table() -> str:
    """Return a row for every folder of the package, with what its docstring says."""
    lines = ["| room | modules | subject |", "| --- | ---: | --- |"]
    for init in sorted(PACKAGE.rglob("__init__.py")):
        if init.parent == PACKAGE:
            continue
        subject = (ast.get_docstring(ast.parse(init.read_text(encoding="utf-8"))) or "").removesuffix(".")
        modules = sum(1 for path in init.parent.glob("*.py") if path != init)
        lines.append(f"| `{init.parent.relative_to(PACKAGE).as_posix()}/` | {modules} | {subject} |")
    return "\n".join(lines)
