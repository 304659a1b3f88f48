"""The grades of the figures that plans are made from."""

from __future__ import annotations

import yaml

from teamplan.model.terms import EvidenceGrade

from .repository import ROOT


def grade_table() -> str:
    """Return how many figures of each topic have which grade."""
    grades = [grade.value for grade in EvidenceGrade]
    lines = [f"| topic | {' | '.join(grades)} |", f"| --- |{' ---: |' * len(grades)}"]
    for path in sorted((ROOT / "templates/assumptions").glob("*.yaml")):
        figures = yaml.safe_load(path.read_text(encoding="utf-8"))["assumptions"]
        counts = [sum(figure["grade"] == grade for figure in figures) for grade in grades]
        lines.append(f"| `assumptions/{path.name}` | {' | '.join(map(str, counts))} |")
    return "\n".join(lines) + "\n"
