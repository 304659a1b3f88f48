"""Rule: a figure rests on more than one weak page."""

from collections.abc import Iterator

from teamplan.checks.rule import Issue, rule
from teamplan.checks.subjects import Entry
from teamplan.findings.finding import Severity, Words
from teamplan.model.assumption import Assumption


@rule(
    Severity.INFO,
    Assumption,
    why=Words(
        "只有一处弱来源或只凭常识的数，用自家数据替换后方案才站得住。",
        "A figure from one weak page or from general knowledge should be replaced by your own.",
    ),
    advice=Words("有自家数据后请替换", "Replace it with your own data"),
)
def check(entry: Entry[Assumption]) -> Iterator[Issue]:
    item = entry.item
    if item.weak:
        yield Issue(
            entry.place.at("grade"),
            f"`{item.key}` 的依据只有 {item.grade.value} 级",
            f"`{item.key}` rests on evidence of grade {item.grade.value} only",
        )
