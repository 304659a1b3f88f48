"""Rule: no role is measured by gross turnover almost alone."""

from collections.abc import Iterator

from teamplan.checks.of_catalogs.sales_measures import rewards_turnover
from teamplan.checks.rule import Issue, rule
from teamplan.checks.subjects import Entry
from teamplan.findings.finding import Severity, Words
from teamplan.model.role import Role

LARGEST_WEIGHT = 60
"""Weight of gross turnover, in points of 100, above which it drowns everything else."""


@rule(
    Severity.WARNING,
    Role,
    why=Words(
        "只考核成交额，人会用过度承诺、低价和刷单去换它。",
        "Measured by turnover alone, people buy it with promises, discounts and fake orders.",
    ),
    advice=Words("把一部分权重移到利润、退款或满意度上", "Move weight to profit, refunds or satisfaction"),
)
def check(entry: Entry[Role]) -> Iterator[Issue]:
    weight = sum([kpi.weight for kpi in entry.item.kpis if rewards_turnover(kpi.name)])
    if weight > LARGEST_WEIGHT:
        yield Issue(
            entry.place.at("kpis"),
            f"`{entry.item.id}` 的考核里成交类指标占 {weight}，超过 {LARGEST_WEIGHT}",
            f"gross turnover weighs {weight} in the measures of `{entry.item.id}`, more than {LARGEST_WEIGHT}",
            on_key=True,
        )
