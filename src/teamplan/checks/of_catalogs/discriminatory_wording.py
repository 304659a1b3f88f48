"""Rule: no text asks for an age, a sex, a marital status, looks or an origin."""

import re
from collections.abc import Iterator

from teamplan.checks.rule import Issue, rule
from teamplan.checks.subjects import BriefSubject, Entry, PlanSubject
from teamplan.checks.texts import texts_of
from teamplan.findings.finding import Place, Severity, Words
from teamplan.model.practice import Practice
from teamplan.model.role import Role
from teamplan.model.team import TeamStructure
from teamplan.text.word_list import WordList, joined

_WORDING = WordList(
    [
        *joined("00 ", "|岁|周岁", " - | — | ~ | ～ | 至 | 到 ", "00 岁|00 周岁"),
        *joined("00 ", "岁|周岁", "以下|以内|以上|以前|左右|之间"),
        *joined("年龄", "要求|限制|不超过|不大于|不限于|在|:|：|≤|<"),
        *joined("仅限|只限|限|只招|仅招|要求", "男|女"),
        *joined("男|女", "|性|士|生", "优先|员工优先|为佳"),
        *joined("性别|民族", "要求|:|："),
        *joined("未婚|已婚|未育|已育|已婚已育|单身", "|优先|者|女|男|即可|为佳"),
        *joined("两年内不|两年内不要|两年内不得", "怀孕|生育|结婚"),
        *joined("不得怀孕|不准怀孕|禁止怀孕|婚育状况|婚育情况|00后优先|年轻优先|年轻女|年轻男|年轻人优先"),
        *joined("形象", "|气质", "佳|好|端正|出众|姣好"),
        *joined("五官端正|相貌|颜值|气质佳|身高要求|身高不低于|身高 0|体重要求|体重不超过"),
        *joined("|限|仅限|只招|须", "本地户口|本地户籍"),
        *joined("非|不招|限", "少数民族|回族|汉族"),
        *joined("户籍要求|户籍限|乙肝|属相|星座|血型|无纹身|unmarried|good looking|good-looking|under 00 years"),
        *joined("male|males|female|females|men|women", " only"),
    ]
)
_HARMLESS = WordList(
    [*joined("男|女", "装|鞋|包|士用品|款"), *joined("性别", "|要求|:|：", "不限"), *joined("男女不限|不限男女")]
)
_TELLTALES = joined(
    "岁|龄|年轻|0后|男|女|婚|育|孕|单身|性别|形象|五官|相貌|颜值|气质|身高|体重|本地|户籍|民族|不招|回族|汉族"
    "|乙肝|属相|星座|血型|纹身|only|years|married|looking"
)
"""Parts of words without which nothing of the above is found: a quick look at a whole record."""

_Subject = Entry[Role] | Entry[Practice] | Entry[TeamStructure] | BriefSubject | PlanSubject


@rule(
    Severity.ERROR,
    Role,
    Practice,
    TeamStructure,
    BriefSubject,
    PlanSubject,
    why=Words(
        "招聘中限定年龄、性别、婚育、相貌、户籍等违反《就业促进法》，限定性别可罚 1 万至 5 万元。",
        "Asking for age, sex, marital status, looks or origin breaks the Employment Promotion Law.",
    ),
    advice=Words("删去，改写成与工作直接相关的能力要求", "Remove it, and ask for what the work needs"),
)
def check(subject: _Subject) -> Iterator[Issue]:
    if isinstance(subject, Entry):
        if _may_discriminate(subject.item.model_dump_json()):
            yield from _issues(subject.item, subject.place)
    elif isinstance(subject, BriefSubject):
        yield from _issues(subject.brief, subject.place)
    else:
        for key in ("positions", "not_yet", "next_hires", "notes"):
            yield from _issues(getattr(subject.plan, key), subject.place.at(key))


def _issues(item: object, place: Place) -> Iterator[Issue]:
    for path, text in texts_of(item):
        found = _WORDING.pattern.search(_HARMLESS.pattern.sub(_blank, text)) if _may_discriminate(text) else None
        if found is not None:
            yield Issue(
                place.at(*path), f"「{found[0]}」属于就业歧视用语", f"“{found[0]}” discriminates against applicants"
            )


def _blank(found: re.Match[str]) -> str:
    return "\0" * len(found[0])


def _may_discriminate(text: str) -> bool:
    lowered = text.lower()
    return any(part in lowered for part in _TELLTALES)
