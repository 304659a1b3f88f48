"""The rules of `teamplan check`, each with its examples."""

from __future__ import annotations

import re

from reference.rule_examples import Example, examples_of
from teamplan.checks.registry import RULES
from teamplan.checks.subjects import BriefSubject, CatalogSubject, PlanSubject

LOOKS_AT = {CatalogSubject: "whole catalog", PlanSubject: "plan", BriefSubject: "brief"}
"""What a rule looks at, besides single entries of a catalog."""


def rule_pages() -> str:
    """Return an overview and one section for every rule."""
    lines = ["| rule | severity | looks at |", "| --- | --- | --- |"]
    for rule in RULES:
        looks = ", ".join(dict.fromkeys(LOOKS_AT.get(kind, _each(kind)) for kind in rule.looks_at))
        lines.append(f"| [`{rule.name}`](#{rule.name}) | {rule.severity} | {looks} |")
    for rule in RULES:
        lines += ["", f"### {rule.name}", "", f"**{rule.severity}.** {rule.why.en} {rule.why.zh}", ""]
        lines += [f"What to do: {rule.advice.en}. {rule.advice.zh}。", ""]
        examples = examples_of(rule.name)
        lines += ["Found:", "", *example_lines(examples.failing[""])]
        if len(examples.failing) > 1:
            lines += ["", f"Found as well: {'; '.join(name for name in examples.failing if name)}."]
        lines += ["", "Not found:", "", *example_lines(examples.passing[""])]
    return "\n".join(lines) + "\n"


def _each(kind: type) -> str:
    words = re.findall("[A-Z][a-z]*", kind.__name__)
    return f"each {' '.join(words).lower()}"


def example_lines(example: Example) -> list[str]:
    """Return an example as YAML; what a finding points at follows in a comment."""
    lines: list[str] = []
    for part in (example, *example.others):
        places = re.findall("«(.*?)»", part.text)
        text = part.text.replace("«", "").replace("»", "")
        comment = [f"# here: {place}" for place in places]
        lines += ["```yaml", f"# {part.kind}", *comment, *text.split("\n"), "```"]
    return lines
