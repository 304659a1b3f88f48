"""A published structure as a plan: what is copied, what follows the brief, and what is refused."""

from __future__ import annotations

import pytest

from teamplan.model.catalog import Catalog
from teamplan.model.plan import NotYet, Origin, Plan, Service
from teamplan.model.reason import Reason
from teamplan.model.team import OutsideService, TeamPost, TeamStructure
from teamplan.model.terms import Stage
from teamplan.planning.intake.infeasible import Change, InfeasibleError
from teamplan.planning.published_team import plan_published_team, structure_brief


def structure(catalog: Catalog, name: str) -> TeamStructure:
    return next(team for team in catalog.teams if team.id == name)


def reproduced(catalog: Catalog, team: TeamStructure | str, /, **said: object) -> Plan:
    found = structure(catalog, team) if isinstance(team, str) else team
    return plan_published_team(catalog, found, structure_brief(found, said))


def test_the_brief_of_a_structure_can_be_overridden(catalog):
    team = structure(catalog, "ops-centre")
    brief = structure_brief(team, {"stage": "初创", "projects": 2, "city": "杭州"})
    assert (brief.stage, brief.model, brief.platforms) == (Stage.STARTUP, team.model, team.platforms)
    assert (brief.projects, brief.city) == (2, "杭州")


def test_who_owns_the_company_is_there_and_unpaid(catalog):
    owner = reproduced(catalog, "social-startup").positions[0]
    assert (owner.incumbent, owner.month, owner.pay) == (catalog.organisation.founder, 0, None)


@pytest.mark.parametrize("name", ["ops-centre", "seven-departments", "eight-groups", "five-posts", "sales-team"])
def test_who_is_employed_to_lead_is_hired_first_and_paid(catalog, name):
    plan = reproduced(catalog, name, **({"projects": 3} if name == "ops-centre" else {}))
    lead = plan.positions[0]
    assert lead.reports_to is None
    assert (lead.incumbent, lead.month) == (None, 1)
    assert (lead.pay is None) == (catalog.role(next(iter(lead.roles))).pay is None)
    assert plan.budget is not None
    assert (lead.id in plan.budget.uncovered) == (lead.pay is None)
    assert [seat.month for seat in plan.positions] == sorted(seat.month for seat in plan.positions)


def test_a_structure_has_as_many_people_as_its_plan(catalog):
    assert catalog.teams
    for team in catalog.teams:
        for own in (True, False):
            said = {"projects": 1} if team.id == "ops-centre" else {}
            changed = team.model_copy(update={"self_fulfilment": own})
            assert changed.people == len(reproduced(catalog, changed, **said).positions)


@pytest.mark.parametrize("projects", [1, 2, 3, 40])
def test_counts_follow_their_driver(catalog, projects):
    plan = reproduced(catalog, "ops-centre", projects=projects)
    fixed = sum(post.count for post in structure(catalog, "ops-centre").posts if post.count_from is None)
    assert len(plan.positions) == fixed + projects == plan.brief.size
    assert plan.origin.settings == {"projects": projects}
    assert plan.origin.template == "ops-centre"


def test_seats_of_one_post_are_numbered_and_single_seats_are_not(catalog):
    ids = {seat.id for seat in reproduced(catalog, "ops-centre", projects=2).positions}
    assert {"ops-lead", "operator-1", "operator-2", "designer-1", "designer-5", "planner"} <= ids
    assert "operator" in {seat.id for seat in reproduced(catalog, "ops-centre", projects=1).positions}


def test_one_seat_of_a_post_answers_for_its_roles(catalog):
    plan = reproduced(catalog, "ops-centre", projects=3)
    owners = {
        role: [seat.id for seat in plan.positions if role in seat.accountable]
        for role in ("visual_designer", "cs_agent")
    }
    assert owners == {"visual_designer": ["designer-1"], "cs_agent": ["service-1"]}


def test_the_order_is_head_first_then_layer_by_layer(catalog):
    for team in catalog.teams:
        said = {"projects": 3, "require": tuple({role for post in team.posts if post.optional for role in post.roles})}
        plan = reproduced(catalog, team, **said)
        depth: dict[str | None, int] = {None: -1}
        for seat in plan.positions:
            depth[seat.id] = depth[seat.reports_to] + 1
        depths = [depth[seat.id] for seat in plan.positions]
        assert depths == sorted(depths)
        assert [seat.order for seat in plan.positions] == list(range(1, len(depths) + 1))
        assert [seat.month for seat in plan.positions] == sorted(seat.month for seat in plan.positions)


def test_what_is_left_out_says_what_would_bring_it_in(catalog, words):
    plan = reproduced(catalog, "social-mature", self_fulfilment=False, exclude=("pr_specialist",))
    left = {item.role: words.reason(item.until) for item in plan.not_yet}
    assert left == {
        "buyer": "改为自发货",
        "stock_keeper": "改为自发货",
        "legal_counsel": "加上 --set require=legal_counsel",
        "pr_specialist": "从简报的 exclude 中去掉",
    }
    counsel = reproduced(catalog, "social-mature", require=("legal_counsel",)).positions[-1]
    assert (counsel.title, counsel.employment) == ("法律", "outsourced")


def test_unstated_counts_are_admitted(catalog, words):
    notes = " ".join(map(words.reason, reproduced(catalog, "ops-centre", projects=3).notes))
    assert "售后客服" in notes
    assert "美工" not in notes


def two_leads(catalog: Catalog) -> TeamStructure:
    posts = (
        TeamPost(id="head", title="头", roles={"general_manager": 1}, department="部"),
        TeamPost(id="lead", title="组长", roles={"cs_supervisor": 1}, department="部", count=2, reports_to="head"),
        TeamPost(id="agent", title="客服", roles={"cs_agent": 1}, department="部", count=5, reports_to="lead"),
    )
    return structure(catalog, "five-hats").model_copy(update={"id": "two-leads", "posts": posts})


def test_several_superiors_share_their_people_in_order(catalog):
    lines = {seat.id: seat.reports_to for seat in reproduced(catalog, two_leads(catalog)).positions}
    assert [lines[f"agent-{number}"] for number in range(1, 6)] == ["lead-1"] * 3 + ["lead-2"] * 2
    assert lines["lead-2"] == "head"


@pytest.mark.parametrize(
    ("said", "settings"),
    [({}, {"projects": 3}), ({"projects": 1.5}, {"projects": 1}), ({"projects": 3, "size": 7}, {"size": 22})],
    ids=str,
)
def test_refusals_offer_what_works(catalog, said, settings):
    with pytest.raises(InfeasibleError) as caught:
        reproduced(catalog, "ops-centre", **said)
    assert [change.settings for change in caught.value.changes] == [settings]
    assert reproduced(catalog, "ops-centre", **(said | settings)).positions


def test_a_cap_below_the_cost_is_refused_with_the_cost(catalog):
    budget = reproduced(catalog, "five-posts").budget
    assert budget is not None
    cost = budget.monthly.base
    with pytest.raises(InfeasibleError) as caught:
        reproduced(catalog, "five-posts", people_cost_cap=cost - 1)
    assert caught.value.changes[0].settings == {"people_cost_cap": cost}
    assert reproduced(catalog, "five-posts", people_cost_cap=cost).budget is not None


def test_a_brief_that_contradicts_itself_is_refused(catalog):
    with pytest.raises(InfeasibleError) as caught:
        reproduced(catalog, "ops-centre", projects=3, self_fulfilment=False, returns_per_day=5)
    assert caught.value.reason.key == "volumes_switched_off"


def test_more_seats_than_a_plan_holds_are_refused_before_they_are_made(catalog):
    team = structure(catalog, "ops-centre")
    posts = tuple(
        post.model_copy(update={"id": f"{post.id}-{n}", "count": 1000, "reports_to": "a" if n or i else None})
        for n in range(100)
        for i, post in enumerate(team.posts)
    )
    head = posts[0].model_copy(update={"id": "a", "count": 1})
    with pytest.raises(InfeasibleError) as caught:
        reproduced(catalog, team.model_copy(update={"posts": (head, *posts[1:])}), projects=3)
    assert caught.value.reason.key == "work_beyond_limit"


def test_posts_that_lead_nowhere_are_refused(catalog):
    team = structure(catalog, "five-hats")
    broken = tuple(
        post.model_copy(update={"reports_to": "service"}) if post.id == "service" else post for post in team.posts
    )
    with pytest.raises(InfeasibleError, match="service"):
        reproduced(catalog, team.model_copy(update={"posts": broken}))


# --- refusals, whole --------------------------------------------------------------------------


def post(name: str, role: str, reports_to: str | None = "head", **said: object) -> TeamPost:
    return TeamPost(id=name, title=f"岗位 {name}", roles={role: 1}, department="部", reports_to=reports_to, **said)


HEAD = post("head", "general_manager", None)


def team_of(catalog: Catalog, *posts: TeamPost, **changed: object) -> TeamStructure:
    said = {"id": "some", "title": "某队", "posts": (HEAD, *posts), "outside": (), "notes": ("注",), "summary": "概"}
    return structure(catalog, "five-hats").model_copy(update=said | changed)


def refused(catalog: Catalog, structure: TeamStructure, /, **said: object) -> tuple[Reason, list[Change]]:
    with pytest.raises(InfeasibleError) as caught:
        reproduced(catalog, structure, **said)
    return caught.value.reason, list(caught.value.changes)


def test_people_on_board_are_refused(catalog):
    people = ({"title": "客服", "roles": ("cs_agent",)},)
    assert refused(catalog, team_of(catalog), team=people) == (
        Reason.of("structure_without_people"),
        [Change(Reason.of("drop_people"), {"team": ()})],
    )


def test_a_size_that_is_not_that_of_the_structure_is_refused(catalog):
    team = team_of(catalog, post("buyer", "buyer", count=2))
    assert refused(catalog, team, size=4) == (
        Reason.of("size_of_structure", structure="某队", structure_id="some", seats=3, size=4),
        [Change(Reason.of("drop_size", size=3), {"size": 3})],
    )
    assert len(reproduced(catalog, team, size=3).positions) == 3


COUNTED = post("operator", "store_operator", count_from="projects")


def test_a_count_that_the_brief_does_not_give_is_asked_for(catalog):
    assert refused(catalog, team_of(catalog, COUNTED)) == (
        Reason.of(
            "count_not_given",
            structure="某队",
            structure_id="some",
            post="岗位 operator",
            post_id="operator",
            driver="projects",
        ),
        [Change(Reason.of("give_count", driver="projects", count=3), {"projects": 3})],
    )


@pytest.mark.parametrize(("stated", "near"), [(0, 1), (0.5, 1), (1.5, 1), (2.9, 2), (1000.5, 1000), (1001, 1000)])
def test_a_count_is_a_whole_number_from_one_to_a_thousand(catalog, stated, near):
    assert refused(catalog, team_of(catalog, COUNTED), projects=stated) == (
        Reason.of("count_not_whole", driver="projects", value=stated),
        [Change(Reason.of("change_count", driver="projects", count=near), {"projects": near})],
    )


@pytest.mark.parametrize("stated", [1, 1000])
def test_the_ends_of_a_count_are_taken(catalog, stated):
    plan = reproduced(catalog, team_of(catalog, COUNTED), projects=stated)
    assert len(plan.positions) == stated + 1
    assert plan.origin.settings == {"projects": stated}


def test_posts_in_a_ring_are_refused_by_name(catalog):
    team = team_of(catalog, post("a", "buyer", "b"), post("b", "cashier", "a"), post("c", "packer"))
    assert refused(catalog, team) == (Reason.of("posts_without_head", posts=("a", "b")), [])


def test_a_cap_below_the_cost_leaves_only_the_cap(catalog):
    team = team_of(catalog, post("buyer", "buyer"))
    budget = reproduced(catalog, team).budget
    assert budget is not None
    cost = budget.monthly.base
    assert refused(catalog, team, people_cost_cap=cost - 1) == (
        Reason.of("cost_over_cap", size=2, cost=cost, cap=cost - 1),
        [Change(Reason.of("raise_cap", cap=cost), {"people_cost_cap": cost})],
    )


# --- a small structure, whole -----------------------------------------------------------------


def test_posts_left_out_say_why(catalog):
    team = team_of(
        catalog,
        post("a", "buyer"),
        post("b", "cashier", optional=True),
        post("c", "packer", needs=("self_fulfilment", "live")),
        post("d", "cs_agent", optional=True, count_from="projects"),
        post("e", "stock_keeper", needs=("self_fulfilment",)),
    )
    plan = reproduced(catalog, team, exclude=("buyer",), require=("cashier",), live=False, self_fulfilment=True)
    assert [seat.id for seat in plan.positions] == ["head", "b", "e"]
    assert plan.not_yet == (
        NotYet(role="buyer", because=Reason.of("excluded_by_brief"), until=Reason.of("drop_exclusion")),
        NotYet(
            role="packer",
            because=Reason.of("switched_off", switch="live"),
            until=Reason.of("switched_on", switch="live"),
        ),
        NotYet(
            role="cs_agent",
            because=Reason.of("optional_in_structure"),
            until=Reason.of("require_post", role="cs_agent"),
        ),
    )
    assert plan.origin.settings == {}


def test_a_small_structure_is_reproduced_whole(catalog):
    service = {"title": "系统", "instead_of": ("developer",), "note": "月付", "cost": "约千元"}
    team = team_of(
        catalog,
        TeamPost(
            id="lead", title="组长", roles={"cs_supervisor": 0.6, "buyer": 0.4}, department="客服", reports_to="head"
        ),
        TeamPost(
            id="agent",
            title="客服",
            roles={"cs_agent": 0.5, "buyer": 0.5},
            department="客服",
            count=2,
            count_stated=False,
            reports_to="lead",
            employment="part_time",
            note="轮班",
        ),
        outside=(OutsideService.model_validate(service),),
        departments={"客服": "答"},
    )
    plan = reproduced(catalog, team)
    rows = [
        (
            seat.id,
            seat.title,
            seat.accountable,
            seat.reports_to,
            seat.employment,
            seat.incumbent,
            seat.order,
            seat.because,
        )
        for seat in plan.positions
    ]
    published, own = Reason.of("published_post", structure="某队"), Reason.of("own_words", words="轮班")
    founder = catalog.organisation.founder
    assert founder
    assert rows == [
        ("head", "岗位 head", ("general_manager",), None, "full_time", founder, 1, published),
        ("lead", "组长", ("cs_supervisor", "buyer"), "head", "full_time", None, 2, published),
        ("agent-1", "客服", ("cs_agent",), "lead", "part_time", None, 3, own),
        ("agent-2", "客服", (), "lead", "part_time", None, 4, own),
    ]
    months = catalog.road_map.hiring[plan.brief.stage].months
    assert [seat.month for seat in plan.positions] == [0, 1, 1 + months // 3, 1 + 2 * months // 3]
    assert [seat.pay is None for seat in plan.positions] == [True, False, False, False]
    assert plan.positions[1].roles == {"cs_supervisor": 0.6, "buyer": 0.4}
    assert plan.departments == {"客服": "答"}
    assert plan.origin == Origin(
        kind="template",
        template="some",
        notes=(Reason.of("own_words", words="概"), Reason.of("own_words", words="注")),
    )
    assert plan.outside == (
        Service(
            title=Reason.of("own_words", words="系统"),
            instead_of=("developer",),
            note=Reason.of("own_words", words="月付"),
            cost="约千元",
            contact="head",
        ),
    )
    assert plan.notes == (
        Reason.of("structure_reproduced", structure="某队"),
        Reason.of("counts_not_stated", posts=("客服",)),
    )
    assert plan.brief.size == 4
    keys = [item.key for item in plan.assumptions]
    assert keys == sorted(keys)
    assert catalog.role("cs_agent").pay in keys


def test_a_structure_whose_counts_are_all_stated_says_no_more(catalog):
    team = team_of(catalog, post("a", "buyer"), post("b", "store_operator", count_from="projects", count_stated=False))
    assert reproduced(catalog, team, projects=1).notes == (Reason.of("structure_reproduced", structure="某队"),)


def test_a_head_alone_costs_nothing_that_a_cap_could_refuse(catalog):
    plan = reproduced(catalog, team_of(catalog), people_cost_cap=1)
    assert (plan.budget, len(plan.positions)) == (None, 1)


def test_a_head_without_a_founders_name_is_called_by_its_post(catalog):
    organisation = catalog.organisation.model_copy(update={"founder": None})
    plan = reproduced(catalog.model_copy(update={"organisation": organisation}), team_of(catalog, post("a", "buyer")))
    assert [seat.incumbent for seat in plan.positions] == ["岗位 head", None]


@pytest.mark.parametrize(("leads", "people"), [(1, 3), (2, 2), (2, 5), (3, 4)])
def test_superiors_share_the_seats_below_evenly_and_in_order(catalog, leads, people):
    team = team_of(catalog, post("lead", "cs_supervisor", count=leads), post("agent", "cs_agent", "lead", count=people))
    lines = [seat.reports_to for seat in reproduced(catalog, team).positions[1 + leads :]]
    names = ["lead"] if leads == 1 else [f"lead-{number}" for number in range(1, leads + 1)]
    counts = [lines.count(name) for name in names]
    assert lines == sorted(lines)
    assert sum(counts) == people
    assert max(counts) - min(counts) <= 1
