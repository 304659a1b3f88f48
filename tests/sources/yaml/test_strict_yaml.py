"""The strict YAML loader: what it accepts, what it refuses, and where it says that it stands."""

from __future__ import annotations

import math
import random
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from teamplan.sources.yaml import parser as yaml_parser
from teamplan.sources.yaml import reader as document_reader
from teamplan.sources.yaml import strict as strict_yaml
from teamplan.sources.yaml.strict import (
    Document,
    Mark,
    SourceMap,
    StrictYamlError,
    load_plain,
    load_yaml,
)

if TYPE_CHECKING:
    from collections.abc import Callable

MAX_DEPTH = 64


def read(text: str | bytes) -> Document:
    """Load with places, and check that the fast path agrees in every respect."""
    data = text.encode() if isinstance(text, str) else text
    document = load_yaml(data)
    if document.problems:
        with pytest.raises(StrictYamlError) as refusal:
            load_plain(data)
        assert refusal.value.problems == document.problems
    else:
        assert repr(load_plain(data)) == repr(document.data)
    return document


def rules(text: str | bytes) -> list[str]:
    """Return the rules that a file breaks, in order."""
    return [problem.rule for problem in read(text).problems]


FAILING: dict[str, list[str | bytes]] = {
    "yaml-syntax": [
        "a: [1, 2\n",
        "a: b: c\n",
        "a:\n\tb: 1\n",
        'a: "\\q"\n',
        '"\\ud800"\n',
        '"\\UFFFFFFFF"\n',
        "a: 'x\n",
        "店长：小王\n客服: 小李\n",
        "- a\nb: c\n",
        "{a: 1}}\n",
        "%YAML 3.0\n---\na\n",
        "a: !<x\n",
        "a: %b\n",
        "a: `b`\n",
    ],
    "duplicate-key": ["a: 1\nb: 2\na: 3\n", "{a: 1, 'a': 2}", "- x: {y: 1, y: 1}\n"],
    "yaml-alias": ["a: &x 1\n", "&x\na: 1\n", "- &x [1]\n", "- &x {a: 1}\n"],
    "yaml-tag": ["!!str a\n", "a: !!python/object:os.system {}\n", "- !mine [1]\n", "! a\n"],
    "merge-key": ["<<: {a: 1}\nb: 2\n", "{<<: 1}"],
    "multiple-documents": ["a: 1\n---\nb: 2\n", "a\n...\n---\nb\n"],
    "ambiguous-scalar": [
        *("010", "-07", "+00", "08", "0_7", "1_000", "1_000.5", "0o17", "0b11", "-0x1F", "0x_F"),
        *("1e3", "1.5e3", "1E+3", "-.5", "+.5", ".5e3"),
    ],
    "number-out-of-range": ["9" * 1001, "1.0e+999", "-1.0e+999", "0x" + "f" * 1000],
    "non-string-key": [
        *("1: a", "1.5: a", "true: a", "~: a", "? \n: a", "010: a", "1_0: a", "{2: a}"),
        *("? [a]\n: b", "? {a: b}\n: c", "{[a]: b}"),
    ],
    "nesting-too-deep": ["[" * 65, "- " * 65 + "a", "{a: " * 65, "[" * 65 + "]" * 65],
    "file-too-large": [b"a: " + b"#" * 20_000_000],
    "line-too-long": ["a: " + "x" * 1_000_000, "a: 1\n#" + "字" * 400_000],
    "scalar-too-long": [
        "a: |\n" + "  xxxxxxxxx\n" * 100_001,
        "a: |\n" + "  字字字字字字字字字\n" * 40_000,
        "a: '" + "xxxxxxxxx\n" * 100_001 + "'\n",
        "a: |\n" + "  xxxxxxxxxxxxxxxxxxxx\n" * 440_000,
        "a: 1\n" + "# xxxxxxxxxxxxxxxxxx\n" * 200_000,
    ],
    "not-utf8": ["标题: 店长\n".encode("gbk"), "a: b\n".encode("utf-16"), b"a: \xff\n", b"\0\1\2"],
    "control-character": [
        "a: \x07\n",
        "a\x00: b",
        "a: '\x7f'",
        "a: b\x85c",
        "a: b\u2028c",
        "a\ufeff",
    ],
    "empty-file": ["", "\n\n", "# nothing\n", "---\n", "\ufeff", "---\n...\n"],
}
PASSING: dict[str, list[str | bytes]] = {
    "yaml-syntax": ["a: [1, 2]\n", 'a: "b: c"\n', "店长: 小王\n"],
    "duplicate-key": ["a: {x: 1}\nb: {x: 1}\n", "- {a: 1}\n- {a: 1}\n"],
    "yaml-alias": ["a: R&D\nb: 2*3\nc: '&x'\nd: '*x'\n", "a: &x\n".replace("&x", "x & y")],
    "yaml-tag": ["a: '!!str'\nb: hi!\n"],
    "merge-key": ["'<<': 1\n", "a: <<\n"],
    "multiple-documents": ["---\na: 1\n...\n", "a: '---'\n"],
    "ambiguous-scalar": [
        "'010'",
        "0",
        "-0",
        "10",
        "0x1F",
        "1.5",
        "1.0e+3",
        "01.5",
        ".5",
        "1_a",
        "v1e3",
    ],
    "number-out-of-range": ["9" * 1000, "1.0e+308", "'" + "9" * 1001 + "'"],
    "non-string-key": ["'1': a", "NO: a", "a1: b", "? a\n: b", "12:30: a", "2025-01-01: a"],
    "nesting-too-deep": ["[" * 64 + "]" * 64, "- " * 64 + "a", "[" + "[]," * 100 + "]"],
    "file-too-large": [b"a: 1\n" + b"# xxxxxxxxxxxxxxxxxx\n" * 60_000],
    "line-too-long": ["a: " + "x" * 999_997, "#" + "x" * 999_998 + "\na: 1"],
    "scalar-too-long": ["a: |\n" + "  xxxxxxxxx\n" * 100_000],
    "not-utf8": ["标题: 店长\n", b"\xef\xbb\xbfa: b\n", "a: é 😀 \ufffd\n"],
    "control-character": ['a: "\\x07\\0\\u2028"\n', "a:\r\n  - b\r\n", "a: 'b\tc'\n", "a: \xa0\n"],
    "empty-file": ["~\n", "null\n", "''\n", "{}\n"],
}


def test_every_rule_has_samples() -> None:
    assert set(FAILING) == set(PASSING)
    assert len(FAILING) == 16


@pytest.mark.parametrize("rule", FAILING)
def test_a_failing_sample_is_refused(rule: str) -> None:
    for sample in FAILING[rule]:
        assert rule in rules(sample), sample[:60]


@pytest.mark.parametrize("rule", PASSING)
def test_a_passing_sample_is_accepted(rule: str) -> None:
    for sample in PASSING[rule]:
        assert rules(sample) == [], sample[:60]


@pytest.mark.parametrize("rule", FAILING)
def test_a_problem_says_what_and_how_in_both_languages(rule: str) -> None:
    (problem, *_) = (p for p in read(FAILING[rule][0]).problems if p.rule == rule)
    assert problem.message_zh.endswith("。")
    assert problem.help_zh.endswith("。")
    assert problem.message_en.endswith(".")
    assert problem.help_en.endswith(".")
    assert problem.message_zh.isascii() is False
    assert problem.message_en != problem.help_en


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *[(word, True) for word in ("true", "True", "TRUE")],
        *[(word, False) for word in ("false", "False", "FALSE")],
        *[(word, None) for word in ("null", "Null", "NULL", "~", "")],
        *[(word, word) for word in ("NO", "yes", "on", "Off", "y", "tRUE", "nULL", "=", "<<")],
        *[(word, word) for word in ("12:30", "1:30:00.5", "2025-01-01", "2025-01-01T10:00:00Z")],
        *[(word, word) for word in ("+", ".", "1.2.3", "-x", ".inf1", "+.nan", "1a", "0xg")],
        ("0", 0),
        ("-12", -12),
        ("+12", 12),
        ("0x1F", 31),
        ("1.50", 1.5),
        ("-1.", -1.0),
        (".5", 0.5),
        ("1.5e+3", 1500.0),
        (".inf", math.inf),
        ("-.INF", -math.inf),
        ("'12'", "12"),
        ('"true"', "true"),
        ("|\n  12\n", "12\n"),
    ],
)
def test_a_scalar_means_what_yaml_1_2_says(text: str, value: object) -> None:
    data = read(f"- {text}\n").data
    assert data == [value]
    assert isinstance(data, list)
    assert type(data[0]) is type(value)


def test_nan_is_read() -> None:
    data = read("[.nan, .NaN, .NAN]").data
    assert isinstance(data, list)
    assert all(math.isnan(number) for number in data)


def test_an_ambiguous_number_stays_text_and_reading_goes_on() -> None:
    document = read("a: 010\nb: NO\nc: 1_0\nd: 3\n")
    assert document.data == {"a": "010", "b": "NO", "c": "1_0", "d": 3}
    assert [problem.mark.line for problem in document.problems] == [1, 3]
    assert '"010"' in document.problems[0].help_zh


def test_all_recoverable_problems_are_found_at_once() -> None:
    text = "a: 1\na: 2\nb: &x 010\nc: *x\n1: !t y\n<<: {}\n? [z]\n: 5\nlast: 1\n"
    assert rules(text) == [
        *("duplicate-key", "yaml-alias", "ambiguous-scalar", "yaml-alias"),
        *("non-string-key", "yaml-tag", "merge-key", "non-string-key"),
    ]
    assert read(text).data == {"a": 1, "b": "010", "c": None, "1": "y", "<<": {}, "last": 1}


def test_a_syntax_error_keeps_what_was_found_before_it() -> None:
    document = read("a: 1\na: 2\nb: [1\n")
    assert [problem.rule for problem in document.problems] == ["duplicate-key", "yaml-syntax"]
    assert document.data is None
    assert document.problems[1].related == Mark(3, 4, 3, 4)


def test_a_duplicate_key_names_both_lines_and_keeps_the_first() -> None:
    document = read("岗位: 1\nb: 2\n岗位: 3\n")
    (problem,) = document.problems
    assert problem.mark == Mark(3, 1, 3, 3)
    assert problem.related == Mark(1, 1, 1, 3)
    assert "第 1 行" in problem.message_zh
    assert "第 3 行" in problem.message_zh
    assert document.data == {"岗位": 1, "b": 2}
    assert document.map.value(("岗位",)) == Mark(1, 5, 1, 6)


@pytest.mark.parametrize(
    ("data", "guess", "line", "column"),
    [
        ("a: b\n标题: 店长\n".encode("gbk"), "GBK", 2, 1),
        ("标题: ".encode() + "店长，客服".encode("gbk"), "GBK", 1, 5),
        ("a: b\n".encode("utf-16"), "UTF-16", 1, 1),
        ("abcd: b\n".encode("utf-16-le"), "UTF-16", 1, 2),
        ("标题: 店长\nab: cd\n".encode("utf-16-be"), "UTF-16", 1, 3),
        (b"PK\x03\x04\xff\xfe\x00\x00", "binary", 1, 5),
        (b"a: caf\xe9 ol\xe9\n", None, 1, 7),
        (b"\xef\xbb\xbfa: \xff\n", None, 1, 4),
        (b"a: \xed\xa0\x80\n", None, 1, 4),
    ],
)
def test_another_encoding_is_named(data: bytes, guess: str | None, line: int, column: int) -> None:
    (problem,) = read(data).problems
    assert (problem.rule, problem.mark.line, problem.mark.column) == ("not-utf8", line, column)
    if guess is None:
        assert problem.message_en == "not UTF-8."
    else:
        assert guess in problem.message_en


def test_control_characters_are_all_located() -> None:
    problems = read("a: 1\r\nb: 中\x07\x1b\n\rc: \u2029").problems
    places = [(problem.mark.line, problem.mark.column) for problem in problems]
    assert places == [(2, 5), (2, 6), (4, 4)]
    assert "U+0007" in problems[0].message_zh


def test_a_full_width_colon_is_pointed_out() -> None:
    (problem,) = read("店长：小王\n客服: 小李\n").problems
    assert "全角冒号" in problem.help_zh
    (problem,) = read("a: [b: c: d]\n").problems
    assert "全角冒号" not in problem.help_zh


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
    assert positions.nearest(("staffing", "ratio", "per")) == Mark(3, 8, 3, 9)
    assert positions.nearest(("staffing", "gone")) == positions.value(("staffing",))
    assert positions.nearest(("list", 7)) == Mark(4, 7, 4, 13)
    assert positions.value(("list", 2)) is None
    assert positions.value(("list", -1)) is None
    assert positions.value(("staffing", "rule", "x")) is None
    assert positions.nearest(("nowhere",)) == positions.value(())
    assert SourceMap().nearest(("a",)) is None
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


@settings(deadline=None)
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


@settings(deadline=None)
@given(plain_data.map(without_doubt))
def test_the_map_knows_every_value(data: object) -> None:
    text = yaml.safe_dump({"root": data}, allow_unicode=True, sort_keys=False, width=10_000)
    document = read(text)
    for path, value in paths(document.data):
        mark = document.map.value(path)
        assert mark is not None
        assert mark == document.map.nearest(path)
        if path and isinstance(path[-1], str):
            assert document.map.key(path) is not None
        if isinstance(value, int | float | bool):
            assert yaml.safe_load(cut(text, mark)) == value


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


@pytest.mark.parametrize("rule", [*FAILING, "passing"])
def test_without_the_c_parser_the_same_is_found(rule: str, monkeypatch: pytest.MonkeyPatch) -> None:
    samples = FAILING.get(rule) or [text for texts in PASSING.values() for text in texts]
    small = [sample for sample in samples if len(sample) < 10_000]
    expected = [(rules(sample), repr(read(sample).data)) for sample in small]
    monkeypatch.setattr(yaml_parser, "CParser", None)
    assert [(rules(sample), repr(read(sample).data)) for sample in small] == expected


def test_an_error_is_readable() -> None:
    with pytest.raises(StrictYamlError, match=r"^2:1: the key a stands twice"):
        load_plain(b"a: 1\na: 2\n")


@settings(deadline=None)
@given(st.binary(max_size=200) | st.text(max_size=100).map(lambda text: text.encode("utf-8", "replace")))
def test_random_bytes_are_answered(data: bytes) -> None:
    read(data)


@settings(deadline=None)
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
