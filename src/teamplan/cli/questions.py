"""The questions that `teamplan new` asks at a terminal; an empty answer leaves a key open."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from teamplan.cli.streams import tell
from teamplan.findings.suggestion import did_you_mean_in_brackets
from teamplan.findings.words import Words
from teamplan.model.platform import parse_platform, platform_words
from teamplan.model.terms import BusinessModel, Stage, accepted_words, parse_term
from teamplan.text.suggestion import nearest_word
from teamplan.text.visible import code_point, typed, unseen
from teamplan.usecases.errors import RefusedError
from teamplan.usecases.settings import parse_truth, split_words

if TYPE_CHECKING:
    from teamplan.cli.speaker import Speaker

Parse = Callable[[str], object]


class _MisunderstoodError(RefusedError):
    """An answer is not understood; the question is asked again."""


def ask_brief(speaker: Speaker) -> dict[str, object]:
    """Ask for the brief; raises EOFError where the input ends."""
    _show(
        speaker.say(
            "几个问题，直接回车表示不确定（会列入假设）。",
            "A few questions; Enter alone means not sure, and becomes a listed assumption.",
        )
    )
    said: dict[str, object] = {}
    for key, question, parse, required in _QUESTIONS:
        answer = _ask(question, parse, speaker, required=required)
        if answer is not None:
            said[key] = answer
    return said


def _ask(question: Words, parse: Parse, speaker: Speaker, *, required: bool) -> object | None:
    while True:
        _show(f"{speaker.word(question)}: ", end="")
        line = sys.stdin.readline()
        if not line:
            raise EOFError
        text = typed(line).strip()
        if not text and not required:
            return None
        try:
            return parse(text)
        except _MisunderstoodError as error:
            _show(f"  {speaker.word(error.message)}")


def _name(text: str) -> object:
    found = unseen(text)
    if found:
        code = code_point(found)
        raise _MisunderstoodError(
            Words(f"有看不见的字符 {code}，请重新输入", f"{code} is not visible; once more, please")
        )
    return text


def _term(kind: type[Stage | BusinessModel], text: str) -> object:
    found = parse_term(kind, text)
    if found is None:
        meant = did_you_mean_in_brackets(nearest_word(text, accepted_words(kind)))
        raise _MisunderstoodError(Words(f"不认识「{text}」{meant.zh}", f"unknown: {text!r}{meant.en}"))
    return found


def _platforms(text: str) -> object:
    names = split_words(text)
    unknown = [name for name in names if parse_platform(name) is None]
    if unknown:
        meant = did_you_mean_in_brackets(nearest_word(unknown[0], platform_words()))
        raise _MisunderstoodError(
            Words(f"不认识平台「{unknown[0]}」{meant.zh}", f"unknown platform {unknown[0]!r}{meant.en}")
        )
    return names


def _truth(text: str) -> object:
    truth = parse_truth(text)
    if truth is None:
        raise _MisunderstoodError(Words("请答 是 或 否", "please answer y or n"))
    return truth


def _count(text: str) -> object:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 10_000:
        raise _MisunderstoodError(Words("请填 1 至 10000 的整数", "a whole number from 1 to 10000, please"))
    return int(text)


def _amount(text: str) -> object:
    plain = text.replace(",", "").replace("，", "").removesuffix("元")
    factor = 10_000 if plain.endswith("万") else 1
    try:
        amount = float(plain.removesuffix("万")) * factor
    except ValueError:
        amount = -1.0
    if not 0 <= amount <= 1e12:
        raise _MisunderstoodError(Words("请填金额，如 800000 或 80万", "an amount, please, such as 800000"))
    return amount


def _show(text: str, end: str = "\n") -> None:
    tell(text + end)


_stage, _model = partial(_term, Stage), partial(_term, BusinessModel)
_QUESTIONS: tuple[tuple[str, Words, Parse, bool], ...] = (
    ("company", Words("公司或店铺名称", "name of the company"), _name, False),
    ("stage", Words("阶段（初创/成长/成熟）", "stage (startup/growth/mature)"), _stage, True),
    ("size", Words("准备用几个人（含你自己）", "people, yourself included"), _count, False),
    ("model", Words("经营模式（零售/批发/社交/跨境/代运营）", "model (b2c/b2b/social/cross_border/tp)"), _model, False),
    ("platforms", Words("平台，逗号分隔", "platforms, separated by commas"), _platforms, False),
    ("live", Words("直播吗（是/否）", "live commerce (y/n)"), _truth, False),
    ("self_fulfilment", Words("自己发货吗（是/否）", "do you ship yourselves (y/n)"), _truth, False),
    ("monthly_sales", Words("月销售额（元）", "monthly sales (yuan)"), _amount, False),
    ("city", Words("城市", "city"), _name, False),
)
"""Key, question, what makes a value of the answer, and whether there must be one."""
