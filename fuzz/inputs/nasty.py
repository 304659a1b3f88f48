"""Texts and numbers that have broken programs before."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

MARK = "x-fuzz"
"""Name of an element and attribute that only an injection can bring into a document."""

TEXTS = (
    "", " ", "\t", "\n", "\r\n", "a\nb", "\n::error file=x::pwned", "::warning::pwned", "%0A::error::x",
    "\x1b[31mred", "\x1b]0;title\x07", "\x9b2J", "\x07", "\x00", "\x7f", "\x85", "\u2028", "\u202etxt", "\ufeff",
    "\ufffe", "\ufffd", "\ud800", "\U0010ffff", "é", "e\u0301",
    "👩‍👩‍👧‍👦", "𠮷", "ＡＢＣ１２３", "‎", "店长", "美工/客服", "（主管）",
    f"<{MARK}>", f"</td><{MARK}>", f'"><i {MARK}="1">', f"' {MARK}='1", f"<!-- --><{MARK}>",
    "<script>alert(1)</script>", "javascript:alert(1)", "[a](javascript:alert(1))", f"![a]({MARK})", f"](<{MARK}>)",
    "`", "```", "``` \n# x", "|", "a|b", "\\|", "# a", "- a", "1. a", "> a", "---", "===", "+ a", "* a", "**a", "_a_",
    "~~a~~", "$a$", "&amp;", "&lt;", "&#60;", "{{ 7 * 7 }}", "{% raw %}", "{# a", "${HOME}", "%s", "%(a)s",
    "{0.__class__}", "=1+1", "@SUM(A1)", "+1", "-1", "../../etc/passwd", "/dev/null", "CON", "a"*300, "长"*300,
    "a"*5000, "-", "--", "-o", "--help", "null", "~", "yes", "NO", "010", "1_000", "12:30", "1e9", ".inf", ".nan",
    "0x1F", "2026-02-30", "30万", "1.2亿", "3人", "5.9k", "月薪 5,900 元", "style=display:none", f'"]{MARK}["', "end",
    "subgraph", "click a href", "A-->B", "#quot;", "<br/>", "]]>", "<![CDATA[", "&x;",
)  # fmt: skip
NUMBERS = (
    0, 1, -1, 2, 3, 7, 100, 999, 1000, 9999, 10000, 10001, 1e5, 1e6, 1e9, 1e12, 1e15, 1e308, -1e308, 5e-324, 1e-9,
    0.1, 0.5, 0.999999, 1.000001, 99.99, -0.0, 2**31, 2**53, 2**63, 2**64, 10**30, float("inf"), float("-inf"),
    float("nan"),
)  # fmt: skip


def text(dice: Random) -> str:
    """Return a text: one of those above, a few of them together, or any characters."""
    way = dice.random()
    if way < 0.6:
        return dice.choice(TEXTS)
    if way < 0.85:
        return "".join(dice.choice(TEXTS)[:40] for _ in range(dice.randint(2, 4)))
    return "".join(character(dice) for _ in range(dice.randint(1, 30)))


def character(dice: Random) -> str:
    """Return a character: mostly ASCII, else Chinese, else any."""
    way = dice.random()
    if way < 0.5:
        return chr(dice.randint(0, 127))
    return chr(dice.randint(0x4E00, 0x9FFF) if way < 0.8 else dice.randint(0, 0x10FFFF))


def number(dice: Random) -> float:
    """Return a number of any size."""
    way = dice.random()
    if way < 0.6:
        return dice.choice(NUMBERS)
    if way < 0.8:
        return dice.randint(-5, 20_000)
    return 10 ** dice.uniform(-12, 15)
