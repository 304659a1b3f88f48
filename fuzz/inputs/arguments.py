"""Command lines: every command and option, with values that people type and values that nobody should."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inputs import nasty
from inputs.vocabulary import words
from teamplan.model.brief import Brief

if TYPE_CHECKING:
    from random import Random

_STAGES = ("初创", "startup", "成长", "growth", "成熟", "mature", "老")
_KEYS = tuple(Brief.model_fields)


def command_line(dice: Random) -> list[str]:
    """Return arguments; files that they name are those of the working folder."""
    return [_without_nul(argument) for argument in dice.choice(_COMMANDS)(dice)]


def _without_nul(argument: str) -> str:
    """Return what a shell can pass: no NUL, and bytes that are no UTF-8 as surrogates of their own."""
    return argument.replace("\0", "").encode("utf-8", "surrogatepass").decode("utf-8", "surrogateescape")


def _new(dice: Random) -> list[str]:
    arguments = ["new", "-o", dice.choice(("made.yaml", "-", "", "nowhere/plan.yaml", "folder", _value(dice)))]
    if dice.random() < 0.8:
        arguments += ["--stage", dice.choice(_STAGES) if dice.random() < 0.8 else _value(dice)]
    if dice.random() < 0.6:
        arguments += ["--size", str(dice.randint(1, 9)) if dice.random() < 0.6 else _value(dice)]
    for _ in range(dice.choice((0, 1, 1, 2, 3))):
        arguments += ["--set", _setting(dice)]
    if dice.random() < 0.1:
        arguments += ["--from", dice.choice(("brief.yaml", "plan.yaml", "folder", _value(dice)))]
    if dice.random() < 0.1:
        arguments += [
            dice.choice(("--model", "--platform", "--template", "--render", "--catalog", "--documents")),
            _value(dice),
        ]
    return [*arguments, *_more(dice)]


def _setting(dice: Random) -> str:
    key = dice.choice(_KEYS) if dice.random() < 0.85 else nasty.text(dice)
    return f"{key}{dice.choice(('=', '=', '=', '=', ' = ', ':', ''))}{_value(dice)}"


def _value(dice: Random) -> str:
    way = dice.random()
    if way < 0.35:
        return nasty.text(dice)
    if way < 0.6:
        return str(nasty.number(dice))
    if way < 0.8:
        return dice.choice(words())
    return dice.choice(
        ("30万", "1.2亿", "300,000", "3人", "3-5", "２０", "[a, b]", "天猫、抖音", "a b", "{a: 1}", "true", "否")
    )


def _render(dice: Random) -> list[str]:
    formats = dice.choice(("md", "html", "svg", "mmd", "md,svg", "pdf", _value(dice)))
    target = dice.choice(("out.md", "-", "folder", "", "plan.yaml", _value(dice)))
    audience = dice.choice(("boss", "hr", "staff", _value(dice)))
    return ["render", _file(dice), "--format", formats, "-o", target, "--audience", audience, *_more(dice)]


def _check(dice: Random) -> list[str]:
    form = dice.choice(("text", "json", "github", _value(dice)))
    files = [_file(dice) for _ in range(dice.randint(0, 2))] if dice.random() < 0.9 else ["folder"]
    return [
        "check",
        *files,
        "--output-format",
        form,
        "--fail-on",
        dice.choice(("error", "info", _value(dice))),
        *_more(dice),
    ]


def _why(dice: Random) -> list[str]:
    subject = dice.choice(words()) if dice.random() < 0.6 else nasty.text(dice)
    return ["why", _file(dice), subject, "--format", dice.choice(("text", "json", _value(dice)))]


def _roles(dice: Random) -> list[str]:
    command = dice.choice(("list", "show", "search", "search", _value(dice)))
    return ["roles", command, *([_value(dice)] if dice.random() < 0.8 else []), *_more(dice)]


def _templates(dice: Random) -> list[str]:
    command = dice.choice(("list", "show", "copy", _value(dice)))
    return ["templates", command, *[_value(dice) for _ in range(dice.randint(0, 2))]]


def _schema(dice: Random) -> list[str]:
    return ["schema", dice.choice(("brief", "role", _value(dice)))]


def _anything(dice: Random) -> list[str]:
    return [_value(dice) for _ in range(dice.randint(0, 4))]


def _file(dice: Random) -> str:
    return dice.choice(("plan.yaml", "plan.yaml", "brief.yaml", "broken.yaml", "folder", "missing.yaml", _value(dice)))


def _more(dice: Random) -> list[str]:
    if dice.random() < 0.7:
        return []
    return dice.choice(
        (
            ["--force"],
            ["--quiet"],
            ["--lang", "zh"],
            ["--lang", _value(dice)],
            ["--lang=en"],
            [_value(dice)],
            ["--"],
            ["--help"],
        )
    )


_COMMANDS = (_new, _new, _new, _new, _render, _check, _check, _why, _roles, _templates, _schema, _anything)
