"""The examples of the rules: `tests/checks/examples/<rule>.yaml`, run as tests and shown in docs/rules.md."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).resolve().parents[2] / "tests" / "checks" / "examples"


@dataclass(frozen=True, slots=True)
class Example:
    """A piece of a file. In a failing one, each stretch between « and » is what a finding points at.

    `kind` is the name of a file kind. `text` is a list of entries for those that are lists, else a few keys of the
    one mapping of the file; whatever it leaves out is as it should be, and so are the functions of an
    organisation but for those after `# without`. `others` are further files. `whole`: the files are a
    catalog, laid over the built-in one, and not read beside it; `file` is the name of the built-in file that
    this one replaces, if any.
    """

    kind: str
    text: str
    others: tuple[Example, ...] = ()
    whole: bool = False
    file: str = ""


@dataclass(frozen=True)
class RuleExamples:
    """Name → example; the one that explains the rule has no name.

    The failing ones show every way to break the rule and together need every `yield` of it.
    """

    failing: Mapping[str, Example]
    passing: Mapping[str, Example]


@cache
def examples_of(rule: str) -> RuleExamples:
    """Return the examples of the rule of this name."""
    data = yaml.safe_load((FOLDER / f"{rule}.yaml").read_text(encoding="utf-8"))
    failing, passing = (
        {name: _example(each) for name, each in {"": data.pop(outcome), **data.pop(f"also_{outcome}", {})}.items()}
        for outcome in ("failing", "passing")
    )
    if data:
        message = f"{rule}.yaml: {', '.join(data)}"
        raise ValueError(message)
    return RuleExamples(failing, passing)


def _example(data: Mapping[str, Any]) -> Example:
    return Example(**{**data, "others": tuple(_example(each) for each in data.get("others", ()))})
