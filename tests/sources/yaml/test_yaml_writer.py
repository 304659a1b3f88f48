"""The YAML writer: what it writes is read back equal by everyone, and is fit to be read."""

from __future__ import annotations

import io
import math
from enum import IntEnum, StrEnum
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from teamplan.sources.yaml.strict import StrictYamlError, load_plain
from teamplan.sources.yaml.writer import dump_yaml
from teamplan.text.visible import visible

NASTY = [
    *("", " ", " a", "a ", "- x", "-", "--", "---", "...", "? y", "?", "# a", "a #b", "a: b", "a:"),
    *(":", ": ", "NO", "no", "Yes", "on", "OFF", "y", "N", "true", "TRUE", "False", "null", "Null"),
    *(
        "~",
        "010",
        "08",
        "1_0",
        "12",
        "-12",
        "+1",
        "1.5",
        ".5",
        "1e3",
        "1.0e+3",
        "0x1F",
        "0o17",
        "0b1",
    ),
    *(
        "12:30",
        "1:30:00",
        "2025-01-01",
        "2025-01-01T10:00:00Z",
        "=",
        "<<",
        "<",
        ".inf",
        "-.INF",
        ".nan",
    ),
    *(
        "_",
        "_1",
        "@a",
        "`a`",
        "%a",
        "&a",
        "*a",
        "!a",
        "!!str a",
        "|",
        ">",
        "|-\n",
        "'a'",
        '"a"',
        '"',
    ),
    *(
        "a'b",
        'a"b',
        "\\",
        "a\\n",
        "a\tb",
        "\t",
        "\n",
        "\n\n",
        "a\nb",
        "a\nb\n",
        "a\nb\n\n",
        "\na",
        " \na",
    ),
    *("a\n b", "a \nb", "a\n  \nb", "a\n\nb", "#\n#", "---\n...", "- a\n- b\n"),
    *("\xa0", "\xad"),
    *(
        "\ufffd",
        "\u200b",
        "\u200d",
        "\u3000",
        "\u3000中",
    ),
    *(
        "😀",
        "👩‍💻",
        "a,b",
        "[a",
        "{a}",
        "中文，标点：“好”。",
        "12 月",
        "5%",
        "3-5 人",
        "１２",
        "中: b",
        "中 #b",
    ),
    *(
        "x" * 2_000,
        "x y " * 500,
        "中" * 1_500,
        "a\n" * 300,
        "C#",
        "http://a.b/c?d=e&f",
        "a?b",
        "1２",
    ),
]
UNSEEN = [
    *("a\r\nb", "a\rb", "\x00", "\x07", "\x1b[0m", "\x7f", "\x85", "a\x85b", "\u2028", "a\u2029b"),
    *("\ufeff", "a\ufeff", "\ufffe", "\uffff", "\u202e", "\ufdd0", "\ud800", "a\nb\x07\n"),
]
texts = st.sampled_from(NASTY) | st.text(max_size=12).map(visible) | st.text("a中 \n-:#'\"1.0e", max_size=10)
scalars = st.none() | st.booleans() | st.integers() | st.floats() | texts
trees = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(texts, inner, max_size=5),
    max_leaves=20,
)


def readings(text: str) -> list[Any]:
    """Read a document as YAML 1.1 (PyYAML, C and Python), as YAML 1.2 (ruamel) and strictly."""
    assert text.endswith("\n")
    return [
        yaml.load(text.encode(), Loader=yaml.CSafeLoader),
        yaml.safe_load(text),
        YAML(typ="safe", pure=True).load(io.StringIO(text)),
        load_plain(text.encode()),
    ]


def check_round_trip(data: object, width: int = 100) -> str:
    """Check that everyone reads back what was written, types included; return it."""
    text = dump_yaml(data, width_hint=width)
    for reading in readings(text):
        assert repr(reading) == repr(data), text
    return text


@pytest.mark.parametrize("text", NASTY)
def test_nasty_text_survives_in_every_place(text: str) -> None:
    check_round_trip(text)
    check_round_trip({"a": text, "b": [text, [text, {"c": text}]], "d": {"e": {text: text}}})
    check_round_trip({text: [1, [2, [3]], {text: {}}]})
    check_round_trip([[text], {text: text}, [{text: [text]}]], width=10_000)


@given(trees, st.sampled_from([0, 30, 100, 10_000]))
@example(data=[[], {}, [[]], {"a": []}], width=100)
@example(data={"a": [[[[1]]]], "b": {"c": {"d": {}}}}, width=0)
def test_any_data_survives(data: object, width: int) -> None:
    check_round_trip(data, width)


@given(st.floats() | st.floats(width=16) | st.integers().map(float))
@example(1e16)
@example(1e-5)
@example(5e-324)
@example(1.7976931348623157e308)
@example(-0.0)
def test_a_float_survives_to_the_last_bit(number: float) -> None:
    for reading in readings(dump_yaml([number])):
        assert repr(reading) == repr([number])


def test_a_plan_looks_as_a_person_would_write_it() -> None:
    plan = {
        "teamplan": 2,
        "brief": {"stage": "startup", "size": 6, "platforms": ["天猫", "抖音"]},
        "positions": [
            {
                "id": "ops-1",
                "title": "运营主管",
                "roles": {"store_operator": 0.6, "campaign_planner": 0.3},
                "reports_to": None,
                "filled": False,
                "note": "第一行\n第二行: 有冒号",
            },
        ],
        "not_yet": [{"role": "hr_admin", "because": "不到 15 人"}],
        "tags": ["NO", "010", "2025-01-01", "a: b"],
        "empty": [],
    }
    assert check_round_trip(plan) == (
        "teamplan: 2\n"
        "brief:\n"
        "  stage: startup\n"
        "  size: 6\n"
        "  platforms: [天猫, 抖音]\n"
        "positions:\n"
        "  - id: ops-1\n"
        "    title: 运营主管\n"
        "    roles: {store_operator: 0.6, campaign_planner: 0.3}\n"
        "    reports_to: null\n"
        "    filled: false\n"
        "    note: |-\n"
        "      第一行\n"
        "      第二行: 有冒号\n"
        "not_yet:\n"
        "  - {role: hr_admin, because: 不到 15 人}\n"
        'tags: ["NO", "010", "2025-01-01", "a: b"]\n'
        "empty: []\n"
    )


def test_the_root_is_never_on_one_line() -> None:
    assert dump_yaml({"stage": "growth", "size": 12}) == "stage: growth\nsize: 12\n"
    assert dump_yaml([1, 2]) == "- 1\n- 2\n"
    assert dump_yaml({}) == "{}\n"
    assert dump_yaml("店长") == "店长\n"


def test_one_line_collections_keep_to_the_width() -> None:
    data = {"键": ["店长"] * 9}
    line = "键: [店长, 店长, 店长, 店长, 店长, 店长, 店长, 店长, 店长]\n"
    assert dump_yaml(data, width_hint=58) == line
    assert dump_yaml(data, width_hint=57).startswith("键:\n  - 店长\n")


def test_unquoted_text_is_common_and_quotes_are_where_they_must_be() -> None:
    for text in (
        "店长",
        "store_operator",
        "ops-1",
        "12 月",
        "第 1 号店 (试)",
        "R&D",
        "5%以内",
        "it's",
    ):
        assert dump_yaml(text) == f"{text}\n"
    for text in ("no", "12", "1_0", "a: b", " a", "", "2025-01-01", "a,b"):
        assert dump_yaml(text) == f'"{text}"\n'
    assert dump_yaml("\xa0\u200b") == '"\\u00a0\\u200b"\n'


class Stage(StrEnum):
    GROWTH = "growth"


class Level(IntEnum):
    TWO = 2


def test_kinds_of_text_and_number_are_written_as_such() -> None:
    data = {"a": Stage.GROWTH, Stage.GROWTH: Level.TWO, "t": (1, 2)}
    assert dump_yaml(data) == "a: growth\ngrowth: 2\nt: [1, 2]\n"
    for value in (math.inf, -math.inf):
        check_round_trip([value])


@pytest.mark.parametrize(
    ("data", "error"),
    [
        ({1: "a"}, TypeError),
        ({None: "a"}, TypeError),
        ({"a": {1, 2}}, TypeError),
        ({"a": [b"x"]}, TypeError),
        (object(), TypeError),
        ({"a\udfff": 1}, ValueError),
        (10**1_000, ValueError),
        ([-(10**999)], ValueError),
    ],
)
def test_what_could_not_be_read_back_is_refused(data: object, error: type[Exception]) -> None:
    with pytest.raises(error):
        dump_yaml(data)


@pytest.mark.parametrize("text", UNSEEN, ids=ascii)
def test_what_nobody_sees_is_refused_as_the_loader_refuses_it(text: str) -> None:
    for data in (text, [text], {text: 1}, {"a": text}, [[text]], {"a": {"b": [text]}}):
        with pytest.raises(ValueError, match="nobody sees"):
            dump_yaml(data)
    with pytest.raises(StrictYamlError):
        load_plain(yaml.safe_dump(text).encode())


def nested(depth: int) -> object:
    """Return that many lists within one another."""
    data: list[object] = []
    for _ in range(depth - 1):
        data = [data]
    return data


def test_nesting_ends_where_the_loader_ends() -> None:
    assert load_plain(dump_yaml(nested(64)).encode()) == nested(64)
    with pytest.raises(ValueError, match="nested deeper"):
        dump_yaml(nested(66))
    circle: list[object] = []
    circle.append(circle)
    with pytest.raises(ValueError, match="nested deeper"):
        dump_yaml(circle)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (None, "null\n"),
        (True, "true\n"),
        (False, "false\n"),
        (1e22, "1.0e+22\n"),
        (1.5e-7, "1.5e-07\n"),
        (math.nan, ".nan\n"),
        (math.inf, ".inf\n"),
        (-math.inf, "-.inf\n"),
        ([], "[]\n"),
        ({"a": {}, "b": [], "c": ()}, "a: {}\nb: []\nc: []\n"),
        ({"a": [1, 2], "b": {"c": None}}, "a: [1, 2]\nb: {c: null}\n"),
        ([[1, 2], {"c": 1}], "- [1, 2]\n- {c: 1}\n"),
        ([{"a": {"b": [[1]]}}], "- a:\n    b:\n      - [1]\n"),
        ({"a": [{"b": {"c": {"d": 1}}, "e": 2}]}, "a:\n  - b:\n      c: {d: 1}\n    e: 2\n"),
        ({"a": "x\ny\n"}, "a: |\n  x\n  y\n"),
        ({"a": "x\n\ny"}, "a: |-\n  x\n\n  y\n"),
        ({"a": ["x\ny"]}, "a:\n  - |-\n    x\n    y\n"),
        ({"a": {"b": "x\ny"}}, "a:\n  b: |-\n    x\n    y\n"),
        *[({"a": text}, None) for text in ("\n", " x\ny", "x \ny", "x\n\n", "\nx", "x\ty\n")],
        ({"a": "x\ty"}, 'a: "x\\ty"\n'),
        ("\U000e0001", '"\U000e0001"\n'),
        ("x\U000e0000", '"x\U000e0000"\n'),
        ("甲\xa0乙", '"甲\\u00a0乙"\n'),
        *[(word, f'"{word}"\n') for word in ("null", "True", "yes", "No", "on", "OFF", "y", "N", "false")],
        ("12月", "12月\n"),
        ("12", '"12"\n'),
    ],
)
def test_each_kind_of_value_has_one_form(data: object, text: str | None) -> None:
    written = dump_yaml(data)
    if text is None:
        assert written.startswith('a: "')
        assert written.count("\n") == 1
    else:
        assert written == text
    if data != "\U000e0001" and not (isinstance(data, float) and math.isnan(data)):
        assert load_plain(written.encode()) == ({"a": {}, "b": [], "c": []} if text and "c: []" in text else data)


def test_what_is_long_is_not_written_on_one_line() -> None:
    assert dump_yaml({"a": list(range(24))}).count("\n") == 1
    assert dump_yaml({"a": list(range(25))}).count("\n") == 26
    assert dump_yaml({"a": ["x" * 93]}) == f"a: [{'x' * 93}]\n"
    assert dump_yaml({"a": ["x" * 96]}) == f"a:\n  - {'x' * 96}\n"
    assert dump_yaml({"k" * 1_000: 1}) == f"{'k' * 1_000}: 1\n"
    assert dump_yaml({"a": {"b": {"k" * 1_001: 1}}}) == f"a:\n  b:\n    ? {'k' * 1_001}\n    : 1\n"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({1: "a"}, "a key must be text, not int: 1"),
        ([b"x"], "cannot write bytes as YAML: b'x'"),
        (nested(66), "nested deeper than 64 levels"),
        ("\ud800", "a character that nobody sees cannot be written: U\\+D800"),
        (10**1_000, "an integer of 1001 characters cannot be written"),
    ],
)
def test_a_refusal_says_what_cannot_be_written(data: object, message: str) -> None:
    with pytest.raises((TypeError, ValueError), match=f"^{message}$"):
        dump_yaml(data)


def test_the_longest_integer_that_is_read_is_written() -> None:
    assert dump_yaml(10**999) == "1" + "0" * 999 + "\n"
