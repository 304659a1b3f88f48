"""Hostile and damaged files: reading ends early, and every file is answered."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from yaml_samples import read, rules

from teamplan.findings.located import Mark
from teamplan.sources.yaml import parser as yaml_parser
from teamplan.sources.yaml import reader as document_reader
from teamplan.sources.yaml import strict as strict_yaml
from teamplan.sources.yaml.strict import load_yaml

MAX_DEPTH = 64


def counting(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Count the events that parsers yield from now on."""
    events = [0]
    original = yaml_parser.open_parser

    class Counter:
        def __init__(self, data: bytes, progress: Callable[[], int]) -> None:
            self._parser = original(data, progress)

        def get_event(self) -> object:
            events[0] += 1
            return self._parser.get_event()

    monkeypatch.setattr(strict_yaml, "open_parser", Counter)
    return events


@pytest.mark.parametrize(
    "data",
    [
        b"[" * 100_000,
        b"{a: " * 100_000,
        b"- " * 10_000,
        b"? " * 10_000,
        b"".join(b" " * i + b"a:\n" for i in range(2_000)),
        b"[" * 100_000 + b"]" * 100_000,
    ],
)
def test_deep_nesting_is_left_at_the_65th_level(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    events = counting(monkeypatch)
    found = rules(data)
    assert found[-1] == "nesting-too-deep"
    assert set(found[:-1]) <= {"non-string-key"}
    assert events[0] <= 3 * (2 * MAX_DEPTH + 10)


def test_an_alias_bomb_is_not_expanded(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 10)]
    events = counting(monkeypatch)
    assert set(rules("\n".join(lines))) == {"yaml-alias"}
    assert events[0] < 1_000


def test_problems_end_after_two_hundred(monkeypatch: pytest.MonkeyPatch) -> None:
    data = b"a: 1\n" * 50_000
    events = counting(monkeypatch)
    problems = load_yaml(data).problems
    assert len(problems) == 201
    assert problems[-1].rule == "too-many-problems"
    assert problems[-1].mark.line == 202
    assert events[0] < 500


def test_too_many_values_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document_reader, "MAX_VALUES", 100)
    monkeypatch.setattr(strict_yaml, "MAX_VALUES", 100)
    events = counting(monkeypatch)
    assert rules("[" + "a, " * 99 + "]") == []
    events[0] = 0
    assert rules("[" + "a, " * 10_000 + "]") == ["too-many-values"]
    assert events[0] < 3 * 210


def test_an_endless_text_is_not_read_to_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    pieces = [0]
    feed = yaml_parser._Feed.read

    def read_piece(self: yaml_parser._Feed, size: int = -1, /) -> bytes:
        piece = feed(self, size)
        pieces[0] += len(piece)
        return piece

    monkeypatch.setattr(yaml_parser._Feed, "read", read_piece)
    data = b"a: b\nc: |\n" + b"  xxxxxxxxxxxxxxxxxxxx\n" * 440_000
    (problem,) = load_yaml(data).problems
    assert (problem.rule, problem.mark) == ("scalar-too-long", Mark(2, 2, 2, 2))
    assert pieces[0] < 2_100_000


@given(st.binary(max_size=200) | st.text(max_size=100).map(lambda text: text.encode("utf-8", "replace")))
def test_random_bytes_are_answered(data: bytes) -> None:
    read(data)


@given(st.text("ab:-?#&*!|>'\"%@`[]{},~<=.0178eox_ \n\t\r\\中：\x85\u2028", max_size=60))
def test_random_punctuation_is_answered(text: str) -> None:
    read(text)


SEED_TEXT = """\
# 计划
teamplan: 2
brief: {stage: growth, size: 12, platforms: [天猫, "抖音"]}
positions:
  - id: head
    title: 店长
    roles: {store_operator: 0.6}
    reports_to: null
    note: |
      第一行
      第二行
  - id: ops-1
    title: '运营'
    filled: false
"""
PIECES = [
    b"\t",
    b"\n",
    b":",
    b": ",
    b"- ",
    b"[",
    b"}",
    b'"',
    b"'",
    b"&a ",
    b"*a ",
    b"!!x ",
    b"\xff",
]
PIECES += [b"<<: ", b"---\n", b"\0", b"%", b"\\", b"? ", b"|", b">", b"#", b"010", "：".encode()]


def test_mutated_files_are_answered() -> None:
    source = random.Random(20)
    broken = 0
    for _ in range(1_500):
        data = bytearray(SEED_TEXT.encode())
        for _ in range(source.randint(1, 4)):
            begin = source.randrange(len(data))
            end = begin + source.choice([0, 0, 1, 1, 5, 30])
            data[begin:end] = source.choice(PIECES)
        broken += bool(read(bytes(data)).problems)
    assert broken > 500
