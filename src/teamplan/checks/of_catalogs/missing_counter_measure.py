"""Rule: whoever is measured by sales is also measured by what sales can cost."""

from __future__ import annotations

from collections.abc import Iterator

from teamplan.checks.of_catalogs.sales_measures import counters_turnover, rewards_turnover
from teamplan.checks.rule import Example, Issue, Rule
from teamplan.checks.subjects import Entry
from teamplan.findings.finding import Severity, Words
from teamplan.model.role import Role


def _check(entry: Entry[Role]) -> Iterator[Issue]:
    kpis = entry.item.kpis
    selling = next((index for index, kpi in enumerate(kpis) if rewards_turnover(kpi.name)), None)
    if selling is not None and not any(counters_turnover(kpi.name) for kpi in kpis):
        name = kpis[selling].name
        yield Issue(
            entry.place.at("kpis", selling, "name"),
            Words(
                f"`{entry.item.id}` 考核「{name}」，却没有退款、利润、满意度之类的制衡指标",
                f"`{entry.item.id}` is measured by “{name}” without a counter measure such as refunds or profit",
            ),
        )


_SALES = "{name: «成交额达成率», definition: 达成比例, formula: 实际 ÷ 目标, data_source: 后台, weight: 40}"
_VISITS = "{name: 访客数, definition: 到店访客, formula: 访客合计, data_source: 后台, weight: 40}"
_TIMELY = "{name: 上新及时率, definition: 及时比例, formula: 及时 ÷ 全部, data_source: 台账, weight: 20}"
_REFUNDS = "{name: 退款率, definition: 退款占比, formula: 退款 ÷ 成交, data_source: 后台, weight: 20}"

RULE = Rule(
    name="missing-counter-measure",
    severity=Severity.WARNING,
    looks_at=(Role,),
    why=Words(
        "成交指标要有一项制衡，否则退款、亏本和差评没人管。",
        "Without a counter measure nobody minds refunds, losses and bad reviews.",
    ),
    advice=Words("加一项退款率、毛利率、投诉率或满意度", "Add refunds, margin, complaints or satisfaction"),
    failing=Example("role", f"- id: order_helper\n  kpis:\n    - {_SALES}\n    - {_VISITS}\n    - {_TIMELY}"),
    passing=Example(
        "role",
        f"- id: order_helper\n  kpis:\n    - {_SALES}\n    - {_VISITS}\n    - {_REFUNDS}".replace("«", "").replace(
            "»", ""
        ),
    ),
    check=_check,
)
