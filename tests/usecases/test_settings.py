"""Words about a company → brief keys with plain values."""

from __future__ import annotations

import pytest

from teamplan.usecases.errors import MalformedSettingError
from teamplan.usecases.settings import laid_over, parse_truth, read_settings, split_words, value_of


def test_settings_become_plain_values_by_key():
    said = read_settings(
        ["monthly_sales = 800000", "live=否", "platforms=天猫，抖音", "company=2024", "service.level=0.9"]
    )
    assert said == {
        "monthly_sales": 800_000,
        "live": False,
        "platforms": ["天猫", "抖音"],
        "company": "2024",
        "service": {"level": 0.9},
    }


def test_what_is_stated_apart_comes_last_and_nothing_stays_open():
    stated = {"stage": "初创", "size": "5", "platforms": ("天猫,抖音", "快手"), "live": False, "model": None}
    said = read_settings(["size=3", "live=true"], stated)
    assert said == {"stage": "初创", "size": 5, "platforms": ["天猫", "抖音", "快手"], "live": False}
    assert read_settings([], {"platforms": (), "live": None}) == {}


@pytest.mark.parametrize("text", ["", "size", "=5", " = ", "="])
def test_what_is_no_setting_is_refused_with_its_text(text):
    with pytest.raises(MalformedSettingError) as caught:
        read_settings(["size=3", text])
    assert caught.value.name == text


@pytest.mark.parametrize("key", ["company", "city", "start", "source", "stage", "model"])
def test_what_is_a_text_stays_one(key):
    assert value_of(key, "2024") == "2024"


@pytest.mark.parametrize("key", ["platforms", "require", "exclude"])
def test_what_is_a_list_becomes_one(key):
    assert value_of(key, "甲、乙") == ["甲", "乙"]
    assert value_of(key, "3") == ["3"]


def test_what_is_a_number_becomes_one_and_a_whole_one_where_it_is_whole():
    assert [value_of("size", text) for text in ("5", "5.0", "-2", "1e3")] == [5, 5.0, -2, 1000.0]
    assert [type(value_of("size", text)) for text in ("5", "5.0")] == [int, float]
    assert value_of("size", "1") == 1
    assert value_of("size", "1") is not True
    assert value_of("size", "是") == "是"


YES, NO = ("是", "y", "yes", "true", "1", "YES"), ("否", "不", "n", "no", "false", "0", "No")


@pytest.mark.parametrize(("word", "meaning"), [*((word, True) for word in YES), *((word, False) for word in NO)])
def test_yes_and_no_mean_the_same_in_settings_and_answers(word, meaning):
    assert parse_truth(word) is meaning
    assert value_of("live", word) is meaning
    assert value_of("self_fulfilment", word) is meaning


def test_other_words_are_neither():
    assert parse_truth("maybe") is None
    assert value_of("live", "maybe") == "maybe"
    assert value_of("size", "5人") == "5人"


def test_every_comma_separates():
    assert split_words(" a, b，c、d ,, ") == ["a", "b", "c", "d"]


def test_a_key_within_a_key_leaves_its_neighbours():
    base = {"service": {"level": 0.8, "patience": 60}, "size": 4}
    assert laid_over(base, {"service": {"level": 0.9}, "size": 5}) == {
        "service": {"level": 0.9, "patience": 60},
        "size": 5,
    }
    assert base == {"service": {"level": 0.8, "patience": 60}, "size": 4}


def test_a_key_within_a_key_takes_the_place_of_what_has_no_keys_and_the_other_way_round():
    assert laid_over({"service": "x"}, {"service": {"level": 0.9}}) == {"service": {"level": 0.9}}
    assert laid_over({"service": {"level": 0.9}}, {"service": "x"}) == {"service": "x"}


def test_several_keys_within_a_key_add_up_and_a_plain_value_stands():
    said = read_settings(["service.level=0.9", "service.hours=9-18", "size=3", "size.x=4", "a.b.c=1"])
    assert said == {"service": {"level": 0.9, "hours": "9-18"}, "size": 3, "a": {"b.c": 1}}
