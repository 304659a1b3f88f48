"""Rule: a published team is one case."""

from collections.abc import Iterator

from teamplan.checks.rule import Issue, rule
from teamplan.checks.subjects import CatalogSubject, repetitions
from teamplan.findings.finding import Severity, Words
from teamplan.model.evidence import PublishedTeam


@rule(
    Severity.WARNING,
    CatalogSubject,
    why=Words("同一个团队记了两次，就多了一票。", "A team that stands twice has two votes."),
    advice=Words("请删去其中一份", "Remove one of them"),
)
def check(subject: CatalogSubject) -> Iterator[Issue]:
    entries = subject.entries(PublishedTeam)
    ids = {entry.place: entry.item.id for entry in entries}
    for _, place, first in repetitions((_said(entry.item), entry.place) for entry in entries):
        yield Issue(
            place.at("id"),
            f"`{ids[place]}` 与 `{ids[first]}` 是同一个案例：来源、阶段、规模、岗位都一样",
            f"`{ids[place]}` is the same case as `{ids[first]}`: source, stage, size and roles are the same",
            related=(first.at("id"),),
        )


def _said(team: PublishedTeam) -> str:
    """Return what makes a team the same as another: where it was published, its stage, its size, its roles."""
    roles = sorted((role.title, role.function.value, role.low, role.high) for role in team.roles)
    return repr((team.source.url or team.source.title, team.stage.value, team.size, roles))
