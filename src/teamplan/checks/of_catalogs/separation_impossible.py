"""Rule: a separation of duties can be kept by some team."""

from collections.abc import Iterator

from teamplan.checks.rule import Issue, rule
from teamplan.checks.subjects import CatalogSubject
from teamplan.findings.finding import Severity, Words
from teamplan.model.organisation import Organisation


@rule(
    Severity.ERROR,
    CatalogSubject,
    why=Words(
        "一个岗位不能与自己分离；这样的规则任何团队都做不到。",
        "A role cannot be kept apart from itself; no team can satisfy such a rule.",
    ),
    advice=Words("从其中一边删去这个岗位", "Remove the role from one side"),
)
def check(subject: CatalogSubject) -> Iterator[Issue]:
    for entry in subject.entries(Organisation):
        for index, separation in enumerate(entry.item.separation):
            for number, role in enumerate(separation.second):
                if role in separation.first:
                    yield Issue(
                        entry.place.at("separation", index, "second", number),
                        f"`{separation.id}` 的两边都有 `{role}`",
                        f"both sides of `{separation.id}` name `{role}`",
                    )
