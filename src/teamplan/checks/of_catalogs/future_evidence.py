"""Rule: evidence is not dated years after everything else that its catalog knows."""

from collections.abc import Iterator

from teamplan.checks.rule import Issue, rule
from teamplan.checks.subjects import CatalogSubject, Entry
from teamplan.findings.finding import Severity, Words
from teamplan.model.assumption import Assumption
from teamplan.model.evidence import PublishedTeam, ScaleFact

AHEAD = 1
"""Years that evidence may be newer than the newest figure of its catalog: the clock of a machine decides nothing."""


@rule(
    Severity.WARNING,
    CatalogSubject,
    why=Words("日期在将来的依据多半是写错了年份。", "Evidence from the future mostly has a mistyped year."),
    advice=Words("请核对来源的日期", "Look at the date of the source again"),
)
def check(subject: CatalogSubject) -> Iterator[Issue]:
    known = subject.base.assumptions if subject.base else ()
    years = [int(item.valid_from[:4]) for item in (*known, *(entry.item for entry in subject.entries(Assumption)))]
    if not years:
        return
    newest = max(years)
    dated: list[Entry[PublishedTeam | ScaleFact]] = []
    for model in (PublishedTeam, ScaleFact):
        dated += subject.entries(model)
    for entry in dated:
        date = entry.item.source.date
        if date is not None and int(date[:4]) > newest + AHEAD:
            yield Issue(
                entry.place.at("source", "date"),
                f"`{entry.item.id}` 的日期是 {date}，目录里最新的数是 {newest} 年的",
                f"`{entry.item.id}` is dated {date}; the newest figure of the catalog is from {newest}",
            )
