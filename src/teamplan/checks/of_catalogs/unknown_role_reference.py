"""Rule: whatever names a role names one that a catalog defines."""

from collections.abc import Collection, Iterable, Iterator

from teamplan.checks.rule import Issue, rule
from teamplan.checks.subjects import BriefSubject, CatalogSubject, PlanSubject
from teamplan.findings.finding import Place, Severity, Words
from teamplan.findings.suggestion import NearNames
from teamplan.model.brief import Brief
from teamplan.model.organisation import Organisation
from teamplan.model.plan import Plan
from teamplan.model.practice import Practice
from teamplan.model.profile import Profile
from teamplan.model.team import TeamStructure

Reference = tuple[str, Place, str]
"""A role id, where it is named, and who names it."""


@rule(
    Severity.ERROR,
    CatalogSubject,
    BriefSubject,
    PlanSubject,
    why=Words(
        "引用了不存在的岗位，汇报线、兼岗和招聘顺序就无从推算。",
        "A reference to a role that does not exist leaves reporting lines, hats and hires undefined.",
    ),
    advice=Words("请在目录中定义这个岗位，或改正 id", "Define the role in a catalog, or mend the id"),
    needs_every_file=True,
)
def check(subject: CatalogSubject | BriefSubject | PlanSubject) -> Iterator[Issue]:
    if isinstance(subject, CatalogSubject):
        references = _in_catalog(subject)
    elif isinstance(subject, BriefSubject):
        references = _in_brief(subject.brief, subject.place)
    else:
        references = _in_plan(subject.plan, subject.place)
    known: Collection[str] = (subject if isinstance(subject, CatalogSubject) else subject.catalog).role_by_id
    near = NearNames(known)
    for role, where, who in references:
        if role not in known:
            yield _issue(role, where, who, near)


def _issue(role: str, place: Place, who: str, near: NearNames) -> Issue:
    subject_zh, subject_en = (f"`{who}` ", f"`{who}` names") if who else ("", "this names")
    return Issue(
        place,
        f"{subject_zh}所写的岗位 `{role}` 没有定义",
        f"{subject_en} the role `{role}`, which no catalog defines",
        near.advice_on(role),
    )


def _listed(ids: Iterable[str], place: Place, who: str) -> Iterator[Reference]:
    for index, role in enumerate(ids):
        yield role, place.at(index), who


def _in_catalog(subject: CatalogSubject) -> Iterator[Reference]:
    for role in subject.roles:
        yield from _listed(role.reports_to, role.place.at("reports_to"), role.id)
        yield from _listed(role.growth, role.place.at("growth"), role.id)
        if role.split is not None:
            yield role.split[0], role.place.at("staffing", "of"), role.id
    for practice in subject.entries(Practice):
        yield from _listed(practice.item.owners, practice.place.at("owners"), practice.item.id)
    for organisation in subject.entries(Organisation):
        yield from _in_organisation(organisation.item, organisation.place)
    for team in subject.entries(TeamStructure):
        yield from _in_team(team.item, team.place)
    for profile in subject.entries(Profile):
        yield from _in_profile(profile.item, profile.place)


def _in_organisation(organisation: Organisation, place: Place) -> Iterator[Reference]:
    yield organisation.head, place.at("head"), "head"
    for index, division in enumerate(organisation.divisions):
        here = place.at("divisions", index)
        yield division.director, here.at("director"), division.id
        for number, unit in enumerate(division.functions):
            for key, role in (("lead", unit.lead), ("manager", unit.manager)):
                yield role, here.at("functions", number, key), unit.function.value
    for index, separation in enumerate(organisation.separation):
        here = place.at("separation", index)
        yield from _listed(separation.first, here.at("first"), separation.id)
        yield from _listed(separation.second, here.at("second"), separation.id)


def _in_profile(profile: Profile, place: Place) -> Iterator[Reference]:
    seats = [(profile.first_seats, place)]
    seats += [(each.first_seats or {}, place.at("variants", index)) for index, each in enumerate(profile.variants)]
    for of_stages, where in seats:
        for stage, roles in of_stages.items():
            yield from _listed(roles, where.at("first_seats", stage.value), profile.model.value)


def _in_team(team: TeamStructure, place: Place) -> Iterator[Reference]:
    for index, post in enumerate(team.posts):
        for role in post.roles:
            yield role, place.at("posts", index, "roles", role), post.id
    for index, service in enumerate(team.outside):
        yield from _listed(service.instead_of, place.at("outside", index, "instead_of"), "outside")


def _in_brief(brief: Brief, place: Place) -> Iterator[Reference]:
    yield from _listed(brief.require, place.at("require"), "require")
    yield from _listed(brief.exclude, place.at("exclude"), "exclude")
    for index, person in enumerate(brief.team):
        yield from _listed(person.roles, place.at("team", index, "roles"), person.title)


def _in_plan(plan: Plan, place: Place) -> Iterator[Reference]:
    for index, position in enumerate(plan.positions):
        here = place.at("positions", index)
        for role in position.roles:
            yield role, here.at("roles", role), position.id
        yield from _listed(position.accountable, here.at("accountable"), position.id)
    for key in ("demand", "gaps", "not_yet", "next_hires", "split_triggers"):
        for index, line in enumerate(getattr(plan, key)):
            yield line.role, place.at(key, index, "role"), key
    for index, service in enumerate(plan.outside):
        yield from _listed(service.instead_of, place.at("outside", index, "instead_of"), "outside")
