"""Rule: whatever names an assumption names one that a file defines."""

from __future__ import annotations

from collections.abc import Iterator

from teamplan.checks.rule import Example, Issue, Rule
from teamplan.checks.subjects import CatalogSubject
from teamplan.findings.finding import Place, Severity, Words
from teamplan.findings.suggestion import did_you_mean
from teamplan.model.organisation import Organisation
from teamplan.model.profile import Profile
from teamplan.text.suggestion import nearest_word

_SUGGESTIONS = 50


def _check(subject: CatalogSubject) -> Iterator[Issue]:
    known = subject.assumption_keys
    unknown = (reference for reference in _references(subject) if reference[0] not in known)
    for number, (key, place, who) in enumerate(unknown):
        near = nearest_word(key, sorted(known)) if number < _SUGGESTIONS else ""
        yield Issue(
            place,
            Words(
                f"`{who}` 所写的假设 `{key}` 没有定义", f"`{who}` names the assumption `{key}`, which no file defines"
            ),
            did_you_mean(near),
        )


def _references(subject: CatalogSubject) -> Iterator[tuple[str, Place, str]]:
    for role in subject.roles:
        for path, key in role.figures:
            yield key, role.place.at(*path), role.id
    for profile in subject.entries(Profile):
        for name in ("order_value", "contact_rate", "ad_share"):
            yield getattr(profile.item, name), profile.place.at(name), profile.item.model.value
    for organisation in subject.entries(Organisation):
        yield organisation.item.head_span, organisation.place.at("head_span"), "head_span"
        yield organisation.item.manager_span, organisation.place.at("manager_span"), "manager_span"
        for index, division in enumerate(organisation.item.divisions):
            for number, unit in enumerate(division.functions):
                place = organisation.place.at("divisions", index, "functions", number, "span")
                yield unit.span, place, unit.function.value


RULE = Rule(
    name="unknown-assumption-reference",
    severity=Severity.ERROR,
    looks_at=(CatalogSubject,),
    why=Words(
        "配置规则、管理幅度和薪酬都取自假设数据；没有这个数，方案算不出来。",
        "Staffing rules, spans and pay take their figures from assumptions; without one there is no plan.",
    ),
    advice=Words("请在 assumptions/ 中补上这个假设，或改正键名", "Define it in assumptions/, or mend the key"),
    failing=Example(
        "role", "- id: order_helper\n  staffing: {rule: ratio, driver: parcels_per_day, per: «parcels_per_packr»}"
    ),
    passing=Example(
        "role", "- id: order_helper\n  staffing: {rule: ratio, driver: parcels_per_day, per: parcels_per_packer}"
    ),
    check=_check,
    needs_every_file=True,
    also_failing={
        "in a profile": Example(
            "profiles", "- model: tp\n  order_value: «order_valu»\n  contact_rate: «contact»\n  ad_share: «ads»"
        ),
        "in an organisation": Example(
            "organisation",
            "head_span: «span_haed»\nmanager_span: «span_manger»\ndivisions:\n  - id: goods\n    functions:\n"
            "      - {function: quality, span: «span_qualty»}",
        ),
    },
)
