"""YAML written from its grammar: every style of scalar and collection, and much that is not allowed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inputs import nasty
from inputs.bytes_mutation import quoted

if TYPE_CHECKING:
    from random import Random

_PLAIN = (
    "a", "店长", "1", "-1", "0.5", "010", "1_000", "1e3", "1.5e+3", "0x1F", "0o17", ".inf", "-.INF", ".nan", "true",
    "No", "~", "null", "", "12:30", "2026-01-01", "=", "<<", "a b", "a:b", "a#b", "- a", "? a", "*x", "&x", "!t a",
    "!!str a", "%a", "@a", "`a",
)  # fmt: skip
_KEYS = (
    "a",
    "b",
    "店长",
    "roles",
    "id",
    "size",
    "<<",
    "1",
    "true",
    "'a'",
    '"a"',
    "a b",
    "? a",
    "[a]",
    "{a: 1}",
    "&x a",
    "!t a",
    "",
)


def yaml_text(dice: Random) -> str:
    """Return a document, now and then two."""
    head = dice.choice(("", "", "", "", "---\n", "%YAML 1.2\n---\n", "# 注\n", "\ufeff"))
    tail = dice.choice(("", "", "", "", "\n...\n", "\n---\nb\n", "\n# 注", "\r\n"))
    return f"{head}{_node(dice, 0, 0)}{tail}"


def _node(dice: Random, depth: int, indent: int) -> str:
    way = dice.random()
    if depth > 4 or way < 0.3:
        return _scalar(dice, indent)
    if way < 0.65:
        return _mapping(dice, depth, indent)
    if way < 0.85:
        return _sequence(dice, depth, indent)
    return _flow(dice, depth)


def _scalar(dice: Random, indent: int) -> str:
    way = dice.random()
    if way < 0.5:
        return dice.choice(_PLAIN)
    if way < 0.8:
        return quoted(dice, nasty.text(dice))
    if way < 0.9:
        pad = "\n" + " " * (indent + dice.choice((0, 1, 2, 2, 3)))
        lines = nasty.text(dice).replace("\n", pad)
        return f"{dice.choice('|>')}{dice.choice(('', '', '-', '+', '2', '9', '0'))}{pad}{lines}"
    return f"{dice.choice(('&x ', '*x', '!t ', '!!int ', '!!python/name:os.system '))}{dice.choice(_PLAIN)}"


def _mapping(dice: Random, depth: int, indent: int) -> str:
    lines = []
    for _ in range(dice.choice((1, 1, 2, 3, 5))):
        key = dice.choice(_KEYS) if dice.random() < 0.8 else quoted(dice, nasty.text(dice))
        lines.append(f"{key}{dice.choice((':', ': ', ': ', ': ', '：', ' : '))}{_below(dice, depth, indent)}")
    return _joined(dice, lines, indent)


def _sequence(dice: Random, depth: int, indent: int) -> str:
    lines = [
        f"-{dice.choice((' ', ' ', '  ', ''))}{_node(dice, depth + 1, indent + 2)}"
        for _ in range(dice.choice((1, 2, 3)))
    ]
    return _joined(dice, lines, indent)


def _below(dice: Random, depth: int, indent: int) -> str:
    if dice.random() < 0.5:
        return _node(dice, 9, indent + 2)
    step = dice.choice((2, 2, 2, 1, 4, 0))
    return "\n" + " " * (indent + step) + _node(dice, depth + 1, indent + step)


def _joined(dice: Random, lines: list[str], indent: int) -> str:
    pad = "\n" + " " * (indent if dice.random() < 0.95 else indent + dice.choice((-1, 1, 2)))
    return pad.join(lines)


def _flow(dice: Random, depth: int) -> str:
    children = [_node(dice, max(depth + 1, 3), 0) for _ in range(dice.randint(0, 3))]
    if dice.random() < 0.5:
        return f"[{', '.join(children)}{dice.choice((']', ']', ']', '', ', ]'))}"
    pairs = ", ".join(f"{dice.choice(_KEYS)}{dice.choice((': ', ': ', ':', ''))}{child}" for child in children)
    return f"{{{pairs}{dice.choice(('}', '}', '}', '', ', }'))}"
