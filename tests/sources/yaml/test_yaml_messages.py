"""What is said of a file that is no strict YAML, and where: whole, in both languages."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from yaml_samples import FAILING, read

from teamplan.findings.located import Mark
from teamplan.sources.yaml import reader
from teamplan.sources.yaml.messages import shown
from teamplan.sources.yaml.source_map import Problem
from teamplan.sources.yaml.strict import load_yaml
from teamplan.sources.yaml.syntax import syntax_problem


@pytest.mark.parametrize("rule", FAILING)
def test_what_is_said_of_a_sample_is_the_golden(rule: str, golden: Callable[[str, str], None]) -> None:
    said = [line for sample in FAILING[rule] for line in _said(sample)]
    golden(f"sources/yaml/{rule}.txt", "\n".join(said))


def _said(sample: str | bytes) -> Iterator[str]:
    yield f"# {sample[:60]!a}{'…' if len(sample) > 60 else ''}"
    for problem in read(sample).problems:
        yield f"{problem.rule} {_place(problem)}"
        yield problem.message.zh
        if problem.rule != "yaml-syntax":  # its English is the parser's own
            yield problem.message.en
        yield problem.help.zh
        yield problem.help.en
    yield ""


def _place(problem: Problem) -> str:
    mark = problem.mark
    return f"{mark.line}:{mark.column}-{mark.end_line}:{mark.end_column}"


MORE: list[str | bytes] = [
    b"PK\x03\x04\xff",
    "a: 1\n" * 203,
    "[" + "[" * 64 + "]" * 65,
    "- {a: *x, b: !t 1, <<: 2, 010: 3}\n",
    "a: |\n" + "  字字字字字字字字字\n" * 40_000,
]


def test_what_is_said_of_stranger_files_is_the_golden(golden: Callable[[str, str], None]) -> None:
    said = [line for sample in MORE for line in _said(sample)]
    golden("sources/yaml/more.txt", "\n".join([*said[:20], *said[-40:]]))


def test_a_file_of_too_many_values_says_where_reading_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MAX_VALUES", 5)
    (problem,) = load_yaml(b"[a, b, c,\n d, e, f]").problems
    assert (problem.rule, problem.mark) == ("too-many-values", Mark(2, 5, 2, 6))
    assert (problem.message.zh, problem.message.en) == ("文件里的值超过 5 个。", "the file holds more than 5 values.")
    assert (problem.help.zh, problem.help.en) == ("把内容分成几个文件。", "Split it into several files.")
    assert load_yaml(b"[a, b, c, d]").problems == ()


SYNTAX = [
    ("a: b: c\n", "这里不能出现“键: 值”，多半是缩进不对或值里有冒号"),
    ("a:\n  - b\n c: d\n", "缩进与同级的键没有对齐，或括号、引号没有成对"),
    ("a: 1\nb\nc: 1\n", "键后面缺少半角冒号加空格"),
    ("a: @b\n", "这里有不能用来开头的字符，例如制表符、@、` 或 %"),
    ("a: - b\n", "这里不能出现列表的短横线“- ”"),
    ("- a\nb: c\n", "列表各项没有对齐，或列表里混进了键"),
    ("a: [1, 2\n", "方括号列表里缺少逗号或右括号 ]"),
    ("a: {b: 1, c\n", "花括号里缺少逗号或右括号 }"),
    ("a: 'x\n", "文件到此结束，但引号或括号没有成对"),
    ("a: 'x\n--- y'\n", "引号里的文字被 --- 或 ... 打断"),
    ("{a: 1}}\n", "前面的内容已经结束，这里多出了内容"),
    ('a: "\\q"\n', "双引号里的反斜杠写法无效"),
    ('a: "\\xq"\n', "反斜杠后面缺少十六进制数字"),
    ('"\\ud800"\n', "反斜杠写出的字符编码无效"),
    ("a: [,]\n", "这里缺少值"),
    ("a: *\n", "& 或 * 后面缺少名字，文字以它们开头时要加引号"),
    ("a: !x!y\n", "以 ! 开头的内容无法识别"),
    ("a: ? b\n", "这里不能出现键"),
    ("%YAML 3.0\n---\na\n", "写法有误"),
]


@pytest.mark.parametrize(("text", "meaning"), SYNTAX)
def test_a_syntax_error_is_explained_in_chinese(text: str, meaning: str) -> None:
    (problem,) = read(text).problems
    assert problem.message.zh == f"YAML 语法错误：{meaning}。"
    assert problem.message.en.startswith("not valid YAML: ")
    assert problem.message.en.endswith(".")


PLAIN, TAB, COLON = "See that lines", "Indent with blanks", "There is a full-width colon"


@pytest.mark.parametrize(
    ("data", "line", "complaint", "advice"),
    [
        ("a: 1\n\tb: 2\n", 2, "odd", TAB),
        ("\ta: 1\nb: 2\n", 2, "odd", TAB),
        ("\ta: 1\nb: 2\nc: 3\n", 3, "odd", PLAIN),
        ("a: 1\nb: 2\n\tc: 3\n", 2, "odd", PLAIN),
        ("a: x\ty\n", 1, "odd", PLAIN),
        ("a: 1\n", 1, "found a tab character that violates indentation", TAB),
        ("店长：小王\n", 1, "odd", COLON),
        ("店长：小王\n客服: 小李\n", 2, "odd", COLON),
        ("店长：小王\n客服: 小李\n美工: 小张\n", 3, "odd", PLAIN),
        ("店长: 甲：乙\n", 1, "odd", PLAIN),
        ("", 1, "odd", PLAIN),
    ],
)
def test_the_line_of_a_syntax_error_and_the_one_above_say_what_to_mend(
    data: str, line: int, complaint: str, advice: str
) -> None:
    mark = Mark(line, 1, line, 1)
    problem = syntax_problem(complaint, data.encode(), mark)
    assert (problem.rule, problem.mark, problem.message.en) == ("yaml-syntax", mark, f"not valid YAML: {complaint}.")
    assert problem.help.en.startswith(advice)


@pytest.mark.parametrize(
    ("text", "cut"), [("x" * 40, "x" * 40), ("x" * 41, "x" * 40 + "…"), ("a\x07\nb", "a\ufffd\ufffdb")]
)
def test_text_of_a_file_is_cut_for_a_message_and_steers_no_terminal(text: str, cut: str) -> None:
    assert shown(text) == cut
