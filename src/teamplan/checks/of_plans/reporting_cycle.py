"""Rule: reporting lines never come back to where they began."""

from collections.abc import Iterator, Mapping, Sequence

from teamplan.checks.rule import Issue, rule
from teamplan.checks.subjects import CatalogSubject, PlanSubject
from teamplan.findings.finding import Place, Severity, Words
from teamplan.model.team import TeamStructure


@rule(
    Severity.ERROR,
    CatalogSubject,
    PlanSubject,
    why=Words("汇报线必须一级级通到负责人。", "Reporting lines must lead to the head, step by step."),
    advice=Words("改正环上的一处 reports_to", "Mend one `reports_to` on the cycle"),
)
def check(subject: CatalogSubject | PlanSubject) -> Iterator[Issue]:
    if isinstance(subject, PlanSubject):
        positions = [(position.id, position.reports_to) for position in subject.plan.positions]
        yield from _between(positions, subject.place.at("positions"))
        return
    places = {role.id: role.place for role in subject.roles}
    for cycle in find_cycles({role.id: role.reports_to[0] for role in subject.roles if role.reports_to}):
        yield _issue(cycle, places[cycle[0]].at("reports_to", 0))
    for team in subject.entries(TeamStructure):
        yield from _between([(post.id, post.reports_to) for post in team.item.posts], team.place.at("posts"))


def _between(lines: Sequence[tuple[str, str | None]], place: Place) -> Iterator[Issue]:
    """Return the cycles among (member, superior) pairs that stand in a list at `place`."""
    index_of = {member: index for index, (member, _) in enumerate(lines)}
    for cycle in find_cycles({member: superior for member, superior in lines if superior is not None}):
        yield _issue(cycle, place.at(index_of[cycle[0]], "reports_to"))


def _issue(cycle: Sequence[str], place: Place) -> Issue:
    route = " → ".join((*cycle, cycle[0]))
    return Issue(place, f"汇报线成环：{route}", f"the reporting line is a cycle: {route}")


def find_cycles(superiors: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    """Return each cycle of member → superior once, beginning with the member that is named first.

    >>> list(find_cycles({"a": "b", "b": "c", "c": "b"}))
    [('b', 'c')]
    """
    done: set[str] = set()
    rank = {member: place for place, member in enumerate(superiors)}
    for start in superiors:
        way: dict[str, int] = {}
        here: str | None = start
        while here is not None and here not in done and here not in way:
            way[here] = len(way)
            here = superiors.get(here)
        if here is not None and here in way:
            cycle = list(way)[way[here] :]
            first = cycle.index(min(cycle, key=lambda member: rank[member]))
            yield tuple(cycle[first:] + cycle[:first])
        done.update(way)
