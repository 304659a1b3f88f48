"""Rule: a figure is not much older than the newest of its catalog."""

from collections.abc import Iterator

from teamplan.checks.rule import Issue, rule
from teamplan.checks.subjects import CatalogSubject
from teamplan.findings.finding import Severity, Words
from teamplan.model.assumption import Assumption

OLDEST = 8
"""Years between a figure and the newest one of the catalog from which it is called dated."""


@rule(
    Severity.INFO,
    CatalogSubject,
    why=Words("产能和薪酬变得快，旧数会让方案失真。", "Productivity and pay move fast; old figures make a plan wrong."),
    advice=Words("有新数时请更新，并写明来源", "Update it when a newer figure exists, with its source"),
)
def check(subject: CatalogSubject) -> Iterator[Issue]:
    known = subject.base.assumptions if subject.base else ()
    years = [int(item.valid_from[:4]) for item in (*known, *(entry.item for entry in subject.entries(Assumption)))]
    if not years:
        return
    newest = max(years)
    for entry in subject.entries(Assumption):
        age = newest - int(entry.item.valid_from[:4])
        if age > OLDEST:
            yield Issue(
                entry.place.at("valid_from"),
                f"`{entry.item.key}` 是 {entry.item.valid_from} 年的数，比最新的数早 {age} 年",
                f"`{entry.item.key}` dates from {entry.item.valid_from}, {age} years before the newest figure",
            )
