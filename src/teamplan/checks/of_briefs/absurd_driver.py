"""Rule: the volumes of a brief are of the same order of magnitude."""

from collections.abc import Iterator

from teamplan.checks.rule import Issue, rule
from teamplan.checks.subjects import BriefSubject
from teamplan.findings.finding import Severity, Words
from teamplan.model.driver import Driver
from teamplan.model.profile import Profile
from teamplan.model.terms import BusinessModel

LARGEST_RATIO = 20
"""How many times more or less than usual a volume may be before it looks like a slip of the pen."""

_DAYS = "orders_days_per_month"


@rule(
    Severity.WARNING,
    BriefSubject,
    why=Words(
        "相差二十倍以上，多半是单位写错（月写成日、万元写成元）。",
        "Twenty times too much or too little is usually a wrong unit.",
    ),
    advice=Words(
        "请核对单位：销售额为元/月，订单为单/日", "Check the units: sales are yuan a month, orders are per day"
    ),
)
def check(subject: BriefSubject) -> Iterator[Issue]:
    brief = subject.brief
    try:
        profile = subject.catalog.profile(brief.model or BusinessModel.B2C)
    except KeyError:
        return
    for driver, parent, factor in _chains(subject, profile):
        value, base = brief.volume(driver), brief.volume(parent)
        if not value or not base or not factor:
            continue
        usual = base * factor
        if value > usual * LARGEST_RATIO or value * LARGEST_RATIO < usual:
            yield _issue(subject, driver, parent, value, usual)
    spend, sales = brief.ad_spend, brief.monthly_sales
    if spend and sales and spend > sales:
        yield _issue(subject, Driver.AD_SPEND, Driver.MONTHLY_SALES, spend, sales)


def _chains(subject: BriefSubject, profile: Profile) -> Iterator[tuple[Driver, Driver, float]]:
    """Return (driver, the one it follows from, usual driver for each unit of that one)."""
    figures = subject.catalog.assumption_by_key

    def base(key: str) -> float:
        return figures[key].base if key in figures else 0.0

    monthly = base(profile.order_value) * base(_DAYS)
    yield Driver.ORDERS_PER_DAY, Driver.MONTHLY_SALES, 1 / monthly if monthly else 0.0
    yield Driver.PARCELS_PER_DAY, Driver.ORDERS_PER_DAY, base("parcels_per_order")
    yield Driver.INQUIRIES_PER_DAY, Driver.ORDERS_PER_DAY, base(profile.contact_rate)
    yield Driver.RETURNS_PER_DAY, Driver.PARCELS_PER_DAY, base("return_rate")


def _issue(subject: BriefSubject, driver: Driver, parent: Driver, value: float, usual: float) -> Issue:
    return Issue(
        subject.place.at(driver.value),
        f"`{driver.value}` 为 {value:,g}，与 `{parent.value}` 对不上：按常见比例约为 {usual:,.3g}",
        f"`{driver.value}` of {value:,g} does not fit `{parent.value}`: about {usual:,.3g} is usual",
    )
