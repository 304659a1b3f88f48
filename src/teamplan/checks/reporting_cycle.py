"""Rule: reporting lines never come back to where they began."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from teamplan.checks.finding import Place, Severity, Words
from teamplan.checks.rule import Example, Issue, Rule
from teamplan.checks.subjects import CatalogSubject, PlanSubject


def _check(subject: CatalogSubject | PlanSubject) -> Iterator[Issue]:
    if isinstance(subject, PlanSubject):
        superiors = {position.id: position.reports_to for position in subject.plan.positions if position.reports_to}
        places = {
            position.id: subject.place.at("positions", index, "reports_to")
            for index, position in enumerate(subject.plan.positions)
        }
        yield from _issues(superiors, places)
        return
    yield from _issues(
        {role.id: role.reports_to[0] for role in subject.roles if role.reports_to},
        {role.id: role.place.at("reports_to", 0) for role in subject.roles},
    )
    for team in subject.teams:
        posts = team.item.posts
        yield from _issues(
            {post.id: post.reports_to for post in posts if post.reports_to},
            {post.id: team.place.at("posts", index, "reports_to") for index, post in enumerate(posts)},
        )


def _issues(superiors: Mapping[str, str], places: Mapping[str, Place]) -> Iterator[Issue]:
    for cycle in find_cycles(superiors):
        route = " → ".join((*cycle, cycle[0]))
        yield Issue(places[cycle[0]], Words(f"汇报线成环：{route}", f"the reporting line is a cycle: {route}"))


def find_cycles(superiors: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    """Return each cycle of member → superior once, beginning with the member that is named first.

    >>> list(find_cycles({"a": "b", "b": "c", "c": "b"}))
    [('b', 'c')]
    """
    done: set[str] = set()
    for start in superiors:
        way: dict[str, int] = {}
        here: str | None = start
        while here is not None and here not in done and here not in way:
            way[here] = len(way)
            here = superiors.get(here)
        if here is not None and here in way:
            cycle = list(way)[way[here] :]
            first = min(range(len(cycle)), key=lambda place: list(superiors).index(cycle[place]))
            yield tuple(cycle[first:] + cycle[:first])
        done.update(way)


RULE = Rule(
    name="reporting-cycle",
    severity=Severity.ERROR,
    looks_at=(CatalogSubject, PlanSubject),
    why=Words("汇报线必须一级级通到负责人。", "Reporting lines must lead to the head, step by step."),
    advice=Words("改正环上的一处 reports_to", "Mend one `reports_to` on the cycle"),
    failing=Example(
        "roles", "- id: night_lead\n  reports_to: [«night_clerk»]\n- id: night_clerk\n  reports_to: [night_lead]"
    ),
    passing=Example(
        "roles", "- id: night_lead\n  reports_to: [general_manager]\n- id: night_clerk\n  reports_to: [night_lead]"
    ),
    check=_check,
)
