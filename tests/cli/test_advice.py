"""What to do about what is refused: the whole advice in both languages, near names first."""

from __future__ import annotations

import pytest

from teamplan.cli.advice import advice_on, near_or
from teamplan.findings.finding import Finding, Severity, Words
from teamplan.usecases import errors

ADVICE = [
    (errors.NoStageError(), "加上 --stage 初创、成长或成熟", "add --stage startup, growth or mature"),
    (
        errors.NoSuchCatalogError("x"),
        "用 teamplan templates copy all 目标 复制一份来改",
        "teamplan templates copy all TARGET makes one",
    ),
    (
        errors.NoSuchDocumentTemplatesError("x"),
        "用 teamplan templates copy documents 目标 复制一份来改",
        "teamplan templates copy documents TARGET",
    ),
    (
        errors.DocumentTemplateError("f", 1, Words("坏", "p")),
        "变量见 docs/templates.md",
        "the variables are in docs/templates.md",
    ),
    (
        errors.UnusableWordingError("k", Words("坏", "p")),
        "变量与写法见 docs/templates.md",
        "docs/templates.md says how sentences are written",
    ),
    (errors.TargetNotFolderError("x"), "请换一个目标文件夹", "choose another target"),
    (errors.AlreadyThereError(["x"]), "换一个目标，或加 --force 覆盖", "choose another target, or add --force"),
    (errors.UnknownStructureError("x", []), "teamplan templates list 列出全部", "teamplan templates list shows all"),
    (errors.UnknownTemplateError("x", []), "teamplan templates list 列出全部", "teamplan templates list shows all"),
    (errors.UnknownRoleError("x y", []), "teamplan roles search x y 查找", "try teamplan roles search x y"),
    (errors.NoMatchError("x", []), "teamplan roles list 列出全部", "teamplan roles list shows all"),
    (errors.UnknownRolesError(["x"], []), "teamplan roles search 可按名称查 id", "teamplan roles search finds ids"),
    (errors.UnusableFigureError("x", 1), "", ""),
    (errors.IncompleteCatalogError("x"), "", ""),
]


@pytest.mark.parametrize(("error", "zh", "en"), ADVICE, ids=[type(each[0]).__name__ for each in ADVICE])
def test_each_refusal_says_what_to_do(error, zh, en):
    assert advice_on(error) == Words(zh, en)


def test_names_that_are_near_come_before_the_rest_of_the_advice():
    refused = errors.UnknownRoleError("byer", ["buyer", "beyer"])
    assert advice_on(refused) == Words(
        "是否想写：buyer、beyer；teamplan roles search byer 查找",
        "did you mean buyer, beyer? try teamplan roles search byer",
    )
    assert near_or(iter([]), Words("乙", "b")) == Words("乙", "b")
    assert near_or(iter(["x", "y"]), Words("", "")) == Words("是否想写：x、y；", "did you mean x, y? ")


@pytest.mark.parametrize(
    ("word", "zh", "en"),
    [("htm", "是否想写「html」？可用：甲、乙", "did you mean html? use a, b"), ("qq", "可用：甲、乙", "use a, b")],
)
def test_a_choice_shows_all_that_there_are_after_the_one_that_is_near(word, zh, en):
    refused = errors.UnknownChoiceError(word, Words("", ""), ["md", "html"], shown=Words("甲、乙", "a, b"))
    assert advice_on(refused) == Words(zh, en)


def test_an_invalid_brief_gives_each_help_of_its_findings_once():
    helps = [Words("改", "mend"), Words("", ""), Words("换", "change"), Words("改", "mend")]
    found = [Finding("r", Severity.ERROR, "", ("k",), Words("坏", "bad"), each) for each in helps]
    assert advice_on(errors.InvalidBriefError(found)) == Words("改；换", "mend; change")
    assert advice_on(errors.InvalidBriefError(found[1:2])) == Words("", "")
