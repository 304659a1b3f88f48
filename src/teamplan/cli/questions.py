"""The questions that `teamplan new` asks at a terminal; an empty answer leaves a key open."""

from __future__ import annotations

import sys
from collections.abc import Callable

from teamplan.cli.brief_options import split_words
from teamplan.cli.choices import nearest_aside
from teamplan.cli.language import say
from teamplan.model.platform import parse_platform, platform_words
from teamplan.model.terms import BusinessModel, Stage, accepted_words, parse_term

Parse = Callable[[str], object]


def ask_brief() -> dict[str, object]:
    """Ask for the brief; raises EOFError where the input ends."""
    _show(
        say(
            "几个问题，直接回车表示不确定（会列入假设）。",
            "A few questions; Enter alone means not sure, and becomes a listed assumption.",
        )
    )
    said: dict[str, object] = {}
    for key, question, parse, required in _questions():
        answer = _ask(question, parse, required=required)
        if answer is not None:
            said[key] = answer
    return said


def _questions() -> list[tuple[str, str, Parse, bool]]:
    return [
        ("company", say("公司或店铺名称", "name of the company"), str, False),
        ("stage", say("阶段（初创/成长/成熟）", "stage (startup/growth/mature)"), _stage, True),
        ("size", say("准备用几个人（含你自己）", "people, yourself included"), _count, False),
        (
            "model",
            say("经营模式（零售/批发/社交/跨境/代运营）", "model (b2c/b2b/social/cross_border/tp)"),
            _model,
            False,
        ),
        ("platforms", say("平台，逗号分隔", "platforms, separated by commas"), _platforms, False),
        ("live", say("直播吗（是/否）", "live commerce (y/n)"), _truth, False),
        ("self_fulfilment", say("自己发货吗（是/否）", "do you ship yourselves (y/n)"), _truth, False),
        ("monthly_sales", say("月销售额（元）", "monthly sales (yuan)"), _amount, False),
        ("city", say("城市", "city"), str, False),
    ]


def _ask(question: str, parse: Parse, *, required: bool) -> object | None:
    while True:
        _show(f"{question}: ", end="")
        line = sys.stdin.readline()
        if not line:
            raise EOFError
        text = line.strip()
        if not text and not required:
            return None
        try:
            return parse(text)
        except ValueError as error:
            _show(f"  {error}")


def _stage(text: str) -> object:
    return _term(Stage, text)


def _model(text: str) -> object:
    return _term(BusinessModel, text)


def _term(kind: type[Stage | BusinessModel], text: str) -> object:
    found = parse_term(kind, text)
    if found is None:
        hint = nearest_aside(text, accepted_words(kind))
        message = say(f"不认识「{text}」{hint}", f"unknown: {text!r}{hint}")
        raise ValueError(message)
    return found


def _platforms(text: str) -> object:
    names = split_words(text)
    unknown = [name for name in names if parse_platform(name) is None]
    if unknown:
        hint = nearest_aside(unknown[0], platform_words())
        message = say(f"不认识平台「{unknown[0]}」{hint}", f"unknown platform {unknown[0]!r}{hint}")
        raise ValueError(message)
    return names


def _truth(text: str) -> object:
    if text.lower() in ("是", "y", "yes", "true", "1"):
        return True
    if text.lower() in ("否", "不", "n", "no", "false", "0"):
        return False
    message = say("请答 是 或 否", "please answer y or n")
    raise ValueError(message)


def _count(text: str) -> object:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 10_000:
        message = say("请填 1 至 10000 的整数", "a whole number from 1 to 10000, please")
        raise ValueError(message)
    return int(text)


def _amount(text: str) -> object:
    plain = text.replace(",", "").replace("，", "").removesuffix("元")
    factor = 10_000 if plain.endswith("万") else 1
    try:
        amount = float(plain.removesuffix("万")) * factor
    except ValueError:
        amount = -1.0
    if not 0 <= amount <= 1e12:
        message = say("请填金额，如 800000 或 80万", "an amount, please, such as 800000")
        raise ValueError(message)
    return amount


def _show(text: str, end: str = "\n") -> None:
    sys.stderr.write(text + end)
    sys.stderr.flush()
