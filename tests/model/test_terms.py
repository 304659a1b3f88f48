"""The words of the closed lists: what people write for a stage, a model or a platform, and what it means."""

from __future__ import annotations

import pytest

from teamplan.model.driver import VOLUMES_OF_SWITCH, Driver
from teamplan.model.platform import PLATFORMS, parse_platform, platform_words
from teamplan.model.terms import (
    STAGE_ORDER,
    BusinessModel,
    Cadence,
    Employment,
    Function,
    RoleKind,
    Stage,
    Term,
    accepted_words,
    parse_term,
)

WRITTEN: dict[Term, str] = {
    Stage.STARTUP: "startup 初创期 初创 起步 起步期 STARTUP",
    Stage.GROWTH: "growth 成长期 成长 发展期 Growth",
    Stage.MATURE: "mature 成熟期 成熟",
    BusinessModel.B2C: "b2c 零售（B2C） 零售 B2C 零售（b2c）",
    BusinessModel.B2B: "b2b 批发（B2B） 批发",
    BusinessModel.SOCIAL: "social 社交电商 社交",
    BusinessModel.CROSS_BORDER: "cross_border 跨境电商 跨境 cross-border Cross-Border",
    BusinessModel.TP: "tp 代运营（TP） 代运营 TP",
}
NAMES: dict[type[Term], str] = {
    Function: "经营管理 店铺运营 推广投放 直播 内容 设计 商品 客户服务 仓储物流 供应链 数据 技术 人事行政 财务 "
    "法务风控 品质 品牌公关 商务销售 私域用户",
    RoleKind: "专业岗 主管岗 经理岗 总监岗 负责人",
    Employment: "全职 兼职 外包",
    Cadence: "每日 每周 每月 每季 每年 按次",
}
PLATFORM_WORDS = {
    "淘宝": "taobao",
    "天猫": "tmall TMALL",
    "京东": "jd jingdong JD",
    "拼多多": "pinduoduo pdd",
    "抖音": "douyin",
    "快手": "kuaishou",
    "小红书": "xiaohongshu rednote xhs",
    "微信": "wechat weixin 微信小店 视频号 小程序",
    "唯品会": "vip vipshop",
    "得物": "dewu poizon",
    "1688": "alibaba1688",
    "Amazon": "amazon AMAZON 亚马逊",
    "TikTok Shop": "tiktok",
    "Shopee": "shopee 虾皮",
    "Lazada": "lazada 来赞达",
    "速卖通": "aliexpress",
    "eBay": "ebay EBAY",
    "Temu": "temu",
    "阿里国际站": "alibaba.com 国际站",
    "独立站": "shopify dtc",
}


@pytest.mark.parametrize(("term", "words"), WRITTEN.items(), ids=lambda value: str(value)[:12])
def test_what_people_write_for_a_stage_or_a_model_is_understood(term: Term, words: str):
    assert {word: parse_term(type(term), f" {word}\n") for word in words.split()} == dict.fromkeys(words.split(), term)


def test_every_stage_and_model_is_among_them():
    assert list(WRITTEN) == [*Stage, *BusinessModel]
    assert tuple(Stage) == STAGE_ORDER


@pytest.mark.parametrize("word", ["", "初", "期", "start", "零售（"])
def test_a_part_of_a_word_is_no_word(word: str):
    assert parse_term(Stage, word) is None
    assert parse_term(BusinessModel, word) is None


@pytest.mark.parametrize(("terms", "names"), NAMES.items(), ids=lambda value: getattr(value, "__name__", ""))
def test_every_term_has_its_chinese_name(terms: type[Term], names: str):
    assert [term.chinese for term in terms] == names.split()
    assert [parse_term(terms, name) for name in names.split()] == list(terms)


def test_the_keys_that_files_write_are_the_names_of_the_terms():
    lists = (Stage, BusinessModel, Function, RoleKind, Employment, Cadence, Driver)
    assert [term.value for terms in lists for term in terms] == [term.name.lower() for terms in lists for term in terms]


def test_accepted_words_are_keys_then_names_then_the_rest():
    assert accepted_words(Stage) == (
        *("startup", "growth", "mature"),
        *("初创期", "成长期", "成熟期"),
        *("初创", "起步", "起步期", "成长", "发展期", "成熟"),
    )


def test_every_platform_is_among_those_below():
    assert set(PLATFORM_WORDS) == set(PLATFORMS)


@pytest.mark.parametrize(("name", "words"), PLATFORM_WORDS.items(), ids=PLATFORM_WORDS)
def test_what_people_write_for_a_platform_is_understood(name: str, words: str):
    written = [name, f" {name} ", *words.split()]
    assert [parse_platform(word) for word in written] == [name] * len(written)


@pytest.mark.parametrize(
    ("written", "name"),
    [("TikTok shop", "TikTok Shop"), ("Alibaba International", "阿里国际站"), ("Independent Site", "独立站")],
)
def test_a_platform_of_two_words_is_understood(written: str, name: str):
    assert parse_platform(written) == name


@pytest.mark.parametrize("word", ["", "猫", "tmal", "tmall shop"])
def test_a_part_of_a_platform_is_none(word: str):
    assert parse_platform(word) is None


def test_the_words_of_platforms_are_the_names_then_the_rest():
    words = platform_words()
    assert words[: len(PLATFORMS)] == tuple(PLATFORMS)
    assert len(set(words)) == len(words) > 2 * len(PLATFORMS)
    assert {parse_platform(word) for word in words[len(PLATFORMS) :]} == set(PLATFORMS)


def test_a_switch_turns_off_its_own_volumes():
    assert VOLUMES_OF_SWITCH == {
        "live": (Driver.LIVE_HOURS_PER_DAY, Driver.LIVE_ROOMS),
        "self_fulfilment": (Driver.PARCELS_PER_DAY, Driver.RETURNS_PER_DAY),
    }
