"""Words of a plan: reasons, terms and phrases as the wording has them, and how they are joined."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rendered import CATALOG, own_file
from rendering_samples import full_plan

from teamplan.model.driver import Driver
from teamplan.model.plan import Input
from teamplan.model.reason import Reason
from teamplan.rendering.explanation import Explanation, footnote, shown_inputs
from teamplan.rendering.phrasing import Phrasing, WordingError
from teamplan.sources.wording_file import load_wording

if TYPE_CHECKING:
    from pathlib import Path

WORDS = Phrasing(load_wording(), CATALOG, full_plan())


def test_reasons_are_worded_by_the_wording_whatever_their_text(tmp_path: Path) -> None:
    reason = Reason(key="on_board", text="别的话")
    assert WORDS.reason(reason) == "已在岗"
    own = own_file(tmp_path, "wording/zh.yaml", "reasons:\n  on_board: 人已到位\n")
    assert Phrasing(load_wording(own=own), CATALOG).reason(reason) == "人已到位"


def test_a_sentence_that_cannot_be_filled_names_its_key(tmp_path: Path) -> None:
    own = own_file(tmp_path, "wording/zh.yaml", 'reasons:\n  on_board: "{{ nobody }}"\n')
    with pytest.raises(WordingError, match=r"wording/reasons\.on_board: 'nobody' is undefined"):
        Phrasing(load_wording(own=own), CATALOG).reason(Reason(key="on_board"))


def test_sentences_reach_nothing_beyond_their_values(tmp_path: Path) -> None:
    own = own_file(tmp_path, "wording/zh.yaml", "phrases:\n  work_of: \"{{ ''.__class__.__mro__ }}\"\n")
    with pytest.raises(WordingError, match=r"phrases\.work_of"):
        Phrasing(load_wording(own=own), CATALOG).phrase("work_of", role="x")


def test_names_of_terms_roles_volumes_and_figures() -> None:
    assert WORDS.term("stage", "growth") == "成长期"
    assert (WORDS.role("designer"), WORDS.role("unheard_of")) == ("电商设计师", "unheard_of")
    assert (WORDS.driver("skus"), WORDS.driver("skus").unit) == ("在售 SKU", "个")
    assert (WORDS.figure("pay_general"), WORDS.figure("pay_general").unit) == ("通用岗位月薪", "元/月")
    with pytest.raises(KeyError):
        WORDS.term("stage", "infancy")


def test_lists_are_joined_without_repeats_and_cut() -> None:
    assert WORDS.listed(["甲", "乙"]) == "甲、乙"
    assert WORDS.distinct(["甲", "甲", None]) == "甲、—"
    assert WORDS.distinct("abcdef", 2) == "a、b等 6 项"


@pytest.mark.parametrize(
    ("text", "sentence", "clause"),
    [
        ("到岗", "到岗。", "到岗"),
        ("到岗。", "到岗。", "到岗"),
        ("到岗；", "到岗。", "到岗"),
        ("好吗？", "好吗？", "好吗？"),
    ],
)
def test_sentences_end_once_and_clauses_do_not(text: str, sentence: str, clause: str) -> None:
    assert (WORDS.sentence(text), WORDS.clause(text)) == (sentence, clause)


def explained(**parts: Any) -> Explanation:
    return Explanation(subject="s", kind="k", title="t", value="v", **parts)


def test_a_formula_says_from_what_and_by_which_model() -> None:
    inputs = (
        Input(driver=Driver.MONTHLY_SALES, value=800000, origin="brief"),
        Input(assumption="pay_general", value=0.5, origin="assumption"),
        Input(role="designer", value=2, origin="derived"),
    )
    told = explained(formula="甲 ÷ 乙。", inputs=shown_inputs(inputs, WORDS), model="Erlang C；")
    assert footnote(told, WORDS) == (
        "甲 ÷ 乙；其中 月销售额 800,000 元/月（给定），通用岗位月薪 0.5 元/月（假设 pay_general），"
        "电商设计师拆分前的工作量 2 FTE（推算）；模型：Erlang C。"
    )
    assert footnote(explained(formula="需求方给定"), WORDS) == "需求方给定。"


def test_a_title_that_was_made_is_made_again_in_other_words(tmp_path: Path) -> None:
    words = own_file(tmp_path, "wording/zh.yaml", 'phrases:\n  plan_title: "{{ company }}怎么组队"\n')
    for title, shown in ((None, "小店怎么组队"), ("小店团队组建方案", "小店怎么组队"), ("我的方案", "我的方案")):
        plan = full_plan(title=title, brief={"stage": "startup", "company": "小店", "size": 12})
        assert Phrasing(load_wording(own=words), CATALOG, plan, load_wording()).title(plan) == shown
