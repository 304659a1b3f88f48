"""Files that each rule of the strict loader refuses, files that it accepts, and how they are read."""

from __future__ import annotations

import pytest

from teamplan.sources.yaml.strict import Document, StrictYamlError, load_plain, load_yaml


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
        "a: b\u202ec",
        "a: \ufdd0",
        'a: "\\e[31m"\n',
        'a: "\\0"\n',
        '"a\\x07": b\n',
        '- "a\\rb"\n',
        'a: "\\u2028"\n',
        'a: "\\N"\n',
        'a: "\\U0000FFFE"\n',
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
    "control-character": [
        'a: "\\n\\t\\x41\\u5e97\\_"\n',
        "a: \\e\n",
        "a: '\\x1b'\n",
        "a:\r\n  - b\r\n",
        "a: 'b\tc'\n",
        "a: \xa0\n",
    ],
    "empty-file": ["~\n", "null\n", "''\n", "{}\n"],
}
