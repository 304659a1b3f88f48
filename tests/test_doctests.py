"""Every example in a docstring is what the program does."""

from __future__ import annotations

import doctest
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

import teamplan

PACKAGE = Path(teamplan.__file__).parent
WITH_EXAMPLES = [
    path.relative_to(PACKAGE).with_suffix("")
    for path in sorted(PACKAGE.rglob("*.py"))
    if ">>> " in path.read_text(encoding="utf-8")
]


def failures(module: ModuleType) -> tuple[int, int]:
    """Return how many examples of a module fail, and how many it has."""
    result = doctest.testmod(module, optionflags=doctest.ELLIPSIS)
    return result.failed, result.attempted


def test_there_are_examples():
    assert len(WITH_EXAMPLES) >= 10
    assert Path("rendering/numbers") in WITH_EXAMPLES


@pytest.mark.parametrize("path", WITH_EXAMPLES, ids=str)
def test_the_examples_of_a_module_are_true(path):
    failed, attempted = failures(import_module(".".join(("teamplan", *path.parts))))
    assert attempted > 0
    assert failed == 0, "the difference is in the captured output"


def test_a_wrong_example_is_found(capsys):
    module = ModuleType("wrong")
    module.__doc__ = "It adds.\n\n>>> 1 + 1\n3\n>>> 1 + 2\n3\n"
    assert failures(module) == (1, 2)
    assert "Expected:\n    3" in capsys.readouterr().out
