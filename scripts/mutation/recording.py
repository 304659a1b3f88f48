"""Plug-in of pytest: records which test runs which line and how long it takes, or runs chosen tests in a given order.

The environment says which: MUTATION_TIMES is where to write test → seconds, MUTATION_TESTS a file with
one test a line.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator
from pathlib import Path

import coverage
import pytest

_seconds: dict[str, float] = {}
_not_passed: set[str] = set()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Let coverage know which test runs."""
    measuring = coverage.Coverage.current()
    begin = time.perf_counter()
    if measuring is not None:
        measuring.switch_context(item.nodeid)
    result = yield
    if measuring is not None:
        measuring.switch_context("")
    _seconds[item.nodeid] = time.perf_counter() - begin
    return result


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Remember what did not pass: it can notice nothing."""
    if not report.passed:
        _not_passed.add(report.nodeid)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep the chosen tests, in their order."""
    if "MUTATION_TESTS" in os.environ:
        chosen = Path(os.environ["MUTATION_TESTS"]).read_text(encoding="utf-8").splitlines()
        found = {item.nodeid: item for item in items}
        items[:] = [found[name] for name in chosen if name in found]


def pytest_sessionfinish() -> None:
    """Write the times of the tests that passed."""
    if "MUTATION_TIMES" in os.environ:
        passed = {name: seconds for name, seconds in _seconds.items() if name not in _not_passed}
        Path(os.environ["MUTATION_TIMES"]).write_text(json.dumps(passed), encoding="utf-8")
