"""The source map: where every value of a file stands, and that data are read as others read them."""

from __future__ import annotations

import math
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from yaml_samples import read

from teamplan.findings.located import Mark
from teamplan.sources.yaml.source_map import SourceMap


@pytest.mark.parametrize("lead", ["", "\ufeff"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_marks_count_code_points(lead: str, line_end: str) -> None:
    text = lead + line_end.join(["运营😀: [甲, '乙丙', {丁: 😀😀}]", "b:", "  - x", "  - y: 1", "", ""])
    positions = read(text).map
    assert positions.key(("运营😀",)) == Mark(1, 1, 1, 4)
    assert positions.value(("运营😀",)) == Mark(1, 6, 1, 24)
    assert positions.value(("运营😀", 1)) == Mark(1, 10, 1, 14)
    assert positions.value(("运营😀", 2)) == Mark(1, 16, 1, 23)
    assert positions.key(("运营😀", 2, "丁")) == Mark(1, 17, 1, 18)
    assert positions.value(("运营😀", 2, "丁")) == Mark(1, 20, 1, 22)
    assert positions.value(("b",)) == Mark(3, 3, 4, 9)
    assert positions.value(("b", 1)) == Mark(4, 5, 4, 9)
    assert positions.key(("b", 1)) is None
    assert positions.value(()) == Mark(1, 1, 4, 9)
    assert positions.key(()) is None


def test_a_missing_path_has_no_mark_but_a_nearest_one() -> None:
    positions = read("staffing:\n  rule: ratio\n  per: 0\nlist: [1, 2]\n").map
    assert positions.value(("staffing", "ratio", "per")) is None
    assert positions.value(positions.existing(("staffing", "ratio", "per"))) == Mark(3, 8, 3, 9)
    assert positions.value(positions.existing(("staffing", "gone"))) == positions.value(("staffing",))
    assert positions.value(positions.existing(("list", 7))) == Mark(4, 7, 4, 13)
    assert positions.value(("list", 2)) is None
    assert positions.value(("list", -1)) is None
    assert positions.value(("staffing", "rule", "x")) is None
    assert positions.value(positions.existing(("nowhere",))) == positions.value(())
    assert SourceMap().existing(("a",)) == ()
    assert SourceMap().value(()) is None
    assert SourceMap().value(()) is None


def paths(data: object, path: tuple[str | int, ...] = ()) -> list[tuple[tuple[str | int, ...], Any]]:
    """Return every path of some data with its value."""
    found = [(path, data)]
    children = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for part, child in children:
        found += paths(child, (*path, part))
    return found


def cut(text: str, mark: Mark) -> str:
    """Return the text that a mark covers."""
    lines = text.split("\n")[mark.line - 1 : mark.end_line]
    lines[-1] = lines[-1][: mark.end_column - 1]
    lines[0] = lines[0][mark.column - 1 :]
    return "\n".join(lines)


words = st.text("abc中文😀 :#-,[]{}'\"&*!|>%@`0123.~\\\n\té", max_size=8)
scalars = st.none() | st.booleans() | st.integers() | st.floats() | words
plain_data = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(words, inner, max_size=4),
    max_leaves=12,
)


def without_doubt(data: object) -> object:
    """Make floats such that PyYAML writes them alike for YAML 1.1 and 1.2."""
    if isinstance(data, float):
        return round(data, 3) if math.isfinite(data) and abs(data) < 1e9 else 0.5
    if isinstance(data, list):
        return [without_doubt(item) for item in data]
    if isinstance(data, dict):
        return {key: without_doubt(value) for key, value in data.items()}
    return data


@given(plain_data.map(without_doubt), st.sampled_from([None, False, True]))
def test_safe_data_is_read_as_pyyaml_reads_it(data: object, flow: Any) -> None:
    text = yaml.safe_dump(data, allow_unicode=True, default_flow_style=flow, sort_keys=False)
    text = text.replace("0o", "0 o")
    expected = yaml.load(text, Loader=yaml.CSafeLoader)
    document = read(text)
    doubts = {problem.rule for problem in document.problems}
    assert doubts <= {"ambiguous-scalar", "empty-file"}
    if not doubts:
        assert document.data == expected


@given(plain_data.map(without_doubt))
def test_the_map_knows_every_value(data: object) -> None:
    text = yaml.safe_dump({"root": data}, allow_unicode=True, sort_keys=False, width=10_000)
    document = read(text)
    for path, value in paths(document.data):
        mark = document.map.value(path)
        assert mark is not None
        assert mark == document.map.value(document.map.existing(path))
        if path and isinstance(path[-1], str):
            assert document.map.key(path) is not None
        if isinstance(value, int | float | bool):
            assert yaml.safe_load(cut(text, mark)) == value
