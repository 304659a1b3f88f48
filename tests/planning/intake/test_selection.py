"""Which roles a plan considers, chooses and refuses."""

from __future__ import annotations

import pytest
from small_roles import a_role

from teamplan.model.brief import CompletedBrief
from teamplan.model.plan import NotYet
from teamplan.model.reason import Reason
from teamplan.model.role import Applies
from teamplan.model.staffing import SplitRule
from teamplan.model.terms import STAGE_ORDER, BusinessModel, RoleKind, Stage
from teamplan.planning.intake.selection import select_roles

OPEN = {"regulated": False, "staffed": False}


def sorted_out(catalog, **stated: object) -> tuple[set[str], dict[str, str]]:
    """Return the chosen roles, and why the others are refused."""
    brief = (
        {"stage": Stage.GROWTH, "model": "b2c", "platforms": (), "live": False, "self_fulfilment": True} | OPEN | stated
    )
    selection = select_roles(CompletedBrief.model_validate(brief), catalog)
    return {role.id for role in selection.chosen}, {item.role: item.because.key for item in selection.refused}


@pytest.mark.parametrize("stage", STAGE_ORDER)
def test_no_role_is_both_chosen_and_refused_and_each_refusal_says_what_would_change_it(catalog, stage):
    selection = select_roles(
        CompletedBrief(stage=stage, model="b2c", platforms=(), live=False, self_fulfilment=False, **OPEN), catalog
    )
    chosen, refused = {role.id for role in selection.chosen}, {item.role for item in selection.refused}
    assert chosen
    assert refused
    assert not chosen & refused
    assert all(item.until is not None for item in selection.refused)


def test_roles_wait_for_their_stage_but_leads_wait_for_spans(catalog):
    for earlier, stage in enumerate(STAGE_ORDER):
        chosen, refused = sorted_out(catalog, stage=stage)
        for role in catalog.roles:
            if (
                role.id not in chosen | set(refused)
                or role.applies.waits_for_brief(BusinessModel.B2C)
                or role.applies.needs
            ):
                continue
            late = STAGE_ORDER.index(role.applies.first_stage(BusinessModel.B2C)) > earlier
            assert (role.id in refused) == (late and not role.kind.leads), role.id


def test_a_role_can_come_later_or_wait_for_the_brief_in_a_business_model(catalog):
    applies = catalog.role("developer").applies
    assert [applies.waits_for_brief(BusinessModel(model)) for model in ("tp", "b2c", "social")] == [True, True, False]
    chosen, refused = sorted_out(catalog, stage="growth", model="b2c")
    assert refused["developer"] == "optional_role"
    assert "developer" not in chosen
    assert "developer" in sorted_out(catalog, stage="growth", model="social")[0]
    assert "developer" in sorted_out(catalog, stage="growth", model="b2c", require=("developer",))[0]
    late = Applies(by_model=[{"model": "b2c", "from_stage": "mature"}])
    assert (late.first_stage(BusinessModel.B2C), late.first_stage(BusinessModel.B2B)) == (Stage.MATURE, Stage.STARTUP)
    other = catalog.model_copy(update={"roles": [a_role("late", applies=late), a_role("other")]})
    assert sorted_out(other, stage="growth")[1] == {"late": "stage_too_early"}
    assert sorted_out(other, stage="growth", model="b2b")[0] == {"late", "other"}


@pytest.mark.parametrize("need", ["live", "self_fulfilment"])
def test_needs_of_a_role(catalog, need):
    waiting = {role.id for role in catalog.roles if need in role.applies.needs and not role.applies.optional}
    assert waiting
    chosen, refused = sorted_out(catalog, stage="mature", **{"live": True, "self_fulfilment": True, need: False})
    idle = {role.function for role in catalog.roles if role.id in waiting}
    idle -= {role.function for role in catalog.roles if role.id in chosen and role.kind is RoleKind.SPECIALIST}
    leaders = {role.id for role in catalog.roles if role.kind.leads and role.function not in idle}
    assert not (waiting - leaders) & chosen
    assert waiting & leaders <= chosen, "other work of the function may need a leader"
    assert {refused[role] for role in waiting if role in refused} == {"switched_off"}
    with_it, _ = sorted_out(catalog, stage="mature", live=True, self_fulfilment=True)
    assert waiting & with_it


def test_optional_roles_join_only_where_required(catalog):
    optional = [role.id for role in catalog.roles if role.applies.optional and not role.applies.models]
    assert optional
    chosen, _ = sorted_out(catalog, stage="mature", live=True)
    assert not chosen & set(optional)
    assert optional[0] in sorted_out(catalog, stage="startup", require=(optional[0],))[0]


def test_pins_override_stage_and_needs(catalog):
    late = next(
        role.id for role in catalog.roles if role.applies.from_stage is Stage.MATURE and not role.applies.models
    )
    assert late not in sorted_out(catalog, stage="startup")[0]
    assert late in sorted_out(catalog, stage="startup", require=(late,))[0]
    assert late in sorted_out(catalog, stage="startup", team=({"title": "A", "roles": (late,)},))[0]
    chosen, refused = sorted_out(catalog, exclude=("cs_agent",))
    assert "cs_agent" in chosen, "there is the work all the same"
    assert refused["cs_agent"] == "excluded_by_brief"


def test_roles_of_another_business_are_not_even_refused(catalog):
    foreign = {
        role.id for role in catalog.roles
        if role.applies.models and BusinessModel.B2C not in role.applies.models and role.kind is not RoleKind.HEAD
    }  # fmt: skip
    assert foreign
    chosen, refused = sorted_out(catalog, stage="mature", live=True)
    assert not foreign & (chosen | set(refused))


def test_platform_roles_come_with_their_platform(catalog):
    bound = [role for role in catalog.roles if role.applies.platforms and not role.applies.optional]
    assert len(bound) >= 3
    for role in bound:
        model = role.applies.models[0] if role.applies.models else "b2c"
        said = {"stage": "mature", "live": True, "model": model}
        assert role.id not in sorted_out(catalog, **said, platforms=())[0]
        assert role.id in sorted_out(catalog, **said, platforms=(role.applies.platforms[0],))[0]


def test_the_order_is_that_of_the_catalog(catalog):
    selection = select_roles(
        CompletedBrief(stage=Stage.MATURE, model="social", platforms=(), live=True, self_fulfilment=True, **OPEN),
        catalog,
    )
    place = {role.id: number for number, role in enumerate(catalog.roles)}
    assert [role.id for role in selection.chosen] == sorted(
        (role.id for role in selection.chosen), key=place.__getitem__
    )


@pytest.mark.parametrize(
    ("changed", "stated", "because", "until"),
    [
        ({"optional": True}, {}, Reason.of("optional_role"), Reason.of("require_role")),
        (
            {"needs": ("self_fulfilment", "live")},
            {},
            Reason.of("switched_off", switch="live"),
            Reason.of("switched_on", switch="live"),
        ),
        (
            {"from_stage": Stage.MATURE},
            {},
            Reason.of("stage_too_early", stage="growth"),
            Reason.of("stage_reached", stage="mature"),
        ),
    ],
    ids=["optional", "needs", "stage"],
)
def test_a_role_is_refused_with_its_reason_and_what_would_bring_it_in(catalog, changed, stated, because, until):
    role = catalog.role("store_operator")
    other = role.model_copy(update={"applies": role.applies.model_copy(update=changed)})
    small = catalog.model_copy(update={"roles": (catalog.role("general_manager"), other)})
    brief = {"stage": "growth", "model": "b2c", "platforms": (), "live": False, "self_fulfilment": True} | OPEN | stated
    selection = select_roles(CompletedBrief.model_validate(brief), small)
    assert [role.id for role in selection.chosen] == ["general_manager"]
    assert selection.refused == (NotYet(role="store_operator", because=because, until=until),)


@pytest.mark.parametrize(
    ("changed", "considered"),
    [
        ({}, True),
        ({"from_stage": Stage.GROWTH}, True),
        ({"needs": ("self_fulfilment",)}, True),
        ({"models": (BusinessModel.B2C,)}, True),
        ({"models": (BusinessModel.B2B,)}, False),
        ({"platforms": ("京东", "天猫")}, True),
        ({"platforms": ("京东",)}, False),
        ({"platforms": ("天猫",), "models": (BusinessModel.B2B,)}, False),
        ({"platforms": ("京东",), "models": (BusinessModel.B2C,)}, False),
    ],
    ids=str,
)
def test_a_role_is_considered_where_model_and_platforms_fit(catalog, changed, considered):
    role = catalog.role("store_operator")
    other = role.model_copy(update={"applies": role.applies.model_copy(update=changed)})
    small = catalog.model_copy(update={"roles": (catalog.role("general_manager"), other)})
    brief = {"stage": "growth", "model": "b2c", "platforms": ("天猫",), "live": False, "self_fulfilment": True} | OPEN
    selection = select_roles(CompletedBrief.model_validate(brief), small)
    assert ([role.id for role in selection.chosen[1:]] == ["store_operator"]) is considered
    assert selection.refused == ()


@pytest.mark.parametrize(
    "pinned", [{"require": ("store_operator",)}, {"team": ({"title": "甲", "roles": ("store_operator",)},)}]
)
def test_a_role_of_another_business_is_chosen_where_it_is_required_or_held(catalog, pinned):
    role = catalog.role("store_operator")
    other = role.model_copy(
        update={"applies": Applies(models=(BusinessModel.B2B,), platforms=("京东",), optional=True)}
    )
    small = catalog.model_copy(update={"roles": (catalog.role("general_manager"), other)})
    brief = {"stage": "growth", "model": "b2c", "platforms": (), "live": False, "self_fulfilment": True} | OPEN | pinned
    selection = select_roles(CompletedBrief.model_validate(brief), small)
    assert [role.id for role in selection.chosen] == ["general_manager", "store_operator"]


@pytest.mark.parametrize(("other_work", "spare"), [(True, True), (False, False)])
def test_a_leader_without_its_trade_stays_where_the_function_has_other_work(catalog, other_work, spare):
    lead = next(
        role for role in catalog.roles if role.kind is RoleKind.LEAD and role.applies.needs == ("self_fulfilment",)
    )
    worker = next(role for role in catalog.roles if role.function is lead.function and role.kind is RoleKind.SPECIALIST)
    needs = () if other_work else ("self_fulfilment",)
    worker = worker.model_copy(update={"applies": Applies(needs=needs)})
    small = catalog.model_copy(update={"roles": (worker, lead)})
    brief = {"stage": "mature", "model": "b2c", "platforms": (), "live": False, "self_fulfilment": False} | OPEN
    selection = select_roles(CompletedBrief.model_validate(brief), small)
    assert (lead.id in {role.id for role in selection.chosen}) is spare
    assert (lead.id in {item.role for item in selection.refused}) is not spare


def test_the_work_of_an_excluded_role_is_there_but_barred_from_the_team(catalog):
    role = catalog.role("store_operator")
    small = catalog.model_copy(update={"roles": (catalog.role("general_manager"), role)})
    brief = {"stage": "growth", "model": "b2c", "platforms": (), "live": False, "self_fulfilment": True} | OPEN
    selection = select_roles(CompletedBrief.model_validate(brief | {"exclude": ("store_operator",)}), small)
    assert [role.id for role in selection.chosen] == ["general_manager", "store_operator"]
    assert selection.barred == {"store_operator"}
    excluded, back = Reason.of("excluded_by_brief"), Reason.of("drop_exclusion")
    assert selection.refused == (NotYet(role="store_operator", because=excluded, until=back),)


@pytest.mark.parametrize(
    "changed",
    [
        {"applies": Applies(optional=True)},
        {"applies": Applies(from_stage=Stage.MATURE)},
        {"applies": Applies(needs=("live",))},
        {"staffing": SplitRule(rule="split", of="store_operator", share=0.3, above=1)},
        {"kind": RoleKind.LEAD},
    ],
    ids=["optional", "stage", "needs", "split", "lead"],
)
def test_who_is_excluded_without_work_of_its_own_leaves_none(catalog, changed):
    other = catalog.role("visual_designer").model_copy(update=changed)
    small = catalog.model_copy(update={"roles": (catalog.role("general_manager"), other)})
    brief = {"stage": "growth", "model": "b2c", "platforms": (), "live": False, "self_fulfilment": True} | OPEN
    selection = select_roles(CompletedBrief.model_validate(brief | {"exclude": (other.id,)}), small)
    assert [role.id for role in selection.chosen] == ["general_manager"]
    assert selection.barred == frozenset()
    assert [item.because.key for item in selection.refused] == ["excluded_by_brief"]
