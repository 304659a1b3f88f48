"""The code of rendering has no words: those are in templates and wording, where a reader can change them."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2] / "src" / "teamplan" / "rendering"
CHINESE = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")
ALLOWED = {
    "chart/svg.py": {"，"},  # between the lines of a box that is cut
    "document/numbering.py": {"零一二三四五六七八九", "十"},  # numerals
    "phrasing.py": {"。", "！", "？", "：", "；;，,", "。；;."},  # signs that end a sentence or a part of one
}
"""Signs and numerals; at most ten."""


class Literal(NamedTuple):
    file: str
    line: int
    text: str
    in_expression: bool
    """Whether it is an argument of `re`."""


def literals(file: str, source: str) -> Iterator[Literal]:
    """Yield the string literals of a module that are no docstrings and no message in both languages."""
    tree = ast.parse(source)
    messages = {
        id(part)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "Words"
        for part in ast.walk(node)
    }
    bodies = [node.body for node in ast.walk(tree) if isinstance(getattr(node, "body", None), list)]
    said = {id(line.value) for body in bodies for line in body if isinstance(line, ast.Expr)}
    patterns = {
        id(part)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("re.")
        for part in ast.walk(node)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said | messages:
            yield Literal(file, node.lineno, node.value, id(node) in patterns)


@pytest.fixture(scope="module")
def found() -> list[Literal]:
    paths = sorted(ROOT.rglob("*.py"))
    assert len(paths) > 30
    return [
        literal
        for path in paths
        for literal in literals(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8"))
    ]


def test_hardly_any_literal_is_chinese(found: list[Literal]) -> None:
    assert len(found) > 100
    chinese = [literal for literal in found if CHINESE.search(literal.text)]
    assert [literal for literal in chinese if literal.text not in ALLOWED.get(literal.file, ())] == []
    assert {(literal.file, literal.text) for literal in chinese} == {
        (file, text) for file, texts in ALLOWED.items() for text in texts
    }
    assert sum(map(len, ALLOWED.values())) <= 10


def test_no_regular_expression_is_chinese(found: list[Literal]) -> None:
    patterns = [literal for literal in found if literal.in_expression]
    assert len(patterns) >= 5
    assert [literal for literal in patterns if CHINESE.search(literal.text)] == []


def test_looks_have_no_words() -> None:
    looks = sorted((ROOT.parents[2] / "templates" / "looks").rglob("*.*"))
    assert len(looks) >= 5
    comment = re.compile(r"{#.*?#}|/\*.*?\*/", re.DOTALL)
    texts = {path.name: comment.sub("", path.read_text(encoding="utf-8")) for path in looks}
    assert {name: CHINESE.findall(text) for name, text in texts.items() if CHINESE.search(text)} == {}


def test_a_planted_word_is_found() -> None:
    planted = '"""文档。"""\nimport re\n\nWORD = "工资"\nPATTERN = re.compile(r"元/月")\n'
    planted += 'PROBLEM = Words("太大", "too large")\n'
    planted += "\n\ndef f():\n    '说明。'\n"
    assert [(literal.line, literal.text, literal.in_expression) for literal in literals("a.py", planted)] == [
        (4, "工资", False),
        (5, "元/月", True),
    ]
