"""Rule: an id stands once in a catalog."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from teamplan.checks.rule import Example, Issue, Rule
from teamplan.checks.subjects import CatalogSubject, repetitions
from teamplan.findings.finding import Place, Severity, Words
from teamplan.model.profile import Profile

_NAMES = {
    "roles": ("岗位 id", "role id", "id"),
    "practices": ("实践 id", "practice id", "id"),
    "assumptions": ("假设", "assumption", "key"),
    "teams": ("团队 id", "team id", "id"),
    "profiles": ("业务画像", "profile", "model"),
    "organisations": ("组织骨架", "organisation", "head"),
}
"""List of the subject → what its entries are called in Chinese and English, and the key that names one."""


def _check(subject: CatalogSubject) -> Iterator[Issue]:
    for kind, pairs in _ids(subject):
        zh, en, key = _NAMES[kind]
        for name, place, first in repetitions(pairs):
            same = first.file == place.file
            yield Issue(
                place.at(key),
                Words(
                    f"{zh} `{name}` 重复，{'同一文件' if same else first.file} 里已经有了",
                    f"the {en} `{name}` stands twice; the first is in {'this file' if same else first.file}",
                ),
                related=(first.at(key),),
            )


def _ids(subject: CatalogSubject) -> Iterator[tuple[str, Iterable[tuple[str, Place]]]]:
    yield "roles", ((role.id, role.place) for role in subject.roles)
    yield "practices", ((entry.item.id, entry.place) for entry in subject.practices)
    yield "assumptions", ((entry.item.key, entry.place) for entry in subject.assumptions)
    yield "teams", ((entry.item.id, entry.place) for entry in subject.teams)
    yield "profiles", ((_profile_name(entry.item), entry.place) for entry in subject.profiles)
    yield "organisations", (("organisation", entry.place) for entry in subject.organisations)


def _profile_name(profile: Profile) -> str:
    return f"{profile.model.value} live" if profile.live else profile.model.value


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
