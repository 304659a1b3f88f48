"""The question whether something near was meant."""

from __future__ import annotations

from teamplan.findings.suggestion import did_you_mean, did_you_mean_in_brackets, or_did_you_mean
from teamplan.findings.words import Words
from teamplan.text.suggestion import nearest_word


def test_the_nearest_word_is_asked_for():
    near = nearest_word("pakcer", ["cs_agent", "packer", "picker"])
    assert near == "packer"
    assert did_you_mean(near) == Words("是否想写 `packer`？", "Did you mean `packer`?")
    assert or_did_you_mean(near) == Words("，是否想写 `packer`？", "; did you mean `packer`?")


def test_nothing_is_asked_where_nothing_is_near():
    near = nearest_word("财务", ["cs_agent", "packer"])
    assert near == ""
    assert did_you_mean(near) is None
    assert or_did_you_mean(near) == Words("", "")


def test_what_is_near_can_stand_in_brackets():
    assert did_you_mean_in_brackets("客服") == Words("（是否想写「客服」？）", " (did you mean 客服?)")
    assert did_you_mean_in_brackets("") == Words("", "")
