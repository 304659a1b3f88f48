"""Rule: whoever is measured by sales is also measured by what sales can cost."""

from collections.abc import Iterator

from teamplan.checks.of_catalogs.sales_measures import counters_turnover, rewards_turnover
from teamplan.checks.rule import Issue, rule
from teamplan.checks.subjects import Entry
from teamplan.findings.finding import Severity, Words
from teamplan.model.role import Role


@rule(
    Severity.WARNING,
    Role,
    why=Words(
        "成交指标要有一项制衡，否则退款、亏本和差评没人管。",
        "Without a counter measure nobody minds refunds, losses and bad reviews.",
    ),
    advice=Words("加一项退款率、毛利率、投诉率或满意度", "Add refunds, margin, complaints or satisfaction"),
)
def check(entry: Entry[Role]) -> Iterator[Issue]:
    kpis = entry.item.kpis
    selling = next((index for index, kpi in enumerate(kpis) if rewards_turnover(kpi.name)), None)
    if selling is not None and not any(counters_turnover(kpi.name) for kpi in kpis):
        name = kpis[selling].name
        yield Issue(
            entry.place.at("kpis", selling, "name"),
            f"`{entry.item.id}` 考核「{name}」，却没有退款、利润、满意度之类的制衡指标",
            f"`{entry.item.id}` is measured by “{name}” without a counter measure such as refunds or profit",
        )
