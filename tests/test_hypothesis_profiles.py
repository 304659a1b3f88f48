"""How many examples properties get is decided in one place."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis_profiles import FAST, THOROUGH, costly

pytestmark = pytest.mark.slow

TESTS = Path(__file__).parent
OWN_NUMBER = re.compile(r"\b(?:max_examples|deadline)\s*=")
HERE = {"hypothesis_profiles.py", Path(__file__).name}

PROPERTY = """
from hypothesis import given, settings, strategies as st
from hypothesis_profiles import costly, load_profiles

load_profiles()
seen = []

@given(st.integers())
def ordinary(number):
    seen.append(number)

@costly(0.1)
@given(st.integers())
def expensive(number):
    seen.append(number)

ordinary()
print(len(seen), settings().deadline, settings().derandomize)
seen.clear()
expensive()
print(len(seen))
"""


def examples(folder: Path, **environment: str) -> list[str]:
    """Return what a property and a costly one say of their examples in a process of its own."""
    inherited = {key: value for key, value in os.environ.items() if key not in ("CI", "HYPOTHESIS_PROFILE")}
    done = subprocess.run(
        [sys.executable, "-c", PROPERTY],
        cwd=folder, env=inherited | environment | {"PYTHONPATH": str(TESTS)}, capture_output=True, text=True,
        timeout=120, check=True,
    )  # fmt: skip
    return done.stdout.splitlines()


def test_fast_is_what_nobody_has_to_ask_for(tmp_path):
    assert examples(tmp_path) == [f"{FAST} None False", str(FAST // 10)]


def test_in_ci_the_examples_are_the_same_in_every_run(tmp_path):
    assert examples(tmp_path, CI="true") == [f"{FAST} None True", str(FAST // 10)]


def test_thorough_looks_longer_and_elsewhere_every_time(tmp_path):
    said = examples(tmp_path, CI="true", HYPOTHESIS_PROFILE="thorough")
    assert said == [f"{THOROUGH} None False", str(THOROUGH // 10)]


def test_one_of_the_two_profiles_is_in_use():
    assert settings().max_examples in (FAST, THOROUGH)
    assert settings().deadline is None


@pytest.mark.parametrize("share", [0.001, 0.25, 1])
def test_a_costly_property_gets_its_share_and_at_least_one_example(share):
    assert costly(share).max_examples == max(1, round(settings().max_examples * share))


def test_no_property_has_a_number_or_a_deadline_of_its_own():
    texts = {path.name: path.read_text(encoding="utf-8") for path in TESTS.rglob("*.py") if path.name not in HERE}
    assert sum("@given(" in text for text in texts.values()) > 10
    assert [name for name, text in texts.items() if OWN_NUMBER.search(text)] == []
    assert OWN_NUMBER.search("@settings(max_examples=60, deadline=None)")
