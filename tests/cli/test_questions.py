"""The questions of `teamplan new`: what is asked, what an answer means, and what is asked again."""

from __future__ import annotations

import io

import pytest

from teamplan.cli.questions import ask_brief
from teamplan.cli.speaker import Language, Speaker

KEYS = ["company", "stage", "size", "model", "platforms", "live", "self_fulfilment", "monthly_sales", "city"]
ASKED = {
    "zh": [
        "公司或店铺名称", "阶段（初创/成长/成熟）", "准备用几个人（含你自己）",
        "经营模式（零售/批发/社交/跨境/代运营）", "平台，逗号分隔", "直播吗（是/否）", "自己发货吗（是/否）",
        "月销售额（元）", "城市",
    ],
    "en": [
        "name of the company", "stage (startup/growth/mature)", "people, yourself included",
        "model (b2c/b2b/social/cross_border/tp)", "platforms, separated by commas", "live commerce (y/n)",
        "do you ship yourselves (y/n)", "monthly sales (yuan)", "city",
    ],
}  # fmt: skip
BEGIN = {
    "zh": "几个问题，直接回车表示不确定（会列入假设）。\n",
    "en": "A few questions; Enter alone means not sure, and becomes a listed assumption.\n",
}


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """Answers the questions and returns the brief with what was shown."""

    def ask(*answers: str, lang: Language = "zh") -> tuple[dict[str, object], str]:
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{answer}\n" for answer in answers)))
        brief = ask_brief(Speaker(lang))
        said = capsys.readouterr()
        assert said.out == ""
        return brief, said.err

    return ask


@pytest.fixture
def answered(asked):
    """Answers one question, after what is not understood the right way, and returns the value and what was said."""

    def answer(key: str, *answers: str, lang: Language = "zh") -> tuple[object, list[str]]:
        before = {"stage": ["初创"]}
        lines = [line for each in KEYS for line in (answers if each == key else before.get(each, [""]))]
        brief, shown = asked(*lines, lang=lang)
        complaints = [piece.split("\n")[0] for piece in shown.split(":   ")[1:]]
        return brief.get(key), complaints

    return answer


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_everything_is_asked_in_order_and_only_the_stage_must_be_answered(lang: Language, asked):
    brief, shown = asked("", "growth", *[""] * 7, lang=lang)
    assert brief == {"stage": "growth"}
    assert shown == BEGIN[lang] + "".join(f"{question}: " for question in ASKED[lang])


def test_answers_become_a_brief_in_the_order_of_the_questions(asked):
    brief, _ = asked(" 小店 ", "初创", "5", "零售", "天猫，抖音", "是", "n", "30万", "杭州")
    assert list(brief.items()) == [
        ("company", "小店"), ("stage", "startup"), ("size", 5), ("model", "b2c"), ("platforms", ["天猫", "抖音"]),
        ("live", True), ("self_fulfilment", False), ("monthly_sales", 300_000.0), ("city", "杭州"),
    ]  # fmt: skip


UNDERSTOOD = [
    ("stage", "MATURE", "mature"),
    ("model", "跨境", "cross_border"),
    ("size", "1", 1),
    ("size", "10000", 10_000),
    ("platforms", "tmall", ["tmall"]),
    ("live", "否", False),
    ("self_fulfilment", "Y", True),
    ("monthly_sales", "0", 0.0),
    ("monthly_sales", "800000", 800_000.0),
    ("monthly_sales", "800,000元", 800_000.0),
    ("monthly_sales", "8，000", 8_000.0),
    ("monthly_sales", "1.5万元", 15_000.0),
    ("monthly_sales", "1000000000000", 1e12),
    ("monthly_sales", "1e12", 1e12),
]


@pytest.mark.parametrize(("key", "answer", "value"), UNDERSTOOD)
def test_an_answer_is_understood_as_people_write_it(key, answer, value, answered):
    found, complaints = answered(key, answer)
    assert (found, complaints) == (value, [])
    assert isinstance(found, bool) is isinstance(value, bool)


COUNT = ("请填 1 至 10000 的整数", "a whole number from 1 to 10000, please")
AMOUNT = ("请填金额，如 800000 或 80万", "an amount, please, such as 800000")
TRUTH = ("请答 是 或 否", "please answer y or n")
MISUNDERSTOOD = [
    ("size", "0", "7", *COUNT),
    ("size", "10001", "7", *COUNT),
    ("size", "-1", "7", *COUNT),
    ("size", "2.5", "7", *COUNT),
    ("size", "５", "7", *COUNT),
    ("size", "²", "7", *COUNT),
    ("live", "maybe", "y", *TRUTH),
    ("self_fulfilment", "也许", "n", *TRUTH),
    ("monthly_sales", "-1", "1", *AMOUNT),
    ("monthly_sales", "很多", "1", *AMOUNT),
    ("monthly_sales", "万", "1", *AMOUNT),
    ("monthly_sales", "nan", "1", *AMOUNT),
    ("monthly_sales", "1000000000001", "1", *AMOUNT),
    ("monthly_sales", "1元万", "1", *AMOUNT),
    ("stage", "成张", "成长", "不认识「成张」（是否想写「成长」？）", "unknown: '成张' (did you mean 成长?)"),
    ("stage", "qqqq", "成长", "不认识「qqqq」", "unknown: 'qqqq'"),
    ("model", "b2x", "b2b", "不认识「b2x」（是否想写「b2c」？）", "unknown: 'b2x' (did you mean b2c?)"),
    (
        "platforms", "天猫，小红薯，qqq", "天猫",
        "不认识平台「小红薯」（是否想写「小红书」？）", "unknown platform '小红薯' (did you mean 小红书?)",
    ),
    ("platforms", "qqqqqq", "天猫", "不认识平台「qqqqqq」", "unknown platform 'qqqqqq'"),
]  # fmt: skip


@pytest.mark.parametrize(("key", "answer", "mended", "zh", "en"), MISUNDERSTOOD)
def test_what_is_not_understood_is_said_and_asked_again(key, answer, mended, zh, en, answered):
    for lang, said in (("zh", zh), ("en", en)):
        value, complaints = answered(key, answer, mended, lang=lang)
        assert complaints == [said]
        assert value is not None


def test_a_required_answer_is_asked_for_until_it_is_given(answered):
    value, complaints = answered("stage", "", "成熟")
    assert (value, complaints) == ("mature", ["不认识「」"])


@pytest.mark.parametrize("answers", [[], ["小店"], ["小店", "初创", "5"]])
def test_the_end_of_input_ends_the_questions(answers, asked):
    with pytest.raises(EOFError):
        asked(*answers)


def test_a_question_is_shown_before_its_answer_is_waited_for(monkeypatch):
    class Shown(io.BytesIO):
        flushed = ""

        def flush(self) -> None:
            self.flushed = self.getvalue().decode()

    class Person:
        def readline(self) -> str:
            assert shown.flushed == shown.getvalue().decode() != ""
            return "growth\n" if shown.flushed.endswith("(startup/growth/mature): ") else "\n"

    shown = Shown()
    monkeypatch.setattr("sys.stderr", io.TextIOWrapper(shown, encoding="utf-8"))
    monkeypatch.setattr("sys.stdin", Person())
    assert ask_brief(Speaker("en")) == {"stage": "growth"}
