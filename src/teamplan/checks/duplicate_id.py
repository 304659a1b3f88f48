"""Rule: an id stands once in a catalog."""

from __future__ import annotations

from collections.abc import Iterator

from teamplan.checks.finding import Place, Severity, Words
from teamplan.checks.rule import Example, Issue, Rule
from teamplan.checks.subjects import CatalogSubject, first_of_each


def _check(subject: CatalogSubject) -> Iterator[Issue]:
    for (what_zh, what_en), pairs in _ids(subject):
        for key, place, first in first_of_each(pairs)[1]:
            where = first.file if first.file != place.file else "同一文件"
            where_en = first.file if first.file != place.file else "this file"
            yield Issue(
                place,
                Words(
                    f"{what_zh} `{key}` 重复，{where}里已经有了",
                    f"the {what_en} `{key}` stands twice; the first is in {where_en}",
                ),
                related=(first,),
            )


def _ids(subject: CatalogSubject) -> Iterator[tuple[tuple[str, str], list[tuple[str, Place]]]]:
    yield ("岗位 id", "role id"), [(role.id, role.place.at("id")) for role in subject.roles]
    yield ("实践 id", "practice id"), [(entry.item.id, entry.place.at("id")) for entry in subject.practices]
    yield ("假设", "assumption"), [(entry.item.key, entry.place.at("key")) for entry in subject.assumptions]
    yield ("团队 id", "team id"), [(entry.item.id, entry.place.at("id")) for entry in subject.teams]
    yield (
        ("业务画像", "profile"),
        [
            (f"{entry.item.model.value}{' live' if entry.item.live else ''}", entry.place.at("model"))
            for entry in subject.profiles
        ],
    )
    yield ("组织骨架", "organisation"), [("organisation", entry.place.at("head")) for entry in subject.organisations]


RULE = Rule(
    name="duplicate-id",
    severity=Severity.ERROR,
    looks_at=(CatalogSubject,),
    why=Words(
        "同一个 id 有两份定义时，谁也说不清用的是哪一份。",
        "With two definitions of one id, nobody can say which one holds.",
    ),
    advice=Words(
        "改成另一个 id，或删去其中一份；要替换内置文件，请用相同的相对路径",
        "Choose another id or remove one; a file of the same relative path replaces a built-in one",
    ),
    failing=Example(
        "assumptions",
        "- {key: «parcels_per_bot», low: 1, base: 2, high: 3}",
        (Example("assumptions", "- {key: parcels_per_bot, low: 4, base: 5, high: 6}"),),
    ),
    passing=Example(
        "assumptions",
        "- {key: parcels_per_bot, low: 1, base: 2, high: 3}",
        (Example("assumptions", "- {key: parcels_per_arm, low: 4, base: 5, high: 6}"),),
    ),
    check=_check,
)
