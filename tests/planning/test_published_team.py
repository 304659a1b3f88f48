"""A published structure as a plan: what is copied, what follows the brief, and what is refused."""

from __future__ import annotations

import pytest

from teamplan.model.catalog import Catalog
from teamplan.model.plan import Plan
from teamplan.model.team import TeamPost, TeamStructure
from teamplan.model.terms import Stage
from teamplan.planning.intake.infeasible import InfeasibleError
from teamplan.planning.published_team import plan_published_team, structure_brief


def structure(catalog: Catalog, name: str) -> TeamStructure:
    return next(team for team in catalog.teams if team.id == name)


def reproduced(catalog: Catalog, team: TeamStructure | str, **said: object) -> Plan:
    found = structure(catalog, team) if isinstance(team, str) else team
    return plan_published_team(catalog, found, structure_brief(found, said))


def test_the_brief_of_a_structure_can_be_overridden(catalog):
    team = structure(catalog, "ops-centre")
    brief = structure_brief(team, {"stage": "初创", "projects": 2, "city": "杭州"})
    assert (brief.stage, brief.model, brief.platforms) == (Stage.STARTUP, team.model, team.platforms)
    assert (brief.projects, brief.city) == (2, "杭州")


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


def test_posts_that_lead_nowhere_are_refused(catalog):
    team = structure(catalog, "five-hats")
    broken = tuple(
        post.model_copy(update={"reports_to": "service"}) if post.id == "service" else post for post in team.posts
    )
    with pytest.raises(InfeasibleError, match="service"):
        reproduced(catalog, team.model_copy(update={"posts": broken}))
