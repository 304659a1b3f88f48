"""Rule: the least of a piece of evidence is not above the most."""

from collections.abc import Iterator

from teamplan.checks.rule import Issue, rule
from teamplan.checks.subjects import Entry
from teamplan.findings.finding import Severity, Words
from teamplan.model.evidence import PublishedTeam, ScaleFact


@rule(
    Severity.ERROR,
    PublishedTeam,
    ScaleFact,
    why=Words("下限高于上限的数，取哪一端都是错的。", "Where the least is above the most, either end is wrong."),
    advice=Words("请把小的写在前面", "Write the smaller one first"),
)
def check(entry: Entry[PublishedTeam | ScaleFact]) -> Iterator[Issue]:
    for path, low, high in _ranges(entry.item):
        if low is not None and high is not None and low > high:
            yield Issue(
                entry.place.at(*path),
                f"`{entry.item.id}` 的范围颠倒：{low:.10g} 到 {high:.10g}",
                f"the range of `{entry.item.id}` is upside down: {low:.10g} to {high:.10g}",
            )


def _ranges(item: PublishedTeam | ScaleFact) -> Iterator[tuple[tuple[str | int, ...], float | None, float | None]]:
    """Return (where within the entry, least, most) of every range."""
    if isinstance(item, ScaleFact):
        yield ("low",), item.low, item.high
        return
    yield ("size", 0), item.size[0], item.size[1]
    for key, held in (("monthly_sales", item.monthly_sales), ("orders_per_day", item.orders_per_day)):
        if held is not None:
            yield (key, 0), held[0], held[1]
    for place, role in enumerate(item.roles):
        yield ("roles", place, "low"), role.low, role.high
