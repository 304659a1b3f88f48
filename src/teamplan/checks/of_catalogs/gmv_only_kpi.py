"""Rule: no role is measured by gross turnover almost alone."""

from __future__ import annotations

from collections.abc import Iterator

from teamplan.checks.of_catalogs.sales_measures import rewards_turnover
from teamplan.checks.rule import Example, Issue, Rule
from teamplan.checks.subjects import Entry
from teamplan.findings.finding import Severity, Words
from teamplan.model.role import Role

LARGEST_WEIGHT = 60
"""Weight of gross turnover, in points of 100, above which it drowns everything else."""


def _check(entry: Entry[Role]) -> Iterator[Issue]:
    weight = sum([kpi.weight for kpi in entry.item.kpis if rewards_turnover(kpi.name)])
    if weight > LARGEST_WEIGHT:
        yield Issue(
            entry.place.at("kpis"),
            Words(
                f"`{entry.item.id}` 的考核里成交类指标占 {weight}，超过 {LARGEST_WEIGHT}",
                f"gross turnover weighs {weight} in the measures of `{entry.item.id}`, more than {LARGEST_WEIGHT}",
            ),
            on_key=True,
        )


_GMV = "{name: 店铺GMV达成率, definition: 达成比例, formula: 实际 ÷ 目标, data_source: 后台, weight: 50}"
_DEALS = "{name: 成交单数, definition: 成交的订单, formula: 订单合计, data_source: 后台, weight: 30}"
_PROFIT = "{name: 毛利率, definition: 毛利占比, formula: 毛利 ÷ 收入, data_source: 报表, weight: 30}"
_REFUNDS = "{name: 退款率, definition: 退款占比, formula: 退款 ÷ 成交, data_source: 后台, weight: 20}"

RULE = Rule(
    name="gmv-only-kpi",
    severity=Severity.WARNING,
    looks_at=(Role,),
    why=Words(
        "只考核成交额，人会用过度承诺、低价和刷单去换它。",
        "Measured by turnover alone, people buy it with promises, discounts and fake orders.",
    ),
    advice=Words("把一部分权重移到利润、退款或满意度上", "Move weight to profit, refunds or satisfaction"),
    failing=Example("role", f"- id: order_helper\n  «kpis»:\n    - {_GMV}\n    - {_DEALS}\n    - {_REFUNDS}"),
    passing=Example("role", f"- id: order_helper\n  kpis:\n    - {_GMV}\n    - {_PROFIT}\n    - {_REFUNDS}"),
    check=_check,
)
