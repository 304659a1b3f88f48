"""Words of a plan: reasons, terms and phrases as the wording has them, and how they are joined."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rendered import CATALOG, own_file
from rendering_samples import full_plan

from teamplan.model.driver import Driver
from teamplan.model.plan import AssumptionUsed, Input, ShiftStaffing
from teamplan.model.reason import Reason
from teamplan.model.reason_keys import Kind
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
    made_up = [WORDS.made_up(kind, word) for kind, word in (("stage", "growth"), ("stage", "infancy"), ("x", "y"))]
    assert made_up == ["成长期", "infancy", "y"]


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


def test_a_text_that_somebody_wrote_stays_and_one_of_the_program_follows_the_words(tmp_path: Path) -> None:
    own = own_file(tmp_path, "wording/zh.yaml", "reasons:\n  on_board: 人已到位\n")
    words = Phrasing(load_wording(own=own), CATALOG, None, load_wording())
    for text, said in ((None, "人已到位"), ("已在岗", "人已到位"), ("早就在了", "早就在了")):
        assert words.said(Reason(key="on_board", text=text)) == said
    for text, said in ((None, "已在岗"), ("已在岗", "已在岗"), ("早就在了", "早就在了")):
        assert WORDS.said(Reason(key="on_board", text=text)) == said


def test_names_in_english_are_those_of_the_catalog() -> None:
    english = Phrasing(load_wording("en"), CATALOG, full_plan())
    assert english.role("designer") == "Designer"
    assert english.role("designer").id == "designer"
    assert english.role("unheard_of").id == "unheard_of"
    assert (WORDS.role("designer").id, WORDS.role("unheard_of").id) == ("designer", "unheard_of")
    assert (WORDS.driver("skus").id, WORDS.figure("pay_general").id) == ("skus", "pay_general")


def test_a_bought_role_is_called_as_the_catalog_calls_it() -> None:
    role = CATALOG.role("designer").model_copy(update={"bought_as": "设计外包"})
    catalog = CATALOG.model_copy(update={"roles": (role, *(r for r in CATALOG.roles if r.id != "designer"))})
    words, english = Phrasing(load_wording(), catalog), Phrasing(load_wording("en"), catalog)
    assert (words.service("designer"), words.service("designer").id) == ("设计外包", "designer")
    assert (words.service("packer"), words.service("packer").id) == ("打包员（外包）", "packer")
    assert words.service("unheard_of") == "unheard_of（外包）"
    assert english.service("designer") != "设计外包"


def test_figures_are_those_of_the_plan_before_those_of_the_catalog() -> None:
    assert (WORDS.figure("small_hat"), WORDS.figure("small_hat").unit) == ("小兼岗", "FTE")
    assert (WORDS.figure("unheard_of"), WORDS.figure("unheard_of").unit) == ("unheard_of", "")
    used = AssumptionUsed(key="small_hat", title=None, value=1.0, unit="人", source="甲", grade="A")
    words = Phrasing(load_wording(), CATALOG, full_plan(assumptions=(used,)))
    assert (words.figure("small_hat"), words.figure("small_hat").unit) == ("small_hat", "人")


@pytest.mark.parametrize(
    ("fields", "title", "value", "source"),
    [
        ({"key": "live", "value": True}, "是否直播", "是", "常识"),
        ({"key": "live", "value": False}, "是否直播", "否", "常识"),
        ({"key": "model", "value": "b2c"}, "经营模式", "零售（B2C）", "常识"),
        ({"key": "x", "value": "b2c", "title": "甲"}, "甲", "b2c", "常识"),
        ({"key": "x", "value": 1234.5, "title": "甲"}, "甲", "1,234.5", "常识"),
        ({"key": "platforms", "value": None}, "经营平台", "不限", "常识"),
        ({"key": "x", "value": 1.0, "title": "甲", "because": Reason(key="on_board")}, "甲", "1", "已在岗"),
    ],
)
def test_what_was_assumed_has_a_name_a_value_and_a_source(
    fields: dict[str, Any], title: str, value: str, source: str
) -> None:
    used = AssumptionUsed.model_validate({"source": "常识", "grade": "GK", "title": None} | fields)
    assert WORDS.figure_title(used) == title
    assert WORDS.figure_value(used) == value
    assert WORDS.figure_source(used) == source


def test_shifts_are_called_by_name_or_number() -> None:
    shifts = [
        ShiftStaffing(name=name, number=3, start="08:00", end="16:00", agents=2) for name in ("early", "numbered")
    ]
    assert [WORDS.shift(shift) for shift in shifts] == ["早班 08:00–16:00", "第3班 08:00–16:00"]


def test_a_list_that_just_fits_is_not_cut() -> None:
    assert WORDS.distinct("ababab", 2) == "a、b"
    assert WORDS.distinct("abcdefgh") == "a、b、c、d、e、f、g、h"
    assert WORDS.distinct("abcdefghi") == "a、b、c、d、e、f、g、h等 9 项"
    assert (WORDS.sentence(""), WORDS.sentence("；"), WORDS.clause("甲；，")) == ("", "", "甲；，")


@pytest.mark.parametrize(
    ("kind", "value", "name"),
    [
        (Kind.ROLE, "designer", "电商设计师"),
        (Kind.ROLES, ("designer", "packer"), ["电商设计师", "打包员"]),
        (Kind.SERVICE, "designer", "电商设计师（外包）"),
        (Kind.POSITION, "designer-6", "电商设计师"),
        (Kind.POSITIONS, ("designer-6", "gone"), ["电商设计师", "gone"]),
        (Kind.DRIVER, "skus", "在售 SKU"),
        (Kind.FIGURE, "pay_general", "通用岗位月薪"),
        (Kind.FUNCTION, "design", "设计部"),
        (Kind.FUNCTION, "gone", "gone"),
        (Kind.DIVISION, "all", "全部"),
        (Kind.STAGE, "growth", "成长期"),
        (Kind.MODEL, "b2c", "零售（B2C）"),
    ],
)
def test_a_value_of_a_reason_is_named_by_its_kind(kind: Kind, value: Any, name: object) -> None:
    assert WORDS._value(kind, value) == name
