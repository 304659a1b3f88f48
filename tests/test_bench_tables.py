"""The tables of docs/ say what the scripts in bench/ print: the same lines, labels, aims and units."""

from __future__ import annotations

import re
from importlib import import_module
from itertools import zip_longest
from pathlib import Path

import pytest
from tables import END, Table

ROOT = Path(__file__).parents[1]
SCRIPTS = ("run", "yaml_speed", "check_speed", "planner_speed", "many_roles")
FIGURE = r"\d[\d.,]*(–\d[\d.,]*)?"
"""A figure, or two that were measured within an hour."""


def table_of(script: str) -> Table:
    table: Table = import_module(script).TABLE
    return table


def differences(table: Table, page: str) -> list[str]:
    """Return the lines of a page's part that are not what its script prints, figures apart."""
    begin, end = page.index(table.begin), page.index(END, page.index(table.begin))
    written = page[begin:end].splitlines()
    printed = table.part({str(line[0]): ["MEASURED"] * line.count(None) for line in table.lines}).splitlines()[:-1]
    return [
        theirs
        for ours, theirs in zip_longest(printed, written, fillvalue="")
        if not re.fullmatch(re.escape(ours).replace("MEASURED", FIGURE), theirs)
    ]


@pytest.mark.parametrize("script", SCRIPTS)
def test_the_page_has_the_lines_that_the_script_prints(script):
    table = table_of(script)
    assert table.script == script
    assert len(table.lines) >= 3
    assert differences(table, (ROOT / "docs" / "performance.md").read_text(encoding="utf-8")) == []


def test_every_table_of_the_page_comes_from_a_script():
    page = (ROOT / "docs" / "performance.md").read_text(encoding="utf-8")
    assert re.findall(r"<!-- bench: (\w+) -->", page) == list(SCRIPTS)
    assert re.search(r"^\|", re.sub(r"<!-- bench: .*?<!-- /bench -->", "", page, flags=re.DOTALL), re.MULTILINE) is None


def test_every_script_that_the_page_names_exists():
    named = set(re.findall(r"`bench/(\w+)\.py`", (ROOT / "docs" / "performance.md").read_text(encoding="utf-8")))
    assert named >= {*SCRIPTS, "queueing_speed", "render_speed"}
    assert {name for name in named if not (ROOT / "bench" / f"{name}.py").is_file()} == set()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("| a | 1.0 | 2 |", "| b | 1.0 | 2 |"),
        ("| a | 1.0 | 2 |", "| a | 1.0 | 3 |"),
        ("| a | 1.0 | 2 |", "| a |  | 2 |"),
        ("| a | 1.0 | 2 |\n", ""),
        ("| a | 1.0 | 2 |\n", "| a | 1.0 | 2 |\n| c | 1.0 | 2 |\n"),
        ("| x | ratio | aim |", "| x | seconds | aim |"),
    ],
)
def test_a_page_that_says_something_else_is_found(before, after):
    table = Table("some", ("x", "ratio", "aim"), (("a", None, "2"), ("z", None, "–")))
    page = f"text\n{table.part({'a': ['1.0'], 'z': ['7–8']})}\n"
    assert differences(table, page) == []
    assert before in page
    assert differences(table, page.replace(before, after)) != []
