"""The strict YAML loader: what it accepts, what it refuses, and where it says that it stands."""

from __future__ import annotations

import math

import pytest
from yaml_samples import FAILING, PASSING, read, rules

from teamplan.findings.located import Mark
from teamplan.sources.yaml import parser as yaml_parser
from teamplan.sources.yaml import strict
from teamplan.sources.yaml.source_map import SourceMap
from teamplan.sources.yaml.strict import StrictYamlError, load_plain, load_yaml


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
    assert problem.message.zh.endswith("。")
    assert problem.help.zh.endswith("。")
    assert problem.message.en.endswith(".")
    assert problem.help.en.endswith(".")
    assert problem.message.zh.isascii() is False
    assert problem.message.en != problem.help.en


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
    assert '"010"' in document.problems[0].help.zh


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


def test_a_duplicate_key_names_both_lines_and_keeps_the_first() -> None:
    document = read("岗位: 1\nb: 2\n岗位: 3\n")
    (problem,) = document.problems
    assert problem.mark == Mark(3, 1, 3, 3)
    assert "第 1 行" in problem.message.zh
    assert "第 3 行" in problem.message.zh
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
        assert problem.message.en == "not UTF-8."
    else:
        assert guess in problem.message.en


def test_control_characters_are_all_located() -> None:
    problems = read("a: 1\r\nb: 中\x07\x1b\n\rc: \u2029").problems
    places = [(problem.mark.line, problem.mark.column) for problem in problems]
    assert places == [(2, 5), (2, 6), (4, 4)]
    assert "U+0007" in problems[0].message.zh


def test_a_full_width_colon_is_pointed_out() -> None:
    (problem,) = read("店长：小王\n客服: 小李\n").problems
    assert "全角冒号" in problem.help.zh
    (problem,) = read("a: [b: c: d]\n").problems
    assert "全角冒号" not in problem.help.zh


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


@pytest.mark.parametrize(
    "text",
    [
        "a: 1\n",
        "a: {b: [1, x, '2'], c: null}\nd: |\n  x\n",
        "[" * 64 + "]" * 64,
        "a: " + "x" * 250_000,
        "''\n",
        "- - - a\n",
        "a: 1.5\nb: true\nc: 0x1F\n",
    ],
)
def test_a_sound_file_is_read_once_and_without_places(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = load_yaml(text.encode()).data
    monkeypatch.setattr(strict, "load_yaml", lambda _: pytest.fail("read again, to find the places"))
    assert load_plain(text.encode()) == expected


@pytest.mark.parametrize("text", ["null\n", "a: " + "x" * 250_001, "a: 1\na: 2\n", "a: &x 1\n", "a: !t 1\n", "1: a\n"])
def test_a_doubtful_file_is_read_again(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(strict, "load_yaml", lambda _: strict.Document("again", SourceMap(), ()))
    assert load_plain(text.encode()) == "again"


def test_what_a_scalar_means_is_remembered_for_short_ones_and_not_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    known: dict[str, object] = {}
    monkeypatch.setattr(strict, "_meanings", known)
    monkeypatch.setattr(strict, "_MEMO_ENTRIES", 3)
    load_plain(b"[a, 1, " + b"x" * 64 + b", " + b"y" * 65 + b"]")
    assert known == {"a": "a", "1": 1, "x" * 64: "x" * 64}
    load_plain(b"[a, 2]")
    assert known == {"2": 2}
