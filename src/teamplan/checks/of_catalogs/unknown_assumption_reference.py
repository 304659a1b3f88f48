"""Rule: whatever names an assumption names one that a file defines."""

from collections.abc import Iterator

from teamplan.checks.rule import Issue, rule
from teamplan.checks.subjects import CatalogSubject
from teamplan.findings.finding import Place, Severity, Words
from teamplan.findings.suggestion import NearNames
from teamplan.model.assumption import NEEDED, Assumption, City
from teamplan.model.organisation import Organisation
from teamplan.model.profile import Profile

_NAMED = 5
_OF_PROFILES = (
    "order_value",
    "contact_rate",
    "ad_share",
    "sales_per_head",
    "people_cost_share",
    "own_income",
    "shop_software",
)


@rule(
    Severity.ERROR,
    CatalogSubject,
    why=Words(
        "配置规则、管理幅度和薪酬都取自假设数据；没有这个数，方案算不出来。",
        "Staffing rules, spans and pay take their figures from assumptions; without one there is no plan.",
    ),
    advice=Words("请在 assumptions/ 中补上这个假设，或改正键名", "Define it in assumptions/, or mend the key"),
    needs_every_file=True,
)
def check(subject: CatalogSubject) -> Iterator[Issue]:
    known = NearNames(subject.assumption_keys)
    for key, place, who in _references(subject):
        if key in subject.assumption_keys:
            continue
        yield Issue(
            place,
            f"`{who}` 所写的假设 `{key}` 没有定义",
            f"`{who}` names the assumption `{key}`, which no file defines",
            known.advice_on(key),
        )
    yield from _needed_by_code(subject)


def _needed_by_code(subject: CatalogSubject) -> Iterator[Issue]:
    """Blame the last file of assumptions of a whole catalog for all that planning asks for and no file has."""
    missing = [f"`{key}`" for key in NEEDED if key not in subject.assumption_keys]
    entries = subject.entries(Assumption)
    if subject.base is None and entries and missing:
        rest_zh, rest_en = (f" 等 {len(missing)} 个", " …") if len(missing) > _NAMED else ("", "")
        named = missing[:_NAMED]
        yield Issue(
            entries[-1].place.at("key"),
            f"缺少规划要用的假设 {'、'.join(named)}{rest_zh}",
            f"planning needs {', '.join(named)}{rest_en}, which no file defines",
            Words(
                "同名文件会整个替换内置文件：请补上缺的，或换一个文件名",
                "A file of the same name replaces the built-in one whole: add what is missing, or rename it",
            ),
        )


def _references(subject: CatalogSubject) -> Iterator[tuple[str, Place, str]]:
    for role in subject.roles:
        for path, key in role.figures:
            yield key, role.place.at(*path), role.id
    for profile in subject.entries(Profile):
        yield from _in_profile(profile.item, profile.place)
    for city in subject.entries(City):
        for name in ("employer_rate", "contribution_floor", "contribution_ceiling"):
            yield getattr(city.item, name), city.place.at(name), city.item.name
    for organisation in subject.entries(Organisation):
        yield organisation.item.head_span, organisation.place.at("head_span"), "head_span"
        yield organisation.item.manager_span, organisation.place.at("manager_span"), "manager_span"
        for index, division in enumerate(organisation.item.divisions):
            for number, unit in enumerate(division.functions):
                place = organisation.place.at("divisions", index, "functions", number, "span")
                yield unit.span, place, unit.function.value


def _in_profile(profile: Profile, place: Place) -> Iterator[tuple[str, Place, str]]:
    who = profile.model.value
    for name in _OF_PROFILES:
        key = getattr(profile, name)
        if key is not None:
            yield key, place.at(name), who
    for index, variant in enumerate(profile.variants):
        for name, key in (("contact_rate", variant.contact_rate), ("ad_share", variant.ad_share)):
            if key is not None:
                yield key, place.at("variants", index, name), who
