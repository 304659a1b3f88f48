"""Rule: the weights of a role's performance measures total 100."""

from collections.abc import Iterator

from teamplan.checks.rule import Issue, rule
from teamplan.checks.subjects import Entry
from teamplan.findings.finding import Severity, Words
from teamplan.model.role import Role


@rule(
    Severity.ERROR,
    Role,
    why=Words("权重合计不是 100，考核得分就没有意义。", "A score means nothing unless the weights total 100."),
    advice=Words("调整各项 weight，使合计为 100", "Adjust the weights so that they total 100"),
)
def check(entry: Entry[Role]) -> Iterator[Issue]:
    total = sum([kpi.weight for kpi in entry.item.kpis])
    if total != 100:
        parts = " + ".join(str(kpi.weight) for kpi in entry.item.kpis)
        yield Issue(
            entry.place.at("kpis"),
            f"`{entry.item.id}` 的考核权重合计 {total}（{parts}），应为 100",
            f"the weights of `{entry.item.id}` total {total} ({parts}), not 100",
            on_key=True,
        )
