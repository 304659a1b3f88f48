"""Rule: the roles of a published team add up to its size."""

from collections.abc import Iterator

from teamplan.checks.rule import Issue, rule
from teamplan.checks.subjects import Entry
from teamplan.findings.finding import Severity, Words
from teamplan.model.evidence import Completeness, PublishedTeam

_ROUNDING = 0.05
"""Heads within which sums of published fractions agree."""


@rule(
    Severity.WARNING,
    PublishedTeam,
    why=Words(
        "岗位人数与团队人数对不上的案例，会把规模不同的团队当成同行。",
        "A case whose roles do not add up to its size is compared with teams of another size.",
    ),
    advice=Words(
        "请核对来源；只列了部分岗位时写 completeness: partial",
        "Look at the source again; where it lists a part of the team, write completeness: partial",
    ),
)
def check(entry: Entry[PublishedTeam]) -> Iterator[Issue]:
    team = entry.item
    least, most = _sums(team)
    smallest, largest = team.size
    listed = team.completeness is Completeness.FULL and all(role.heads is not None for role in team.roles)
    if least > largest + _ROUNDING or (listed and most < smallest - _ROUNDING):
        yield Issue(
            entry.place.at("size"),
            f"`{team.id}` 写 {smallest:g} 到 {largest:g} 人，岗位合计 {least:g} 到 {most:g} 人",
            f"`{team.id}` has {smallest:g} to {largest:g} people, its roles add up to {least:g} to {most:g}",
        )


def _sums(team: PublishedTeam) -> tuple[float, float]:
    """Return the least people that the roles need, without those that may be nobody's own seat, and the most."""
    own = [role for role in team.roles if role.employment is None]
    least = sum(role.low or 0 for role in own)
    most = sum(role.high or role.low or 0 for role in team.roles)
    return least, most
