"""What a use case refuses: the whole message in both languages, and what a face may show or offer."""

from __future__ import annotations

import pytest

from teamplan.findings.finding import Finding, Severity, Words
from teamplan.usecases import errors


def finding(*path: str | int, zh: str = "坏", en: str = "bad", rule: str = "unknown-value") -> Finding:
    return Finding(rule, Severity.ERROR, "", path, Words(zh, en), Words("", ""))


MESSAGES = [
    (errors.UnusableWordingError("k", Words("甲", "a")), "措辞有问题：甲", "a"),
    (errors.UnknownStructureError("x", []), "没有已发表的团队结构「x」", "no published structure 'x'"),
    (errors.UnknownRoleError("x", []), "没有岗位「x」", "no role 'x'"),
    (errors.NoMatchError("x", []), "没有岗位含「x」", "no role has 'x'"),
    (errors.UnknownTemplateError("x", []), "没有模板「x」", "no template 'x'"),
    (errors.UnknownSubjectError("x", []), "方案里没有「x」", "nothing in the plan is called 'x'"),
    (errors.MalformedSettingError("x"), "应写成 键=值，现为「x」", "key=value is wanted, not 'x'"),
    (errors.NoStageError(), "没有说明企业处于哪个阶段", "the stage of the company is not given"),
    (errors.UnknownRolesError(["x", "y"], []), "目录里没有岗位 x、y", "no such role: x, y"),
    (
        errors.IncompleteCatalogError("x"),
        "目录里没有 x，却有地方用到它",
        "the catalog refers to x, which it does not have",
    ),
    (
        errors.UnusableFigureError("x", 1.23456),
        "假设 x 与其他假设矛盾：最多 1.23",
        "the assumption x contradicts others: it may be 1.23 at most",
    ),
    (errors.NoSuchCatalogError("x"), "目录文件夹不存在：x", "no such catalog folder: x"),
    (errors.NoSuchDocumentTemplatesError("x"), "模板文件夹不存在：x", "no such template folder: x"),
    (errors.DocumentTemplateError("f", 1, Words("坏", "p")), "文档模板有问题：f:1：坏", "document template: f:1: p"),
    (errors.DocumentTemplateError("f", None, Words("坏", "p")), "文档模板有问题：f：坏", "document template: f: p"),
    (
        errors.DocumentTemplateError("f", 1, Words("坏", "p"), iter(["a", "b"])),
        "文档模板有问题：f:1：坏（a → b）",
        "document template: f:1: p (a → b)",
    ),
    (errors.AlreadyThereError(["x", "y"]), "已存在：x、y", "already there: x, y"),
    (errors.TargetNotFolderError("x"), "目标不是文件夹：x", "the target is not a folder: x"),
]


@pytest.mark.parametrize(("error", "zh", "en"), MESSAGES, ids=lambda value: type(value).__name__)
def test_each_refusal_says_what_is_wrong_in_both_languages(error, zh, en):
    assert error.message == Words(zh, en)
    assert str(error) == en


@pytest.mark.parametrize(
    "error",
    [
        errors.UnknownStructureError, errors.UnknownRoleError, errors.NoMatchError, errors.UnknownTemplateError,
        errors.UnknownSubjectError,
    ],
)  # fmt: skip
def test_an_unknown_name_keeps_it_and_those_that_are_near_the_best_first(error):
    known = ["head", "heed", "lead", "reads", "heads", "zzz"]
    refused = error("heads", iter(known))
    assert (refused.name, refused.known) == ("heads", tuple(known))
    assert refused.near == ("heads", "head", "reads")


def test_only_structures_are_all_offered_where_none_is_near():
    assert errors.UnknownStructureError("qqq", ["ab", "cd"]).near == ("ab", "cd")
    assert errors.UnknownRoleError("qqq", ["ab", "cd"]).near == ()


def test_a_choice_is_shown_as_its_words_unless_said_otherwise():
    refused = errors.UnknownChoiceError("hd", Words("坏", "bad"), iter(["hr", "head"]))
    assert (refused.message, refused.word) == (Words("坏", "bad"), "hd")
    assert (refused.choices, refused.shown) == (("hr", "head"), Words("hr、head", "hr, head"))
    assert refused.near == ("head",)


def test_what_is_near_a_choice_may_be_a_word_that_is_not_shown():
    shown = Words("人事", "people")
    refused = errors.UnknownChoiceError("bos", Words("", ""), ["hr"], accepted=["boss", "bosses"], shown=shown)
    assert (refused.choices, refused.near, refused.shown) == (("hr",), ("boss",), shown)
    assert errors.UnknownChoiceError("hr", Words("", ""), ["hr"], accepted=[]).near == ()


def test_one_of_a_few_words_is_known_or_stands_in_the_refusal():
    assert errors.known_choice("md", iter(["md", "html"]), Words("", "")) == "md"
    with pytest.raises(errors.UnknownChoiceError) as caught:
        errors.known_choice("htm", iter(["md", "html"]), Words("没有「{}」", "no {!r}"))
    assert caught.value.message == Words("没有「htm」", "no 'htm'")
    assert (caught.value.word, caught.value.choices, caught.value.near) == ("htm", ("md", "html"), ("html",))


def test_an_invalid_brief_says_every_key_that_its_message_does_not_name():
    found = [
        finding("size", zh="太大", en="too big"),
        finding("team", 0, "title", zh="空", en="empty"),
        finding("city", zh="city 不明", en="unknown city"),
        finding(zh="全错", en="all wrong"),
    ]
    refused = errors.InvalidBriefError(found)
    assert refused.message.zh == "size: 太大；team.0.title: 空；city 不明；全错"
    assert refused.message.en == "size: too big; team.0.title: empty; unknown city; all wrong"
    assert refused.findings == tuple(found)


def test_a_brief_is_contradictory_where_nothing_else_is_wrong_with_it():
    contradiction = finding("size", rule="contradictory-brief")
    assert errors.InvalidBriefError([contradiction, contradiction]).contradictory is True
    assert errors.InvalidBriefError([contradiction, finding("city")]).contradictory is False


def test_a_broken_plan_says_each_thing_once():
    found = [finding("a"), finding("b"), finding("c", zh="更坏", en="worse")]
    refused = errors.BrokenPlanError(found, 3)
    assert refused.message == Words("方案不成立：坏；更坏", "the plan does not hold: bad; worse")
    assert refused.findings == tuple(found)


def test_a_broken_plan_says_how_many_findings_it_does_not_show():
    found = [finding("a"), finding("b", zh="更坏", en="worse")]
    assert errors.BrokenPlanError(found, 2).message == Words(
        "方案不成立：坏；更坏", "the plan does not hold: bad; worse"
    )
    one_more, many_more = errors.BrokenPlanError(found, 3), errors.BrokenPlanError(found, 1_236)
    assert one_more.message == Words("方案不成立：坏；更坏；另有 1 处", "the plan does not hold: bad; worse; 1 more")
    assert many_more.message.zh == "方案不成立：坏；更坏；另有 1,234 处"
    assert many_more.message.en == "the plan does not hold: bad; worse; 1,234 more"
    assert many_more.findings == tuple(found)


def test_unknown_roles_come_with_two_near_ids_each():
    refused = errors.UnknownRolesError(["heads", "qqq", "buyr"], iter(["head", "heed", "reads", "buyer"]))
    assert refused.names == ("heads", "qqq", "buyr")
    assert refused.near == ("head", "reads", "buyer")


def test_of_many_unknown_roles_ten_are_named_and_the_rest_counted():
    names = [f"r{number}" for number in range(1_012)]
    ten = errors.UnknownRolesError(names[:10], ["r9x", "r10x"])
    assert ten.message == Words(f"目录里没有岗位 {'、'.join(names[:10])}", f"no such role: {', '.join(names[:10])}")
    eleven = errors.UnknownRolesError(names[:11], [])
    assert eleven.message.zh == f"{ten.message.zh} 等 11 个"
    assert eleven.message.en == f"{ten.message.en} and 1 more"
    many = errors.UnknownRolesError(names, ["r10x"])
    assert many.message == Words(f"{ten.message.zh} 等 1,012 个", f"{ten.message.en} and 1,002 more")
    assert many.names == tuple(names)


def test_of_many_files_that_are_there_five_are_named_and_all_kept():
    refused = errors.AlreadyThereError(list("abcdefg"))
    assert refused.message == Words("已存在：a、b、c、d、e", "already there: a, b, c, d, e")
    assert refused.paths == tuple("abcdefg")


def test_refusals_keep_what_a_face_needs():
    change = errors.OfferedChange(Words("改", "change"), {"size": 4})
    infeasible = errors.InfeasibleBriefError(Words("不行", "no"), iter([change]))
    assert (infeasible.message, infeasible.changes) == (Words("不行", "no"), (change,))
    assert errors.InfeasibleBriefError(Words("不行", "no")).changes == ()
    figure = errors.UnusableFigureError("x", 1.5)
    assert (figure.key, figure.most) == ("x", 1.5)
    template = errors.DocumentTemplateError("f", None, Words("坏", "p"))
    assert (template.file, template.line, template.problem) == ("f", None, Words("坏", "p"))
