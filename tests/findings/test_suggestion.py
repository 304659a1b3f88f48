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


def test_what_is_near_is_asked_in_both_languages():
    for said in (did_you_mean("cs_agent"), or_did_you_mean("cs_agent"), did_you_mean_in_brackets("cs_agent")):
        assert said is not None
        assert "是否想写" in said.zh
        assert "cs_agent" in said.zh
        assert "id you mean" in said.en
        assert "cs_agent" in said.en
    assert did_you_mean("") is None
    assert (or_did_you_mean("").zh, did_you_mean_in_brackets("").en) == ("", "")
